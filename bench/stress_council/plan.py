"""Who meets when, with how many items, documents and issues."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from stress_council import committees as of_council
from stress_council import names, people, sizes
from stress_council.committees import PLANNED_UNTIL, TODAY
from stress_council.extremes import choose
from stress_council.issues import assign

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from stress_council.committees import Committee
    from stress_council.people import Member

SMALL, LARGE = 8, 14  # items: of these on there are more standing ones
ITEMS_A_HEADING = 12
RECESS = {(12, day) for day in range(20, 32)} | {(1, day) for day in range(1, 4)}


@dataclass(slots=True)
class Sitting:
    """A meeting of the plan. `slots` are its items that have an issue, the first of
    them being `first_slot` of them all; `before` are the meetings whose minutes it
    approves, `after` the one that approves its own or takes its place."""

    number: int
    committee: int
    date: dt.date
    uid: str
    hour: int
    kind: Literal["ordinary", "extraordinary"] = "ordinary"
    status: Literal["scheduled", "held", "cancelled", "postponed"] = "held"
    extreme: str = ""
    items: int = 0
    documents: int = 0
    headings: int = 0
    private: bool = False
    first_slot: int = 0
    has_draft: bool = False  # whatever else, a draft was out before it was approved
    minutes_from: int = 1  # the number of its first minute, where they run on
    before: list[Sitting] = field(default_factory=list)
    after: Sitting | None = None

    @property
    def standing(self) -> int:
        """How many items come at every meeting, and have no issue."""
        return 1 + (self.items >= SMALL) + (self.items >= LARGE)

    @property
    def slots(self) -> int:
        return self.items - self.standing - self.headings - self.private


@dataclass
class Plan:
    seed: int
    sizes: sizes.Sizes
    committees: list[Committee]
    members: list[Member]
    officers: list[dict[str, str]]
    sittings: list[Sitting]
    issues: array[int]  # of each slot


def make_plan(sized: sizes.Sizes, seed: int) -> Plan:
    rng = random.Random(f"{seed} plan")
    councils = of_council.committees(sized.committees, rng)
    found = list(_sittings(councils, sized.meetings, rng))
    found.sort(key=lambda each: (each.date, each.committee, each.hour))
    for number, each in enumerate(found):
        each.number = number
        each.uid = names.uid(f"stress {seed} meeting {number}")
    _share_out(found, sized, rng)
    choose(found, councils)
    for _, own in groupby(sorted(found, key=_of_committee), _of_committee):
        _follow(list(own))
    slots = 0
    for each in found:
        each.first_slot = slots
        slots += each.slots
    return Plan(
        seed=seed,
        sizes=sized,
        committees=councils,
        members=people.members(rng),
        officers=people.officers(),
        sittings=found,
        issues=assign(found, sized.issues, rng),
    )


def _of_committee(sitting: Sitting) -> int:
    return sitting.committee


def _sittings(
    councils: list[Committee], meetings: int, rng: random.Random
) -> Iterator[Sitting]:
    """Each committee's meetings, evenly through its life; never two within a week."""
    lives = [((each.last or PLANNED_UNTIL) - each.first).days for each in councils]
    shares = _shares(
        [life * each.a_year for life, each in zip(lives, councils, strict=True)],
        meetings,
    )
    for place, (each, life, share) in enumerate(
        zip(councils, lives, shares, strict=True)
    ):
        before, phase = each.first, rng.uniform(0.1, 0.9)
        for n in range(share):
            day = each.first + dt.timedelta(days=int(life * (n + phase) / share))
            day += dt.timedelta(days=each.weekday - day.weekday())
            while day <= before or (day.month, day.day) in RECESS:
                day += dt.timedelta(days=7)
            before = day
            hour = rng.choice((10, each.hour, each.hour, each.hour))
            yield Sitting(0, place, day, "", hour)


def _shares(weights: list[int], total: int) -> list[int]:
    """`total` in proportion to the weights, two for each at least."""
    rest = total - 2 * len(weights)
    found, said = [], 0
    for n in range(len(weights)):
        upto = rest * sum(weights[: n + 1]) // sum(weights)
        found.append(2 + upto - said)
        said = upto
    return found


def _share_out(sittings: list[Sitting], sized: sizes.Sizes, rng: random.Random) -> None:
    """Give each its items and documents: who has many of these has many of those. The
    one with the most of each is not the same."""
    items = sizes.spread(sized.items, sized.meetings, sizes.ITEMS)
    documents = sizes.spread(sized.documents, sized.meetings, sizes.DOCUMENTS)
    tenth = round(sized.meetings * 0.9)
    documents[-1], documents[tenth] = documents[tenth], documents[-1]
    order = list(range(sized.meetings))
    rng.shuffle(order)
    for rank, number in enumerate(order):
        each = sittings[number]
        each.items, each.documents = items[rank], documents[rank]
        each.headings = each.items // ITEMS_A_HEADING if each.items >= LARGE else 0
        each.private = each.items >= SMALL and rng.random() < 0.15
        if each.date > TODAY:
            each.status = "scheduled"
        elif (chance := rng.random()) < 0.03:
            each.status = "cancelled" if chance < 0.02 else "postponed"
        if rng.random() < 0.02:
            each.kind = "extraordinary"


def _follow(own: list[Sitting]) -> None:
    """Link each meeting of a committee to that which approves its minutes, the next
    ordinary one that is held, and count the minutes through the municipal year."""
    waiting: list[Sitting] = []
    instead: list[Sitting] = []  # cancelled or postponed: the next takes their matters
    year, count = 0, 1
    for each in own:
        of = each.date.year - (each.date.month < 6)
        if of != year:
            year, count = of, 1
        each.minutes_from = count
        if each.status not in {"held", "scheduled"}:
            instead.append(each)
            continue
        count += each.items - each.headings
        if each.kind == "ordinary":
            each.before, waiting = waiting, []
            for earlier in each.before + instead:
                earlier.after = each
            instead.clear()
        waiting.append(each)
