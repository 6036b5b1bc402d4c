"""The issues: which item has which, and what they are called."""

from __future__ import annotations

import random
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from stress_council import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stress_council.plan import Sitting

MOST_MEETINGS = 40  # that one issue came to
LONGEST = 0  # its place among the issues
LONGEST_UID = "issue-at-40-meetings"
REMEMBERED = 6  # issues that a committee may take up again
REMEMBERED_BY_ALL = 200  # more than a meeting has items
SUBJECTS = (
    *("winter gritting", "allotment rents", "the Castle Park bandstand", "bus fares"),
    *("street lighting", "taxi licensing", "school crossing patrols", "the local plan"),
    *("council tax support", "empty homes", "library opening hours", "food hygiene"),
    *("fly-tipping", "flood defences on the Harrow", "the market hall roof", "CCTV"),
    *(
        "home care charges",
        "the leisure centre boilers",
        "parking permits",
        "tree work",
    ),
    *("footpath diversions", "temporary accommodation", "air quality", "cemetery fees"),
    *("the museum store", "apprenticeships", "capital spending", "treasury management"),
    *("internal audit", "the pay policy", "health and safety", "complaints"),
    *("safeguarding", "recycling rounds", "the civic hall", "community grants"),
    *("20 mph limits", "play areas", "public conveniences", "cycle routes"),
)
_ASPECTS = (
    *("annual review", "outcome of the consultation", "award of contract"),
    *("revised charges for {year}", "performance in the first half of {year}"),
    *("response to the petition from {ward}", "options for {street}, {ward}"),
    *("progress report", "budget for {year}", "business case", "draft strategy"),
    *("report of the Ombudsman", "review of the policy of {past}", "annual report"),
)
_WORKS = (
    *("change of use to a café", "two-storey extension", "{number} homes and a road"),
    *("new shop front", "loft conversion with dormers", "demolition of outbuildings"),
    *("replacement windows", "a vehicle crossing", "solar panels on the south roof"),
)


def assign(sittings: Sequence[Sitting], issues: int, rng: random.Random) -> array[int]:
    """Which issue each slot has: every issue at least once, the longest at forty
    meetings, what is over at the committees that had it lately.

    Raises ValueError where there are too few slots.
    """
    slots = sum(each.slots for each in sittings)
    again = slots - issues
    if again < MOST_MEETINGS - 1:
        raise ValueError(f"{slots} items are too few for {issues} issues.")
    has_room = [each for each in sittings if each.slots > 1 and not each.extreme]
    at = {
        has_room[n * len(has_room) // MOST_MEETINGS].number
        for n in range(MOST_MEETINGS)
    }
    found = array("L")
    lately: dict[int, list[int]] = defaultdict(list)
    new, owed, done = LONGEST + 1, 0, 0
    slots, again = slots - MOST_MEETINGS, again - (MOST_MEETINGS - 1)
    for each in sittings:
        mine: list[int] = [LONGEST] if each.number in at else []
        known = lately[each.committee]
        while len(mine) < each.slots:
            done += 1
            owed += again * done // slots - again * (done - 1) // slots
            old = [issue for issue in known if issue not in mine]
            if owed and not old:  # it comes from another committee
                others = range(max(LONGEST + 1, new - REMEMBERED_BY_ALL), new)
                old = [issue for issue in others if issue not in mine]
            if owed and old:
                mine.append(rng.choice(old))
                owed -= 1
                continue
            mine.append(new)
            known.append(new)
            new += 1
            if len(known) > REMEMBERED:
                known.pop(rng.randrange(REMEMBERED))
        found.extend(mine)
    if new != issues:
        raise ValueError(f"{new} issues have an item, not {issues}.")
    return found


def issue(number: int, issues: int, seed: int) -> dict[str, Any]:
    """An issue as a record names it: at every meeting the same."""
    rng = random.Random(f"{seed} issue {number}")
    found: dict[str, Any] = {
        "uid": names.uid(f"stress {seed} issue {number}"),
        "title": _title(rng, 1987 + 40 * number // issues),
    }
    if number == LONGEST:
        found["uid"] = LONGEST_UID
        found["title"] = "Harrow Crossing: a second bridge over the river"
    if rng.random() < 0.4:
        found["reference"] = f"{rng.choice('ABCDEFGH')}X/{number:06}"
    if rng.random() < 0.05:
        found["key_decision"] = True
    return found


def _title(rng: random.Random, year: int) -> str:
    said = {
        "year": f"{year}/{(year + 1) % 100:02}",
        "past": str(year - 4),
        "ward": rng.choice(names.WARDS),
        "street": rng.choice(names.STREETS),
        "number": str(rng.randrange(3, 240)),
    }
    if rng.random() < 0.25:
        works = rng.choice(_WORKS).format_map(said)
        return f"{rng.randrange(1, 240)} {said['street']}, {said['ward']}: {works}"
    subject = rng.choice(SUBJECTS)
    return f"{subject[0].upper()}{subject[1:]}: {rng.choice(_ASPECTS)}".format_map(said)
