"""The dates of a year's meetings, from a committee's pattern. Pure: no table, no clock.

A date that falls on a holiday is not dropped in silence: it is offered on the working
day after, on the one before, or not at all, and the holiday is named.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Holiday = Callable[[date], str]

LAST_WEEK = 5
MOST_DATES = 200
SATURDAY = 5
_DAY = timedelta(days=1)

OnHoliday = Literal["later", "earlier", "leave_out"]
Why = Literal["pattern", "later", "earlier"]


@dataclass(frozen=True)
class Pattern:
    """When a committee meets: `weekday` (0 is Monday) in these `weeks` of the month (5
    is the last one), or every so many weeks, but `not_in` these months."""

    weekday: int
    weeks: frozenset[int] = frozenset()
    every: int = 0
    not_in: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Offer:
    """A day that a meeting could be on. `picked`: it is the one that is proposed."""

    day: date
    why: Why
    picked: bool


@dataclass(frozen=True)
class Proposal:
    """One date of the pattern. `holiday` names what it falls on, or is ""; then
    `offers` are the working days beside it, else the date itself."""

    day: date
    holiday: str
    offers: tuple[Offer, ...]


def dates_of(pattern: Pattern, first: date, last: date) -> list[date]:
    """The pattern's dates from `first` to `last`, both in it, in order."""
    found = _every(pattern, first, last) if pattern.every else _by_month(pattern, first)
    dates: list[date] = []
    for day in found:
        if day > last or len(dates) == MOST_DATES:
            break
        if day.month not in pattern.not_in:
            dates.append(day)
    return dates


def proposals(
    pattern: Pattern,
    first: date,
    last: date,
    *,
    holiday: Holiday,
    on_holiday: OnHoliday,
) -> list[Proposal]:
    """The pattern's dates, each with the days that it could be held on.

    `holiday` names the bank holiday that a day is, or says "". A day that another date
    of the pattern is on already isn't offered a second time.
    """
    dates = dates_of(pattern, first, last)
    taken = {day for day in dates if not why_avoided(day, holiday)}
    found = []
    for day in dates:
        why = why_avoided(day, holiday)
        offers = [Offer(day, "pattern", picked=True)]
        if why:
            offers = _beside(day, holiday, on_holiday, taken)
            taken |= {each.day for each in offers if each.picked}
        found.append(Proposal(day, why, tuple(offers)))
    return found


def why_avoided(day: date, holiday: Holiday) -> str:
    """The holiday on which no meeting is planned, by name; "" for none.

    Easter is computed, and Christmas week is always known: a year whose bank holidays
    aren't held here has these all the same.
    """
    return holiday(day) or _easter_days(day.year).get(day, "") or _christmas(day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's way)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def municipal_year(day: date) -> tuple[date, date]:
    """The municipal year that a day is in, from the first of May."""
    begins = day.year if day.month >= 5 else day.year - 1
    return date(begins, 5, 1), date(begins + 1, 4, 30)


def year_to_plan(today: date) -> tuple[date, date]:
    """What is planned next: from January on the year to come, else the rest of this."""
    if today.month < 5:
        return municipal_year(date(today.year, 5, 1))
    return today + _DAY, municipal_year(today)[1]


def _every(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    day = first + timedelta(days=(pattern.weekday - first.weekday()) % 7)
    while day <= last:
        yield day
        day += timedelta(weeks=pattern.every)


def _by_month(pattern: Pattern, first: date) -> Iterator[date]:
    year, month = first.year, first.month
    while year <= first.year + MOST_DATES:
        for day in _of_month(pattern, year, month):
            if day >= first:
                yield day
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _of_month(pattern: Pattern, year: int, month: int) -> list[date]:
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, number) for number in range(1, length + 1)]
    own = [day for day in days if day.weekday() == pattern.weekday]
    wanted = {own[week - 1] for week in pattern.weeks if week < LAST_WEEK}
    if LAST_WEEK in pattern.weeks:
        wanted.add(own[-1])
    return sorted(wanted)


def _beside(
    day: date, holiday: Holiday, on_holiday: OnHoliday, taken: set[date]
) -> list[Offer]:
    found = []
    steps: tuple[tuple[Why, int], ...] = (("earlier", -1), ("later", 1))
    for why, step in steps:
        near = _working(day, step, holiday)
        if near not in taken:
            found.append(Offer(near, why, picked=why == on_holiday))
    return found


def _working(day: date, step: int, holiday: Holiday) -> date:
    day += step * _DAY
    while day.weekday() >= SATURDAY or why_avoided(day, holiday):
        day += step * _DAY
    return day


def _easter_days(year: int) -> dict[date, str]:
    sunday = easter(year)
    return {
        sunday - 2 * _DAY: "Good Friday",
        sunday: "Easter Sunday",
        sunday + _DAY: "Easter Monday",
    }


def _christmas(day: date) -> str:
    in_it = (day.month == 12 and day.day >= 24) or (day.month == 1 and day.day == 1)
    return "Christmas week" if in_it else ""
