"""When the demonstration's committees meet, and when their papers came out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.record.meeting import AgendaHeader, NoticeHeader
from meetings.wording import long_date, plain_date
from opendata.demo.committees import CABINET, COUNCIL, PLANNING, SCRUTINY, VENUES
from opendata.demo.diary import THURSDAY, TUESDAY, WEDNESDAY, moment
from opendata.demo.text import uid

if TYPE_CHECKING:
    from meetings.record.base import Uid
    from meetings.record.meeting import CommitteeRecord
    from opendata.demo.diary import Diary

# The weeks in which each year's meetings were announced, the last one first.
CALENDARS_OUT = (-30, -82, -134)
WEEKS_AHEAD = 4  # a calendar says nothing of the weeks just after it


@dataclass(frozen=True)
class Sitting:
    """A meeting of a committee, in the council week that is `week` from today's.

    `part` tells two of one week apart.
    """

    committee: CommitteeRecord
    week: int
    weekday: int
    part: str = ""

    @property
    def key(self) -> str:
        return f"{self.committee.slug} {self.week}{self.part}"

    @property
    def uid(self) -> Uid:
        return uid(f"meeting {self.key}")

    @property
    def venue(self) -> str:
        return VENUES[self.committee]

    def item(self, number: str) -> Uid:
        """Return the uid of the item that the agenda gave this number first."""
        return uid(f"item {self.key} {number}")

    def day(self, diary: Diary) -> dt.date:
        return self.on(diary, 0, self.weekday)

    def on(self, diary: Diary, weeks: int, weekday: int) -> dt.date:
        """Return a day of the council week that is so many weeks from the meeting's."""
        return diary.day(self.week + weeks, weekday)

    def date_words(self, diary: Diary) -> str:
        return plain_date(self.day(diary))

    def head(self, diary: Diary, number: str) -> str:
        """Return what a paper for an item says above its title."""
        return f"{self.committee.name}, {long_date(self.day(diary))}, item {number}"

    def announced(self, diary: Diary) -> NoticeHeader:
        """Return the notice that went out with the year's calendar."""
        week = next(out for out in CALENDARS_OUT if out + WEEKS_AHEAD <= self.week)
        day = diary.day(week, WEDNESDAY)
        return NoticeHeader(published_at=moment(day, 9, 30))

    def agenda_out(self, diary: Diary) -> AgendaHeader:
        """Return the agenda's header: out on the Tuesday of the week before last.

        Nine working days lie between, less three at most for bank holidays; the law
        asks for five.
        """
        day = self.on(diary, -2, TUESDAY)
        return AgendaHeader(published_at=moment(day, 16, 0))

    def weeks_after(self, diary: Diary, weeks: int, hour: int) -> dt.datetime:
        """Return a moment on the same weekday so many council weeks later."""
        return moment(self.on(diary, weeks, self.weekday), hour)


@dataclass(frozen=True)
class YearlySitting(Sitting):
    """A meeting that has its season: `week` is how many years ago, as `Diary.yearly`
    counts them."""

    month: int = 5
    around: int = 20

    def on(self, diary: Diary, weeks: int, weekday: int) -> dt.date:
        day = diary.yearly(self.month, self.around, self.week)
        return day + dt.timedelta(days=7 * weeks + weekday - day.weekday())

    def announced(self, diary: Diary) -> NoticeHeader:
        calendar = moment(diary.day(CALENDARS_OUT[0], WEDNESDAY), 9, 30)
        months_before = moment(self.on(diary, -16, WEDNESDAY), 9, 30)
        return NoticeHeader(published_at=min(calendar, months_before))


def yearly(name: str, years_ago: int) -> YearlySitting:
    """Return the Council's annual meeting in May, or the one that sets the budget."""
    month, around = {"annual": (5, 20), "budget": (2, 24)}[name]
    return YearlySitting(
        COUNCIL, years_ago, WEDNESDAY, f" {name}", month=month, around=around
    )


SCRUTINY_BEFORE = Sitting(SCRUTINY, -20, THURSDAY)
CABINET_BEFORE = Sitting(CABINET, -15, TUESDAY)
PLANNING_BEFORE = Sitting(PLANNING, -6, WEDNESDAY)
SCRUTINY_BUSES = Sitting(SCRUTINY, -14, THURSDAY)
SCRUTINY_TREES = Sitting(SCRUTINY, -5, THURSDAY)
SCRUTINY_NEXT = Sitting(SCRUTINY, 1, THURSDAY)
CABINET_BUSES = Sitting(CABINET, -9, TUESDAY)
CABINET_BUDGET = Sitting(CABINET, -3, TUESDAY)
PLANNING_CANCELLED = Sitting(PLANNING, 1, WEDNESDAY)
PLANNING_MOVED = Sitting(PLANNING, 3, WEDNESDAY)
PLANNING_PLANNED = Sitting(PLANNING, 7, WEDNESDAY)
