"""Taking in a record from outside: into the tables, and published as it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from django.db import connection, transaction

from committees.logbook import write_log
from meetings.actions.freezing import freeze, full_record, refresh
from meetings.actions.noting import add_notes, further_notes
from meetings.models import AgendaItem, Document, Edition, Meeting
from meetings.record.changes import changed_places
from meetings.record.editions import edition_of, same_content
from meetings.record.reading import RecordRefusedError
from meetings.record.rules import Fault, placed, placed_documents
from meetings.record.tables import read_tables, write_tables
from meetings.record.tables.meeting import Headers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meetings.record.meeting import EditionKind, MeetingRecord, NoteRecord

CHANGED_BY_IMPORT = "Changed by an import"
IMPORT_LOCK = 20_270_317
KINDS: tuple[EditionKind, ...] = ("notice", "agenda", "minutes")


class TakenIn(Enum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass
class Plan:
    """What a record would change. `out`: what it says is out; `wanted`: the editions
    to make, each its kind, its record with its header, and whether it is live; `old`:
    the kinds of which it tells an earlier edition; `lacking`: the kinds that are out
    here, and that it doesn't tell; `changes`: the places that differ, for the log."""

    out: list[EditionKind]
    wanted: list[tuple[EditionKind, MeetingRecord, bool]] = field(default_factory=list)
    old: list[EditionKind] = field(default_factory=list)
    lacking: list[EditionKind] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)


@transaction.atomic
def take_in(*, record: MeetingRecord, now: datetime) -> TakenIn:
    """Make the tables and the editions say what the record says.

    What is there already changes nothing, and an old file takes nothing back. What
    differs from a live edition makes the next one, at `now` where the record gives no
    moment of its own. Raises RecordRefusedError where it would change an approved
    edition or an earlier one, mixes old with new, or names something of another
    meeting.
    """
    queue_imports()
    rows = Meeting.objects.select_for_update().order_by()
    there = rows.filter(uid=record.uid).first()
    if faults := list(_not_ours(record)):
        raise RecordRefusedError(faults)
    plan = plan_for(record, there, now)
    notes = _new_notes(there, record)
    if there and _says_nothing_new(there, record, plan, notes):
        return TakenIn.UNCHANGED
    if there is None or plan.wanted or not plan.out:
        meeting = write_tables(record)
        for kind, each, live in plan.wanted:
            freeze(meeting=meeting, kind=kind, record=each, live=live)
        refresh(meeting)
    else:
        meeting = there
    add_notes(meeting, notes)
    write_log(
        now=now,
        by=None,
        what="imported",
        kind="meeting",
        uid=meeting.uid,
        within=record.committee.slug,
        fields=[*plan.changes, *(["minutes.notes"] if there and notes else [])],
    )
    return TakenIn.CHANGED if there else TakenIn.NEW


def queue_imports() -> None:
    """On PostgreSQL two imports at once would make the same committee or member;
    SQLite lets one write at a time as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


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


def plan_for(record: MeetingRecord, meeting: Meeting | None, now: datetime) -> Plan:
    """What the record would change; `meeting` is the one that is there, if any."""
    plan = Plan(out=published_kinds(record))
    every = Edition.objects.filter(meeting=meeting).order_by("number")
    for kind in KINDS:
        rows = [row for row in every if row.kind == kind] if meeting else []
        have = {row.number for row in rows}
        header = getattr(record, kind)
        listed = {each.edition: each for each in record.earlier if each.kind == kind}
        for number, each in sorted(listed.items()):
            if number in have:
                _must_be_same(kind, number, each.record, rows)
            elif kind not in plan.out or number != header.edition:
                plan.wanted.append((kind, each.record, False))
        if kind not in plan.out:
            plan.lacking += [kind] if any(row.live for row in rows) else []
            continue
        said = listed[header.edition].record if header.edition in listed else record
        if _is_old(kind, said, rows):
            plan.old.append(kind)
        elif change := _next(kind, said, rows, now):
            plan.wanted.append((kind, change, True))
            plan.changes += _changes(kind, change, rows)
    return plan


def _says_nothing_new(
    meeting: Meeting,
    record: MeetingRecord,
    plan: Plan,
    notes: tuple[NoteRecord, ...],
) -> bool:
    """Whether all that it says is known. Refuses what would take something back."""
    if not plan.out and plan.lacking:
        says = "the meeting is published; a record that takes that back is refused"
        raise RecordRefusedError([Fault("notice", says)])
    if plan.wanted and (plan.old or plan.lacking):
        kinds = " and ".join(f"the {kind}" for kind in (*plan.old, *plan.lacking))
        says = f"is older than what is published of {kinds}; change the newest export"
        raise RecordRefusedError([Fault("", says)])
    known = bool(plan.out) or _tables_say(meeting, record)
    return known and not plan.wanted and not notes


def _tables_say(meeting: Meeting, record: MeetingRecord) -> bool:
    """Whether an unpublished meeting's tables are as the record has it."""
    headers = Headers(record.notice, record.agenda, record.minutes)
    return read_tables(meeting, headers) == record


def _new_notes(
    meeting: Meeting | None, record: MeetingRecord
) -> tuple[NoteRecord, ...]:
    """The corrections that the record adds beside its approved minutes."""
    notes = record.minutes.notes
    if meeting is None or not notes:
        return notes
    further = further_notes(meeting, notes)
    if further is None:
        says = "takes back a correction that was published; add another after it"
        raise RecordRefusedError([Fault("minutes.notes", says)])
    return further


def _must_be_same(
    kind: EditionKind, number: int, record: MeetingRecord, rows: list[Edition]
) -> None:
    row = next(row for row in rows if row.number == number)
    if not same_content(kind, full_record(row), record):
        says = f"{kind} {number} was published otherwise; an edition never changes"
        raise RecordRefusedError([Fault("earlier", says)])


def _is_old(kind: EditionKind, said: MeetingRecord, rows: list[Edition]) -> bool:
    """Whether it tells an edition that another has taken the place of."""
    number = getattr(said, kind).edition
    earlier = [row for row in rows if not row.live and row.number == number]
    return any(same_content(kind, full_record(row), said) for row in earlier)


def _next(
    kind: EditionKind, said: MeetingRecord, rows: list[Edition], now: datetime
) -> MeetingRecord | None:
    """The record of the next edition of a kind, or None where the live one says it."""
    live = next((row for row in rows if row.live), None)
    if live is None:
        return said
    header = getattr(said, kind)
    same = same_content(kind, full_record(live), said)
    if same and header.edition <= live.number:
        return None
    if live.state == "approved":
        says = (
            "the minutes are approved and don't change; a later correction is a note"
            " (minutes.notes)"
        )
        raise RecordRefusedError([Fault("minutes", says)])
    update: dict[str, object] = {}
    if header.edition <= rows[-1].number:
        update["edition"] = rows[-1].number + 1
    if header.published_at is not None and header.published_at == live.published_at:
        update["published_at"] = now
    if header.correction in {"", live.correction}:
        update["correction"] = CHANGED_BY_IMPORT
    return said.model_copy(update={kind: header.model_copy(update=update)})


def _changes(
    kind: EditionKind, change: MeetingRecord, rows: list[Edition]
) -> list[str]:
    """The places that differ from the live edition, for the log."""
    live = next((row for row in rows if row.live), None)
    return changed_places(full_record(live), edition_of(kind, change)) if live else []


def _not_ours(record: MeetingRecord) -> Iterator[Fault]:
    """Items and documents that are already another meeting's."""
    items = {item.uid: place for place, item in placed(record)}
    theirs = AgendaItem.objects.filter(uid__in=items).exclude(meeting__uid=record.uid)
    for item in theirs.select_related("meeting"):
        says = f"{item.uid!r} is an item of the meeting {item.meeting.uid!r}"
        yield Fault(f"{items[item.uid]}.uid", says)
    papers = {
        document.uid: place
        for place, document in placed_documents(record)
        if not place.startswith("earlier")
    }
    taken = Document.objects.filter(uid__in=papers).exclude(meeting__uid=record.uid)
    for paper in taken.select_related("meeting"):
        says = f"{paper.uid!r} is a document of the meeting {paper.meeting.uid!r}"
        yield Fault(f"{papers[paper.uid]}.uid", says)
