"""Records for tests: small ones by hand, and one in which every field is filled."""

from __future__ import annotations

import itertools
import types
import typing
from datetime import UTC, date, datetime, time
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import AwareDatetime, BaseModel

from meetings.actions.taking_in import take_in
from meetings.models import Meeting
from meetings.record.documents import DocumentRecord, PrivateRecord
from meetings.record.items import ItemRecord
from meetings.record.meeting import (
    AgendaHeader,
    CommitteeRecord,
    MeetingRecord,
    MinutesHeader,
    NoticeHeader,
)

NOON = datetime(2027, 3, 2, 12, 0, tzinfo=UTC)
PLANNING = CommitteeRecord(
    slug="planning", name="Planning Committee", kind="regulatory"
)
EXEMPT = PrivateRecord(class_="exempt", paragraphs=(3,))

Part = TypeVar("Part", bound=BaseModel)
Stage = Literal["notice", "agenda", "draft", "approved"]

_uids = (f"thing-{n}" for n in itertools.count(1))


def an_item(**fields: Any) -> ItemRecord:
    return ItemRecord(**{"uid": next(_uids), "title": "Parking in Mill Lane", **fields})


def a_document(**fields: Any) -> DocumentRecord:
    given = {"uid": next(_uids), "kind": "report", "title": "Report"}
    return DocumentRecord(**{**given, **fields})


def a_meeting(
    *items: ItemRecord,
    stage: Stage = "draft",
    **fields: Any,
) -> MeetingRecord:
    """A meeting of the Planning Committee, published as far as `stage`."""
    given: dict[str, Any] = {
        "uid": next(_uids),
        "committee": PLANNING,
        "date": date(2027, 3, 18),
        "start_time": time(18, 30),
        "status": "held" if stage in {"draft", "approved"} else "scheduled",
        "notice": NoticeHeader(published_at=NOON),
        "items": items,
    }
    if stage != "notice":
        given["agenda"] = AgendaHeader(published_at=NOON)
    if stage in {"draft", "approved"}:
        given["minutes"] = MinutesHeader(state=stage, published_at=NOON)
    return MeetingRecord(**{**given, **fields})


def publish(record: MeetingRecord, *, now: datetime = NOON) -> Meeting:
    """Take the record in, as an import does, and return its meeting."""
    take_in(record=record, now=now)
    return Meeting.objects.get(uid=record.uid)


def changed(part: Part, **fields: Any) -> Part:
    return part.model_copy(update=fields)


# What can't be filled without knowing the rest: rules.py says why.
_KNOWN: dict[tuple[str, str], Any] = {
    ("AbsenceRecord", "arrived_at"): "under",
    ("AbsenceRecord", "left_at"): "item",
    ("AttendanceRecord", "arrived_at"): "under",
    ("AttendanceRecord", "left_at"): "item",
    ("CommitteeRecord", "kind"): "panel",
    ("CommitteeRecord", "slug"): "planning",
    ("DocumentRecord", "kind"): "appendix",
    ("DocumentRecord", "withheld"): False,
    ("EarlierRecord", "kind"): "notice",
    ("ItemRecord", "kind"): "urgent",
    ("MeetingRecord", "earlier"): (),
    ("MeetingRecord", "format"): "minutebook.meeting/1",
    ("MeetingRecord", "uid"): "every-field",
    ("MinutesHeader", "state"): "approved",
    ("MinutesHeader", "edition"): 2,
    ("NoteRecord", "item"): "item",
    ("VoteRecord", "resolutions"): (1,),
}


def every_field() -> MeetingRecord:
    """A record with something else than its default in every field that may have it.

    It is built from the types themselves: a new field is filled here on the day it is
    added, and what doesn't carry it is found.
    """
    numbers = itertools.count(1)
    under = _filled(
        ItemRecord, numbers, uid="under", number="5a", taken_after="item", items=()
    )
    item = _filled(
        ItemRecord, numbers, uid="item", number="5", taken_after="under", items=(under,)
    )
    record: MeetingRecord = _filled(MeetingRecord, numbers, items=(item,))
    return record


def _filled(model: type[BaseModel], numbers: Any, **given: Any) -> Any:
    values = {}
    for name, field in model.model_fields.items():
        if name in given:
            values[name] = given[name]
        elif (model.__name__, name) in _KNOWN:
            values[name] = _KNOWN[model.__name__, name]
        else:
            values[name] = _value(field.annotation, name, numbers)
    return model(**values)


def _value(annotation: Any, name: str, numbers: Any) -> Any:
    origin = get_origin(annotation)
    if origin is typing.Annotated:
        return _value(get_args(annotation)[0], name, numbers)
    if origin in {typing.Union, types.UnionType}:
        inner = next(each for each in get_args(annotation) if each is not type(None))
        return _value(inner, name, numbers)
    if origin is tuple:
        return (_value(get_args(annotation)[0], name, numbers),)
    if origin is Literal:
        return get_args(annotation)[-1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _filled(annotation, numbers)
    return _plain(annotation, name, next(numbers))


def _plain(annotation: Any, name: str, number: int) -> Any:
    if name == "sha256":
        return f"{number:064x}"
    if name in {"purpose", "summary", "minutes"}:
        return f"<p>{name} {number} &amp; more</p>"
    made: dict[Any, Any] = {
        str: f"{name}-{number}".replace("_", "-"),
        int: 7,
        bool: True,
        date: date(2027, 3, 1 + number % 28),
        time: time(18, number % 60),
        AwareDatetime: datetime(2027, 3, 1 + number % 28, 9, number % 60, tzinfo=UTC),
    }
    return made[annotation]
