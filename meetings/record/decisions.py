"""What was moved, how it was voted on, what was resolved, who had an interest."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from meetings.record.base import Line, LocalDate, Prose, RecordModel
from meetings.record.people import PersonRecord

DeclarationKind = Literal[
    "disclosable_pecuniary",
    "other_registrable",
    "non_registrable",
    "personal",
    "prejudicial",
    "other",
]
DeclarationAction = Literal[
    "", "stayed", "stayed_and_voted", "did_not_vote", "left", "spoke_then_left"
]
MotionKind = Literal["motion", "amendment"]
MotionResult = Literal["", "carried", "lost", "withdrawn", "not_put"]
Choice = Literal["for", "against", "abstain", "did_not_vote", "out_of_room"]
Outcome = Literal[
    "agreed",
    "noted",
    "approved",
    "refused",
    "deferred",
    "referred",
    "amended",
    "no_decision",
    "other",
]
Count = Annotated[int, Field(ge=0, le=100_000)]
PartNumber = Annotated[int, Field(ge=1, le=1_000)]


class DispensationRecord(RecordModel):
    """Leave to take part despite an interest (Localism Act 2011, section 33)."""

    granted_on: LocalDate | None = None
    until: LocalDate | None = None


class DeclarationRecord(RecordModel):
    """An interest declared. Of a sensitive one the public learns only that it is one
    (Localism Act 2011, section 32).
    """

    member: PersonRecord
    kind: DeclarationKind
    nature: Prose = ""
    sensitive: bool = False
    dispensation: DispensationRecord | None = None
    action: DeclarationAction = ""


class MotionRecord(RecordModel):
    text: Prose
    mover: PersonRecord | None = None
    seconder: PersonRecord | None = None
    kind: MotionKind = "motion"
    result: MotionResult = ""


class BallotRecord(RecordModel):
    member: PersonRecord
    vote: Choice


class CastingRecord(RecordModel):
    """The chair's second vote."""

    member: PersonRecord
    vote: Literal["for", "against"]


class VoteRecord(RecordModel):
    """A vote: counts, or names, or both. A count that isn't known is None.

    `resolutions` are the parts it was on, counted from 1 through the item's
    resolutions and their parts; empty: on all of it.
    """

    question: Line = ""
    resolutions: tuple[PartNumber, ...] = ()
    for_: Count | None = Field(default=None, alias="for")
    against: Count | None = None
    abstain: Count | None = None
    ballots: tuple[BallotRecord, ...] = ()
    casting: CastingRecord | None = None
    required_by_law: bool = False


class ResolutionRecord(RecordModel):
    """What was resolved: `text`, or numbered `parts`, or both, under a `lead`.

    `outcome` is "" while a draft doesn't say yet; no file and no edition may say so.
    """

    lead: Line = ""
    text: Prose = ""
    parts: tuple[Line, ...] = ()
    outcome: Outcome | Literal[""]
    outcome_words: Line = ""
    mover: PersonRecord | None = None
    seconder: PersonRecord | None = None
