"""What stands around a meeting's body: its state in sentences, and where and when.

On a public page this is made on each request. A preview asks for it as a rendering,
through `meetings/renditions.py`, since the desk doesn't know the pages for readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from committees.clock import today
from meetings.models import PublishedMeeting
from meetings.public.status import status_of
from meetings.renditions import Maker, add_maker

if TYPE_CHECKING:
    from meetings.record.meeting import MeetingRecord
    from meetings.renditions import Making

MEETING_HEAD = "meeting head"

# `status_of` asks only whether there is one.
_SOME_EDITION = -1


def _make(making: Making) -> bytes:
    """`making.record` says what the notice says, with the headers of what is out."""
    record = making.record
    replaced_by = None
    if record.replaced_by:
        replaced_by = PublishedMeeting.objects.filter(uid=record.replaced_by).first()
    status = status_of(_as_listed(record), today=today(), replaced_by=replaced_by)
    context = {"meeting": record, "status": status}
    return render_to_string("meetings/desk/publish/head.html", context).encode()


def _as_listed(record: MeetingRecord) -> PublishedMeeting:
    """The row that lists would have of it. It is never saved."""
    out = record.agenda.published_at is not None
    return PublishedMeeting(
        uid=record.uid,
        date=record.date,
        start_time=record.start_time,
        status=record.status,
        status_reason=record.status_reason,
        moved_from=",".join(day.isoformat() for day in record.moved_from),
        agenda_id=_SOME_EDITION if out else None,
        agenda_at=record.agenda.published_at,
        minutes_state=record.minutes.state,
        minutes_at=record.minutes.published_at,
        approved_on=record.minutes.approved_on,
    )


def add_makers() -> None:
    # Never kept: a preview alone asks for it.
    add_maker(MEETING_HEAD, Maker(_make, str, as_file=False))
