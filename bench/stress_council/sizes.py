"""How many of each, and how they are spread over the meetings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MEMBERS = 90
FEWEST_COMMITTEES = 8
FEWEST_MEETINGS = 60  # in fewer there is no room for an issue at 40 of them
BENDS = 60  # halvings, until the sum moves no more

# What share of the meetings has at most so many: counted in 130 meetings of 14
# councils. Their mean is 10.4 items, ours 12.5: the spread between two of these steps
# leans to the upper one, so that the steps stand.
ITEMS = ((0.0, 3), (0.25, 6), (0.5, 9), (0.75, 12), (0.9, 17), (0.97, 32), (1.0, 95))
# Counted were 6, 10, 16, 26 and at most 54, which no 18 a meeting can be made of.
DOCUMENTS = (
    (0.0, 1),
    (0.25, 8),
    (0.5, 14),
    (0.75, 22),
    (0.9, 36),
    (0.97, 46),
    (1.0, 54),
)


@dataclass(frozen=True)
class Sizes:
    committees: int = 300
    meetings: int = 12_000
    items: int = 150_000
    documents: int = 220_000
    issues: int = 110_000

    def scaled(self, meetings: int) -> Sizes:
        """The same council with so many meetings, everything in proportion.

        Raises ValueError for too few.
        """
        if meetings < FEWEST_MEETINGS:
            raise ValueError(f"{FEWEST_MEETINGS} meetings are the fewest.")

        def part(whole: int) -> int:
            return round(whole * meetings / self.meetings)

        return Sizes(
            committees=max(FEWEST_COMMITTEES, part(self.committees)),
            meetings=meetings,
            items=part(self.items),
            documents=part(self.documents),
            issues=part(self.issues),
        )


def spread(total: int, meetings: int, steps: Sequence[tuple[float, int]]) -> list[int]:
    """So many for each meeting, the fewest first, the sum exactly `total`.

    Each of the `steps` is reached at its share of the meetings, the last one by one
    meeting alone.
    """

    def bent(bend: float) -> list[int]:
        return [*map(_value_at(steps, bend, meetings), range(1, meetings + 1))]

    low, high = 0.01, 8.0
    for _ in range(BENDS):
        middle = (low + high) / 2
        if sum(bent(middle)) > total:
            low = middle
        else:
            high = middle
    values = bent(high)
    _add(values, total - sum(values), {round(share * meetings) for share, _ in steps})
    return values


def _value_at(
    steps: Sequence[tuple[float, int]], bend: float, meetings: int
) -> Callable[[int], int]:
    most = steps[-1][1]

    def value(rank: int) -> int:
        share = rank / meetings
        for (start, low), (end, high) in pairwise(steps):
            if share <= end:
                way = (share - start) / (end - start)
                risen = way if end == 1 else way**bend
                found = round(low + (high - low) * risen)
                return found if rank == meetings else min(found, most - 1)
        return most

    return value


def _add(values: list[int], missing: int, fixed: set[int]) -> None:
    """Add what is missing one by one, where the order and the steps stay."""
    while missing:
        before = missing
        for n in range(len(values) - 2, -1, -1):
            if missing and n + 1 not in fixed and values[n] < values[n + 1] - 1:
                values[n] += 1
                missing -= 1
        for n in range(len(values) - 2, -1, -1):
            if missing and n + 1 not in fixed and values[n] < values[n + 1]:
                values[n] += 1
                missing -= 1
        if missing == before:
            raise ValueError(f"{missing} are too many for {len(values)} meetings.")
