"""The fields that planning's forms are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator

from committees.forms import DateField
from meetings.desk.rows import clean
from meetings.record.base import FIRST_YEAR, LAST_YEAR
from meetings.wording import MEETING_KINDS

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = [
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
]
WEEKS = [("1", "First"), ("2", "Second"), ("3", "Third"), ("4", "Fourth"),
         ("5", "Last")]  # fmt: skip
MONTHS = [
    ("1", "January"),
    ("2", "February"),
    ("3", "March"),
    ("4", "April"),
    ("5", "May"),
    ("6", "June"),
    ("7", "July"),
    ("8", "August"),
    ("9", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
]
LONGEST_LINE, LONGEST_PROSE = 1_000, 20_000
KINDS = list(MEETING_KINDS.items())


class DayField(DateField):
    """A day that a meeting can be on: `DateField`, within the years of the record."""

    def __init__(self, *, missing: str, **kwargs: Any) -> None:
        says = "Write the day as 18/3/2027, or choose it."
        messages = {"required": missing, "invalid": says}
        super().__init__(error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            says = f"Write a year from {FIRST_YEAR} to {LAST_YEAR}."
            raise ValidationError(says, code="year")
        return day


class LineField(forms.CharField):
    """Plain text in one line, without what a paste brings along unseen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = [_at_most(LONGEST_LINE)]

    def to_python(self, value: Any) -> str:
        return " ".join(clean(str(value or "")).split())


class ProseField(forms.CharField):
    """Plain text of some lines."""

    def __init__(self, *, rows: int = 2, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.validators = [_at_most(LONGEST_PROSE)]

    def to_python(self, value: Any) -> str:
        text = clean(str(value or "")).replace("\r\n", "\n").replace("\r", "\n")
        return text.strip()


def _at_most(most: int) -> MaxLengthValidator:
    # No `maxlength` on the control: a browser would cut a paste off in silence.
    return MaxLengthValidator(most, f"Write at most {most:,} characters.")


class LinkField(forms.URLField):
    """An address on the web: what else can be linked isn't shown to the public."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **kwargs: Any) -> None:
        says = "Write the whole address, beginning with https://"
        kwargs.setdefault("error_messages", {"invalid": says})
        super().__init__(assume_scheme="https", **kwargs)
