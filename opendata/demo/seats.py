"""Who sits where, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from opendata.demo import people as p
from opendata.demo.committees import (
    AUDIT,
    CABINET,
    CLIMATE,
    COUNCIL,
    CREMATORIUM,
    EMPLOYMENT,
    HEARINGS,
    LICENSING,
    LOCAL_PLAN,
    PEOPLE,
    PLANNING,
    SCRUTINY,
    STANDARDS,
    TOWN_CENTRE,
)
from opendata.demo.diary import THURSDAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from meetings.record.meeting import CommitteeRecord
    from opendata.demo.diary import Diary

    Day: TypeAlias = Callable[[Diary], dt.date]

Role = Literal["chair", "vice_chair", "member", "co_opted", "substitute"]


@dataclass(frozen=True)
class Seat:
    """A seat for as long as the member is in office, or from and to a day of its own.

    `ends` is its last day.
    """

    member: p.Member
    role: Role = "member"
    starts: Day | None = None
    ends: Day | None = None

    def first_day(self, diary: Diary) -> dt.date:
        return self.starts(diary) if self.starts else in_office(self.member, diary)[0]

    def last_day(self, diary: Diary) -> dt.date | None:
        return self.ends(diary) if self.ends else in_office(self.member, diary)[1]


def _appointed(years_ago: int) -> Day:
    return lambda diary: diary.annual_meeting(years_ago)


def _mayors(years_ago: int, days: int = 0) -> Day:
    """The annual meeting of the Council, or so many days before it."""
    return lambda diary: annual_council(diary, years_ago, days)


def _week(week: int) -> Day:
    return lambda diary: diary.day(week, THURSDAY)


def annual_council(diary: Diary, years_ago: int, days_before: int = 0) -> dt.date:
    day = diary.yearly(5, 20, years_ago)
    return day.fromordinal(day.toordinal() - days_before)


_ELECTED = _appointed(3)
_RESIGNED, _BY_ELECTION = _week(-60), _week(-53)
_TERMS: dict[p.Member, tuple[Day, Day | None]] = {
    p.CAPSTICK: (_appointed(7), _appointed(1)),
    p.VENKATARAMAN: (_appointed(1), None),
    p.SUGDEN: (_appointed(7), _RESIGNED),
    p.THORLEY: (_BY_ELECTION, None),
}
# Who came after whom in the same ward, and in the same seats.
SUCCESSORS = {p.CAPSTICK: p.VENKATARAMAN, p.SUGDEN: p.THORLEY}


def in_office(member: p.Member, diary: Diary) -> tuple[dt.date, dt.date | None]:
    """Return a member's first and last day; all but a few came with the election."""
    first, last = _TERMS.get(member, (_ELECTED, None))
    return first(diary), last(diary) if last else None


def _council() -> tuple[Seat, ...]:
    """Everybody has a seat; three of them have been Mayor, the Deputy after them."""
    mayors = (p.ALDOUS, p.METCALFE, p.LIGHTOWLER, p.KILBRIDE)
    sitting = [
        Seat(each)
        for each in p.MEMBERS
        if each.kind == "councillor" and each not in mayors
    ]
    spans: tuple[tuple[Day | None, Day | None], ...] = (
        (None, _mayors(2, 1)),
        (_mayors(2), _mayors(1, 1)),
        (_mayors(1), None),
    )
    for year, (starts, ends) in enumerate(spans):
        for place, mayor in enumerate(mayors):
            offices: dict[int, Role] = {year: "chair", year + 1: "vice_chair"}
            sitting.append(Seat(mayor, offices.get(place, "member"), starts, ends))
    return tuple(sitting)


SEATS: dict[CommitteeRecord, tuple[Seat, ...]] = {
    CABINET: (
        Seat(p.OLDROYD, "chair"),
        Seat(p.OHARA, "vice_chair"),
        Seat(p.OKAFOR),
        Seat(p.PRYDDERCH),
    ),
    SCRUTINY: (
        Seat(p.RAHMAN, "chair"),
        Seat(p.DAVIES_LLANFAIR, "vice_chair"),
        Seat(p.DAVIES_PENMORFA),
        Seat(p.ACKROYD),
        Seat(p.VENKATARAMAN),
        Seat(p.BRINDLEY, "substitute"),
        Seat(p.LINDQVIST, "co_opted"),
        Seat(p.CAPSTICK),
    ),
    PLANNING: (
        Seat(p.BRINDLEY, "chair"),
        Seat(p.VENKATARAMAN, "vice_chair"),
        Seat(p.CAPSTICK, "vice_chair"),
        Seat(p.DAVIES_LLANFAIR),
        Seat(p.DAVIES_PENMORFA),
        Seat(p.ACKROYD),
        Seat(p.PRYDDERCH),
        Seat(p.RAHMAN, "substitute"),
    ),
    COUNCIL: _council(),
    PEOPLE: (
        Seat(p.PENNANT, "chair"),
        Seat(p.NWOSU, "vice_chair"),
        Seat(p.HARGREAVE),
        Seat(p.KILBRIDE),
        Seat(p.BEBB),
        Seat(p.ALDOUS),
        Seat(p.METCALFE),
        Seat(p.FAIRBROTHER, "co_opted"),
        Seat(p.MARSH, "co_opted"),
        Seat(p.CHOWDHURY, "substitute"),
    ),
    LICENSING: (
        Seat(p.TATTERSALL, "chair"),
        Seat(p.DACRE, "vice_chair"),
        Seat(p.CHOWDHURY),
        Seat(p.PENNANT),
        Seat(p.METCALFE),
        Seat(p.PUW),
        Seat(p.SUGDEN),
        Seat(p.THORLEY),
    ),
    HEARINGS: (
        Seat(p.TATTERSALL, "chair"),
        Seat(p.DACRE),
        Seat(p.CHOWDHURY),
        Seat(p.PENNANT),
        Seat(p.METCALFE),
        Seat(p.PUW),
    ),
    STANDARDS: (
        Seat(p.METCALFE, "chair"),
        Seat(p.KILBRIDE, "vice_chair"),
        Seat(p.ALDOUS),
        Seat(p.PENNANT),
        Seat(p.REES_MORGAN),
        Seat(p.VAUGHAN, "co_opted"),
    ),
    AUDIT: (
        Seat(p.DACRE, "chair"),
        Seat(p.LIGHTOWLER, "vice_chair"),
        Seat(p.NWOSU),
        Seat(p.PUW),
        Seat(p.REES_MORGAN),
        Seat(p.ACHEBE, "co_opted"),
    ),
    CREMATORIUM: (
        Seat(p.OKAFOR, "chair", _mayors(1)),
        Seat(p.OKAFOR, "vice_chair", None, _mayors(1, 1)),
        Seat(p.ALDOUS),
    ),
    LOCAL_PLAN: (
        Seat(p.PRYDDERCH, "chair"),
        Seat(p.BRINDLEY, "vice_chair"),
        Seat(p.RAHMAN),
        Seat(p.ACKROYD),
        Seat(p.HARGREAVE),
        Seat(p.PUW),
    ),
    EMPLOYMENT: (
        Seat(p.OHARA, "chair"),
        Seat(p.KILBRIDE, "vice_chair"),
        Seat(p.LIGHTOWLER),
        Seat(p.BRINDLEY),
        Seat(p.BEBB),
    ),
    TOWN_CENTRE: (
        Seat(p.NWOSU, "chair", None, _week(-57)),
        Seat(p.HARGREAVE, "vice_chair", None, _week(-57)),
        Seat(p.DACRE, "member", None, _week(-57)),
        Seat(p.REES_MORGAN, "member", None, _week(-57)),
    ),
    CLIMATE: (
        Seat(p.BEBB, "chair", _mayors(0)),
        Seat(p.PRYDDERCH, "vice_chair", _mayors(0)),
        Seat(p.RAHMAN, "member", _mayors(0)),
        Seat(p.ACKROYD, "member", _mayors(0)),
    ),
}
# The first and the last day of those that were not always there, or are no more.
ACTIVE: dict[CommitteeRecord, tuple[Day, Day | None]] = {
    LOCAL_PLAN: (_ELECTED, None),
    TOWN_CENTRE: (_ELECTED, _week(-57)),
    CLIMATE: (_mayors(0), None),
}


def sitting_on(
    committee: CommitteeRecord, day: dt.date, diary: Diary
) -> list[tuple[p.Member, Role]]:
    """Return the members that a committee had on a day, with their roles."""
    return [
        (seat.member, seat.role)
        for seat in SEATS[committee]
        if seat.first_day(diary) <= day
        and not ((last := seat.last_day(diary)) and last <= day)
    ]


def in_the_seat(member: p.Member, day: dt.date, diary: Diary) -> p.Member:
    """Return who had the member's seat on a day: somebody before or after them."""
    chain = {**SUCCESSORS, **{new: old for old, new in SUCCESSORS.items()}}
    first, last = in_office(member, diary)
    if first <= day and not (last and last <= day):
        return member
    return chain.get(member, member)
