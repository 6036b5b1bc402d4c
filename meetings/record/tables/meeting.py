"""A whole meeting, to and from the working tables.

What was published, and how, is not here: `headers` come from what is published, and
go to the actions that publish.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import F

from committees.models import Committee, CommitteeKind
from meetings.models import (
    AgendaItem,
    Attendance,
    Document,
    Meeting,
    Minute,
    Origin,
)
from meetings.record.meeting import (
    AgendaHeader,
    CommitteeRecord,
    LinksRecord,
    MeetingRecord,
    MinutesHeader,
    NoticeHeader,
    walk_items,
)
from meetings.record.tables.documents import (
    read_document,
    read_origin,
    write_document,
    write_origin,
)
from meetings.record.tables.items import (
    PARTS,
    ItemRows,
    issues_of,
    read_items,
    write_item,
    write_parts,
)
from meetings.record.tables.new_rows import NewRows, put_in
from meetings.record.tables.people import (
    members_of,
    read_attendance,
    write_attendance,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db import models


class Headers(NamedTuple):
    """What was published of a meeting, as its record says it."""

    notice: NoticeHeader | None = NoticeHeader()
    agenda: AgendaHeader = AgendaHeader()
    minutes: MinutesHeader = MinutesHeader()


def read_tables(meeting: Meeting, headers: Headers | None = None) -> MeetingRecord:
    """Build the full record of a meeting as its working tables stand."""
    headers = headers or Headers()
    row: Any = meeting
    committee = row.committee
    rows = ItemRows(meeting)
    items = read_items(rows)
    uids = {item.uid for item in walk_items(items)}
    return MeetingRecord(
        uid=meeting.uid,
        committee=CommitteeRecord(
            slug=committee.slug,
            name=row.committee_name or committee.name,
            kind=row.committee_kind or committee.kind,
        ),
        title=meeting.title,
        date=meeting.date,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        venue=meeting.venue,
        kind=row.kind,
        status=row.status,
        status_reason=meeting.status_reason,
        moved_from=tuple(map(date.fromisoformat, meeting.moved_from)),
        replaced_by=meeting.replaced_by or None,
        links=LinksRecord(webcast=meeting.webcast_link, join=meeting.join_link),
        notice=headers.notice,
        agenda=headers.agenda.model_copy(
            update={
                "convened_short_notice": meeting.convened_short_notice,
                "late_reason": meeting.late_reason,
            }
        ),
        minutes=headers.minutes,
        attendance=tuple(read_attendance(row, uids) for row in rows.attendance),
        documents=tuple(map(read_document, rows.of(None, Document))),
        items=items,
        origins=tuple(map(read_origin, rows.of(None, Origin))),
    )


def write_tables(record: MeetingRecord) -> Meeting:
    """Put a full record into the working tables; missing committee, members and
    issues are made, those that are there are left as they are.

    Items keep their rows by their uid; everything under them is written anew.
    """
    known = Known.of(record)
    rows = NewRows()
    there = Meeting.objects.filter(uid=record.uid)
    meeting = there.first()
    if meeting is None:
        write_new(rows, record, known)
        put_in([rows])
        return there.get()
    there.update(**_meeting_columns(record, known))
    revisions = _empty(meeting)
    items = _write_items(meeting, record, known.issues)
    _write_rest(rows, meeting.pk, record, known, items, revisions)
    put_in([rows])
    meeting.refresh_from_db()
    return meeting


class _Named(dict[str, Any]):
    """Each thing by its name, which stands for it until it is looked up."""

    def __missing__(self, name: str) -> str:
        return name


@dataclass(frozen=True)
class Known:
    """Who and what records name, by slug and uid: the rows, or their names again."""

    committees: Mapping[str, Any] = field(default_factory=_Named)
    members: Mapping[str, Any] = field(default_factory=_Named)
    issues: Mapping[str, Any] = field(default_factory=_Named)

    @classmethod
    def of(cls, record: MeetingRecord) -> Known:
        """Those that one record names, made where they are missing."""
        committee = committee_of(record.committee)
        return cls(
            committees={committee.slug: committee},
            members=members_of(record),
            issues=issues_of(record.items),
        )


def write_new(rows: NewRows, record: MeetingRecord, known: Known) -> int:
    """Add the rows of a meeting that isn't there yet; return its key."""
    columns = _meeting_columns(record, known)
    meeting = rows.add(Meeting, {"uid": record.uid, **columns})
    items = {each.uid: rows.key(AgendaItem) for each in walk_items(record.items)}
    above = {
        under.uid: items[each.uid]
        for each in walk_items(record.items)
        for under in each.items
    }
    for position, each in enumerate(walk_items(record.items)):
        issue = known.issues[each.issue.uid] if each.issue else None
        columns = {
            "uid": each.uid,
            "meeting": meeting,
            "parent": above.get(each.uid),
            "taken_after": items[each.taken_after] if each.taken_after else None,
            **write_item(each, issue=issue, position=position),
        }
        rows.add(AgendaItem, columns, key=items[each.uid])
    _write_rest(rows, meeting, record, known, items, {})
    return meeting


def _write_rest(
    rows: NewRows,
    meeting: int,
    record: MeetingRecord,
    known: Known,
    items: dict[str, int],
    revisions: dict[int, int],
) -> None:
    """Add all that belongs to the items, which have keys, and to the meeting."""
    pairs = [(each, items[each.uid]) for each in walk_items(record.items)]
    write_parts(rows, meeting, pairs, known.members, revisions)
    of_meeting = (
        (
            Attendance,
            (write_attendance(row, known.members, items) for row in record.attendance),
        ),
        (Document, map(write_document, record.documents)),
        (Origin, map(write_origin, record.origins)),
    )
    for model, parts in of_meeting:
        for position, columns in enumerate(parts):
            place = {"meeting": meeting, "position": position}
            rows.add(model, {**place, **columns})


def _meeting_columns(record: MeetingRecord, known: Known) -> dict[str, object]:
    return {
        "committee": known.committees[record.committee.slug],
        "committee_name": record.committee.name,
        "committee_kind": record.committee.kind,
        "title": record.title,
        "date": record.date,
        "start_time": record.start_time,
        "end_time": record.end_time,
        "venue": record.venue,
        "kind": record.kind,
        "status": record.status,
        "status_reason": record.status_reason,
        "moved_from": [each.isoformat() for each in record.moved_from],
        "replaced_by": record.replaced_by or "",
        "webcast_link": record.links.webcast,
        "join_link": record.links.join,
        "convened_short_notice": record.agenda.convened_short_notice,
        "late_reason": record.agenda.late_reason,
    }


def committee_of(record: CommitteeRecord) -> Committee:
    """The committee of that slug, made where it is missing."""
    committee, _ = Committee.objects.get_or_create(
        slug=record.slug,
        defaults={"name": record.name, "kind": CommitteeKind(record.kind)},
    )
    return committee


def _empty(meeting: Meeting) -> dict[int, int]:
    """Take out all that is written anew; items stay, parked above the others.

    Returns the revisions of their minutes: a clerk who has one open must learn that
    it is another now.
    """
    minutes = Minute.objects.filter(item__meeting=meeting)
    revisions = dict(minutes.values_list("item", "revision"))
    parts: tuple[type[models.Model], ...] = (*PARTS, Minute)
    for model in parts:
        model._default_manager.filter(item__meeting=meeting).delete()
    for rows in (
        meeting.documents,
        meeting.origins,
        meeting.attendances,
    ):
        rows.all().delete()
    return revisions


def _write_items(
    meeting: Meeting, record: MeetingRecord, issues: Mapping[str, Any]
) -> dict[str, int]:
    wanted = list(walk_items(record.items))
    rows = {row.uid: row for row in meeting.items.all()}
    gone = [row.pk for uid, row in rows.items() if uid not in {i.uid for i in wanted}]
    if rows:
        # Position and number are unique row by row: clear the way first.
        top = max(row.position for row in rows.values()) + len(wanted) + 1
        for row in rows.values():
            row.parent, row.number, row.position = None, "", row.position + top
        AgendaItem.objects.bulk_update(
            sorted(rows.values(), key=lambda row: -row.position),
            ["parent", "number", "position"],
        )
        meeting.items.filter(pk__in=gone).delete()
    new: list[AgendaItem] = []
    for position, each in enumerate(wanted):
        issue = issues[each.issue.uid] if each.issue else None
        columns = write_item(each, issue=issue, position=position)
        if each.uid in rows:
            AgendaItem.objects.filter(uid=each.uid).update(
                **columns, revision=F("revision") + 1
            )
        else:
            rows[each.uid] = AgendaItem(uid=each.uid, meeting=meeting, **columns)
            new.append(rows[each.uid])
    AgendaItem.objects.bulk_create(new)
    _write_links(record, rows)
    return {uid: row.pk for uid, row in rows.items()}


def _write_links(record: MeetingRecord, rows: dict[str, AgendaItem]) -> None:
    """Set which item stands under which, and after which it was taken."""
    linked = []
    for each in walk_items(record.items):
        for under in each.items:
            rows[under.uid].parent = rows[each.uid]
            linked.append(rows[under.uid])
        if each.taken_after:
            rows[each.uid].taken_after = rows[each.taken_after]
            linked.append(rows[each.uid])
        elif rows[each.uid].taken_after_id:
            rows[each.uid].taken_after = None
            linked.append(rows[each.uid])
    AgendaItem.objects.bulk_update(linked, ["parent", "taken_after"])
