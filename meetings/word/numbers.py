"""The numbers that people and Word write before the points of a list."""

from __future__ import annotations

import re
from itertools import pairwise

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_IS_ROMAN = re.compile(r"(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_LAST = re.compile(r"([0-9]{1,5}|[a-z]{1,8})[.):\]]*$", re.IGNORECASE)


def readings(sign: str) -> list[int]:
    """What number the sign can mean, likeliest first: "3." 3; "i." 1 or 9; "·" none."""
    sign = sign.strip()
    found = _LAST.search(sign[-16:])
    if not found or sign == "o":
        return []
    last = found[1].lower()
    if last.isdecimal():
        return [int(last)]
    numbers = [_roman(last)] if _IS_ROMAN.fullmatch(last) else []
    if len(last) == 1:
        place = ord(last) - ord("a") + 1
        numbers.insert(len(numbers) if last in "ivx" else 0, place)
    return numbers


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < after else value for value, after in pairwise([*values, 0])
    )
