"""Pages about people and the log that need to know of meetings and rich text."""

from __future__ import annotations

from django.urls import path

from meetings.desk import committee, log

urlpatterns = [
    path("log/", log.log, name="desk-log"),
    path("people/committees/add/", committee.add, name="desk-add-committee"),
    path(
        "committees/<uid:slug>/change/", committee.change, name="desk-change-committee"
    ),
]
