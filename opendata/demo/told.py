"""The records of all meetings that the sheets tell of, with the year's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from opendata.demo.committees import CABINET, COUNCIL
from opendata.demo.minuted import Numbers, minutes_in, tell
from opendata.demo.timetable import Timetable, sessions

if TYPE_CHECKING:
    from meetings.record.meeting import CommitteeRecord, MeetingRecord
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf
    from opendata.demo.programme import Sitting

# The Cabinet's minutes begin anew in these weeks. Those of CABINET_BUSES have numbers
# already, so that the year's before them are counted back from there.
CABINET_YEARS = (-95, -43)
FIRST_IN_THE_FIRST_YEAR = 66
FIRST_OF_BUSES = 41
FIRST_OF_COUNCIL = 71


def from_sheets(diary: Diary, shelf: Shelf) -> tuple[MeetingRecord, ...]:
    """Return every meeting of the sheets; what they print comes onto the shelf."""
    timetable = Timetable(diary)
    numbers = {**_of_cabinet(timetable), **_of_council(timetable)}
    return tuple(
        tell(session, session.sheet, timetable, shelf, numbers.get(session.sitting))
        for session in sessions()
        if session.sheet
    )


def _of_cabinet(timetable: Timetable) -> dict[Sitting, Numbers]:
    """The first number of each of its meetings: "41", counted through the year."""
    told = _counted(timetable, CABINET)
    last = sum(count for each, count in told if CABINET_YEARS[1] <= each.week < 0)
    starts = iter((1, FIRST_OF_BUSES - last))
    numbers: dict[Sitting, Numbers] = {}
    years = list(CABINET_YEARS)
    number = FIRST_IN_THE_FIRST_YEAR
    for sitting, count in told:
        if years and sitting.week >= years[0]:
            years.pop(0)
            number = next(starts)
        numbers[sitting] = Numbers(number, "{}")
        number += count
    return numbers


def _of_council(timetable: Timetable) -> dict[Sitting, Numbers]:
    """ "12/26": the twelfth minute since the annual meeting of that year."""
    numbers: dict[Sitting, Numbers] = {}
    number = FIRST_OF_COUNCIL
    told = _counted(timetable, COUNCIL)
    year = told[0][0].day(timetable.diary).year - 1
    for sitting, count in told:
        if sitting.part == " annual":
            number, year = 1, sitting.day(timetable.diary).year
        numbers[sitting] = Numbers(number, f"{{}}/{year % 100:02}")
        number += count
    return numbers


def _counted(
    timetable: Timetable, committee: CommitteeRecord
) -> list[tuple[Sitting, int]]:
    return [
        (session.sitting, minutes_in(session, session.sheet))
        for session in timetable.in_order(committee)
        if session.sheet and session.takes_place
    ]
