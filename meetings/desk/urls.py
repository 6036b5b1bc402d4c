from __future__ import annotations

from django.urls import include, path

from meetings.desk import in_full, start

urlpatterns = [
    path("", include("meetings.desk.agenda.urls")),
    path("", include("meetings.desk.attendance_urls")),
    path("", include("meetings.desk.documents_urls")),
    path("", include("meetings.desk.minutes_urls")),
    path("", include("meetings.desk.planning.urls")),
    path("", include("meetings.desk.publishing_urls")),
    path("", include("meetings.desk.people_urls")),
    path("", start.start, name="desk-start"),
    path("meetings/<uid:uid>/", start.meeting, name="desk-meeting"),
    path("meetings/<uid:uid>/in-full/", in_full.in_full, name="desk-in-full"),
]
