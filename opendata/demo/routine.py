"""What every agenda begins with, and what every meeting says in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.law import EXEMPTIONS, Nation
from meetings.record.decisions import BallotRecord, ResolutionRecord, VoteRecord
from meetings.record.items import ItemRecord, RecommendationRecord
from meetings.record.people import AttendanceRecord
from opendata.demo.text import plain, rich

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meetings.record.base import Uid
    from meetings.record.decisions import Choice, Outcome
    from meetings.record.documents import PrivateRecord
    from meetings.record.people import Mode, Presence
    from opendata.demo.diary import Diary
    from opendata.demo.people import Member, Officer
    from opendata.demo.programme import Sitting

RESOLVED = "RESOLVED –"


def apologies(sitting: Sitting, minutes: str = "", number: str = "1") -> ItemRecord:
    return ItemRecord(
        uid=sitting.item(number),
        number=number,
        title="Apologies for absence and substitutes",
        kind="apologies",
        purpose=rich("To receive apologies and the names of substitutes."),
        minutes=rich(minutes),
    )


def declarations(sitting: Sitting, minutes: str = "", number: str = "2") -> ItemRecord:
    return ItemRecord(
        uid=sitting.item(number),
        number=number,
        title="Declarations of interest",
        kind="declarations",
        purpose=rich("""
            To receive declarations of any disclosable pecuniary or other interest in an
            item of this agenda. Members are asked to name the item and to say what the
            interest is.
        """),
        minutes=rich(minutes),
    )


def earlier_minutes(
    sitting: Sitting,
    earlier: Sitting,
    diary: Diary,
    *,
    resolution: ResolutionRecord | None = None,
    number: str = "3",
) -> ItemRecord:
    """Return the item that approves the minutes of an earlier meeting."""
    day = earlier.date_words(diary)
    return ItemRecord(
        uid=sitting.item(number),
        number=number,
        title=f"Minutes of the meeting on {day}",
        kind="minutes",
        purpose=rich(f"To approve the minutes of the meeting on {day}."),
        resolutions=(resolution,) if resolution else (),
    )


def approved(earlier: Sitting, diary: Diary) -> ResolutionRecord:
    day = earlier.date_words(diary)
    return resolved(
        f"""That the minutes of the meeting on {day} be approved as a correct record and
        signed by the Chair.""",
        outcome="approved",
    )


def exclusion(
    sitting: Sitting, number: str, item: str, private: PrivateRecord
) -> ItemRecord:
    """Return the item that closes the doors for `item` (s.100A(4))."""
    cited = EXEMPTIONS[Nation.ENGLAND].cite(private.paragraphs)
    return ItemRecord(
        uid=sitting.item(number),
        number=number,
        title="Exclusion of the press and public",
        kind="exclusion",
        purpose=rich(f"""
            To decide whether the press and public should leave the meeting for item
            {item}, which is likely to disclose exempt information.
        """),
        resolutions=(
            resolved(f"""
                That under section 100A(4) of the Local Government Act 1972 the press
                and public be excluded from the meeting for item {item}, because it is
                likely that exempt information as described in {cited} would be
                disclosed to them, and because the public interest in keeping it from
                them outweighs the public interest in disclosing it.
            """),
        ),
    )


def resolved(
    *parts: str,
    outcome: Outcome = "agreed",
    lead: str = RESOLVED,
    by: Sequence[Member] = (),
) -> ResolutionRecord:
    """Return a resolution, numbered where it has more than one part.

    `by` are its mover and seconder.
    """
    folded = tuple(map(plain, parts))
    return ResolutionRecord(
        lead=lead,
        text=folded[0] if len(folded) == 1 else "",
        parts=folded if len(folded) > 1 else (),
        outcome=outcome,
        mover=by[0].printed if by else None,
        seconder=by[1].printed if by[1:] else None,
    )


def named_vote(question: str, choices: Mapping[Choice, Sequence[Member]]) -> VoteRecord:
    """Return a recorded vote, with the name of each member who could have voted."""
    ballots = [
        BallotRecord(member=member.printed, vote=choice)
        for choice, members in choices.items()
        for member in members
    ]
    return VoteRecord(
        question=question,
        for_=len(choices.get("for", ())),
        against=len(choices.get("against", ())),
        abstain=len(choices.get("abstain", ())),
        ballots=tuple(ballots),
    )


def there(
    member: Member,
    capacity: str = "Member",
    *,
    presence: Presence = "present",
    mode: Mode = "in_person",
    instead_of: Member | None = None,
    arrived_at: Uid | None = None,
    left_at: Uid | None = None,
) -> AttendanceRecord:
    """Return a member's row of the attendance."""
    printed = member.printed
    return AttendanceRecord(
        name=printed.name,
        uid=printed.uid,
        ward=printed.ward,
        capacity=capacity,
        presence=presence,
        mode=mode,
        substitute_for=instead_of.printed if instead_of else None,
        arrived_at=arrived_at,
        left_at=left_at,
    )


def officers_there(*officers: Officer) -> tuple[AttendanceRecord, ...]:
    return tuple(
        AttendanceRecord(
            name=officer.name, capacity=officer.job_title, presence="in_attendance"
        )
        for officer in officers
    )


def recommended(
    lead: str, *parts: str, to: str = "", closing: str = ""
) -> RecommendationRecord:
    return RecommendationRecord(
        to=to, lead=lead, parts=tuple(map(plain, parts)), closing=closing
    )
