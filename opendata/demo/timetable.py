"""Every meeting that the sheets tell of, and which meeting approves whose minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, ClassVar

from opendata.demo import programme
from opendata.demo.committees import HEARINGS, LICENSING
from opendata.demo.conduct import CONDUCT
from opendata.demo.programme import Sitting, yearly
from opendata.demo.sheet import read_sheet

if TYPE_CHECKING:
    import datetime as dt

    from meetings.record.meeting import CommitteeRecord
    from opendata.demo.diary import Diary
    from opendata.demo.sheet import MeetingSheet

WEEKS_BETWEEN = {"planning": 4}  # two meetings, where the first isn't told of
_HEAD = re.compile(r"(?:(annual|budget) (\d)|(-?\d+)([a-z]?))")
_POINTER = re.compile(r"\{(?:([a-z_]+) )?((?:annual|budget) \d|-?\d+[a-z]?)\}")
_HAND_WRITTEN = [each for each in vars(programme).values() if isinstance(each, Sitting)]


@dataclass(frozen=True)
class Session:
    """A meeting of the sheets; `sheet` is None for one that a module here tells."""

    sitting: Sitting
    sheet: MeetingSheet | None = field(default=None, compare=False)

    @property
    def committee(self) -> CommitteeRecord:
        return self.sitting.committee

    @property
    def is_ordinary(self) -> bool:
        kind = self.sheet.one("kind", "ordinary") if self.sheet else "ordinary"
        return kind == "ordinary"

    @property
    def takes_place(self) -> bool:
        status = self.sheet.one("status") if self.sheet else ""
        cancelled = self.sitting == programme.PLANNING_CANCELLED
        return not status and not cancelled


def sitting_of(committee: CommitteeRecord, head: str) -> Sitting:
    """Return the meeting that a sheet heads with "-21", "-14b" or "annual 1"."""
    found = _HEAD.fullmatch(head.strip())
    if not found:
        raise ValueError(f"{head!r} is no meeting")
    name, years_ago, week, part = found.groups()
    if name:
        return yearly(name, int(years_ago))
    return Sitting(committee, int(week), CONDUCT[committee].weekday, part)


@cache
def sessions() -> tuple[Session, ...]:
    """Return the meetings of every sheet, committee by committee."""
    return tuple(
        Session(sitting_of(committee, sheet.head), sheet)
        for committee, conduct in CONDUCT.items()
        for sheet in read_sheet(conduct.name)
    )


@dataclass(frozen=True)
class Timetable:
    """The meetings on their days, counted from one."""

    diary: Diary
    by_name: ClassVar = {conduct.name: each for each, conduct in CONDUCT.items()}

    def in_order(self, committee: CommitteeRecord) -> list[Session]:
        """Return all meetings of a committee, whoever tells them, by day."""
        return list(_in_order(self.diary, committee))

    def _place(self, session: Session) -> tuple[dt.date, str]:
        return _place(session, self.diary)

    def to_approve(self, session: Session) -> list[Session]:
        """Return the meetings whose minutes are before this one: all since the last
        ordinary meeting, hearings with those of the committee that they are of."""
        place = self._place(session)
        before = [
            each
            for each in self._chain(session.committee)
            if self._place(each) < place and each.takes_place
        ]
        found: list[Session] = []
        for each in reversed(before):
            found.insert(0, each)
            if each.is_ordinary and each.committee == session.committee:
                break
        return found

    def _chain(self, committee: CommitteeRecord) -> list[Session]:
        chain = self.in_order(committee)
        if committee == LICENSING:
            chain += self.in_order(HEARINGS)
        return sorted(chain, key=self._place)

    def approved_at(self, session: Session) -> Session | None:
        """Return the next ordinary meeting, which approves the minutes."""
        committee = session.committee
        if session.sheet and "approved-by" in session.sheet:
            name, head = session.sheet.one("approved-by").split()
            sitting = sitting_of(self.by_name[name], head)
            return next(each for each in sessions() if each.sitting == sitting)
        if committee == HEARINGS:
            committee = LICENSING
        place = self._place(session)
        later = [
            each
            for each in self.in_order(committee)
            if self._place(each) > place and each.is_ordinary and each.takes_place
        ]
        return later[0] if later else None

    def days(self, text: str, committee: CommitteeRecord) -> str:
        """Write out the days that a text points to as `{-21}` or `{cabinet -21}`."""

        def day(found: re.Match[str]) -> str:
            whose = self.by_name[found[1]] if found[1] else committee
            return sitting_of(whose, found[2]).date_words(self.diary)

        return _POINTER.sub(day, text)

    def before_the_first(self, session: Session) -> str:
        """Return the day of the meeting before the first that is told of."""
        weeks = WEEKS_BETWEEN.get(CONDUCT[session.committee].name, 8)
        sitting = session.sitting
        return replace(sitting, week=sitting.week - weeks).date_words(self.diary)


def _place(session: Session, diary: Diary) -> tuple[dt.date, str]:
    return session.sitting.day(diary), session.sitting.part


@lru_cache(maxsize=32)
def _in_order(diary: Diary, committee: CommitteeRecord) -> tuple[Session, ...]:
    told = {each.sitting: each for each in sessions()}
    for sitting in _HAND_WRITTEN:
        told.setdefault(sitting, Session(sitting))
    own = [each for each in told.values() if each.committee == committee]
    return tuple(sorted(own, key=lambda each: _place(each, diary)))
