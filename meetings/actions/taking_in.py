"""Taking in a record from outside: into the tables, and published as it says."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from django.db import transaction

from meetings.actions.freezing import freeze, full_record, refresh
from meetings.models import AgendaItem, Document, Edition, Meeting
from meetings.record.editions import same_content
from meetings.record.reading import RecordRefusedError
from meetings.record.rules import Fault, placed
from meetings.record.tables import write_tables
from meetings.record.tables.items import issues_of
from meetings.record.tables.notes import read_notes
from meetings.record.tables.people import members_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meetings.record.meeting import EditionKind, MeetingRecord

CHANGED_BY_IMPORT = "Changed by an import"
KINDS: tuple[EditionKind, ...] = ("notice", "agenda", "minutes")


class TakenIn(Enum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@transaction.atomic
def take_in(*, record: MeetingRecord, now: datetime) -> TakenIn:
    """Make the tables and the editions say what the record says.

    What is there already changes nothing. What differs from a live edition makes the
    next one, at `now` where the record gives no moment of its own. Raises
    RecordRefusedError where it would change an approved edition or an earlier one, or
    names something of another meeting.
    """
    meeting = _locked(record.uid)
    if faults := list(_not_ours(record)):
        raise RecordRefusedError(faults)
    editions = _editions(meeting) if meeting else {}
    is_new = meeting is None
    wanted = _wanted(record, editions, now)
    if (
        meeting
        and not wanted
        and _published(record)
        and not _notes_differ(meeting, record)
    ):
        return TakenIn.UNCHANGED
    if not _published(record) and meeting and meeting.editions.exists():
        says = "the meeting is published; a record that takes that back is refused"
        raise RecordRefusedError([Fault("notice", says)])
    meeting = write_tables(record)
    members_of(record)
    for earlier in record.earlier:
        issues_of(earlier.record.items)
    for kind, each, live in wanted:
        freeze(meeting=meeting, kind=kind, record=each, live=live)
    refresh(meeting)
    return TakenIn.NEW if is_new else TakenIn.CHANGED


def _locked(uid: str) -> Meeting | None:
    return Meeting.objects.select_for_update().order_by().filter(uid=uid).first()


def _published(record: MeetingRecord) -> bool:
    return record.notice is not None


def published_kinds(record: MeetingRecord) -> list[EditionKind]:
    """What the record says is out now."""
    if record.notice is None:
        return []
    has_minutes = record.minutes.state != "none"
    has_agenda = has_minutes or record.agenda.published_at is not None
    kinds: list[EditionKind] = ["notice"]
    if has_agenda:
        kinds.append("agenda")
    if has_minutes:
        kinds.append("minutes")
    return kinds


def _editions(meeting: Meeting) -> dict[str, list[Edition]]:
    rows = Edition.objects.filter(meeting=meeting).order_by("number")
    return {kind: [row for row in rows if row.kind == kind] for kind in KINDS}


def _wanted(
    record: MeetingRecord, editions: dict[str, list[Edition]], now: datetime
) -> list[tuple[EditionKind, MeetingRecord, bool]]:
    """The editions that are to be made: kind, record with its header, live or not."""
    wanted: list[tuple[EditionKind, MeetingRecord, bool]] = []
    out = published_kinds(record)
    for kind in KINDS:
        rows = editions.get(kind, [])
        have = {row.number for row in rows}
        header = getattr(record, kind)
        listed = {each.edition: each for each in record.earlier if each.kind == kind}
        for number, each in sorted(listed.items()):
            if number in have:
                _must_be_same(kind, number, each.record, rows)
            elif kind not in out or number != header.edition:
                wanted.append((kind, each.record, False))
        if kind not in out:
            continue
        said = listed[header.edition].record if header.edition in listed else record
        if change := _next(kind, said, rows, now):
            wanted.append((kind, change, True))
    return wanted


def _must_be_same(
    kind: EditionKind, number: int, record: MeetingRecord, rows: list[Edition]
) -> None:
    row = next(row for row in rows if row.number == number)
    if not same_content(kind, full_record(row), record):
        says = f"{kind} {number} was published otherwise; an edition never changes"
        raise RecordRefusedError([Fault("earlier", says)])


def _next(
    kind: EditionKind, said: MeetingRecord, rows: list[Edition], now: datetime
) -> MeetingRecord | None:
    """The record of the next edition of a kind, or None where there is one that says
    it: the live one, or of an old file the earlier one whose number it has."""
    live = next((row for row in rows if row.live), None)
    if live is None:
        return said
    number = getattr(said, kind).edition
    known = [row for row in rows if row.live or row.number == number]
    if any(same_content(kind, full_record(row), said) for row in known):
        return None
    if live.state == "approved":
        says = (
            "the minutes are approved and don't change; a later correction is a note"
            " (minutes.notes)"
        )
        raise RecordRefusedError([Fault("minutes", says)])
    header = getattr(said, kind)
    update: dict[str, object] = {}
    if header.edition <= rows[-1].number:
        update["edition"] = rows[-1].number + 1
    if header.published_at is not None and header.published_at == live.published_at:
        update["published_at"] = now
    if header.correction in {"", live.correction}:
        update["correction"] = CHANGED_BY_IMPORT
    return said.model_copy(update={kind: header.model_copy(update=update)})


def _notes_differ(meeting: Meeting, record: MeetingRecord) -> bool:
    return read_notes(meeting.pk) != record.minutes.notes


def _not_ours(record: MeetingRecord) -> Iterator[Fault]:
    """Items and documents that are already another meeting's."""
    items = {item.uid: place for place, item in placed(record)}
    theirs = AgendaItem.objects.filter(uid__in=items).exclude(meeting__uid=record.uid)
    for item in theirs.select_related("meeting"):
        says = f"{item.uid!r} is an item of the meeting {item.meeting.uid!r}"
        yield Fault(f"{items[item.uid]}.uid", says)
    papers = {d.uid: f"documents[{n}]" for n, d in enumerate(record.documents)}
    for place, each in placed(record):
        papers |= {
            d.uid: f"{place}.documents[{n}]" for n, d in enumerate(each.documents)
        }
    taken = Document.objects.filter(uid__in=papers).exclude(meeting__uid=record.uid)
    for paper in taken.select_related("meeting"):
        says = f"{paper.uid!r} is a document of the meeting {paper.meeting.uid!r}"
        yield Fault(f"{papers[paper.uid]}.uid", says)
