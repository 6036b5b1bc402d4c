from __future__ import annotations

from django.urls import path

from meetings.desk import start

urlpatterns = [
    path("", start.start, name="desk-start"),
    path("meetings/<uid:uid>/", start.meeting, name="desk-meeting"),
]
