"""Taking in many meetings that aren't there yet: together, in one transaction.

What comes of it is what `take_in` makes of one after the other; a test holds the two
against each other, table by table. Most of the work is done without the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction

from committees.models import Committee, LogEntry, Member
from meetings.actions.columns import (
    document_columns,
    frozen,
    item_columns,
    meeting_columns,
    part_columns,
    state_columns,
)
from meetings.actions.freezing import list_committee, list_members
from meetings.actions.taking_in import plan_for, queue_imports
from meetings.models import (
    AgendaItem,
    CorrectionNote,
    Document,
    Edition,
    Issue,
    Meeting,
    PrivateEdition,
    PublishedDocument,
    PublishedItem,
    PublishedMeeting,
    PublishedPart,
    Withheld,
)
from meetings.record.meeting import documents_of, walk_items
from meetings.record.tables.items import issue_columns
from meetings.record.tables.meeting import Known, committee_of, write_new
from meetings.record.tables.new_rows import NewRows, put_in
from meetings.record.tables.notes import write_note
from meetings.record.tables.people import first_names_in, members_called, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from meetings.actions.columns import Columns, Frozen
    from meetings.record.items import IssueRecord
    from meetings.record.meeting import CommitteeRecord, EditionKind, MeetingRecord

What = TypeVar("What")


@dataclass(frozen=True)
class Prepared:
    """A record as rows, made without the database: it can come from another process.

    `claims` are the names that nothing else may have; `open_people` those whom an open
    form names, each with name and ward; `is_open` whether anything is published.
    """

    uid: str
    rows: NewRows
    claims: frozenset[tuple[str, str]]
    committee: CommitteeRecord
    people: dict[str, tuple[str, str]]
    open_people: dict[str, tuple[str, str]]
    issues: dict[str, IssueRecord]
    is_open: bool


def prepare(record: MeetingRecord, now: datetime) -> Prepared | None:
    """The rows of a meeting as if it were new; None for one that `take_in` alone can
    take in: one with earlier editions of what isn't out."""
    if record.earlier and record.notice is None:
        return None
    rows, known = NewRows(), Known()
    meeting = write_new(rows, record, known)
    opened = _publish(rows, record, meeting, known, now)
    for n, note in enumerate(record.minutes.notes):
        place = {"meeting": meeting, "position": n}
        rows.add(CorrectionNote, {**place, **write_note(note)})
    rows.add(LogEntry, _said_in_log(record, now))
    return Prepared(
        uid=record.uid,
        rows=rows,
        claims=_claims(record),
        committee=record.committee,
        people=names_in(record),
        open_people=first_names_in(tuple(opened)),
        issues={i.issue.uid: i.issue for i in walk_items(record.items) if i.issue},
        is_open=bool(opened),
    )


@transaction.atomic
def take_in_new(prepared: Sequence[Prepared]) -> set[int]:
    """Take in those that are all new; return which, by their `id`. The rest is for
    `take_in`: what is there already, or names something of another meeting."""
    queue_imports()
    new = _all_new(prepared)
    committees = _committees(new)
    members = members_called(_first_of(each.people for each in new))
    named: dict[Any, Mapping[str, int]] = {
        Committee: {slug: each.pk for slug, each in committees.items()},
        Member: {uid: each.pk for uid, each in members.items()},
        Issue: _issues(new),
    }
    put_in([each.rows for each in new], named)
    for each in new:
        if each.is_open:
            list_committee(committees[each.committee.slug], each.committee)
            list_members(each.open_people, members)
    return {id(each) for each in new}


def _all_new(prepared: Sequence[Prepared]) -> list[Prepared]:
    uids = [each.uid for each in prepared]
    there = set(Meeting.objects.filter(uid__in=uids).values_list("uid", flat=True))
    taken = _taken(prepared)
    new = []
    for each in prepared:
        if each.uid in there or each.claims & taken:
            continue
        there.add(each.uid)
        taken |= each.claims
        new.append(each)
    return new


def _claims(record: MeetingRecord) -> frozenset[tuple[str, str]]:
    """What is this meeting's alone: its items and documents."""
    items = {("item", item.uid) for item in walk_items(record.items)}
    papers = {("document", each.uid) for each in documents_of(record) if each.uid}
    return frozenset(items | papers)


def _taken(prepared: Sequence[Prepared]) -> set[tuple[str, str]]:
    """Those of their claims that something has already."""
    claims = {claim for each in prepared for claim in each.claims}
    taken: set[tuple[str, str]] = set()
    for kind, model in (("item", AgendaItem), ("document", Document)):
        uids = [uid for each, uid in claims if each == kind]
        there = model._default_manager.filter(uid__in=uids)
        taken |= {(kind, uid) for uid in there.values_list("uid", flat=True)}
    return taken


def _committees(new: Sequence[Prepared]) -> dict[str, Committee]:
    """By slug; made where they are missing, as the first of them says."""
    said = _first_of({each.committee.slug: each.committee} for each in new)
    return {slug: committee_of(each) for slug, each in said.items()}


def _issues(new: Sequence[Prepared]) -> dict[str, int]:
    said = _first_of(each.issues for each in new)
    there = Issue.objects.filter(uid__in=said)
    issues = dict(there.values_list("uid", "pk"))
    missing = {uid: each for uid, each in said.items() if uid not in issues}
    rows = NewRows()
    for each in missing.values():
        rows.add(Issue, issue_columns(each))
    keys = put_in([rows]).get(Issue, [])
    return issues | dict(zip(missing, keys, strict=True))


def _first_of(many: Iterable[dict[str, What]]) -> dict[str, What]:
    """All of them together; where two have one name, the first one's."""
    together: dict[str, What] = {}
    for each in many:
        together = each | together
    return together


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
