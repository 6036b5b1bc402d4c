"""From a file's bytes to a record, or to every fault with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from meetings.record.meeting import MeetingRecord
from meetings.record.rules import Fault, faults_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetings.law import Nation

Model = TypeVar("Model", bound=BaseModel)
MOST_FAULTS = 20

_SAYS = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of the record; take it out or correct its name",
    "string_type": "must be a text in quotes",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in square brackets",
    "model_type": "must be an object in curly brackets",
    "date_type": "must be a date in quotes, written as 2021-06-16",
    "time_type": "must be a local time in quotes, written as 18:30",
    "datetime_type": "must be a moment in quotes, written as 2021-06-17T09:00:00Z",
    "string_too_long": "has more than {max_length} characters",
    "string_too_short": "is empty",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "finite_number": "must be a whole number",
    "int_parsing_size": "is too large a number",
    "recursion_loop": "is nested too deeply",
    "timezone_aware": "needs its zone, such as the Z of 2021-06-17T09:00:00Z",
}


class RecordRefusedError(Exception):
    """A record that can't be taken in. `faults` say where and what is allowed."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


def read_model(model: type[Model], data: bytes) -> Model:
    """Read JSON of one model; raises RecordRefusedError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        says = f"is not UTF-8 (byte {error.start}); save it as UTF-8"
        raise RecordRefusedError([Fault("", says)]) from None
    if not text.strip():
        raise RecordRefusedError([Fault("", "is empty")])
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=True)
        raise RecordRefusedError(
            [_fault(each) for each in found[:MOST_FAULTS]]
        ) from None


def read_meeting(data: bytes, *, nation: Nation) -> MeetingRecord:
    """Read a meeting's record and hold it to its rules; raises RecordRefusedError."""
    record = read_model(MeetingRecord, data)
    if faults := faults_in(record, nation=nation):
        raise RecordRefusedError(faults[:MOST_FAULTS])
    return record


def place_of(location: Sequence[int | str]) -> str:
    """Write `("items", 0, "uid")` as `items[0].uid`."""
    place = ""
    for step in location:
        place += f"[{step}]" if isinstance(step, int) else f".{step}" if place else step
    return place


def _fault(error: Any) -> Fault:
    kind, context = error["type"], error.get("ctx", {})
    place = place_of(error["loc"])
    given = error.get("input")
    if kind == "literal_error":
        return Fault(place, f"is {_short(given)}; allowed: {context['expected']}")
    if kind == "json_invalid":
        return Fault("", f"is not JSON: {context.get('error', 'it can not be read')}")
    if kind == "model_type" and not place:
        return Fault("", "is not a record: it must be one object in curly brackets")
    says = _SAYS.get(kind)
    if says is None:
        says = str(error["msg"])
    said = says.format(**context)
    if kind in {"missing", "extra_forbidden", "string_too_long", "too_long"}:
        return Fault(place, said)
    return Fault(place, f"is {_short(given)}; {said}")


def _short(value: object) -> str:
    """The value as given, cut where it is long: an error is read on one line."""
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict | BaseModel):
        return "an object"
    if value is None:
        return "null"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
