from django.urls import path

from meetings.desk import officers
from meetings.desk.agenda import pages

_ITEM = "meetings/<uid:uid>/agenda/<uid:item>/"

urlpatterns = [
    path("meetings/<uid:uid>/agenda/", pages.agenda, name="desk-agenda"),
    path("meetings/<uid:uid>/add-item/", pages.add, name="desk-add-item"),
    path("meetings/<uid:uid>/bring-item/", pages.bring, name="desk-bring-item"),
    path(_ITEM, pages.item, name="desk-agenda-item"),
    path(f"{_ITEM}move/", pages.move, name="desk-move-item"),
    path(f"{_ITEM}remove/", pages.remove, name="desk-remove-item"),
    path(f"{_ITEM}take-off/", pages.take_off, name="desk-take-off"),
    path("officers/", officers.officers, name="desk-officers"),
]
