"""What each side of an item holds: the record's own fields, and what only the desk
keeps. A field of an item is in exactly one of them, or in none with a reason (a test
walks the list)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from meetings.record.base import (
    ItemNumber,
    Line,
    LocalDate,
    Prose,
    RecordModel,
    RichText,
)
from meetings.record.decisions import (
    DeclarationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import BackgroundPaperRecord, PrivateRecord
from meetings.record.items import (
    IssueRecord,
    ItemKind,
    OfficerContactRecord,
    RecommendationRecord,
)

Side: TypeAlias = Literal["agenda", "minutes"]

# Kept by actions of their own: the order and the numbers by building the agenda,
# documents by uploading, withdrawal by its own form, supplements by publishing.
IN_NEITHER = frozenset({
    "uid", "number", "taken_after", "documents", "withdrawn", "supplement", "items",
    "origins",
})  # fmt: skip


# What the author of a report writes of their own item; the rest is the clerk's.
AUTHORED = frozenset({
    "title", "purpose", "summary", "recommendations", "officer_contacts",
    "background_papers", "wards",
})  # fmt: skip


class FollowUpDraft(RecordModel):
    """What somebody is to do after the meeting. The desk's own."""

    text: Line
    owner: Line = ""
    due: LocalDate | None = None
    done_on: LocalDate | None = None


class AgendaSide(RecordModel):
    """What the agenda says of an item. `private` is without its public summary, which
    is written with the minutes."""

    title: Line = ""
    kind: ItemKind = "report"
    issue: IssueRecord | None = None
    purpose: RichText = ""
    summary: RichText = ""
    recommendations: tuple[RecommendationRecord, ...] = ()
    officer_contacts: tuple[OfficerContactRecord, ...] = ()
    background_papers: tuple[BackgroundPaperRecord, ...] = ()
    wards: tuple[Line, ...] = ()
    private: PrivateRecord | None = None
    urgency_reason: Prose = ""


class MinutesSide(RecordModel):
    """What came of an item."""

    minute_number: ItemNumber = ""
    minutes: RichText = ""
    declarations: tuple[DeclarationRecord, ...] = ()
    motions: tuple[MotionRecord, ...] = ()
    votes: tuple[VoteRecord, ...] = ()
    resolutions: tuple[ResolutionRecord, ...] = ()
    public_summary: Prose = ""
    follow_ups: tuple[FollowUpDraft, ...] = ()


Draft: TypeAlias = AgendaSide | MinutesSide
SIDES: dict[Side, type[AgendaSide] | type[MinutesSide]] = {
    "agenda": AgendaSide,
    "minutes": MinutesSide,
}


def stored_draft(side: Side, text: str) -> Draft:
    """Read a draft that was checked before it was stored."""
    return SIDES[side].model_validate_json(text, context={"stored": True})


def changed_fields(one: Draft, other: Draft) -> set[str]:
    """The fields in which two drafts of one side differ."""
    fields = type(one).model_fields
    return {name for name in fields if getattr(one, name) != getattr(other, name)}
