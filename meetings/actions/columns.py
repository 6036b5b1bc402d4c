"""What an edition says, as the columns that stand beside it: nothing here asks or
writes the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from meetings.models.published import PartKind
from meetings.record.editions import edition_of, fingerprint
from meetings.record.meeting import documents_of, walk_items
from meetings.record.openform import open_form, withheld_uids
from meetings.wording import outcome_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.record.decisions import MotionRecord, ResolutionRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import EditionKind, MeetingRecord
    from meetings.record.people import PersonRecord

    Columns = dict[str, Any]


@dataclass(frozen=True)
class Frozen:
    """An edition to be: its open record, its columns, those of its full form where
    something is private, and the uids that it keeps back."""

    opened: MeetingRecord
    columns: Columns
    private: Columns | None
    withheld: tuple[str, ...]


def frozen(kind: EditionKind, record: MeetingRecord) -> Frozen:
    """What an edition of this kind says of a full record."""
    full = edition_of(kind, record)
    opened = open_form(full)
    header: Any = getattr(full, kind)
    columns = {
        "kind": kind,
        "number": header.edition,
        "state": header.state if kind == "minutes" else "",
        "published_at": header.published_at,
        "correction": header.correction,
        **_kept(opened),
    }
    if opened is full:
        return Frozen(opened, columns, None, ())
    withheld = tuple(sorted(withheld_uids(full)))
    return Frozen(opened, columns, _kept(full), withheld)


def _kept(record: MeetingRecord) -> Columns:
    canonical = record.canonical()
    return {"record": canonical, "fingerprint": fingerprint(canonical)}


def meeting_columns(said: MeetingRecord) -> Columns:
    """What lists say of a meeting, from its live notice; all but its committee."""
    return {
        "uid": said.uid,
        "committee_name": said.committee.name,
        "title": said.title,
        "date": said.date,
        "start_time": said.start_time,
        "end_time": said.end_time,
        "venue": said.venue,
        "kind": said.kind,
        "status": said.status,
        "status_reason": said.status_reason,
        "moved_from": ",".join(day.isoformat() for day in said.moved_from),
        "replaced_by": said.replaced_by or "",
        "webcast_link": said.links.webcast,
        "join_link": said.links.join,
    }


def state_columns(agenda: Columns | None, minutes: Columns | None) -> Columns:
    """How far a meeting is, from the columns of its live editions."""
    return {
        "agenda_at": agenda["published_at"] if agenda else None,
        "minutes_state": minutes["state"] if minutes else "none",
        "minutes_at": minutes["published_at"] if minutes else None,
    }


def item_columns(record: MeetingRecord) -> Iterator[tuple[ItemRecord, Columns]]:
    """Each item of an edition with its columns; all but its issue's key."""
    for position, (depth, item) in enumerate(_with_depth(record.items)):
        yield item, _item(item, depth, position)


def _item(item: ItemRecord, depth: int, position: int) -> Columns:
    issue = item.issue
    words = [
        outcome_words(each.outcome, each.outcome_words) for each in item.resolutions
    ]
    return {
        "uid": item.uid,
        "position": position,
        "depth": depth,
        "number": item.number,
        "title": item.private.open_title if item.private else item.title,
        "kind": item.kind,
        "private": item.private is not None,
        "withdrawn": item.withdrawn.outcome if item.withdrawn else "",
        "outcomes": "; ".join(dict.fromkeys(words)),
        "issue_title": issue.title if issue else "",
        "issue_reference": issue.reference if issue else "",
        "key_decision": issue.key_decision if issue else False,
        "record": item.model_copy(update={"items": ()}).short(),
    }


def document_columns(record: MeetingRecord) -> Iterator[Columns]:
    for document in documents_of(record):
        if document.uid:
            yield {
                "uid": document.uid,
                "title": document.title,
                "filename": document.filename,
                "media_type": document.media_type,
                "size": document.size,
                "sha256": document.sha256 or "",
            }


def part_columns(record: MeetingRecord) -> Iterator[tuple[str, str, Columns]]:
    """Of each member named: the uid of the item or "", the member's, the columns."""
    for item, person, what, value, about in _parts(record):
        if person.uid:
            columns = {"what": what.value, "value": value, "about": about}
            yield item, person.uid, columns


def _with_depth(
    items: tuple[ItemRecord, ...], depth: int = 0
) -> Iterator[tuple[int, ItemRecord]]:
    for item in items:
        yield depth, item
        yield from _with_depth(item.items, depth + 1)


def _parts(
    record: MeetingRecord,
) -> Iterator[tuple[str, PersonRecord, PartKind, str, str]]:
    """Item's uid or "", who, what they did, the record's word for how, and on what."""
    for row in record.attendance:
        yield "", row, PartKind.ATTENDANCE, row.presence, ""
    for item in walk_items(record.items):
        for each in item.declarations:
            yield item.uid, each.member, PartKind.DECLARATION, each.kind, ""
        for ballot, on in (
            (b, vote.question) for vote in item.votes for b in vote.ballots
        ):
            yield item.uid, ballot.member, PartKind.VOTE, ballot.vote, on
        for kind, moved in _moved(item):
            for person, what in (
                (moved.mover, PartKind.MOVER),
                (moved.seconder, PartKind.SECONDER),
            ):
                if person:
                    yield item.uid, person, what, "", kind


def _moved(item: ItemRecord) -> list[tuple[str, MotionRecord | ResolutionRecord]]:
    return [
        *((motion.kind, motion) for motion in item.motions),
        *(("resolution", resolution) for resolution in item.resolutions),
    ]
