"""What the page of one open item shows: its draft, with all that its fields offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from meetings.desk.outcome.prefill import (
    LEADS,
    PREFILLED,
    fingerprint,
    ready_resolution,
)
from meetings.in_the_room import is_same, key_of
from meetings.models.choices import (
    DECLARATION_ACTIONS,
    DECLARATION_KINDS,
    MOTION_RESULTS,
    OUTCOMES,
)
from meetings.wording import outcome_words, printed_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meetings.desk.people import Choice, People
    from meetings.drafts.sides import MinutesSide
    from meetings.in_the_room import Room
    from meetings.record.decisions import (
        DeclarationRecord,
        MotionRecord,
        ResolutionRecord,
        VoteRecord,
    )
    from meetings.record.items import ItemRecord
    from meetings.record.people import PersonRecord

BALLOTS = (
    ("for", "For"),
    ("against", "Against"),
    ("abstain", "Abstain"),
    ("did_not_vote", "No vote"),
)


@dataclass(frozen=True)
class PersonField:
    """A field that takes a person: who is chosen, and who may be."""

    chosen: str
    choices: list[Choice]


@dataclass(frozen=True)
class BallotRow:
    """One member's line in a vote; `why_out` where they can't vote at this item."""

    key: str
    label: str
    party: str
    vote: str
    why_out: str = ""


@dataclass(frozen=True)
class VoteEntry:
    record: VoteRecord
    rows: list[BallotRow]
    parties: list[str]
    casting: PersonField
    parts: list[tuple[int, str, bool]]

    @property
    def tally(self) -> str:
        return tally_words(self.record)


@dataclass(frozen=True)
class MovedEntry:
    """A motion or a resolution with the people that it names."""

    record: Any
    mover: PersonField
    seconder: PersonField
    prefilled: str = ""


@dataclass(frozen=True)
class DeclarationEntry:
    record: DeclarationRecord | None
    member: PersonField
    warning: str = ""


@dataclass(frozen=True)
class Outcome:
    """All that the form shows of an item, beside the item itself."""

    draft: MinutesSide
    declarations: list[DeclarationEntry]
    motions: list[MovedEntry]
    votes: list[VoteEntry]
    resolutions: list[MovedEntry]
    leads: tuple[str, ...] = LEADS
    outcomes: list[tuple[str, str]] = field(
        default_factory=lambda: [
            (each, outcome_words(each)) for each in OUTCOMES if each
        ]
    )
    motion_results: tuple[str, ...] = MOTION_RESULTS
    declaration_kinds: tuple[str, ...] = DECLARATION_KINDS
    declaration_actions: tuple[str, ...] = DECLARATION_ACTIONS
    ballots: tuple[tuple[str, str], ...] = BALLOTS


def outcome_of(
    draft: MinutesSide,
    item: ItemRecord,
    *,
    people: People,
    room: Room,
    parties: dict[str, str],
) -> Outcome:
    """The form's contents. Where nothing is resolved yet, the recommendations stand
    ready as a resolution."""

    def person(who: PersonRecord | None) -> PersonField:
        return PersonField(key_of(who) if who else "", people.offer(who))

    def moved(record: MotionRecord | ResolutionRecord, mark: str = "") -> MovedEntry:
        return MovedEntry(record, person(record.mover), person(record.seconder), mark)

    if draft.resolutions:
        resolutions = [moved(each) for each in draft.resolutions]
    else:
        ready = ready_resolution(item.recommendations)
        resolutions = [moved(ready, fingerprint(ready.model_dump()))]
    blank = DeclarationEntry(None, person(None))
    return Outcome(
        draft=draft,
        declarations=[
            *(
                DeclarationEntry(each, person(each.member), _voted(each, draft))
                for each in draft.declarations
            ),
            blank,
        ],
        motions=[moved(each) for each in draft.motions],
        votes=[
            _vote(each, draft.resolutions, room, parties, person(_casting(each)))
            for each in draft.votes
        ],
        resolutions=resolutions,
    )


def tally_words(vote: VoteRecord) -> str:
    """Say how a vote went: "For 3. Against 4. Abstained 1. Lost by 3 votes to 4."."""
    counts = {
        "For": _count(vote, "for", vote.for_),
        "Against": _count(vote, "against", vote.against),
        "Abstained": _count(vote, "abstain", vote.abstain),
    }
    said = [f"{name} {count}." for name, count in counts.items() if count is not None]
    # Names that were not added up aren't all: they decide nothing yet.
    for_, against = vote.for_, vote.against
    if for_ is not None and against is not None and for_ + against:
        if for_ == against:
            said.append(f"A tie, {for_} votes to {against}.")
            if vote.casting:
                how = "Carried" if vote.casting.vote == "for" else "Lost"
                said.append(f"{how} by the casting vote.")
        elif for_ > against:
            said.append(f"Carried by {for_} votes to {against}.")
        else:
            said.append(f"Lost by {for_} votes to {against}.")
    return " ".join(said)


def _count(vote: VoteRecord, choice: str, counted: int | None) -> int | None:
    if counted is not None or not vote.ballots:
        return counted
    return sum(ballot.vote == choice for ballot in vote.ballots)


def _casting(vote: VoteRecord) -> PersonRecord | None:
    return vote.casting.member if vote.casting else None


def _vote(
    record: VoteRecord,
    resolutions: Iterable[ResolutionRecord],
    room: Room,
    parties: dict[str, str],
    casting: PersonField,
) -> VoteEntry:
    given = {key_of(ballot.member): ballot.vote for ballot in record.ballots}
    rows = [
        BallotRow(
            key=key_of(row),
            label=_named(row, row.capacity),
            party=parties.get(key_of(row), ""),
            vote=given.pop(key_of(row), ""),
        )
        for row in room.present
    ]
    for row, why in room.out:
        vote = given.pop(key_of(row), "")
        rows.append(BallotRow(key_of(row), _named(row, row.capacity), "", vote, why))
    # Votes by people whom the attendance doesn't list: shown, so that none is lost.
    for ballot in record.ballots:
        if key_of(ballot.member) in given:
            why = "isn’t on the attendance list"
            person = ballot.member
            rows.append(
                BallotRow(key_of(person), printed_person(person), "", ballot.vote, why)
            )
    return VoteEntry(
        record=record,
        rows=rows,
        parties=sorted({row.party for row in rows if row.party}),
        casting=casting,
        parts=list(_parts(record, resolutions)),
    )


def _named(person: PersonRecord, capacity: str) -> str:
    plain = not capacity or capacity.casefold() in {"member", "councillor"}
    name = printed_person(person)
    return name if plain else f"{name}, {capacity}"


def _parts(
    vote: VoteRecord, resolutions: Iterable[ResolutionRecord]
) -> Iterator[tuple[int, str, bool]]:
    """What a vote can be on, counted through: number, words, and whether it is."""
    number = 0
    for resolution in resolutions:
        for words in resolution.parts or (resolution.text or resolution.lead,):
            number += 1
            yield number, words, number in vote.resolutions


def _voted(declared: DeclarationRecord, draft: MinutesSide) -> str:
    """A warning where somebody who declared an interest is in a vote on it."""
    for vote in draft.votes:
        for ballot in vote.ballots:
            if is_same(ballot.member, declared.member) and ballot.vote in {
                "for",
                "against",
                "abstain",
            }:
                who = printed_person(declared.member)
                return f"{who} declared an interest here and is in the vote."
    return ""


__all__ = ["BALLOTS", "PREFILLED", "Outcome", "outcome_of", "tally_words"]
