"""Lists of things, before and after: numbered parts, and things that have no uid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from meetings.comparing.aligning import steps
from meetings.comparing.blocks import line
from meetings.comparing.pairing import paired
from meetings.comparing.texts import renumbered
from meetings.public.changes.sides import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from meetings.comparing.aligning import Allowance

Thing = TypeVar("Thing")


def part_fields(
    name: str, old: Sequence[str], new: Sequence[str], allowance: Allowance
) -> Iterator[Field]:
    """Ordered parts, each by its number; and that those after it have another one."""
    moved: list[tuple[int, int]] = []
    for step in steps(old, new, allowance):
        was = list(range(*step.one))
        now = list(range(*step.other))
        if step.same:
            pairs = zip(was, now, strict=True)
            moved += [(one + 1, other + 1) for one, other in pairs if one != other]
            continue
        for one, other in _numbers(was, now, old, new, allowance):
            number = one if other is None else other
            yield Field(
                f"{name}, part ({(number or 0) + 1})",
                line("" if one is None else old[one]),
                line("" if other is None else new[other]),
            )
    if moved:
        yield Field(f"{name}, numbers of the parts", says=renumbered("Part", moved))


def _numbers(
    was: list[int],
    now: list[int],
    old: Sequence[str],
    new: Sequence[str],
    allowance: Allowance,
) -> list[tuple[int | None, int | None]]:
    # Both sides' places in one list of things, so that they can be paired.
    things = [(n, old[n]) for n in was], [(n, new[n]) for n in now]
    pairs = paired(*things, allowance, lambda thing: _words(thing[1]))
    return [(one and one[0], other and other[0]) for one, other in pairs]


def matched(
    old: Sequence[Thing],
    new: Sequence[Thing],
    said: Callable[[Thing], str],
    allowance: Allowance,
) -> Iterator[tuple[str, Thing | None, Thing | None]]:
    """What became what, by place where there are as many, else by their words; with
    the number that it is known by, "" where there is only one."""
    if len(old) == len(new):
        pairs: list[tuple[Thing | None, Thing | None]] = [*zip(old, new, strict=True)]
    else:
        pairs = paired(old, new, allowance, lambda thing: _words(said(thing)))
    several = max(len(old), len(new)) > 1
    at = at_new = 0
    for was, now in pairs:
        at += was is not None
        at_new += now is not None
        number = at_new if now is not None else at
        yield (f" {number}" if several else "", was, now)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))
