from django.urls import path

from meetings.desk import officers
from meetings.desk.agenda import elsewhere, item, order, outline

_ITEM = "meetings/<uid:uid>/agenda/<uid:item>/"

urlpatterns = [
    path("meetings/<uid:uid>/agenda/", outline.agenda, name="desk-agenda"),
    path("meetings/<uid:uid>/add-item/", order.add, name="desk-add-item"),
    path("meetings/<uid:uid>/bring-item/", elsewhere.bring, name="desk-bring-item"),
    path(_ITEM, item.item, name="desk-agenda-item"),
    path(f"{_ITEM}move/", order.move, name="desk-move-item"),
    path(f"{_ITEM}remove/", order.remove, name="desk-remove-item"),
    path(f"{_ITEM}take-off/", elsewhere.take_off, name="desk-take-off"),
    path("officers/", officers.officers, name="desk-officers"),
]
