"""What a Word file's named styles say: headings, lists, struck or hidden words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meetings.word.xml import is_on, value, w

if TYPE_CHECKING:
    from meetings.word.xml import Element

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST = re.compile(r"list (bullet|number)(?: ([2-5]))?", re.IGNORECASE)
_FURTHEST = 12  # styles that a style may be based on, one on another


@dataclass
class Styles:
    by_id: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        if root is None:
            return cls()
        styles = root.findall(w("style"))
        return cls({each.get(w("styleId"), ""): each for each in styles})

    def chain(self, name: str | None) -> list[Element]:
        """The style and those that it is based on, nearest first."""
        found: list[Element] = []
        while name and name in self.by_id and len(found) < _FURTHEST:
            found.append(self.by_id[name])
            name = value(found[-1], "basedOn")
        return found

    def heading(self, paragraph: Element) -> int | None:
        """How high a heading it is, 1 the highest."""
        own = paragraph.find(w("pPr"))
        chain = self.chain(value(own, "pStyle"))
        for properties in [own, *(each.find(w("pPr")) for each in chain)]:
            level = value(properties, "outlineLvl")
            if level and level.isdecimal():
                return int(level) + 1 if int(level) < 9 else None
        for each in chain:
            name = value(each, "name") or ""
            if name.lower() == "title":
                return 1
            if found := _HEADING.fullmatch(name):
                return int(found[1])
        # A built-in style can be used without being described.
        found = re.fullmatch(r"Heading([1-9])", value(own, "pStyle") or "")
        return int(found[1]) if found and not chain else None

    def list_style(self, paragraph: Element) -> tuple[str, int] | None:
        """Kind (ul, ol) and level of one of Word's own list styles."""
        for each in self.chain(value(paragraph, "pPr", "pStyle")):
            if found := _LIST.fullmatch(value(each, "name") or ""):
                kind = "ul" if found[1].lower() == "bullet" else "ol"
                return kind, int(found[2] or 1)
        return None

    def numbering(self, paragraph: Element) -> tuple[str | None, str | None]:
        """The numbering (numId) and level (ilvl, if it is said) of a paragraph."""
        own = paragraph.find(w("pPr"))
        number, level = value(own, "numPr", "numId"), value(own, "numPr", "ilvl")
        for each in self.chain(value(own, "pStyle")):
            properties = each.find(w("pPr"))
            number = number or value(properties, "numPr", "numId")
            level = level or value(properties, "numPr", "ilvl")
        return (None if number == "0" else number), level

    def run_is(self, run: Element, paragraph: Element, *names: str) -> bool:
        """Whether one of these is on for the run, by itself or by a style."""
        properties = run.find(w("rPr"))
        sources = [properties]
        for style in (
            value(properties, "rStyle"),
            value(paragraph, "pPr", "pStyle"),
        ):
            sources += [each.find(w("rPr")) for each in self.chain(style)]
        for name in names:
            said = (is_on(each, name) for each in sources)
            if next((each for each in said if each is not None), False):
                return True
        return False
