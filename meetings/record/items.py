"""An item of an agenda, with what came of it."""

from __future__ import annotations

from typing import Literal

from meetings.record.base import ItemNumber, Line, Prose, RecordModel, RichText, Uid
from meetings.record.decisions import (
    DeclarationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import (
    BackgroundPaperRecord,
    DocumentRecord,
    PrivateRecord,
    SupplementNumber,
)

ItemKind = Literal[
    "report",
    "minutes",
    "apologies",
    "declarations",
    "questions",
    "urgent",
    "exclusion",
    "information",
    "heading",
    "other",
]


class OriginRecord(RecordModel):
    """What another system called it: old links are answered from these."""

    system: Line
    kind: Line
    id: Line


class IssueRecord(RecordModel):
    """A matter that comes to one or more meetings."""

    uid: Uid
    title: Line
    reference: Line = ""
    key_decision: bool = False


class RecommendationRecord(RecordModel):
    """`lead`, then `parts` in order, each one paragraph, then `closing`."""

    to: Line = ""
    lead: Line = ""
    parts: tuple[Line, ...] = ()
    closing: Line = ""


class OfficerContactRecord(RecordModel):
    """An officer's details as they were printed then."""

    name: Line
    job_title: Line = ""
    email: Line = ""
    phone: Line = ""


class WithdrawnRecord(RecordModel):
    """Why an item was not taken. `to` is the uid of the meeting it was deferred to."""

    outcome: Literal["withdrawn", "deferred"]
    reason: Prose = ""
    to: Uid | None = None


class ItemRecord(RecordModel):
    """One item; those under it (5a under 5) are its `items`.

    `number` is as printed, "" for a heading; `minute_number` where the minutes number
    it otherwise, `taken_after` (an item's uid) where it was taken out of order.
    `title` is "" in the open form of a private item. `supplement`: it came after the
    agenda, in the supplement of that number.
    """

    uid: Uid
    number: ItemNumber = ""
    minute_number: ItemNumber = ""
    taken_after: Uid | None = None
    title: Line
    kind: ItemKind = "report"
    issue: IssueRecord | None = None
    purpose: RichText = ""
    summary: RichText = ""
    recommendations: tuple[RecommendationRecord, ...] = ()
    officer_contacts: tuple[OfficerContactRecord, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    background_papers: tuple[BackgroundPaperRecord, ...] = ()
    wards: tuple[Line, ...] = ()
    private: PrivateRecord | None = None
    urgency_reason: Prose = ""
    withdrawn: WithdrawnRecord | None = None
    supplement: SupplementNumber | None = None
    declarations: tuple[DeclarationRecord, ...] = ()
    motions: tuple[MotionRecord, ...] = ()
    votes: tuple[VoteRecord, ...] = ()
    minutes: RichText = ""
    resolutions: tuple[ResolutionRecord, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    origins: tuple[OriginRecord, ...] = ()

    @property
    def has_minutes(self) -> bool:
        """Whether the record says what came of the item."""
        said = (self.minutes, self.resolutions, self.votes, self.motions)
        return any((*said, self.declarations))
