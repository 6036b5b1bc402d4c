"""The number that Word shows before a paragraph, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meetings.word.xml import value, w

if TYPE_CHECKING:
    from meetings.word.xml import Element

_PLACE = re.compile(r"%([1-9])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = "%1."

    @classmethod
    def read(cls, element: Element) -> _Level:
        return cls(
            start=_whole(value(element, "start"), 1),
            form=value(element, "numFmt") or "decimal",
            text=value(element, "lvlText") or "",
        )


@dataclass
class _Numbering:
    """One `w:num`: which numbering it counts with, and where it begins anew."""

    counts_with: str
    begins: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


@dataclass(frozen=True)
class Counted:
    """The kind of list, and for an `ol` the number and how Word prints it."""

    kind: str
    number: int = 0
    label: str = ""


class Counter:
    def __init__(self, root: Element | None) -> None:
        self._numberings: dict[str, _Numbering] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        described = {
            each.get(w("abstractNumId"), ""): {
                _whole(level.get(w("ilvl")), 0): _Level.read(level)
                for level in each.findall(w("lvl"))
            }
            for each in root.findall(w("abstractNum"))
        }
        # One that only names a style counts as the one that describes it.
        styled = {
            value(each, "styleLink"): each.get(w("abstractNumId"), "")
            for each in root.findall(w("abstractNum"))
            if value(each, "styleLink")
        }
        linked = {
            each.get(w("abstractNumId"), ""): styled[link]
            for each in root.findall(w("abstractNum"))
            if (link := value(each, "numStyleLink")) in styled
        }
        for num in root.findall(w("num")):
            name = value(num, "abstractNumId") or ""
            name = linked.get(name, name)
            numbering = _Numbering(name, levels=dict(described.get(name, {})))
            for each in num.findall(w("lvlOverride")):
                at = _whole(each.get(w("ilvl")), 0)
                if begin := value(each, "startOverride"):
                    numbering.begins[at] = _whole(begin, 1)
                if (level := each.find(w("lvl"))) is not None:
                    numbering.levels[at] = _Level.read(level)
            self._numberings[num.get(w("numId"), "")] = numbering

    def count(self, name: str, level: int) -> Counted | None:
        """Count a paragraph. None where nothing is shown before it."""
        numbering = self._numberings.get(name)
        if numbering is None:
            return None
        shown = numbering.levels.get(level, _Level())
        if shown.form == "none":
            return None
        if shown.form == "bullet":
            return Counted("ul")
        counts = self._counts.setdefault(numbering.counts_with, {})
        if level in numbering.begins and (name, level) not in self._begun:
            counts[level] = numbering.begins[level] - 1
        self._begun.add((name, level))
        counts[level] = counts.get(level, shown.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return Counted("ol", counts[level], self._label(numbering, shown, counts))

    def _label(
        self, numbering: _Numbering, shown: _Level, counts: dict[int, int]
    ) -> str:
        def number(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            level = numbering.levels.get(at, _Level())
            return _written(counts.get(at, level.start), level.form)

        return _PLACE.sub(number, shown.text)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,5}", text) else otherwise


def _written(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter" if number > 0:
            letters = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            letters = _roman(number)
            return letters.upper() if form == "upperRoman" else letters
        case _:
            return str(number)


def _roman(number: int) -> str:
    out = ""
    for value_, letters in (
        *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
        *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
    ):
        out += letters * (number // value_)
        number %= value_
    return out
