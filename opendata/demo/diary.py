"""Days of the demonstration, counted in council weeks from one day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
TUESDAY, WEDNESDAY, THURSDAY = 1, 2, 3
RECESS = {(12, day) for day in range(24, 32)} | {(1, 1), (1, 2)}


def _is_council_week(monday: dt.date) -> bool:
    """Whether no weekday of it is in the Christmas recess."""
    days = [monday + dt.timedelta(days=n) for n in range(5)]
    return not any((day.month, day.day) in RECESS for day in days)


@cache
def _monday(today: dt.date, week: int) -> dt.date:
    """Return the Monday of a council week: from week to week, one step each."""
    if not week:
        return today - dt.timedelta(days=today.weekday())
    step = dt.timedelta(days=7 if week > 0 else -7)
    monday = _monday(today, week - 1 if week > 0 else week + 1) + step
    while not _is_council_week(monday):
        monday += step
    return monday


@dataclass(frozen=True)
class Diary:
    """The council's weeks around `today`.

    Meetings and publications fall on a Tuesday, Wednesday or Thursday, so that the
    Christmas recess is the only holiday to be kept clear of. Week 1 is the first one
    after today's, week -1 the last one before it: whatever is in a week from 1 on is
    still to come, whatever is in a week up to -1 is past.
    """

    today: dt.date

    def day(self, week: int, weekday: int) -> dt.date:
        """Return a day of the council week that is `week` weeks from today's."""
        return _monday(self.today, week) + dt.timedelta(days=weekday)

    def yearly(self, month: int, day: int, years_ago: int) -> dt.date:
        """Return the Wednesday of the week that this day of a month is in: the last
        one past for 1, the one before it for 2, the next one for 0."""
        year = self.today.year + 1
        while _wednesday(year, month, day) >= self.today:
            year -= 1
        return _wednesday(year + 1 - years_ago, month, day)

    def annual_meeting(self, years_ago: int) -> dt.date:
        """Return the day when that year's committees were appointed."""
        return dt.date(self.today.year - years_ago, 5, 20)


def _wednesday(year: int, month: int, day: int) -> dt.date:
    near = dt.date(year, month, day)
    return near + dt.timedelta(days=WEDNESDAY - near.weekday())


def moment(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """Return that time of a day on the council's clock, in UTC."""
    local = dt.datetime.combine(day, dt.time(hour, minute), LONDON)
    return local.astimezone(dt.UTC)
