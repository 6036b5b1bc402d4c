"""What the meeting as a whole lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.checking.findings import Finding
from meetings.record.editions import same_content
from meetings.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.checking.findings import Context
    from meetings.record.meeting import EditionKind, MeetingRecord

_NAMES = {"notice": "notice", "agenda": "agenda", "minutes": "draft of the minutes"}


def about_the_meeting(
    record: MeetingRecord, kind: EditionKind, context: Context
) -> Iterator[Finding]:
    if record.status in {"cancelled", "postponed"} and not record.status_reason:
        words = f"is {record.status} without a reason. Say why: it is shown first."
        yield Finding("warning", "The meeting", words)
    if kind != "minutes":
        yield from _where_and_when(record)
    out = context.notice
    if kind != "notice" and out and _told(out) != _told(record):
        words = (
            "has another date, time, place or status than the public was told. That is"
            " told by the next notice: publish the notice too."
        )
        yield Finding("warning", "The meeting", words, "notice")
    before = context.before
    if before and same_content(kind, before, record):
        number = getattr(before, kind).edition
        words = f"would say the same as edition {number}, which is out."
        yield Finding("warning", f"This {_NAMES[kind]}", words)
    if kind == "agenda":
        yield from _agenda(record, context)
    if kind == "minutes":
        yield from _minutes(record, context)


def _where_and_when(record: MeetingRecord) -> Iterator[Finding]:
    if record.start_time is None:
        yield Finding("warning", "The meeting", "has no time yet.")
    if not record.venue and not record.links.join:
        yield Finding("warning", "The meeting", "has no place yet.")


def _told(record: MeetingRecord) -> tuple[object, ...]:
    return (
        record.date,
        record.start_time,
        record.venue,
        record.status in {"cancelled", "postponed"},
        record.status_reason,
        record.replaced_by,
    )


def _agenda(record: MeetingRecord, context: Context) -> Iterator[Finding]:
    if not record.items:
        yield Finding("error", "The agenda", "has no item. Add one.", "agenda")
    if context.agenda_is_out:
        return
    if context.late:
        words = "is late. A reason is needed, and is shown to the public."
        yield Finding("warning", "The agenda", words, "publish", field="id_late_reason")
    elif not context.holidays_known:
        words = (
            "may be late: the bank holidays of that year aren’t known here yet. Count"
            " the clear days yourself."
        )
        yield Finding("warning", "The agenda", words)


def _minutes(record: MeetingRecord, context: Context) -> Iterator[Finding]:
    if not context.agenda_is_out:
        words = (
            "was never published, and minutes come after it. Publish the agenda first,"
            " also now: it then says that it is late, and why."
        )
        yield Finding("error", "The agenda", words, "publish")
    if context.today and record.date > context.today:
        words = f"is still to come, on {long_date(record.date)}."
        yield Finding("warning", "The meeting", words)
