"""A meeting's record: the one definition of what a meeting is to the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from meetings.record.base import (
    Line,
    LocalDate,
    LocalTime,
    Moment,
    Prose,
    RecordModel,
    Uid,
    up_to,
)
from meetings.record.documents import DocumentRecord
from meetings.record.items import ItemRecord, OriginRecord
from meetings.record.people import AttendanceRecord, PersonRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CommitteeKind = Literal[
    "council",
    "executive",
    "scrutiny",
    "regulatory",
    "standards",
    "advisory",
    "joint",
    "sub_committee",
    "panel",
    "other",
]
MeetingKind = Literal["ordinary", "annual", "extraordinary", "special"]
MeetingStatus = Literal["scheduled", "held", "cancelled", "postponed"]
MinutesState = Literal["none", "draft", "approved"]
EditionKind = Literal["notice", "agenda", "minutes"]
EditionNumber = Annotated[
    int, Field(ge=1, json_schema_extra={"maximum": 10_000}), up_to(10_000)
]
CommitteeName = Annotated[Line, StringConstraints(min_length=1)]


class CommitteeRecord(RecordModel):
    """The committee as it was called at this meeting."""

    slug: Uid
    name: CommitteeName
    kind: CommitteeKind = "other"


class LinksRecord(RecordModel):
    webcast: Line = ""
    join: Line = ""


class NoticeHeader(RecordModel):
    """The notice that is out: when, which edition, what it corrected."""

    published_at: Moment | None = None
    edition: EditionNumber = 1
    correction: Prose = ""


class AgendaHeader(RecordModel):
    """The agenda that is out. `convened_short_notice`: the meeting was convened at
    shorter notice than the law's clear days (Local Government Act 1972, s.100B(3)).
    """

    published_at: Moment | None = None
    edition: EditionNumber = 1
    correction: Prose = ""
    convened_short_notice: bool = False
    late_reason: Prose = ""


class NoteRecord(RecordModel):
    """A later correction, beside approved minutes. `item` is the item's uid."""

    item: Uid | None = None
    text: Prose
    by: Line = ""
    on: LocalDate | None = None


class MinutesHeader(RecordModel):
    """The minutes that are out, and how they were approved."""

    state: MinutesState = "none"
    published_at: Moment | None = None
    edition: EditionNumber = 1
    correction: Prose = ""
    approved_on: LocalDate | None = None
    approved_at: Uid | None = None
    signed_by: PersonRecord | None = None
    notes: tuple[NoteRecord, ...] = ()


class EarlierRecord(RecordModel):
    """Another edition than the one that the rest of the file tells."""

    kind: EditionKind
    edition: EditionNumber
    published_at: Moment | None = None
    correction: Prose = ""
    record: MeetingRecord


class MeetingRecord(RecordModel):
    """A meeting, complete in itself. `date` and times are on the council's clock."""

    format: Literal["minutebook.meeting/1"] = "minutebook.meeting/1"
    uid: Uid
    committee: CommitteeRecord
    title: Line = ""
    date: LocalDate
    start_time: LocalTime | None = None
    end_time: LocalTime | None = None
    venue: Line = ""
    kind: MeetingKind = "ordinary"
    status: MeetingStatus = "scheduled"
    status_reason: Prose = ""
    moved_from: tuple[LocalDate, ...] = ()
    replaced_by: Uid | None = None
    links: LinksRecord = LinksRecord()
    notice: NoticeHeader | None = NoticeHeader()
    agenda: AgendaHeader = AgendaHeader()
    minutes: MinutesHeader = MinutesHeader()
    earlier: tuple[EarlierRecord, ...] = ()
    attendance: tuple[AttendanceRecord, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    origins: tuple[OriginRecord, ...] = ()


def walk_items(items: Iterable[ItemRecord]) -> Iterator[ItemRecord]:
    """Yield every item in the order of the agenda, children after their parent."""
    for item in items:
        yield item
        yield from walk_items(item.items)


def documents_of(record: MeetingRecord) -> Iterator[DocumentRecord]:
    """Yield every document of the meeting and of its items, in their order."""
    yield from record.documents
    for item in walk_items(record.items):
        yield from item.documents


def stored_meeting(text: str) -> MeetingRecord:
    """Read a record that was checked before it was stored."""
    return MeetingRecord.model_validate_json(text, context={"stored": True})


def stored_item(text: str) -> ItemRecord:
    """Read an item that was checked before it was stored."""
    return ItemRecord.model_validate_json(text, context={"stored": True})
