"""Nothing that a record can say is missing from the demonstration council."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from meetings.record.meeting import MeetingRecord, walk_items
from opendata.council import CouncilRecord
from opendata.demo.council import council
from opendata.demo.diary import Diary
from tests.opendata.demonstration import TODAY, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.record.items import ItemRecord

# A resolution of a desk's draft may have no outcome yet; no file may say so. Open
# forms alone say what they withhold. Who isn't listed isn't public yet.
NEVER_IN_A_FILE = {
    ("ResolutionRecord", "outcome", ""),
    ("DocumentRecord", "withheld", True),
    ("CouncilCommittee", "listed", False),
    ("CouncilMember", "listed", False),
}


def literals(annotation: Any) -> set[Any]:
    """The values of every Literal within a type."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    if annotation is bool:
        return {True, False}
    return {value for part in get_args(annotation) for value in literals(part)}


def models(annotation: Any) -> set[type[BaseModel]]:
    """The record types within a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for part in get_args(annotation) for model in models(part)}


def types_under(model: type[BaseModel]) -> list[type[BaseModel]]:
    found = [model]
    for each in found:
        for field in each.model_fields.values():
            found += models(field.annotation) - set(found)
    return found


def parts_of(part: BaseModel) -> Iterator[BaseModel]:
    """The part itself and everything in it."""
    yield part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from parts_of(each)


@cache
def shown() -> dict[type[BaseModel], list[BaseModel]]:
    """Every part of the demonstration, by its type."""
    found: dict[type[BaseModel], list[BaseModel]] = {}
    for whole in (council(Diary(TODAY)), *told(TODAY).values()):
        for part in parts_of(whole):
            found.setdefault(type(part), []).append(part)
    return found


TYPES = sorted(
    {*types_under(MeetingRecord), *types_under(CouncilRecord)},
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_each_value_that_a_field_may_have_is_shown(model: type[BaseModel]) -> None:
    wanted = {
        (model.__name__, name, value)
        for name, field in model.model_fields.items()
        for value in literals(field.annotation)
    }
    said = {
        (model.__name__, name, getattr(part, name))
        for part in shown()[model]
        for _, name, _ in wanted
    }

    assert wanted - NEVER_IN_A_FILE - said == set()


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_each_field_says_something_somewhere(model: type[BaseModel]) -> None:
    unsaid = set(model.model_fields)
    for part in shown()[model]:
        unsaid -= {name for name in unsaid if getattr(part, name)}

    assert unsaid - {"withheld"} == set()


def records() -> list[MeetingRecord]:
    return list(told(TODAY).values())


def items() -> list[tuple[MeetingRecord, ItemRecord]]:
    return [(record, item) for record in records() for item in walk_items(record.items)]


def test_an_issue_comes_to_forty_meetings() -> None:
    had = {
        record.uid
        for record, item in items()
        if item.issue and item.issue.reference == "PL/001"
    }

    assert len(had) >= 40


def test_an_extraordinary_meeting_lies_between_draft_and_approval() -> None:
    between = [
        (extraordinary, other)
        for extraordinary in records()
        if extraordinary.kind == "extraordinary"
        for other in records()
        if other.committee == extraordinary.committee
        and other.kind == "ordinary"
        and other.minutes.approved_on
        and other.date < extraordinary.date < other.minutes.approved_on
    ]

    assert between


def test_one_meeting_approves_several_sets_of_minutes() -> None:
    approving = Counter(record.minutes.approved_at for record in records())
    del approving[None]

    assert max(approving.values()) >= 3


def test_a_committee_meets_twice_on_one_day() -> None:
    days = Counter((record.committee.slug, record.date) for record in records())

    assert 2 in days.values()


def test_a_meeting_was_moved_twice() -> None:
    moved = [record for record in records() if len(record.moved_from) == 2]

    assert moved
    for record in moved:
        assert record.notice
        assert record.notice.edition == 3
        assert [each.edition for each in record.earlier if each.kind == "notice"] == [
            1,
            2,
        ]


def test_a_postponed_meeting_names_the_one_that_took_its_place() -> None:
    by_uid = told(TODAY)
    postponed = [record for record in records() if record.status == "postponed"]

    assert postponed
    for record in postponed:
        assert record.status_reason
        assert by_uid[record.replaced_by or ""].date > record.date


def test_agendas_came_at_short_notice_late_and_in_a_second_edition() -> None:
    headers = [record.agenda for record in records()]

    assert any(each.convened_short_notice for each in headers)
    assert any(each.late_reason for each in headers)
    assert any(each.edition == 2 and each.correction for each in headers)


def test_an_item_was_not_on_the_agenda_and_an_urgent_one_has_its_reason() -> None:
    unplanned = [
        (record, item)
        for record, item in items()
        for each in record.earlier
        if each.kind == "agenda"
        and each.edition == record.agenda.edition
        and item.uid not in {i.uid for i in walk_items(each.record.items)}
    ]

    assert unplanned
    assert all(item.urgency_reason for _, item in unplanned)
    assert all(item.urgency_reason for _, item in items() if item.kind == "urgent")


def test_private_matter_has_every_paragraph_a_summary_and_a_day_to_look_again() -> None:
    private = [item.private for _, item in items() if item.private]

    assert {p for each in private for p in each.paragraphs} == set(range(1, 8))
    assert any(len(each.paragraphs) > 1 for each in private)
    assert any(each.class_ == "confidential" for each in private)
    assert any(each.public_summary and each.review_on for each in private)


def test_minutes_were_drafted_twice_approved_and_noted() -> None:
    thrice = [record for record in records() if record.minutes.edition == 3]

    assert thrice
    for record in thrice:
        assert record.minutes.state == "approved"
        assert record.minutes.notes
        drafts = [each.record.minutes for each in record.earlier]
        assert [each.edition for each in drafts if each.state == "draft"] == [1, 2]


def test_minutes_were_approved_as_amended() -> None:
    amending = [
        record
        for record, item in items()
        if item.kind == "minutes"
        for each in item.resolutions
        if each.outcome == "amended"
    ]
    amended = [
        record
        for record in records()
        if record.minutes.approved_at in {each.uid for each in amending}
    ]

    assert amended
    for record in amended:
        draft = next(each for each in record.earlier if each.kind == "minutes")
        assert draft.record.items != record.items


def test_minute_numbers_run_through_the_year_without_a_gap() -> None:
    for slug, ordered in (("cabinet", int), ("council", lambda n: n.split("/")[0])):
        numbers = [
            int(ordered(item.minute_number))
            for record in sorted(records(), key=lambda each: each.date)
            if record.committee.slug == slug
            for item in sorted(
                (each for each in record.items if each.minute_number),
                key=lambda each: int(ordered(each.minute_number)),
            )
        ]
        steps = [b - a for a, b in pairwise(numbers)]

        assert {step for step in steps if step > 0} == {1}
        assert 1 <= len([step for step in steps if step < 0]) <= 2


def test_the_budget_was_voted_on_by_name_as_the_law_asks() -> None:
    votes = [vote for _, item in items() for vote in item.votes if vote.required_by_law]

    assert votes
    assert all(len(vote.ballots) >= 20 for vote in votes)


def test_every_committee_that_goes_on_meets_again() -> None:
    going_on = {
        each.slug
        for each in council(Diary(TODAY)).committees
        if not each.active_to and not (each.active_from and each.active_from > TODAY)
    }
    to_come = [record for record in records() if record.date > TODAY]

    assert {record.committee.slug for record in to_come} == going_on
    assert {bool(record.agenda.published_at) for record in to_come} == {True, False}


def test_a_joint_committee_has_members_of_another_council() -> None:
    rows = [
        row
        for record in records()
        if record.committee.kind == "joint"
        for row in record.attendance
        if row.presence == "present"
    ]

    assert any(row.uid for row in rows)
    assert any(row.uid is None for row in rows)
