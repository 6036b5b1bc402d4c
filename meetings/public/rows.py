"""A meeting as one row of a list: date, committee, and its state in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from meetings.public.names import name_key
from meetings.wording import clock, long_date, plain_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, time

    from meetings.models import PublishedMeeting


@dataclass(frozen=True)
class MeetingRow:
    """`title` is the meeting's own, "" for most; `committee_name` has it too.

    `tag_kind` is "", "draft" or "stop"; `struck`: it is not held on this date.
    """

    date: date
    start_time: time | None
    title: str
    committee_name: str
    committee_url: str
    url: str
    state_tag: str
    tag_kind: str
    line: str
    struck: bool


def meeting_row(meeting: PublishedMeeting) -> MeetingRow:
    """The row of a meeting on its own date. Needs `committee` loaded."""
    tag, kind, line = _state(meeting)
    return MeetingRow(
        date=meeting.date,
        start_time=meeting.start_time,
        title=meeting.title,
        committee_name=named(meeting),
        committee_url=meeting.committee.get_absolute_url(),
        url=meeting.get_absolute_url(),
        state_tag=tag,
        tag_kind=kind,
        line=line,
        struck=meeting.status in {"cancelled", "postponed"},
    )


def moved_rows(meeting: PublishedMeeting) -> list[MeetingRow]:
    """A row for each date that the meeting has left: whoever knows that one, comes."""
    to = long_date(meeting.date)
    if meeting.start_time is not None:
        to += f" at {clock(meeting.start_time)}"
    line = _sentences(f"to {to}", meeting.status_reason)
    return [
        MeetingRow(
            date=day,
            start_time=None,
            title=meeting.title,
            committee_name=named(meeting),
            committee_url=meeting.committee.get_absolute_url(),
            url=meeting.get_absolute_url(),
            state_tag="Moved",
            tag_kind="stop",
            line=line,
            struck=True,
        )
        for day in dates_left(meeting)
    ]


def in_order(rows: Iterable[MeetingRow]) -> list[MeetingRow]:
    """By date and time; on a day, a time that isn't known comes last."""
    return sorted(
        rows,
        key=lambda row: (
            row.date,
            row.start_time is None,
            row.start_time.isoformat() if row.start_time else "",
            name_key(row.committee_name),
            row.url,
        ),
    )


def when(meeting: PublishedMeeting) -> tuple[date, bool, str]:
    """Compare meetings by it: by date and time, a time that isn't known last."""
    start = meeting.start_time
    return meeting.date, start is None, start.isoformat() if start else ""


def dates_left(meeting: PublishedMeeting) -> list[date]:
    """The dates that a meeting was moved from, in that order."""
    return [date.fromisoformat(day) for day in meeting.moved_from.split(",") if day]


def named(meeting: PublishedMeeting) -> str:
    return (
        f"{meeting.committee_name}: {meeting.title}"
        if meeting.title
        else (meeting.committee_name)
    )


def local_day(moment: datetime | None) -> str:
    """The day of a moment where the council is, in words; "" where it isn't known."""
    return plain_date(timezone.localtime(moment).date()) if moment else ""


def _state(meeting: PublishedMeeting) -> tuple[str, str, str]:
    """Tag, its kind, and the sentence behind it."""
    if meeting.status in {"cancelled", "postponed"}:
        return meeting.status.capitalize(), "stop", _sentences(meeting.status_reason)
    if meeting.minutes_state == "approved":
        on = f"On {plain_date(meeting.approved_on)}." if meeting.approved_on else ""
        return "Approved minutes", "", on
    if meeting.minutes_state == "draft":
        day = local_day(meeting.minutes_at)
        return "Draft minutes", "draft", f"Published {day}." if day else ""
    lines = [f"Moved from {long_date(day)}" for day in dates_left(meeting)[-1:]]
    if meeting.agenda_id:
        lines.append("Agenda published")
    return "", "", _sentences(*lines, meeting.venue)


def _sentences(*parts: str) -> str:
    return " ".join(
        part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part
    )
