"""What a record says of the meeting as a whole, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.comparing.blocks import line, lines, prose
from meetings.in_the_room import comings
from meetings.public.changes.sides import Field, told
from meetings.wording import (
    clock,
    listed,
    long_date,
    meeting_kind_words,
    meeting_status_words,
    presence_words,
    printed_person,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.comparing.blocks import Text
    from meetings.public.changes.sides import Both, Side
    from meetings.record.meeting import AgendaHeader, MeetingRecord, MinutesHeader
    from meetings.record.people import AttendanceRecord


def opening_fields(both: Both) -> Iterator[Field]:
    """What stands before the items."""
    was, now = both.before.record, both.after.record
    yield Field("Committee", line(was.committee.name), line(now.committee.name))
    yield Field("Meeting", line(was.title), line(now.title))
    yield Field("Kind of meeting", line(_kind(was)), line(_kind(now)))
    yield Field("Status", prose(_status(was)), prose(_status(now)))
    yield Field("Date", line(long_date(was.date)), line(long_date(now.date)))
    yield Field("First planned for", line(_left(was)), line(_left(now)))
    yield Field("Start of the meeting", line(_start(was)), line(_start(now)))
    yield Field("Place", line(was.venue), line(now.venue))
    yield Field("Watch", line(was.links.webcast), line(now.links.webcast))
    yield Field("Join", line(was.links.join), line(now.links.join))
    yield told("Notice given", _short, was.agenda, now.agenda)
    late = was.agenda.late_reason, now.agenda.late_reason
    yield told("Agenda published late", prose, *late)
    yield told("Attendance", _attendance, both.before, both.after)


def closing_fields(both: Both) -> Iterator[Field]:
    """What stands after the items and the documents."""
    was, now = both.before.record, both.after.record
    yield Field("End of the meeting", line(_end(was, both)), line(_end(now, both)))


def approval_words(header: MinutesHeader) -> str:
    """How minutes came to be approved; "" for a draft."""
    if header.state != "approved":
        return ""
    said = "The minutes are approved now"
    if header.approved_on:
        said += f", on {long_date(header.approved_on)}"
    if header.signed_by:
        said += f", and signed by {printed_person(header.signed_by)}"
    return f"{said}."


def _kind(record: MeetingRecord) -> str:
    return meeting_kind_words(record.kind)


def _status(record: MeetingRecord) -> str:
    said = f"{meeting_status_words(record.status)}."
    if record.replaced_by:
        said += " Another meeting takes its place."
    return f"{said}\n\n{record.status_reason}"


def _left(record: MeetingRecord) -> str:
    return listed(map(long_date, record.moved_from))


def _start(record: MeetingRecord) -> str:
    start = record.start_time
    return "" if start is None else f"The meeting starts at {clock(start)}."


def _end(record: MeetingRecord, both: Both) -> str:
    if record.end_time is None:
        return ""
    verb = "ended" if both.minuted else "is to end"
    return f"The meeting {verb} at {clock(record.end_time)}."


def _short(header: AgendaHeader) -> Text:
    return line("Convened at short notice." if header.convened_short_notice else "")


def _attendance(side: Side) -> Text:
    return lines(_there(row, side) for row in side.record.attendance)


def _there(row: AttendanceRecord, side: Side) -> str:
    """Ann Price, Chair, by remote link: present. Came in for item 4."""
    said = [printed_person(row), row.capacity]
    if row.substitute_for:
        said.append(f"substitute for {printed_person(row.substitute_for)}")
    if row.mode == "remote":
        said.append("by remote link")
    who = ", ".join(filter(None, said))
    when = "".join(
        f"{each.words} {side.called(each.uid)}" for each in comings(row, side.taken)
    )
    text = f"{who}: {presence_words(row.presence).lower()}."
    return f"{text} {when}." if when else text
