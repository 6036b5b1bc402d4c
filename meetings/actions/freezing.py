"""Making an edition, and the columns that lists need beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.actions.columns import (
    document_columns,
    frozen,
    item_columns,
    meeting_columns,
    part_columns,
    state_columns,
)
from meetings.models import (
    Edition,
    PrivateEdition,
    PublishedDocument,
    PublishedItem,
    PublishedMeeting,
    PublishedPart,
    Withheld,
)
from meetings.record.meeting import stored_meeting
from meetings.record.tables.items import issues_of
from meetings.record.tables.meeting import committee_of
from meetings.record.tables.people import first_names_in, members_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from committees.models import Committee, Member, User
    from meetings.models import Meeting
    from meetings.record.meeting import CommitteeRecord, EditionKind, MeetingRecord


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
    made = frozen(kind, record)
    if live:
        meeting.editions.filter(kind=kind, live=True).update(live=False)
    edition = Edition.objects.create(meeting=meeting, by=by, live=live, **made.columns)
    if made.private:
        PrivateEdition.objects.create(edition=edition, **made.private)
        Withheld.objects.bulk_create(
            Withheld(edition=edition, uid=uid) for uid in made.withheld
        )
    members = _list(made.opened)
    if kind == "notice" and live:
        _publish_meeting(meeting, edition, made.opened)
    elif kind != "notice":
        published = PublishedMeeting.objects.get(meeting=meeting)
        _write_columns(published, edition, made.opened, members)
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
        approved_on=approved_on,
        **state_columns(
            vars(agenda) if agenda else None, vars(minutes) if minutes else None
        ),
    )
    shown = minutes or agenda
    for model in (PublishedItem, PublishedDocument, PublishedPart):
        rows = model._default_manager.filter(edition__meeting=meeting)
        rows.filter(live=True).exclude(edition=shown).update(live=False)
        rows.filter(live=False, edition=shown).update(live=True)


def _list(opened: MeetingRecord) -> dict[str, Member]:
    """Whoever a published record names in its open form is public from now on. Returns
    the members among them by their uids."""
    list_committee(committee_of(opened.committee), opened.committee)
    members = members_of(opened)
    list_members(first_names_in(opened), members)
    return members


def list_committee(committee: Committee, said: CommitteeRecord) -> None:
    if not committee.listed:
        # Private or unpublished matter may have called it otherwise.
        committee.listed, committee.name, committee.kind = True, said.name, said.kind
        committee.save(update_fields=["listed", "name", "kind"])


def list_members(
    people: Mapping[str, tuple[str, str]], members: Mapping[str, Member]
) -> None:
    """`people`: the name and the ward that are said of them, by their uids."""
    for uid, member in members.items():
        if uid in people and not member.listed:
            member.listed, (member.name, member.ward) = True, people[uid]
            member.save(update_fields=["listed", "name", "ward"])


def _publish_meeting(meeting: Meeting, notice: Edition, said: MeetingRecord) -> None:
    """What lists say of a meeting, from its live notice."""
    PublishedMeeting.objects.update_or_create(
        meeting=meeting,
        defaults={
            "committee": committee_of(said.committee),
            "notice": notice,
            **meeting_columns(said),
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
        PublishedItem(
            published=published,
            edition=edition,
            issue=issues[item.issue.uid] if item.issue else None,
            **columns,
        )
        for item, columns in item_columns(record)
    ]
    items = {row.uid: row for row in PublishedItem.objects.bulk_create(rows)}
    PublishedDocument.objects.bulk_create(
        PublishedDocument(edition=edition, **columns)
        for columns in document_columns(record)
    )
    PublishedPart.objects.bulk_create(
        PublishedPart(
            published=published,
            edition=edition,
            item=items[uid] if uid else None,
            member=members[member],
            **columns,
        )
        for uid, member, columns in part_columns(record)
    )
