"""Which of several things became which: paragraphs, parts of a resolution, motions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from meetings.comparing.aligning import Allowance

Thing = TypeVar("Thing")

# Less than this in common, and the one didn't become the other.
LEAST_ALIKE = 0.3


def paired(
    old: Sequence[Thing],
    new: Sequence[Thing],
    allowance: Allowance,
    words_of: Callable[[Thing], frozenset[str]],
) -> list[tuple[Thing | None, Thing | None]]:
    """Put beside one another what is most alike, both in their order; None is beside
    what has no other. Beyond the allowance the first stands beside the first."""
    if len(old) == len(new) == 1 or not old or not new:
        return _one_by_one(old, new)
    if not allowance.spend(20 * len(old) * len(new)):
        return _one_by_one(old, new)
    words = [words_of(each) for each in old], [words_of(each) for each in new]
    return _walked(old, new, _table(*words))


def _one_by_one(
    old: Sequence[Thing], new: Sequence[Thing]
) -> list[tuple[Thing | None, Thing | None]]:
    both = min(len(old), len(new))
    pairs: list[tuple[Thing | None, Thing | None]] = [*zip(old, new, strict=False)]
    pairs += [(each, None) for each in old[both:]]
    pairs += [(None, each) for each in new[both:]]
    return pairs


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """What share of their words both have; 0 where that is little."""
    total = len(one) + len(other)
    share = 2 * len(one & other) / total if total else 1
    return share if share >= LEAST_ALIKE else 0


Table = list[list[tuple[float, str]]]


def _table(one: list[frozenset[str]], other: list[frozenset[str]]) -> Table:
    """For what is left of both from each place on: how alike it can be, and by what
    step that is reached."""
    rows: Table = [[(0.0, "in")] * len(other) + [(0.0, "")]]
    for words in reversed(one):
        below = rows[-1]
        row = [(0.0, "out")]
        for n in range(len(other) - 1, -1, -1):
            alike = _alike(words, other[n])
            ways = [(below[n][0], "out"), (row[-1][0], "in")]
            if alike:
                ways.append((below[n + 1][0] + alike, "pair"))
            row.append(max(ways, key=lambda way: way[0]))
        rows.append(row[::-1])
    return rows[::-1]


def _walked(
    old: Sequence[Thing], new: Sequence[Thing], table: Table
) -> list[tuple[Thing | None, Thing | None]]:
    pairs: list[tuple[Thing | None, Thing | None]] = []
    at = at_new = 0
    while at < len(old) or at_new < len(new):
        step = table[at][at_new][1]
        pairs.append(
            (
                old[at] if step != "in" else None,
                new[at_new] if step != "out" else None,
            )
        )
        at += step != "in"
        at_new += step != "out"
    return pairs
