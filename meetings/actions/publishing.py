"""Publishing what stands in the working tables; approving; noting corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from pydantic import BaseModel, ValidationError

from committees.logbook import write_log
from meetings.actions.freezing import freeze, full_record, refresh
from meetings.actions.noting import add_notes
from meetings.actions.supplements import numbered, supplement_to, write_supplement
from meetings.law import council_nation
from meetings.models import Meeting
from meetings.queue.ahead import render_ahead
from meetings.record.changes import changed_places
from meetings.record.editions import edition_of
from meetings.record.meeting import (
    AgendaHeader,
    MinutesHeader,
    NoteRecord,
    NoticeHeader,
    stored_meeting,
    walk_items,
)
from meetings.record.reading import place_of
from meetings.record.rules import faults_in
from meetings.record.tables import read_tables
from meetings.record.tables.meeting import Headers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from committees.models import User
    from meetings.models import Edition
    from meetings.record.base import RecordModel
    from meetings.record.meeting import EditionKind, MeetingRecord
    from meetings.record.people import PersonRecord


Part = TypeVar("Part", bound=BaseModel)


class PublishingError(Exception):
    """It can't be published as asked. The message is fit to show a clerk; `field`
    names what it is about of what was asked, or is ""."""

    def __init__(self, says: str, field: str = "") -> None:
        super().__init__(says)
        self.field = field


def lock(meeting_id: int) -> Meeting:
    """Return the meeting with its row locked, so that publications queue up."""
    return Meeting.objects.select_for_update().order_by().get(pk=meeting_id)


def live_headers(editions: Iterable[Edition]) -> Headers:
    """What is out, by a meeting's live editions, as a record's headers; the defaults
    for what isn't."""
    live = {row.kind: stored_meeting(row.record) for row in editions}
    return Headers(
        notice=live["notice"].notice if "notice" in live else NoticeHeader(),
        agenda=live["agenda"].agenda if "agenda" in live else AgendaHeader(),
        minutes=live["minutes"].minutes if "minutes" in live else MinutesHeader(),
    )


@transaction.atomic
def publish_notice(
    *, meeting: Meeting, now: datetime, by: User | None = None, correction: str = ""
) -> Edition:
    """Tell the public that there is this meeting, or that it is moved or cancelled.

    Schedule 12 to the Local Government Act 1972, paragraph 4(2), and section
    100A(6) ask for a notice; that it is in time is the clerk's judgement.
    """
    return _publish("notice", meeting, now, by, {"correction": correction})


@transaction.atomic
def publish_agenda(
    *, meeting: Meeting, now: datetime, by: User | None = None, correction: str = ""
) -> Edition:
    """Open the agenda and its papers (Local Government Act 1972, section 100B).

    Raises PublishingError where the meeting has no item or no notice is out.
    """
    if not meeting.items.exists():
        raise PublishingError("Add at least one item before publishing the agenda.")
    return _publish("agenda", meeting, now, by, {"correction": correction})


@transaction.atomic
def publish_minutes(
    *, meeting: Meeting, now: datetime, by: User | None = None, correction: str = ""
) -> Edition:
    """Open the minutes as a draft (Local Government Act 1972, section 100C)."""
    header = {"correction": correction, "state": "draft"}
    return _publish("minutes", meeting, now, by, header)


@transaction.atomic
def approve_minutes(
    *,
    meeting: Meeting,
    now: datetime,
    approved_on: date,
    approved_at: str | None,
    signed_by: PersonRecord | None,
    by: User | None = None,
    correction: str = "",
) -> Edition:
    """Make the approved edition, also where no word changes.

    Schedule 12 to the Local Government Act 1972, paragraph 41: signed at the same or
    the next suitable meeting, whose uid is `approved_at`, by who presides.
    """
    if not meeting.editions.filter(kind="minutes").exists():
        raise PublishingError("Publish the minutes as a draft before approving them.")
    header = {
        "correction": correction,
        "state": "approved",
        "approved_on": approved_on,
        "approved_at": approved_at,
        "signed_by": signed_by,
    }
    return _publish("minutes", meeting, now, by, header)


@transaction.atomic
def note_correction(
    *,
    meeting: Meeting,
    now: datetime,
    item: str,
    text: str,
    noted_by: str,
    on: date,
    by: User | None = None,
) -> NoteRecord:
    """Put a dated note beside approved minutes; `item` is an item's uid, or "".

    `noted_by` is whom the note names, `by` who is signed in.
    """
    locked = lock(meeting.pk)
    approved = locked.editions.filter(kind="minutes", state="approved").first()
    if approved is None:
        says = "These minutes are a draft: publish a corrected edition instead."
        raise PublishingError(says)
    items = walk_items(full_record(approved).items)
    if item and item not in {each.uid for each in items}:
        raise PublishingError("Choose an item of these minutes, or the whole of them.")
    note = _checked(
        NoteRecord, {"item": item or None, "text": text, "by": noted_by, "on": on}
    )
    if not note.text:
        raise PublishingError("Write what is corrected.")
    add_notes(locked, (note,))
    render_ahead.enqueue(approved.pk)  # the note is printed in the PDFs
    log_meeting(locked, now, by, "noted a correction", ["minutes.notes"])
    return note


def _publish(
    kind: EditionKind,
    meeting: Meeting,
    now: datetime,
    by: User | None,
    header: dict[str, Any],
) -> Edition:
    locked = lock(meeting.pk)
    out = locked.editions.filter(kind=kind).order_by("-number").first()
    if out and out.state == "approved":
        raise PublishingError(
            "These minutes are approved and don't change: add a note beside them."
        )
    if kind != "notice" and not locked.editions.filter(kind="notice").exists():
        raise PublishingError("Publish the notice of the meeting first.")
    if kind == "minutes" and not locked.editions.filter(kind="agenda").exists():
        raise PublishingError("Publish the agenda of the meeting first.")
    headers = live_headers(locked.editions.live())
    mine: Any = getattr(headers, kind) or NoticeHeader()
    header |= {"published_at": now, "edition": out.number + 1 if out else 1}
    said: dict[str, Any] = {kind: _checked(type(mine), {**_fields(mine), **header})}
    record = read_tables(locked, headers._replace(**said))
    before = full_record(out) if out else None
    if before and kind == "agenda":
        supplement = supplement_to(before, record)
        write_supplement(locked, supplement)
        record = numbered(record, supplement)
    _check(edition_of(kind, record))
    edition = freeze(meeting=locked, kind=kind, record=record, by=by)
    refresh(locked)
    render_ahead.enqueue(edition.pk)
    done = "approved" if edition.state == "approved" else "published"
    changes = changed_places(before, full_record(edition)) if before else []
    log_meeting(locked, now, by, f"{done} the {kind}", changes)
    return edition


def log_meeting(
    meeting: Meeting, now: datetime, by: User | None, what: str, fields: Iterable[str]
) -> None:
    write_log(
        now=now,
        by=by,
        what=what,
        kind="meeting",
        uid=meeting.uid,
        within=meeting.committee.slug,
        fields=fields,
    )


def _fields(part: RecordModel) -> dict[str, Any]:
    return {name: getattr(part, name) for name in type(part).model_fields}


def _checked(model: type[Part], fields: dict[str, Any]) -> Part:
    """What a clerk wrote, held to the record's types as a file's would be."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        faults = [f"{place_of(each['loc'])} {each['msg']}" for each in error.errors()]
        raise PublishingError("; ".join(faults)) from None


def _check(record: MeetingRecord) -> None:
    if faults := faults_in(record, nation=council_nation()):
        raise PublishingError("; ".join(map(str, faults)))
