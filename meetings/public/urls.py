from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

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
from meetings.public.stamps import of_council, of_item, of_meeting, of_program

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.urls import URLPattern

    from meetings.public.reading import View
    from meetings.public.stamps import PageStamp


def _page(
    route: str, view: View, name: str, *, stamp: Callable[..., PageStamp] = of_council
) -> URLPattern:
    return path(route, for_readers(view, stamp), name=name)


urlpatterns = [
    _page("", home.home, "home"),
    _page("committees/", committees.committee_list, "committees"),
    _page("committees/<uid:slug>/", committees.committee, "committee"),
    _page("meetings/", calendar.month, "meetings"),
    _page("meetings/<uid:uid>/", meetings.meeting, "meeting", stamp=of_meeting),
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
    _page("items/<uid:uid>/", items.item, "item", stamp=of_item),
    _page("items/<uid:uid>/minutes.pdf", items.minutes_pdf, "item-minutes-pdf"),
    _page("issues/<uid:uid>/", issues.issue, "issue"),
    _page("members/", members.member_list, "members"),
    _page("members/<uid:uid>/", members.member, "member"),
    _page("documents/<uid:uid>/<path:filename>", documents.document, "document"),
    _page("accessibility/", statement.accessibility, "accessibility", stamp=of_program),
    # They say themselves how long they may be kept.
    path("healthz", csrf_exempt(statement.healthz), name="healthz"),
    path(
        "theme/<slug:fingerprint>.css", csrf_exempt(theme.theme_css), name="theme-css"
    ),
    path(
        "theme/<slug:fingerprint>/logo",
        csrf_exempt(theme.theme_logo),
        name="theme-logo",
    ),
]
