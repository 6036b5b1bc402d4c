"""The committees, most of them past, who sits on them, and `council.json`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stress_council import names
from stress_council.people import FIRST_DAY
from stress_council.sizes import MEMBERS

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from stress_council.people import Member

TODAY = dt.date(2027, 3, 17)
PLANNED_UNTIL = dt.date(2027, 7, 15)
OF_TODAY = 10  # one in ten, and four at least
COUNCIL = 0  # the place of the full council, which everybody sits on

_SUBJECTS = (
    *("Housing", "Highways and Transport", "Planning", "Licensing", "Standards"),
    *("Audit and Risk", "Education", "Social Services", "Leisure & Culture"),
    *("Environment", "Economic Development", "Finance", "Personnel", "Libraries"),
    *("Community Safety", "Public Health", "Children and Families", "Adult Care"),
    *("Waste and Recycling", "Parks and Open Spaces", "Town Centre", "Rural Affairs"),
    *("Pensions", "Emergency Planning", "Civic Buildings", "Traffic Orders"),
    *("Allotments", "Flood Risk", "Equalities", "Youth", "Health and Wellbeing"),
    *("Corporate Governance", "Appeals", "School Admissions", "Car Parking"),
    *("Harbour", "Markets", "Cemeteries", "Museums", "Sport"),
)
_FORMS = (
    ("{} Committee", "regulatory"),
    ("{} Sub-Committee", "sub_committee"),
    ("{} Scrutiny Committee", "scrutiny"),
    ("{} Panel", "panel"),
    ("{} Advisory Board", "advisory"),
    ("{} Joint Committee", "joint"),
    ("{} Working Group", "other"),
    ("{} Review Panel", "panel"),
)


@dataclass(frozen=True)
class Committee:
    slug: str
    name: str
    kind: str
    first: dt.date
    last: dt.date | None
    a_year: int
    weekday: int
    hour: int
    venue: str
    continuous: bool
    seats: tuple[int, ...]  # members by their place; the chair first

    @property
    def printed(self) -> dict[str, str]:
        return {"slug": self.slug, "name": self.name, "kind": self.kind}


def committees(number: int, rng: random.Random) -> list[Committee]:
    """The full council, the cabinet, and the others by subject."""
    of_today = max(4, number // OF_TODAY)
    titles = [(form.format(each), kind) for form, kind in _FORMS for each in _SUBJECTS]
    rng.shuffle(titles)
    titles[:2] = [("Council", "council"), ("Cabinet", "executive")]
    return [
        _committee(place, *titles[place], is_past=place >= of_today, rng=rng)
        for place in range(number)
    ]


def _committee(
    place: int, name: str, kind: str, *, is_past: bool, rng: random.Random
) -> Committee:
    first, last = FIRST_DAY, None
    everybody = range(MEMBERS)
    if is_past:
        first = FIRST_DAY.replace(year=rng.randrange(1987, 2022))
        years = min(rng.randrange(3, 16), 2026 - first.year)
        last = dt.date(first.year + years, 5, 10)
    elif place != COUNCIL:
        first = FIRST_DAY.replace(year=rng.randrange(1990, 2024))
    sitting = everybody if place == COUNCIL else rng.sample(everybody, _seats(rng))
    return Committee(
        slug=names.address(name).partition("@")[0].replace(".", "-"),
        name=name,
        kind=kind,
        first=first,
        last=last,
        a_year=rng.randrange(4, 13),
        weekday=rng.randrange(1, 4),  # no Mondays and Fridays: no bank holidays
        hour=rng.choice((10, 14, 18, 18, 19)),
        venue=rng.choice(("Council Chamber", "Committee Room 1", "Committee Room 2"))
        + ", Town Hall, Castle Street, Harrowdale",
        continuous=place % 5 == 1,
        seats=tuple(sitting),
    )


def _seats(rng: random.Random) -> int:
    return rng.choice((5, 7, 7, 9, 9, 11, 11, 13, 15))


def council_file(
    committees: Sequence[Committee],
    members: Sequence[Member],
    officers: Sequence[dict[str, str]],
) -> dict[str, Any]:
    return {
        "format": "minutebook.council/1",
        "committees": [
            {
                **each.printed,
                "parent": "council" if each.kind == "sub_committee" else None,
                "remit": _remit(each),
                "quorum": 3,
                "numbering": "continuous" if each.continuous else "per_meeting",
                "active_from": each.first.isoformat(),
                "active_to": each.last.isoformat() if each.last else None,
            }
            for each in committees
        ],
        "members": [
            {
                "uid": each.uid,
                "name": each.name,
                "party": each.party,
                "ward": each.ward,
                "email": names.address(f"{each.name[11:]} {each.ward}"),
                "office_from": each.since.isoformat(),
            }
            for each in members
        ],
        "memberships": [
            seat for each in committees for seat in _memberships(each, members)
        ],
        "officers": list(officers),
    }


def _remit(committee: Committee) -> str:
    said = committee.name.replace("&", "&amp;")
    return (
        f"<p>The {said} decides on what the council has referred to it, within the "
        "budget and the policies that the full council has set.</p>"
        "<p>It can also:</p><ul><li>make recommendations to the Cabinet;</li>"
        "<li>ask officers and partners to report to it;</li>"
        "<li>set up working groups for a limited time.</li></ul>"
    )


def _memberships(
    committee: Committee, members: Sequence[Member]
) -> list[dict[str, Any]]:
    """The seats of the members of today; who had left before isn't one of them."""
    found = []
    for n, place in enumerate(committee.seats):
        member = members[place]
        if committee.last and member.since > committee.last:
            continue
        found.append(
            {
                "committee": committee.slug,
                "member": member.uid,
                "role": {0: "chair", 1: "vice_chair"}.get(n, "member"),
                "from": max(member.since, committee.first).isoformat(),
                "to": committee.last.isoformat() if committee.last else None,
            }
        )
    return found
