"""What two sequences have in common, in order, at a bounded cost.

First what both begin and end with, then what is there once in each of them (which
parts long texts into short ones), then the fewest edits, for as long as the allowance
lasts. The result may miss something in common; it never claims what isn't.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

# More edits than this in one stretch is another text.
MOST_EDITS = 300


class Run(NamedTuple):
    """`length` things that are the same from `one` and from `other` on."""

    one: int
    other: int
    length: int


class Step(NamedTuple):
    """A stretch of both, from (inclusive) and to (exclusive): the same, or not."""

    same: bool
    one: tuple[int, int]
    other: tuple[int, int]


@dataclass
class Allowance:
    """How many single comparisons may still be made; shared by all of a page."""

    left: int = 1_000_000

    def spend(self, number: int) -> bool:
        """Whether there was that much left; else nothing is spent."""
        if number > self.left:
            return False
        self.left -= number
        return True


class Gap(NamedTuple):
    """What isn't aligned yet: from (inclusive) and to (exclusive) in each."""

    one: int
    one_end: int
    other: int
    other_end: int


def steps(
    one: Sequence[Hashable], other: Sequence[Hashable], allowance: Allowance
) -> Iterator[Step]:
    """The whole of both, stretch by stretch; no two that differ follow one another."""
    at = at_other = 0
    for run in aligned(one, other, allowance):
        if (at, at_other) != (run.one, run.other):
            yield Step(False, (at, run.one), (at_other, run.other))  # noqa: FBT003
        at, at_other = run.one + run.length, run.other + run.length
        yield Step(True, (run.one, at), (run.other, at_other))  # noqa: FBT003
    if (at, at_other) != (len(one), len(other)):
        yield Step(False, (at, len(one)), (at_other, len(other)))  # noqa: FBT003


def aligned(
    one: Sequence[Hashable], other: Sequence[Hashable], allowance: Allowance
) -> list[Run]:
    """Runs that are the same in both, in order, none touching the next in both."""
    numbers: dict[Hashable, int] = {}
    a = [numbers.setdefault(each, len(numbers)) for each in one]
    b = [numbers.setdefault(each, len(numbers)) for each in other]
    found: list[Run] = []
    gaps = [Gap(0, len(a), 0, len(b))]
    while gaps:
        gap = _trimmed(a, b, gaps.pop(), found)
        size = gap.one_end - gap.one + gap.other_end - gap.other
        if gap.one == gap.one_end or gap.other == gap.other_end:
            continue
        if not allowance.spend(size):
            continue
        anchors = _anchors(a, b, gap)
        if anchors:
            gaps += _between(gap, anchors, found)
        else:
            found += _fewest_edits(a, b, gap, allowance)
    return _joined(sorted(found))


def _trimmed(a: list[int], b: list[int], gap: Gap, found: list[Run]) -> Gap:
    """Take off what both sides of a gap begin and end with."""
    one, one_end, other, other_end = gap
    while one < one_end and other < other_end and a[one] == b[other]:
        one, other = one + 1, other + 1
    if one > gap.one:
        found.append(Run(gap.one, gap.other, one - gap.one))
    while one < one_end and other < other_end and a[one_end - 1] == b[other_end - 1]:
        one_end, other_end = one_end - 1, other_end - 1
    if one_end < gap.one_end:
        found.append(Run(one_end, other_end, gap.one_end - one_end))
    return Gap(one, one_end, other, other_end)


def _anchors(a: list[int], b: list[int], gap: Gap) -> list[tuple[int, int]]:
    """What is in each side once, as far as it is in the same order in both."""
    places = _once(a, gap.one, gap.one_end)
    there = _once(b, gap.other, gap.other_end)
    pairs = [(at, there[each]) for each, at in places.items() if each in there]
    return _rising(sorted(pairs))


def _once(numbers: list[int], start: int, end: int) -> dict[int, int]:
    """Where each number is that is there once."""
    places: dict[int, int] = {}
    twice: set[int] = set()
    for at in range(start, end):
        if numbers[at] in places:
            twice.add(numbers[at])
        places[numbers[at]] = at
    return {each: at for each, at in places.items() if each not in twice}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs of which the second rises with the first."""
    ends: list[int] = []  # the lowest end of a series of each length
    last: list[int] = []  # and which pair that is
    before: list[int] = []
    for n, (_, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        ends[length : length + 1] = [other]
        last[length : length + 1] = [n]
        before.append(last[length - 1] if length else -1)
    series: list[tuple[int, int]] = []
    n = last[-1] if last else -1
    while n >= 0:
        series.append(pairs[n])
        n = before[n]
    return series[::-1]


def _between(
    gap: Gap, anchors: list[tuple[int, int]], found: list[Run]
) -> Iterator[Gap]:
    """The gaps that are left around anchors; these are found."""
    one, other = gap.one, gap.other
    for at, at_other in anchors:
        found.append(Run(at, at_other, 1))
        yield Gap(one, at, other, at_other)
        one, other = at + 1, at_other + 1
    yield Gap(one, gap.one_end, other, gap.other_end)


def _fewest_edits(
    a: list[int], b: list[int], gap: Gap, allowance: Allowance
) -> list[Run]:
    """Myers' greedy way: the least put in and taken out. [] where that is too much.

    `reach[k]` is how far one can come in the first on diagonal k, which is how far it
    is ahead of the second.
    """
    length, other_length = gap.one_end - gap.one, gap.other_end - gap.other
    reach = {1: 0}
    history: list[dict[int, int]] = []
    for edits in range(min(length + other_length, MOST_EDITS) + 1):
        if not allowance.spend(2 * edits + 1):
            return []
        history.append(dict(reach))
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            at = start = reach[k + 1] if down else reach[k - 1] + 1
            while (
                at < length
                and at - k < other_length
                and a[gap.one + at] == b[gap.other + at - k]
            ):
                at += 1
            allowance.left -= at - start
            reach[k] = at
            if at >= length and at - k >= other_length:
                return _walked_back(gap, history)
    return []


def _walked_back(gap: Gap, history: list[dict[int, int]]) -> list[Run]:
    found: list[Run] = []
    at, at_other = gap.one_end - gap.one, gap.other_end - gap.other
    for edits in range(len(history) - 1, -1, -1):
        reach, k = history[edits], at - at_other
        down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
        from_k = k + 1 if down else k - 1
        start = reach[from_k] if edits else 0
        start_other = start - from_k if edits else 0
        begun = start if down or not edits else start + 1
        if at > begun:
            run = at - begun
            place = Run(gap.one + begun, gap.other + at_other - run, run)
            found.append(place)
        at, at_other = start, start_other
    return found


def _joined(runs: list[Run]) -> list[Run]:
    """Runs that follow one another in both are one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.one + last.length, last.other + last.length) == run[:2]:
            joined[-1] = Run(last.one, last.other, last.length + run.length)
        else:
            joined.append(run)
    return joined
