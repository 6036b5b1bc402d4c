from django.urls import path

from meetings.desk import minutes, together

urlpatterns = [
    path("meetings/<uid:uid>/minutes/", minutes.minutes, name="desk-minutes"),
    path("meetings/<uid:uid>/together/", together.together, name="desk-together"),
    path("meetings/<uid:uid>/minutes/<uid:item>/", minutes.minute, name="desk-minute"),
]
