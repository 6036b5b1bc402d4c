from django.urls import path

from meetings.desk.planning import changing, issues, listing, pages, standing

_COMMITTEE = "committees/<uid:slug>/"
_MEETING = "meetings/<uid:uid>/"

urlpatterns = [
    path("meetings/", listing.meetings, name="desk-meetings"),
    path("issues/", issues.issues, name="desk-issues"),
    path(f"{_COMMITTEE}plan/", pages.plan, name="desk-plan"),
    path(f"{_COMMITTEE}series/", pages.series, name="desk-series"),
    path(f"{_COMMITTEE}pattern/", pages.pattern, name="desk-pattern"),
    path(
        f"{_COMMITTEE}standing-items/",
        standing.standing_items,
        name="desk-standing-items",
    ),
    path(
        f"{_COMMITTEE}standing-items/<int:pk>/",
        standing.standing_item,
        name="desk-standing-item",
    ),
    path(f"{_MEETING}change/", changing.change, name="desk-change-meeting"),
    path(f"{_MEETING}move/", changing.move, name="desk-move"),
    path(f"{_MEETING}cancel/", changing.cancel, name="desk-cancel"),
    path(f"{_MEETING}postpone/", changing.postpone, name="desk-postpone"),
    path(f"{_MEETING}reinstate/", changing.reinstate, name="desk-reinstate"),
    path(f"{_MEETING}remove/", changing.remove, name="desk-remove-meeting"),
]
