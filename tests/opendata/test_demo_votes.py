"""Who votes, moves and presides in the demonstration was in the room."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from meetings.record.meeting import walk_items
from opendata.demo.committees import QUORUMS
from opendata.demo.council import council
from opendata.demo.diary import Diary
from tests.opendata.demonstration import TODAY, told

if TYPE_CHECKING:
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord
    from meetings.record.people import AttendanceRecord, PersonRecord

VOTED = {"for", "against", "abstain"}
QUORUM_OF = {committee.slug: quorum for committee, quorum in QUORUMS.items()}
# The seat of Wharfside changes hands with the year, that of Brackenhurst in between.
DAYS = [TODAY, dt.date(2026, 11, 25), dt.date(2027, 6, 1), dt.date(2028, 2, 29)]
pytestmark = pytest.mark.parametrize("today", DAYS, ids=str)


def who(person: PersonRecord) -> str:
    return person.uid or person.name


def was_in(row: AttendanceRecord, at: int, order: list[str]) -> bool:
    spans = [(each.left_at, each.arrived_at) for each in row.absences]
    return (
        row.presence == "present"
        and (not row.arrived_at or order.index(row.arrived_at) <= at)
        and (not row.left_at or order.index(row.left_at) > at)
        and not any(order.index(a) <= at < order.index(b) for a, b in spans)
    )


def had_a_vote(record: MeetingRecord, item: ItemRecord) -> set[str]:
    order = [each.uid for each in walk_items(record.items)]
    at = order.index(item.uid)
    here = {
        who(row)
        for row in record.attendance
        if was_in(row, at, order) and "without a vote" not in row.capacity
    }
    return here - {
        who(each.member)
        for each in item.declarations
        if each.action in {"left", "spoke_then_left"}
    }


def test_nobody_votes_who_was_not_in_the_room(today: dt.date) -> None:
    for record in told(today).values():
        for item in walk_items(record.items):
            here = had_a_vote(record, item)
            for vote in item.votes:
                cast = {who(each.member) for each in vote.ballots if each.vote in VOTED}
                where = (record.committee.slug, record.date, item.number)
                assert cast <= here, where
                counts = (vote.for_, vote.against, vote.abstain)
                assert sum(each or 0 for each in counts) <= len(here), where


def test_a_vote_that_the_law_wants_recorded_names_everybody(today: dt.date) -> None:
    for record in told(today).values():
        for item in walk_items(record.items):
            for vote in item.votes:
                if vote.required_by_law:
                    named = {who(each.member) for each in vote.ballots}
                    assert named == had_a_vote(record, item), record.date


def test_whoever_moves_or_seconds_was_there_and_had_a_vote(today: dt.date) -> None:
    for record in told(today).values():
        for item in walk_items(record.items):
            by = {
                who(person)
                for people in (
                    *((each.mover, each.seconder) for each in item.motions),
                    *((each.mover, each.seconder) for each in item.resolutions),
                )
                for person in people
                if person
            }
            where = (record.committee.slug, record.date, item.number)
            assert by <= had_a_vote(record, item), where


def test_somebody_presides_and_there_is_a_quorum(today: dt.date) -> None:
    for record in told(today).values():
        if record.minutes.state == "none":
            continue
        present = [row for row in record.attendance if row.presence == "present"]
        where = (record.committee.slug, record.date)
        voting = [row for row in present if "without a vote" not in row.capacity]

        assert len(voting) >= QUORUM_OF[record.committee.slug], where
        presiding = [
            row
            for row in present
            if row.capacity.startswith("Chair") or row.capacity.endswith("in the chair")
        ]
        assert len(presiding) == 1, where


def test_members_attend_while_they_have_a_seat(today: dt.date) -> None:
    people = council(Diary(today))
    office = {each.uid: (each.office_from, each.office_to) for each in people.members}
    seats = [
        (each.committee, each.member, each.from_ or dt.date.min, each.to or dt.date.max)
        for each in people.memberships
    ]
    for record in told(today).values():
        for row in record.attendance:
            if row.presence == "in_attendance" or not row.uid:
                continue
            first, last = office[row.uid]
            where = (record.committee.slug, record.date, row.name)
            assert first is None or first <= record.date, where
            assert last is None or record.date <= last, where
            has_a_seat = any(
                (committee, member) == (record.committee.slug, row.uid)
                and starts <= record.date <= ends
                for committee, member, starts, ends in seats
            )
            assert has_a_seat or row.substitute_for, where


def test_minutes_are_approved_at_a_later_meeting_that_says_so(today: dt.date) -> None:
    records = told(today)
    for record in records.values():
        if record.minutes.state != "approved":
            continue
        approving = records[record.minutes.approved_at or ""]
        where = (record.committee.slug, record.date)
        said = "".join(
            text
            for item in approving.items
            if item.kind == "minutes"
            for each in item.resolutions
            for text in (each.text, *each.parts)
        )

        assert approving.date == record.minutes.approved_on, where
        assert approving.date > record.date, where
        assert approving.kind == "ordinary", where
        assert f"{record.date.day} {record.date:%B %Y}" in said, where
        signing = record.minutes.signed_by
        assert signing
        assert signing.name in {row.name for row in approving.attendance}, where
