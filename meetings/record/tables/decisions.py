"""Declarations, motions, votes and resolutions, to and from their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meetings.record.decisions import (
    BallotRecord,
    CastingRecord,
    DeclarationRecord,
    DispensationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.people import PersonRecord
from meetings.record.tables.people import read_person, write_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Members = Mapping[str, Any]


def _person(row: Any) -> PersonRecord:
    return PersonRecord(
        name=row.person_name,
        uid=row.person.uid if row.person else None,
        ward=row.person_ward,
    )


def read_declaration(row: Any) -> DeclarationRecord:
    dispensation = DispensationRecord(
        granted_on=row.dispensation_granted_on, until=row.dispensation_until
    )
    return DeclarationRecord(
        member=_person(row),
        kind=row.kind,
        nature=row.nature,
        sensitive=row.sensitive,
        dispensation=dispensation if row.dispensed else None,
        action=row.action,
    )


def write_declaration(record: DeclarationRecord, members: Members) -> dict[str, object]:
    given = record.dispensation
    return {
        **write_person("person", record.member, members),
        "kind": record.kind,
        "nature": record.nature,
        "sensitive": record.sensitive,
        "dispensed": given is not None,
        "dispensation_granted_on": given.granted_on if given else None,
        "dispensation_until": given.until if given else None,
        "action": record.action,
    }


def read_motion(row: Any) -> MotionRecord:
    return MotionRecord(
        text=row.text,
        mover=read_person(row, "mover"),
        seconder=read_person(row, "seconder"),
        kind=row.kind,
        result=row.result,
    )


def write_motion(record: MotionRecord, members: Members) -> dict[str, object]:
    return {
        "text": record.text,
        **write_person("mover", record.mover, members),
        **write_person("seconder", record.seconder, members),
        "kind": record.kind,
        "result": record.result,
    }


def read_resolution(row: Any) -> ResolutionRecord:
    return ResolutionRecord(
        lead=row.lead,
        text=row.text,
        parts=tuple(row.parts),
        outcome=row.outcome,
        outcome_words=row.outcome_words,
        mover=read_person(row, "mover"),
        seconder=read_person(row, "seconder"),
    )


def write_resolution(record: ResolutionRecord, members: Members) -> dict[str, object]:
    return {
        "lead": record.lead,
        "text": record.text,
        "parts": list(record.parts),
        "outcome": record.outcome,
        "outcome_words": record.outcome_words,
        **write_person("mover", record.mover, members),
        **write_person("seconder", record.seconder, members),
    }


def read_vote(row: Any, ballots: Iterable[Any]) -> VoteRecord:
    casting = read_person(row, "casting")
    return VoteRecord(
        question=row.question,
        resolutions=tuple(row.resolutions),
        for_=row.votes_for,
        against=row.votes_against,
        abstain=row.abstentions,
        ballots=tuple(
            BallotRecord(member=_person(each), vote=each.vote) for each in ballots
        ),
        casting=CastingRecord(member=casting, vote=row.casting_vote)
        if casting
        else None,
        required_by_law=row.required_by_law,
    )


def write_vote(record: VoteRecord, members: Members) -> dict[str, object]:
    """The vote's own columns; its ballots are rows of their own."""
    casting = record.casting
    return {
        "question": record.question,
        "resolutions": list(record.resolutions),
        "votes_for": record.for_,
        "votes_against": record.against,
        "abstentions": record.abstain,
        **write_person("casting", casting.member if casting else None, members),
        "casting_vote": casting.vote if casting else "",
        "required_by_law": record.required_by_law,
    }


def write_ballot(record: BallotRecord, members: Members) -> dict[str, object]:
    return {**write_person("person", record.member, members), "vote": record.vote}
