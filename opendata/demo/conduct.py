"""How each committee goes about it: its day, its hour, its clerk, its usual words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from opendata.demo import committees as c
from opendata.demo.diary import THURSDAY, TUESDAY, WEDNESDAY
from opendata.demo.people import HOLROYD, MOSS

if TYPE_CHECKING:
    from meetings.record.meeting import CommitteeRecord
    from opendata.demo.people import Officer

USUAL = ("apologies", "declarations", "minutes")


@dataclass(frozen=True)
class Conduct:
    """`name`: of its sheets, and in `{name -21}`. `said` is how its clerk refers to it
    in a recommendation. `visitors` sit on it for another council, so that they are no
    members here: each with that council's name."""

    name: str
    weekday: int
    start: dt.time
    clerk: Officer
    said: str = "The committee"
    opening: tuple[str, ...] = USUAL
    visitors: tuple[tuple[str, str], ...] = ()
    chair_words: str = "Chair"
    webcast: bool = False


def _at(hour: int, minute: int = 0) -> dt.time:
    return dt.time(hour, minute)


CONDUCT: dict[CommitteeRecord, Conduct] = {
    c.COUNCIL: Conduct(
        "council",
        THURSDAY,
        _at(19),
        HOLROYD,
        "The Council",
        chair_words="Mayor, in the chair",
        webcast=True,
    ),
    c.CABINET: Conduct("cabinet", TUESDAY, _at(18), HOLROYD, "The Cabinet"),
    c.SCRUTINY: Conduct("environment", THURSDAY, _at(18, 30), HOLROYD),
    c.PEOPLE: Conduct("people", TUESDAY, _at(18), MOSS),
    c.PLANNING: Conduct("planning", WEDNESDAY, _at(18), MOSS),
    c.LICENSING: Conduct("licensing", TUESDAY, _at(14), MOSS),
    c.HEARINGS: Conduct(
        "hearings",
        WEDNESDAY,
        _at(10),
        MOSS,
        "The sub-committee",
        ("chair", "declarations"),
    ),
    c.STANDARDS: Conduct("standards", THURSDAY, _at(17), HOLROYD),
    c.AUDIT: Conduct("audit", WEDNESDAY, _at(17, 30), MOSS),
    c.CREMATORIUM: Conduct(
        "crematorium",
        THURSDAY,
        _at(14),
        HOLROYD,
        "The joint committee",
        visitors=(
            ("Councillor Patrick Swale", "Ternbridge District Council"),
            ("Councillor Lynne Arkell", "Ternbridge District Council"),
        ),
    ),
    c.LOCAL_PLAN: Conduct("local_plan", TUESDAY, _at(16, 30), MOSS, "The group"),
    c.EMPLOYMENT: Conduct("employment", WEDNESDAY, _at(15), HOLROYD, "The panel"),
    c.TOWN_CENTRE: Conduct("town_centre", THURSDAY, _at(17, 30), HOLROYD, "The panel"),
}
NOBODY_SENT_APOLOGIES = (
    "There were no apologies.",
    "No apologies were received.",
    "All members were present.",
    "None were received.",
)
NOTHING_DECLARED = (
    "No interests were declared.",
    "There were no declarations.",
    "None were declared at this stage.",
)
