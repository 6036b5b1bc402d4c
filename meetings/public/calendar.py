"""Meetings, a month at a time."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from committees.clock import today
from meetings.models import PublishedMeeting
from meetings.public.rows import in_order, meeting_row, moved_rows
from meetings.record.base import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from meetings.public.rows import MeetingRow

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class Day:
    date: date
    rows: list[MeetingRow]
    today: bool


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """The month that `?month=YYYY-MM` names, or today's; 404 for one that isn't."""
    day = today()
    asked = request.GET.get("month", "")
    first = _first_day(asked) if asked else day.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    visible = PublishedMeeting.objects.visible_to(request.user).select_related(
        "committee"
    )
    held, left = visible.held_from_to(first, last), visible.moved_out_of(first)
    meetings = {each.pk: each for rows in (held, left) for each in rows}.values()
    rows = [meeting_row(each) for each in meetings]
    rows += [row for each in meetings for row in moved_rows(each)]
    rows = in_order(row for row in rows if first <= row.date <= last)
    context = {
        "month": first,
        "weeks": _weeks(first, last, rows, day),
        "has_meetings": bool(rows),
        "previous_month": _known(first - timedelta(days=1)),
        "next_month": _known(last + timedelta(days=1)),
        "this_month": None if first == day.replace(day=1) else day.replace(day=1),
    }
    return render(request, "meetings/public/month.html", context)


def _first_day(asked: str) -> date:
    found = _MONTH.fullmatch(asked)
    if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1)
    raise Http404("There is no such month.")


def _known(day: date) -> date | None:
    """The first day of that day's month; None where no meeting can be in it."""
    return day.replace(day=1) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _weeks(
    first: date, last: date, rows: list[MeetingRow], today: date
) -> list[list[Day | None]]:
    days: list[Day | None] = [None] * first.weekday()
    for number in range(last.day):
        day = first + timedelta(days=number)
        found = [row for row in rows if row.date == day]
        days.append(Day(date=day, rows=found, today=day == today))
    days += [None] * (-len(days) % 7)
    return [days[n : n + 7] for n in range(0, len(days), 7)]
