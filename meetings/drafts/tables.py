"""An item's sides, from the working tables and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meetings.drafts.sides import AgendaSide, FollowUpDraft, MinutesSide
from meetings.models import (
    AgendaItem,
    BackgroundPaper,
    Ballot,
    DeclarationOfInterest,
    FollowUp,
    Minute,
    Motion,
    OfficerContact,
    Recommendation,
    RecordedVote,
    Resolution,
)
from meetings.record.items import ItemRecord
from meetings.record.tables import decisions, documents
from meetings.record.tables.items import (
    ballot_columns,
    issues_of,
    read_item,
    write_contact,
    write_item,
    write_recommendation,
)
from meetings.record.tables.people import members_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from django.db import models

    from committees.models import Member
    from meetings.drafts.sides import Draft, Side

    Members = dict[str, Member]

_PLANNED: dict[str, tuple[type[models.Model], Callable[[Any], dict[str, Any]]]] = {
    "recommendations": (Recommendation, write_recommendation),
    "officer_contacts": (OfficerContact, write_contact),
    "background_papers": (BackgroundPaper, documents.write_background_paper),
}
_DECIDED: dict[
    str, tuple[type[models.Model], Callable[[Any, Members], dict[str, Any]]]
] = {
    "declarations": (DeclarationOfInterest, decisions.write_declaration),
    "motions": (Motion, decisions.write_motion),
    "votes": (RecordedVote, decisions.write_vote),
    "resolutions": (Resolution, decisions.write_resolution),
}
_COLUMNS = {"title", "kind", "purpose", "summary", "wards", "urgency_reason"}


def read_draft(item: AgendaItem, side: Side, record: ItemRecord | None = None) -> Draft:
    """One side of an item as its tables stand; `record`: what was read of them."""
    record = record or read_item(item)
    if side == "agenda":
        private = record.private and record.private.model_copy(
            update={"public_summary": ""}
        )
        fields = set(AgendaSide.model_fields) - {"private"}
        said = {name: getattr(record, name) for name in fields}
        return AgendaSide(**said, private=private)
    fields = set(MinutesSide.model_fields) - {"public_summary", "follow_ups"}
    said = {name: getattr(record, name) for name in fields}
    return MinutesSide(
        **said,
        public_summary=item.public_summary,
        follow_ups=tuple(
            FollowUpDraft(text=f.text, owner=f.owner, due=f.due, done_on=f.done_on)
            for f in item.follow_ups.order_by("pk")
        ),
    )


def write_draft(item: AgendaItem, draft: Draft, fields: Collection[str]) -> None:
    """Put these fields of a draft into their tables; the caller holds the lock."""
    if isinstance(draft, AgendaSide):
        _write_columns(item, draft, fields)
    else:
        _write_outcome(item, draft, fields)
    members = members_of(tuple(getattr(draft, name) for name in fields))
    for name in sorted(fields):
        if name in _PLANNED:
            model, write = _PLANNED[name]
            _rewrite(item, model, [write(part) for part in getattr(draft, name)])
        elif name in _DECIDED:
            kind, write_with = _DECIDED[name]
            parts = getattr(draft, name)
            rows = _rewrite(item, kind, [write_with(part, members) for part in parts])
            if kind is RecordedVote:
                Ballot.objects.bulk_create(
                    Ballot(recorded_vote=row, **columns)
                    for vote, row in zip(parts, rows, strict=True)
                    for columns in ballot_columns(vote, members)
                )


def _rewrite(
    item: AgendaItem, model: type[models.Model], rows: list[dict[str, Any]]
) -> list[Any]:
    model._default_manager.filter(item=item).delete()
    return model._default_manager.bulk_create(
        model(item=item, position=n, **columns) for n, columns in enumerate(rows)
    )


def _write_columns(
    item: AgendaItem, draft: AgendaSide, fields: Collection[str]
) -> None:
    """The agenda's own columns. A public summary stays: it is the minutes'."""
    whole = _as_item(item, draft)
    issue = issues_of((whole,)).get(draft.issue.uid) if draft.issue else None
    columns = write_item(whole, issue=issue, position=item.position)
    names = _COLUMNS & set(fields)
    if "issue" in fields:
        names |= {"issue", "issue_title", "issue_reference", "key_decision"}
    if "private" in fields:
        names |= set(documents.write_private(draft.private)) - {"public_summary"}
    update = {name: columns[name] for name in names}
    if update.get("kind") == "heading":
        update["number"] = ""
    if update:
        AgendaItem.objects.filter(pk=item.pk).update(**update)


def _as_item(item: AgendaItem, draft: AgendaSide) -> ItemRecord:
    fields = {name: getattr(draft, name) for name in AgendaSide.model_fields}
    return ItemRecord(uid=item.uid, **fields)


def _write_outcome(
    item: AgendaItem, draft: MinutesSide, fields: Collection[str]
) -> None:
    update = {
        name: getattr(draft, name) for name in ("minute_number", "public_summary")
    }
    update = {name: value for name, value in update.items() if name in fields}
    if update:
        AgendaItem.objects.filter(pk=item.pk).update(**update)
    if "minutes" in fields:
        Minute.objects.filter(item=item).update(text=draft.minutes)
    if "follow_ups" in fields:
        item.follow_ups.all().delete()
        FollowUp.objects.bulk_create(
            FollowUp(
                item=item,
                text=each.text,
                owner=each.owner,
                due=each.due,
                done_on=each.done_on,
            )
            for each in draft.follow_ups
        )
