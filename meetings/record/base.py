"""What every part of a record shares: its configuration and its kinds of text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from meetings.richtext import clean_rich_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import ValidationInfo

LONGEST = 200_000
FIRST_YEAR, LAST_YEAR = 1700, 2199

# Line breaks and tabs are folded or kept by the field; no other control character
# can be printed, and PostgreSQL can't keep a NUL.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class RecordModel(BaseModel):
    """A frozen part of a record. Unknown keys and wrong types are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, populate_by_name=True
    )

    def canonical(self) -> str:
        """Return the one spelling of this record: what is exported and fingerprinted.

        Keys in the models' order, two spaces, letters as they are, a final line feed.
        """
        return self.model_dump_json(by_alias=True, indent=2) + "\n"

    def short(self) -> str:
        """The same as one line of JSON without defaults, to be kept and read again."""
        return self.model_dump_json(by_alias=True, exclude_defaults=True)


def is_stored(info: ValidationInfo) -> bool:
    """Whether this text was checked and cleaned before it was stored."""
    context: dict[str, Any] = info.context or {}
    return bool(context.get("stored"))


def _printable(text: str) -> str:
    if found := _CONTROL.search(text):
        raise PydanticCustomError(
            "control_character",
            "has the control character U+{code}, which can't be printed; take it out",
            {"code": f"{ord(found[0]):04X}"},
        )
    return text


def _at_most(longest: int, text: str) -> str:
    if len(text) > longest:
        says = "has more than {longest} characters"
        raise PydanticCustomError("too_long", says, {"longest": longest})
    return text


def _one_line(text: str, info: ValidationInfo) -> str:
    if is_stored(info):
        return text
    if text.isprintable():  # nothing to fold or refuse in it, as in most
        return _at_most(LONGEST, text.strip())
    folded = re.sub(r"[ \t]*[\r\n\t]+[ \t]*", " ", _printable(text)).strip()
    return _at_most(LONGEST, folded)


def _paragraphs(text: str, info: ValidationInfo) -> str:
    if is_stored(info):
        return text
    if text.isprintable():
        return _at_most(LONGEST, text.strip())
    lines = _printable(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    return _at_most(LONGEST, lines)


def _rich(text: str, info: ValidationInfo) -> str:
    """Clean, once its size is known: cleaning may make it longer."""
    if is_stored(info):
        return text
    return _at_most(LONGEST, clean_rich_text(_printable(_at_most(LONGEST, text))))


def _of_pattern(pattern: str, says: str) -> AfterValidator:
    compiled = re.compile(pattern, re.ASCII)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise PydanticCustomError("pattern", "{says}", {"says": says})
        return text

    return AfterValidator(check)


def up_to(most: int) -> AfterValidator:
    """At most this number on the way in; what is stored was counted on from there."""

    def check(number: int, info: ValidationInfo) -> int:
        if number > most and not is_stored(info):
            raise PydanticCustomError("most", "must be {most} or less", {"most": most})
        return number

    return AfterValidator(check)


def _schema(pattern: str) -> WithJsonSchema:
    """How the JSON Schema says what only a function here can check."""
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


def _written_as(
    pattern: str, says: str, parse: Callable[[str], date | time]
) -> BeforeValidator:
    """Accept one spelling only, so that two files of one meeting are alike."""
    compiled = re.compile(pattern, re.ASCII)

    def check(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            if compiled.fullmatch(value):
                return parse(value)
        except ValueError:
            pass  # well written, but there is no such day or hour
        raise PydanticCustomError("spelling", "{says}", {"says": says})

    return BeforeValidator(check)


def _known_year(day: date, info: ValidationInfo) -> date:
    year = day.astimezone(UTC).year if isinstance(day, datetime) else day.year
    if not is_stored(info) and not FIRST_YEAR <= year <= LAST_YEAR:
        raise PydanticCustomError(
            "year",
            "allowed is a year from {first} to {last}",
            {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    return day


def _to_the_minute(value: time) -> str:
    return value.strftime("%H:%M")


def _in_utc(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


_UID = r"(?=.*[a-z0-9])[a-z0-9._-]{1,120}"
_SHA256 = "[0-9a-f]{64}"
_TIME = r"\d\d:\d\d(:00)?"
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)"
_UID_SAYS = "allowed are 1 to 120 letters a-z, figures, '-', '_' and '.'"

_TEXT = WithJsonSchema({"type": "string", "maxLength": LONGEST})

# One paragraph of plain text.
Line = Annotated[str, AfterValidator(_one_line), _TEXT]
# Plain text in paragraphs.
Prose = Annotated[str, AfterValidator(_paragraphs), _TEXT]
# HTML of the short list in `meetings/richtext.py`, cleaned.
RichText = Annotated[str, AfterValidator(_rich), _TEXT]
Uid = Annotated[str, _of_pattern(_UID, _UID_SAYS), _schema(_UID)]
ItemNumber = Annotated[Line, StringConstraints(max_length=40)]
Sha256 = Annotated[
    str,
    _of_pattern(_SHA256, "allowed are 64 figures 0-9, a-f"),
    _schema(_SHA256),
]
LocalDate = Annotated[
    date,
    _written_as(
        r"\d{4}-\d\d-\d\d",
        "allowed is a real date, written as 2021-06-16",
        date.fromisoformat,
    ),
    AfterValidator(_known_year),
]
# A time on the council's own clock, to the minute; no zone.
LocalTime = Annotated[
    time,
    _written_as(
        _TIME,
        "allowed is a local time, written as 18:30",
        time.fromisoformat,
    ),
    PlainSerializer(_to_the_minute, return_type=str),
    _schema(_TIME),
]
# A moment, aware; written in UTC.
Moment = Annotated[
    AwareDatetime,
    _written_as(
        _MOMENT,
        "allowed is a moment with its zone, written as 2021-06-17T09:00:00Z",
        datetime.fromisoformat,
    ),
    AfterValidator(_known_year),
    PlainSerializer(_in_utc, return_type=str),
    _schema(_MOMENT),
]
