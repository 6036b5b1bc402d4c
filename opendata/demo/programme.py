"""When the demonstration's committees meet, and when their papers came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.record.meeting import AgendaHeader, NoticeHeader
from meetings.wording import long_date, plain_date
from opendata.demo.committees import CABINET, PLANNING, SCRUTINY, VENUES
from opendata.demo.diary import THURSDAY, TUESDAY, WEDNESDAY, moment
from opendata.demo.text import uid

if TYPE_CHECKING:
    import datetime as dt

    from meetings.record.base import Uid
    from meetings.record.meeting import CommitteeRecord
    from opendata.demo.diary import Diary

CALENDAR_OUT = -30  # the week in which the year's meetings were announced


@dataclass(frozen=True)
class Sitting:
    """A meeting of a committee, in the council week that is `week` from today's."""

    committee: CommitteeRecord
    week: int
    weekday: int

    @property
    def uid(self) -> Uid:
        return uid(f"meeting {self.committee.slug} {self.week}")

    @property
    def venue(self) -> str:
        return VENUES[self.committee]

    def item(self, number: str) -> Uid:
        """Return the uid of the item that the agenda gave this number first."""
        return uid(f"item {self.committee.slug} {self.week} {number}")

    def day(self, diary: Diary) -> dt.date:
        return diary.day(self.week, self.weekday)

    def date_words(self, diary: Diary) -> str:
        return plain_date(self.day(diary))

    def head(self, diary: Diary, number: str) -> str:
        """Return what a paper for an item says above its title."""
        return f"{self.committee.name}, {long_date(self.day(diary))}, item {number}"

    def announced(self, diary: Diary) -> NoticeHeader:
        """Return the notice that went out with the year's calendar."""
        day = diary.day(CALENDAR_OUT, WEDNESDAY)
        return NoticeHeader(published_at=moment(day, 9, 30))

    def agenda_out(self, diary: Diary) -> AgendaHeader:
        """Return the agenda's header: out on the Tuesday of the week before last.

        Nine working days lie between, less three at most for bank holidays; the law
        asks for five.
        """
        day = diary.day(self.week - 2, TUESDAY)
        return AgendaHeader(published_at=moment(day, 16, 0))

    def weeks_after(self, diary: Diary, weeks: int, hour: int) -> dt.datetime:
        """Return a moment on the same weekday so many council weeks later."""
        return moment(diary.day(self.week + weeks, self.weekday), hour)


SCRUTINY_BEFORE = Sitting(SCRUTINY, -20, THURSDAY)  # named in minutes, not written
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
