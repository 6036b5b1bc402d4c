"""Taking in many meetings that aren't there yet: together, in one transaction.

What comes of it is what `take_in` makes of one after the other; a test holds the two
against each other, table by table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from committees.models import LogEntry
from meetings.actions.columns import (
    document_columns,
    frozen,
    item_columns,
    meeting_columns,
    part_columns,
    state_columns,
)
from meetings.actions.freezing import list_people
from meetings.actions.taking_in import plan_for, queue_imports
from meetings.models import (
    AgendaItem,
    CorrectionNote,
    Document,
    Edition,
    Meeting,
    PrivateEdition,
    PublishedDocument,
    PublishedItem,
    PublishedMeeting,
    PublishedPart,
    Withheld,
)
from meetings.record.meeting import documents_of, walk_items
from meetings.record.tables.meeting import Known, write_new
from meetings.record.tables.new_rows import NewRows
from meetings.record.tables.notes import write_note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from meetings.actions.columns import Columns, Frozen
    from meetings.record.meeting import EditionKind, MeetingRecord


@transaction.atomic
def take_in_new(*, records: Sequence[MeetingRecord], now: datetime) -> set[str]:
    """Take in those of these records that are all new; return the uids of their
    meetings. The rest is for `take_in`: what is there already, what names something of
    another meeting, and what has earlier editions of what isn't out.
    """
    queue_imports()
    new = _all_new(records)
    rows = NewRows()
    known = Known.of(tuple(new))
    opened: list[MeetingRecord] = []
    for record in new:
        meeting = write_new(rows, record, known)
        opened += _publish(rows, record, meeting, known, now)
        for n, note in enumerate(record.minutes.notes):
            place = {"meeting": meeting, "position": n}
            rows.add(CorrectionNote, {**place, **write_note(note)})
        rows.add(LogEntry, _said_in_log(record, now))
    rows.put_in()
    list_people(opened, known.committees, known.members)
    return {record.uid for record in new}


def _all_new(records: Sequence[MeetingRecord]) -> list[MeetingRecord]:
    uids = [record.uid for record in records]
    there = set(Meeting.objects.filter(uid__in=uids).values_list("uid", flat=True))
    taken = _taken(records)
    new = []
    for record in records:
        names = _names(record)
        has_old_alone = record.earlier and record.notice is None
        if record.uid in there or names & taken or has_old_alone:
            continue
        there.add(record.uid)
        taken |= names
        new.append(record)
    return new


def _names(record: MeetingRecord) -> set[tuple[str, str]]:
    """What is this meeting's alone: its items and documents."""
    items = {("item", item.uid) for item in walk_items(record.items)}
    papers = {("document", each.uid) for each in documents_of(record) if each.uid}
    return items | papers


def _taken(records: Sequence[MeetingRecord]) -> set[tuple[str, str]]:
    """Those of the names in these records that something has already."""
    names = {name for record in records for name in _names(record)}
    taken: set[tuple[str, str]] = set()
    for kind, model in (("item", AgendaItem), ("document", Document)):
        uids = [uid for each, uid in names if each == kind]
        there = model._default_manager.filter(uid__in=uids)
        taken |= {(kind, uid) for uid in there.values_list("uid", flat=True)}
    return taken


def _publish(
    rows: NewRows,
    record: MeetingRecord,
    meeting: int,
    known: Known,
    now: datetime,
) -> list[MeetingRecord]:
    """Add the rows of what the record says is out; return its open forms."""
    published = rows.key(PublishedMeeting)
    live: dict[EditionKind, tuple[int, Frozen]] = {}
    editions: list[tuple[int, Frozen]] = []
    for kind, each, is_live in plan_for(record, None, now).wanted:
        made = frozen(kind, each)
        columns = {"meeting": meeting, "live": is_live, **made.columns}
        edition = rows.add(Edition, columns)
        editions.append((edition, made))
        if is_live:
            live[kind] = edition, made
        if made.private:
            rows.add(PrivateEdition, {"edition": edition, **made.private})
        for uid in made.withheld:
            rows.add(Withheld, {"edition": edition, "uid": uid})
    if "notice" not in live:
        return []
    shown = live.get("minutes") or live.get("agenda")
    for edition, made in editions:
        if made.columns["kind"] != "notice":
            is_shown = shown is not None and edition == shown[0]
            beside = {"edition": edition, "published": published, "live": is_shown}
            _add_columns(rows, made.opened, beside, known)
    rows.add(PublishedMeeting, _listed(meeting, live, known), key=published)
    return [made.opened for _, made in editions]


def _listed(
    meeting: int, live: dict[EditionKind, tuple[int, Frozen]], known: Known
) -> Columns:
    notice, said = live["notice"]
    agenda, minutes = live.get("agenda"), live.get("minutes")
    return {
        "meeting": meeting,
        "committee": known.committees[said.opened.committee.slug],
        "notice": notice,
        "agenda": agenda[0] if agenda else None,
        "minutes": minutes[0] if minutes else None,
        "approved_on": minutes[1].opened.minutes.approved_on if minutes else None,
        **meeting_columns(said.opened),
        **state_columns(
            agenda[1].columns if agenda else None,
            minutes[1].columns if minutes else None,
        ),
    }


def _add_columns(
    rows: NewRows, record: MeetingRecord, beside: Columns, known: Known
) -> None:
    """Add what lists need beside an edition of this record."""
    of_edition = {name: beside[name] for name in ("edition", "live")}
    items: dict[str, int] = {}
    for item, columns in item_columns(record):
        issue = known.issues[item.issue.uid] if item.issue else None
        row = {**beside, "issue": issue, **columns}
        items[item.uid] = rows.add(PublishedItem, row)
    for columns in document_columns(record):
        rows.add(PublishedDocument, {**of_edition, **columns})
    for uid, member, columns in part_columns(record):
        row = {**beside, "item": items.get(uid), "member": known.members[member]}
        rows.add(PublishedPart, {**row, **columns})


def _said_in_log(record: MeetingRecord, now: datetime) -> dict[str, Any]:
    return {
        "at": now,
        "what": "imported",
        "kind": "meeting",
        "uid": record.uid,
        "within": record.committee.slug,
    }
