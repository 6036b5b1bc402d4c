"""An item as hard as councils make them: a long address, markup in a title."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from meetings import files
from meetings.record.decisions import (
    BallotRecord,
    CastingRecord,
    DeclarationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import (
    BackgroundPaperRecord,
)
from meetings.record.items import (
    IssueRecord,
    OfficerContactRecord,
    RecommendationRecord,
)
from meetings.record.people import PersonRecord
from tests.records import (
    a_document,
    an_item,
)

if TYPE_CHECKING:
    from meetings.record.documents import DocumentRecord
    from meetings.record.items import ItemRecord

LONG = "https://example.org/" + "a1b2c3d4e5" * 28
MARKUP = "Mill Lane <b>re\N{SOFT HYPHEN}development</b> & “Phase\N{NO-BREAK SPACE}2”"
ISSUE = IssueRecord(uid="bridge", title=MARKUP, reference="HT/1", key_decision=True)
ALUN = PersonRecord(name="Councillor Alun Davies", uid="alun", ward="Llanfair")
LUND = PersonRecord(name="Councillor Lund")


def hard_item() -> ItemRecord:
    cell = f"{LONG[:99]}<strong>{LONG[99:120]}</strong>{LONG[120:]}"
    return an_item(
        uid="five",
        number="5",
        title=MARKUP,
        issue=ISSUE,
        purpose=f"<p>To consider {LONG}.</p>",
        summary="<h4>Cost</h4><p>A fifth.</p>",
        recommendations=(
            RecommendationRecord(lead="To:", parts=("note;", LONG)),
            RecommendationRecord(to="Council", parts=("That it be.",), closing="Soon."),
        ),
        officer_contacts=(
            OfficerContactRecord(name="J. Lund", email=f"{'x' * 280}@example.org"),
            OfficerContactRecord(name="P. Anstey", phone="474 3186"),
        ),
        documents=(held_file(5), a_document(title=LONG)),
        background_papers=(
            BackgroundPaperRecord(title="Survey", url=LONG),
            BackgroundPaperRecord(title="Count", url="in the office"),
        ),
        wards=("Llanfair",),
        declarations=(
            DeclarationRecord(member=ALUN, kind="personal", nature=LONG, action="left"),
        ),
        motions=(
            MotionRecord(text=LONG, mover=ALUN, kind="amendment", result="lost"),
            MotionRecord(text="That it be.", seconder=LUND),
        ),
        votes=(
            VoteRecord(
                question="the amendment",
                against=1,
                ballots=(BallotRecord(member=ALUN, vote="against"),),
                required_by_law=True,
            ),
            VoteRecord(
                resolutions=(1,),
                for_=2,
                against=2,
                casting=CastingRecord(member=ALUN, vote="for"),
            ),
            # One member's, on request; and one that is only known to have been.
            VoteRecord(ballots=(BallotRecord(member=ALUN, vote="against"),)),
            VoteRecord(question="who takes the chair"),
        ),
        minutes=(
            f"<h3>Cost</h3><p>{LONG}</p><table><thead><tr><th>Year</th><th>Where</th>"
            f"<th>Spent</th></tr></thead><tbody><tr><td>2026/27</td><td>{cell}</td>"
            '<td>£5</td></tr></tbody></table><p lang="cy">Ŵyl <em>fawr</em>.</p>'
        ),
        resolutions=(
            ResolutionRecord(
                lead="RESOLVED –", parts=("note;", LONG), outcome="agreed", mover=ALUN
            ),
            ResolutionRecord(
                lead="RESOLVED –", text="That it be.", outcome="noted", seconder=LUND
            ),
        ),
        items=(
            an_item(uid="five-a", number="5a", documents=(held_file(6),)),
            an_item(number="5b", title="Nothing more to read"),
        ),
    )


def held_file(number: int) -> DocumentRecord:
    """A document called "Annex 1" whose file is held."""
    what = f"{number}".encode() * 205 * 1024
    sha256 = hashlib.sha256(what).hexdigest()
    path = files.path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(what)
    return a_document(
        title="Annex 1",
        filename="Annex 1.pdf",
        media_type="application/pdf",
        size=len(what),
        sha256=sha256,
    )
