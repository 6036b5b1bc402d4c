"""Making an edition, and the columns that lists need beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from committees.models import Committee
from meetings.models import (
    Edition,
    PrivateEdition,
    PublishedDocument,
    PublishedItem,
    PublishedMeeting,
    PublishedPart,
    Withheld,
)
from meetings.models.published import PartKind
from meetings.record.editions import edition_of, fingerprint
from meetings.record.meeting import documents_of, stored_meeting, walk_items
from meetings.record.openform import open_form, withheld_uids
from meetings.record.tables.items import issues_of
from meetings.record.tables.meeting import committee_of
from meetings.record.tables.people import members_of, walk_people
from meetings.wording import outcome_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from committees.models import Member, User
    from meetings.models import (
        Issue,
        Meeting,
    )
    from meetings.record.decisions import MotionRecord, ResolutionRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import EditionKind, MeetingRecord
    from meetings.record.people import PersonRecord


def freeze(
    *,
    meeting: Meeting,
    kind: EditionKind,
    record: MeetingRecord,
    by: User | None = None,
    live: bool = True,
) -> Edition:
    """Keep what this kind of edition says of a full record, for good.

    Number, moment and correction are those of the record's header of this kind. The
    caller has the meeting's row locked, makes a live notice before anything else, and
    calls `refresh` when all are made.
    """
    full = edition_of(kind, record)
    opened = open_form(full)
    header: Any = getattr(full, kind)
    canonical = opened.canonical()
    if live:
        meeting.editions.filter(kind=kind, live=True).update(live=False)
    edition = Edition.objects.create(
        meeting=meeting,
        kind=kind,
        number=header.edition,
        state=header.state if kind == "minutes" else "",
        published_at=header.published_at,
        by=by,
        correction=header.correction,
        record=canonical,
        fingerprint=fingerprint(canonical),
        live=live,
    )
    if opened != full:
        canonical = full.canonical()
        PrivateEdition.objects.create(
            edition=edition, record=canonical, fingerprint=fingerprint(canonical)
        )
        Withheld.objects.bulk_create(
            Withheld(edition=edition, uid=uid) for uid in sorted(withheld_uids(full))
        )
    members = _list(opened)
    if kind == "notice" and live:
        _publish_meeting(meeting, edition, opened)
    elif kind != "notice":
        published = PublishedMeeting.objects.get(meeting=meeting)
        _write_columns(published, edition, opened, members)
    return edition


def full_record(edition: Edition) -> MeetingRecord:
    """An edition's record with its private matter. For the desk and exports only."""
    private = PrivateEdition.objects.filter(edition=edition).first()
    return stored_meeting(private.record if private else edition.record)


def refresh(meeting: Meeting) -> None:
    """Point the meeting's lists at its live editions, once these are made."""
    live = {row.kind: row for row in meeting.editions.live()}
    agenda, minutes = live.get("agenda"), live.get("minutes")
    approved_on = (
        stored_meeting(minutes.record).minutes.approved_on if minutes else None
    )
    PublishedMeeting.objects.filter(meeting=meeting).update(
        agenda=agenda,
        minutes=minutes,
        agenda_at=agenda.published_at if agenda else None,
        minutes_state=minutes.state if minutes else "none",
        minutes_at=minutes.published_at if minutes else None,
        approved_on=approved_on,
    )
    shown = minutes or agenda
    for model in (PublishedItem, PublishedDocument, PublishedPart):
        rows = model._default_manager.filter(edition__meeting=meeting)
        rows.filter(live=True).exclude(edition=shown).update(live=False)
        rows.filter(live=False, edition=shown).update(live=True)


def _list(opened: MeetingRecord) -> dict[str, Member]:
    """Whoever a published record names in its open form is public from now on.

    Returns the members among them, by their uids.
    """
    said = opened.committee
    committee = committee_of(said)
    if not committee.listed:
        # Private or unpublished matter may have called it otherwise.
        Committee.objects.filter(pk=committee.pk).update(
            listed=True, name=said.name, kind=said.kind
        )
    known = members_of(opened)
    for person in walk_people(opened):
        member = known.get(person.uid or "")
        if member and not member.listed:
            member.listed, member.name, member.ward = True, person.name, person.ward
            member.save(update_fields=["listed", "name", "ward"])
    return known


def _publish_meeting(meeting: Meeting, notice: Edition, said: MeetingRecord) -> None:
    """What lists say of a meeting, from its live notice."""
    PublishedMeeting.objects.update_or_create(
        meeting=meeting,
        defaults={
            "uid": said.uid,
            "committee": committee_of(said.committee),
            "notice": notice,
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
        },
    )


def _write_columns(
    published: PublishedMeeting,
    edition: Edition,
    record: MeetingRecord,
    members: dict[str, Member],
) -> None:
    issues = issues_of(record.items)
    rows = [
        _item_row(published, edition, item, depth, position, issues)
        for position, (depth, item) in enumerate(_with_depth(record.items))
    ]
    items = {row.uid: row for row in PublishedItem.objects.bulk_create(rows)}
    PublishedDocument.objects.bulk_create(
        PublishedDocument(
            edition=edition,
            uid=document.uid,
            title=document.title,
            filename=document.filename,
            media_type=document.media_type,
            size=document.size,
            sha256=document.sha256 or "",
        )
        for document in documents_of(record)
        if document.uid
    )
    PublishedPart.objects.bulk_create(
        PublishedPart(
            published=published,
            edition=edition,
            item=items[uid] if uid else None,
            member=members[person.uid],
            what=what,
            value=value,
            about=about,
        )
        for uid, person, what, value, about in _parts(record)
        if person.uid
    )


def _item_row(
    published: PublishedMeeting,
    edition: Edition,
    item: ItemRecord,
    depth: int,
    position: int,
    issues: dict[str, Issue],
) -> PublishedItem:
    issue = item.issue
    words = [
        outcome_words(each.outcome, each.outcome_words) for each in item.resolutions
    ]
    return PublishedItem(
        published=published,
        edition=edition,
        uid=item.uid,
        issue=issues[issue.uid] if issue else None,
        position=position,
        depth=depth,
        number=item.number,
        title=item.private.open_title if item.private else item.title,
        kind=item.kind,
        private=item.private is not None,
        withdrawn=item.withdrawn.outcome if item.withdrawn else "",
        outcomes="; ".join(dict.fromkeys(words)),
        issue_title=issue.title if issue else "",
        issue_reference=issue.reference if issue else "",
        key_decision=issue.key_decision if issue else False,
        record=item.model_copy(update={"items": ()}).canonical(),
    )


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
