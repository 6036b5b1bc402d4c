"""What of a record each kind of edition says."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from meetings.record.items import ItemRecord
from meetings.record.meeting import (
    AgendaHeader,
    MeetingRecord,
    MinutesHeader,
    NoticeHeader,
)

if TYPE_CHECKING:
    from meetings.record.meeting import EditionKind

# Beside uid, committee, title and kind of meeting, which every edition says.
NOTICE_MATTER = frozenset({
    "date", "start_time", "end_time", "venue", "status", "status_reason", "moved_from",
    "replaced_by", "links",
})  # fmt: skip
NOT_IN_A_NOTICE = frozenset({"attendance", "documents", "items", "origins"})
NOT_IN_AN_AGENDA = frozenset({"attendance"})
# What an item gets at the meeting or after it.
ITEM_NOT_IN_AN_AGENDA = frozenset({
    "minute_number", "taken_after", "declarations", "motions", "votes", "minutes",
    "resolutions",
})  # fmt: skip


def edition_of(kind: EditionKind, record: MeetingRecord) -> MeetingRecord:
    """Return what an edition of this kind says of a full record.

    It keeps the header of its own kind; minutes keep the agenda's too, since they
    state why it was late or short. Correction notes stand beside an edition, never
    in it.
    """
    update: dict[str, object] = {"earlier": ()}
    if kind != "notice":
        update["notice"] = NoticeHeader()
    if kind == "notice":
        update |= dict.fromkeys(NOT_IN_A_NOTICE, ())
        update["agenda"] = AgendaHeader()
    if kind == "minutes":
        update["minutes"] = record.minutes.model_copy(update={"notes": ()})
    else:
        update["minutes"] = MinutesHeader()
    if kind == "agenda":
        update |= dict.fromkeys(NOT_IN_AN_AGENDA, ())
        update["items"] = tuple(map(_planned, record.items))
    return record.model_copy(update=update)


def _planned(item: ItemRecord) -> ItemRecord:
    fields = ItemRecord.model_fields
    update = {name: fields[name].default for name in ITEM_NOT_IN_AN_AGENDA}
    update["items"] = tuple(map(_planned, item.items))
    if item.private:
        update["private"] = item.private.model_copy(update={"public_summary": ""})
    return item.model_copy(update=update)


def same_content(kind: EditionKind, one: MeetingRecord, other: MeetingRecord) -> bool:
    """Whether two editions of a kind say the same, whenever each was published."""
    return _content(kind, one) == _content(kind, other)


def _content(kind: EditionKind, record: MeetingRecord) -> MeetingRecord:
    said = edition_of(kind, record)
    unsaid: dict[str, object] = {"published_at": None, "edition": 1, "correction": ""}
    update: dict[str, object] = {
        "agenda": said.agenda.model_copy(update=unsaid),
        "minutes": said.minutes.model_copy(update=unsaid),
        "notice": NoticeHeader(),
    }
    if kind != "notice":
        # A meeting that is moved or cancelled is its next notice, and that alone.
        fields = MeetingRecord.model_fields
        update |= {name: fields[name].default for name in NOTICE_MATTER}
    return said.model_copy(update=update)


def fingerprint(canonical: str) -> str:
    """The SHA-256 of a record's canonical form, in 64 letters."""
    return hashlib.sha256(canonical.encode()).hexdigest()
