"""What a clerk should know of a day before a meeting is planned on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meetings.clear_days import (
    holiday_name,
    last_lawful_day,
    why_not_counted,
    working_days_left,
)
from meetings.series import why_avoided
from meetings.wording import clock, long_date

if TYPE_CHECKING:
    from datetime import date

    from committees.models import Committee
    from meetings.models import Meeting

CALLED_OFF = ("cancelled", "postponed")


def deadline_context(day: date, today: date) -> dict[str, Any]:
    """What the `deadline` partial needs."""
    deadline = last_lawful_day(day)
    return {
        "deadline": deadline,
        "left": working_days_left(deadline.day, today),
        "late": today > deadline.day,
    }


def unusual(
    committee: Committee, day: date, *, today: date, besides: Meeting | None = None
) -> list[str]:
    """What is unusual about a day for a meeting, a sentence each; `besides` is the
    meeting that would move there."""
    found = []
    if day < today:
        found.append(f"{long_date(day)} is past.")
    if why := why_avoided(day, holiday_name) or why_not_counted(day):
        found.append(f"{long_date(day)} is {_a_day(why)}.")
    found += [
        f"{committee.name} meets on that day already{_at(other)}."
        for other in others_on(committee, [day], besides=besides)
    ]
    deadline = last_lawful_day(day)
    if deadline.day < today <= day:
        found.append(
            f"The last day to publish its agenda was {long_date(deadline.day)}: a"
            " reason will be needed, and will be shown to the public."
        )
    return found


def others_on(
    committee: Committee, days: list[date], *, besides: Meeting | None = None
) -> list[Meeting]:
    """The committee's meetings on these days that are to be held."""
    rows = committee.meetings.filter(date__in=days).exclude(status__in=CALLED_OFF)
    if besides:
        rows = rows.exclude(pk=besides.pk)
    return list(rows.order_by("date", "start_time", "pk"))


def _a_day(why: str) -> str:
    if why in {"Saturday", "Sunday"}:
        return f"a {why}"
    return {
        "Christmas week": "in Christmas week",
        "council closed": "a day on which the council is closed",
    }.get(why, why)


def _at(meeting: Meeting) -> str:
    return f", at {clock(meeting.start_time)}" if meeting.start_time is not None else ""
