"""Committees, and one with its members and meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from committees.models import Committee, Membership
from meetings.models import PublishedMeeting
from meetings.public.rows import in_order, meeting_row, moved_rows
from meetings.public.today import today

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MEETINGS_A_PAGE = 20
NEXT_MEETINGS = 12


@require_safe
def committee_list(request: HttpRequest) -> HttpResponse:
    day = today()
    committees = Committee.objects.visible_to(request.user)
    context = {
        "committees": committees.active_on(day),
        "past_committees": committees.ended_by(day),
    }
    return render(request, "committees/list.html", context)


@require_safe
def committee(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of past meetings that isn't there shows the nearest that is."""
    day = today()
    found = get_object_or_404(
        Committee.objects.visible_to(request.user).select_related("parent"), slug=slug
    )
    visible = PublishedMeeting.objects.visible_to(request.user)
    meetings = visible.filter(committee=found).select_related("committee")
    coming = list(meetings.from_day(day)[:NEXT_MEETINGS])
    left = [row for each in coming for row in moved_rows(each) if row.date >= day]
    page = Paginator(meetings.before_day(day), MEETINGS_A_PAGE).get_page(
        request.GET.get("page")
    )
    rows: Any = [meeting_row(each) for each in page.object_list]
    page.object_list = rows
    members = (
        Membership.objects.visible_to(request.user).filter(committee=found).on(day)
    )
    context = {
        "committee": found,
        "memberships": members.select_related("member").chair_first(),
        "next_meetings": in_order([*map(meeting_row, coming), *left]),
        "page": page,
    }
    return render(request, "committees/detail.html", context)
