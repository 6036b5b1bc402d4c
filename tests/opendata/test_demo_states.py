"""Nothing that a record can say is missing from the demonstration council."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from meetings.record.meeting import MeetingRecord
from opendata.council import CouncilRecord
from opendata.demo.council import council
from opendata.demo.diary import Diary
from tests.opendata.demonstration import TODAY, told

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def every_part() -> Iterator[BaseModel]:
    yield from parts_of(council(Diary(TODAY)))
    for record in told(TODAY).values():
        yield from parts_of(record)


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
    shown = {
        (model.__name__, name, getattr(part, name))
        for part in every_part()
        if type(part) is model
        for _, name, _ in wanted
    }

    assert wanted - NEVER_IN_A_FILE - shown == set()


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_each_field_says_something_somewhere(model: type[BaseModel]) -> None:
    unsaid = set(model.model_fields)
    for part in every_part():
        if type(part) is model:
            unsaid -= {name for name in unsaid if getattr(part, name)}

    assert unsaid - {"withheld"} == set()
