from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from meetings.public import (
    calendar,
    committees,
    documents,
    home,
    issues,
    items,
    meetings,
    members,
    statement,
    theme,
)
from meetings.public.changes import page as changes
from meetings.public.reading import for_readers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponseBase
    from django.urls import URLPattern


def _page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    return path(route, for_readers(view), name=name)


urlpatterns = [
    _page("", home.home, "home"),
    _page("committees/", committees.committee_list, "committees"),
    _page("committees/<uid:slug>/", committees.committee, "committee"),
    _page("meetings/", calendar.month, "meetings"),
    _page("meetings/<uid:uid>/", meetings.meeting, "meeting"),
    _page("meetings/<uid:uid>/agenda.pdf", meetings.agenda_pdf, "agenda-pdf"),
    _page("meetings/<uid:uid>/minutes.pdf", meetings.minutes_pdf, "minutes-pdf"),
    _page(
        "meetings/<uid:uid>/agenda/<edition:number>/",
        meetings.earlier_agenda,
        "earlier-agenda",
    ),
    _page(
        "meetings/<uid:uid>/minutes/<edition:number>/",
        meetings.earlier_minutes,
        "earlier-minutes",
    ),
    _page("meetings/<uid:uid>/changes/", changes.changes, "changes"),
    _page("items/<uid:uid>/", items.item, "item"),
    _page("items/<uid:uid>/minutes.pdf", items.minutes_pdf, "item-minutes-pdf"),
    _page("issues/<uid:uid>/", issues.issue, "issue"),
    _page("members/", members.member_list, "members"),
    _page("members/<uid:uid>/", members.member, "member"),
    _page("documents/<uid:uid>/<path:filename>", documents.document, "document"),
    _page("accessibility/", statement.accessibility, "accessibility"),
    _page("healthz", statement.healthz, "healthz"),
    _page("theme/<slug:fingerprint>.css", theme.theme_css, "theme-css"),
    _page("theme/<slug:fingerprint>/logo", theme.theme_logo, "theme-logo"),
]
