"""Items' numbers as they are printed: 1, 2, 5a, 5b; a heading has none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEADING = re.compile(r"\d+")


@dataclass(frozen=True)
class Line:
    """An item in its place. `fixed`: the number that it was published with, or None."""

    uid: str
    parent: str | None
    is_heading: bool = False
    fixed: str | None = None


def numbers_of(lines: Sequence[Line], gone: Iterable[str] = ()) -> dict[str, str]:
    """The number of each item, in the agenda's order.

    While nothing is published, numbers follow the order. A number that was published
    stays; what comes after gets the next that nobody has, or had: `gone`.
    """
    taken = {line.fixed for line in lines if line.fixed} | set(gone)
    published = any(line.fixed is not None for line in lines)
    numbers: dict[str, str] = {}
    counts: dict[str | None, int] = {None: _highest(taken) if published else 0}
    for line in lines:
        if line.is_heading:
            numbers[line.uid] = ""
        elif line.fixed is not None:
            numbers[line.uid] = line.fixed
        else:
            number = _next(line.parent, numbers, counts)
            while number in taken:
                number = _next(line.parent, numbers, counts)
            numbers[line.uid] = number
    return numbers


def _next(
    parent: str | None, numbers: dict[str, str], counts: dict[str | None, int]
) -> str:
    above = numbers.get(parent, "") if parent else ""
    key = parent if above else None
    counts[key] = counts.get(key, 0) + 1
    return f"{above}{_step(counts[key], above)}"


def _step(count: int, above: str) -> str:
    """Under 5 come letters, under 5a figures, and so on in turn."""
    if not above or above[-1].isalpha():
        return str(count)
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _highest(numbers: Iterable[str]) -> int:
    found = [int(first[0]) for each in numbers if (first := _LEADING.match(each))]
    return max(found, default=0)
