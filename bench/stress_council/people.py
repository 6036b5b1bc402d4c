"""Who is who: 90 members, who sat in their seats before them, forty officers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stress_council import names
from stress_council.sizes import MEMBERS

if TYPE_CHECKING:
    import random

OFFICERS = 40
FIRST_DAY = dt.date(1987, 5, 20)
_PREDECESSORS, _OFFICERS = 200, 400  # where their names begin


@dataclass(frozen=True)
class Member:
    """A member of today. Whoever had the seat before is printed, and no member."""

    uid: str
    name: str
    party: str
    ward: str
    since: dt.date
    ward_printed: bool
    before: str

    def printed(self, day: dt.date) -> dict[str, Any]:
        """Whoever sat in this seat on a day, as a record prints them."""
        if day < self.since:
            return {"name": self.before}
        ward = {"ward": self.ward} if self.ward_printed else {}
        return {"name": self.name, "uid": self.uid, **ward}


def members(rng: random.Random) -> list[Member]:
    """Everybody; the first two have one name, and are told apart by their wards."""
    found = []
    for n in range(MEMBERS):
        years = 0 if n < MEMBERS // 10 else rng.randrange(37)
        found.append(
            Member(
                uid=names.uid(f"stress member {n}"),
                name=f"Councillor {names.person(max(n, 1))}",
                party=rng.choice(names.PARTIES),
                ward=names.WARDS[n % len(names.WARDS)],
                since=FIRST_DAY.replace(year=FIRST_DAY.year + years),
                ward_printed=n < 2,
                before=f"Councillor {names.person(_PREDECESSORS + n)}",
            )
        )
    return found


def officers() -> list[dict[str, str]]:
    found = []
    for n in range(OFFICERS):
        name = names.person(_OFFICERS + n)
        found.append(
            {
                "uid": names.uid(f"stress officer {n}"),
                "name": name,
                "job_title": names.JOBS[n % len(names.JOBS)],
                "email": names.address(name),
                "phone": f"01632 960{100 + n}",
                "team": names.TEAMS[n % len(names.TEAMS)],
            }
        )
    return found
