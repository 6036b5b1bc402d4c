"""The law's clear days: when the papers of a meeting are due.

An agenda and its papers are open a number of clear days before the meeting: five in
England and Northern Ireland (Local Government Act 1972, sections 100A(6) and 100B;
Local Government Act (Northern Ireland) 2014, Part 8), three in Wales (Local Government
and Elections (Wales) Act 2021, Schedule 4) and in Scotland (Local Government
(Scotland) Act 1973, section 50B). The Acts don't say how they are counted: councils
leave out both ends, weekends and bank holidays. What counts is a setting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from django.conf import settings
from django.utils import timezone
from govuk_bank_holidays.bank_holidays import BankHolidays

from meetings.law import Nation, council_nation

if TYPE_CHECKING:
    from datetime import date, datetime

_DAYS = {
    Nation.ENGLAND: 5,
    Nation.NORTHERN_IRELAND: 5,
    Nation.WALES: 3,
    Nation.SCOTLAND: 3,
}
_DIVISIONS = {
    Nation.ENGLAND: BankHolidays.ENGLAND_AND_WALES,
    Nation.WALES: BankHolidays.ENGLAND_AND_WALES,
    Nation.SCOTLAND: BankHolidays.SCOTLAND,
    Nation.NORTHERN_IRELAND: BankHolidays.NORTHERN_IRELAND,
}
SATURDAY, SUNDAY = 5, 6

DayIs = Literal["publish", "counts", "off", "meets"]


@dataclass(frozen=True)
class CountedDay:
    """One day of the strip. `number`: which clear day it is; `why`: why it isn't one,
    as "Good Friday" or "Saturday"."""

    day: date
    what: DayIs
    number: int = 0
    why: str = ""


@dataclass(frozen=True)
class Deadline:
    """The last lawful day to publish: until its end, 11.59pm on the council's clock.

    `known`: the bank holidays of all its days are known; else a day may be counted
    that isn't a working day, and the clerk must be told.
    """

    day: date
    clear_days: int
    known: bool
    strip: tuple[CountedDay, ...]


def clear_days() -> int:
    """How many clear days the council's nation asks for, or its own setting."""
    own: int | None = settings.CLEAR_DAYS
    return own or _DAYS[council_nation()]


def last_lawful_day(meeting: date) -> Deadline:
    """Count back from the day of the meeting, both ends left out, to a working day:
    papers are to be open at the council's offices (section 100B(1)), which are shut on
    the others."""
    wanted = clear_days()
    day, counted = meeting, 0
    strip = [CountedDay(meeting, "meets")]
    while counted < wanted:
        day -= timedelta(days=1)
        if why := why_not_counted(day):
            strip.append(CountedDay(day, "off", why=why))
        else:
            counted += 1
            strip.append(CountedDay(day, "counts", number=wanted - counted + 1))
    day -= timedelta(days=1)
    while why := why_not_counted(day):
        strip.append(CountedDay(day, "off", why=why))
        day -= timedelta(days=1)
    strip.append(CountedDay(day, "publish"))
    known = all(holidays_known(each) for each in (day.year, meeting.year))
    return Deadline(day, wanted, known, tuple(reversed(strip)))


def is_late(meeting: date, now: datetime) -> bool:
    """Whether a moment is past the last lawful day, on the council's clock."""
    return timezone.localtime(now).date() > last_lawful_day(meeting).day


def why_not_counted(day: date) -> str:
    """The name of the weekend day or holiday that a day is; "" for a working day."""
    if day.weekday() == SUNDAY:
        return "Sunday"
    if day.weekday() == SATURDAY and not settings.SATURDAYS_COUNT:
        return "Saturday"
    own = "council closed" if day in settings.COUNCIL_CLOSED else ""
    return holiday_name(day) or own


def holiday_name(day: date) -> str:
    """The bank holiday that a day is in the council's nation; "" for none."""
    return _holidays(_DIVISIONS[council_nation()]).get(day, "")


def holidays_known(year: int) -> bool:
    """Whether the bank holidays of a year are held here. Past them Christmas Day would
    count as a working day, in silence."""
    days = _holidays(_DIVISIONS[council_nation()])
    return min(days).year <= year <= max(days).year


def working_days_after(day: date, number: int) -> date:
    """The day that is so many working days after another."""
    while number > 0:
        day += timedelta(days=1)
        if not why_not_counted(day):
            number -= 1
    return day


def working_days_left(until: date, today: date) -> int:
    """The working days up to and with a day, today counted; 0 once it is past."""
    days = (today + timedelta(days=n) for n in range((until - today).days + 1))
    return sum(not why_not_counted(day) for day in days)


@cache
def _holidays(division: str) -> dict[date, str]:
    # The package's own copy: the default would ask the network first.
    held = BankHolidays(use_cached_holidays=True).get_holidays(division=division)
    return {each["date"]: each["title"] for each in held}
