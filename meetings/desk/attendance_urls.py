from django.urls import path

from meetings.desk import attendance, order_taken

urlpatterns = [
    path(
        "meetings/<uid:uid>/attendance/", attendance.attendance, name="desk-attendance"
    ),
    path(
        "meetings/<uid:uid>/attendance/add/", attendance.add, name="desk-attendance-add"
    ),
    path("meetings/<uid:uid>/order/", order_taken.order, name="desk-order-taken"),
    path("meetings/<uid:uid>/order/add/", order_taken.add, name="desk-add-at-meeting"),
]
