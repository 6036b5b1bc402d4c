"""Committees, and one with its members and meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from committees.clock import today
from committees.models import Committee, Membership, MembershipRole
from meetings.models import PublishedMeeting
from meetings.public.names import by_name, name_key
from meetings.public.rows import in_order, meeting_row, moved_rows

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

MEETINGS_A_PAGE = 20
NEXT_MEETINGS = 12


@require_safe
def committee_list(request: HttpRequest) -> HttpResponse:
    """Those to come are among those that meet, with the day from which they do."""
    day = today()
    committees = Committee.objects.visible_to(request.user)
    context = {
        "committees": by_name(committees.exclude(active_to__lt=day)),
        "past_committees": by_name(committees.ended_by(day)),
        "today": day,
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
    seats = Membership.objects.visible_to(request.user).filter(committee=found)
    members = seats.exclude(ends__lt=day).select_related("member")
    context = {
        "committee": found,
        "memberships": _each_once(sorted(members, key=lambda seat: _place(seat, day))),
        "next_meetings": in_order([*map(meeting_row, coming), *left]),
        "page": page,
        "today": day,
    }
    return render(request, "committees/detail.html", context)


def _each_once(seats: list[Membership]) -> list[Membership]:
    """Of several seats of one member the first: the one of today, or the next."""
    firsts: dict[int, Membership] = {}
    for seat in seats:
        firsts.setdefault(seat.member_id, seat)
    return list(firsts.values())


def _place(seat: Membership, day: date) -> tuple[object, ...]:
    """Who sits now before who will, the chair first, and then by name."""
    to_come = seat.starts is not None and seat.starts > day
    rank = MembershipRole.values.index(seat.role)
    member = seat.member
    return to_come, rank, name_key(member.name), name_key(member.ward), seat.pk
