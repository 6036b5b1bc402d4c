"""Where Word's lists are: paragraphs with a sign of their own, or many lists of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.word.lists import Point, make_lists
from meetings.word.numbers import readings
from meetings.word.tree import (
    SPACE,
    Element,
    cut_start,
    every,
    is_blank,
    is_element,
    start_of,
    words,
)

if TYPE_CHECKING:
    from meetings.word.tree import (
        Node,
    )

_LEVEL = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d{1,2})", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_PAD = re.compile(f"[{SPACE}\N{NO-BREAK SPACE}]+")
_SIGN = re.compile(
    "[ \t\r\n\N{NO-BREAK SPACE}]*"
    "([·•▪◦‣§oØüv–-]|\uf0b7|\uf0a7|\\(?[0-9a-zA-Z.]{1,8}[.)])"
    "(?=[ \t\r\n]*\N{NO-BREAK SPACE})[ \t\r\n\N{NO-BREAK SPACE}]*"
)
_WHOLE_NUMBER = re.compile(r"[0-9]{1,5}")
_LISTS = {"ul", "ol"}


def find_points(parent: Element) -> None:
    """Make lists of all that Word meant as lists, in `parent` and in what it holds."""
    nodes: list[Node | Point] = []
    for node in parent.inside:
        if isinstance(node, str):
            nodes.append(node)
        elif node.name in _LISTS and any(map(_is_listed, every(node))):
            nodes += _flattened(node)
        elif node.name == "p" and parent.name != "li" and (level := _level(node)):
            nodes.append(_point(node, level))
        else:
            if node.name in {"h3", "h4"}:
                _number_heading(node)
            find_points(node)
            nodes.append(node)
    parent.inside = make_lists(nodes)


def _level(element: Element) -> int:
    found = _LEVEL.search(element.style)
    return int(found[1]) if found else 0


def _point(paragraph: Element, level: int) -> Point:
    numbers = readings(_take_sign(paragraph))
    kind = "ol" if numbers else "ul"
    return Point(level, kind, numbers, paragraph.inside)


def _take_sign(paragraph: Element) -> str:
    """Take away the sign that Word wrote before the words, and return it."""
    if (sign := _take_ignored(paragraph)) is not None:
        pad = _PAD.match(start_of(paragraph))
        cut_start(paragraph, pad.end() if pad else 0)
        return sign
    found = _SIGN.match(start_of(paragraph))
    cut_start(paragraph, found.end() if found else 0)
    return found[1] if found else ""


def _take_ignored(element: Element) -> str | None:
    for index, node in enumerate(element.inside):
        if isinstance(node, str):
            continue
        if _IGNORED.search(node.style):
            del element.inside[index]
            return words(node)
        if (sign := _take_ignored(node)) is not None:
            return sign
    return None


def _number_heading(heading: Element) -> None:
    """A heading keeps its number, as words; a symbol goes."""
    if _level(heading):
        sign = _take_sign(heading)
        if readings(sign):
            heading.inside.insert(0, f"{sign} ")


def _is_listed(element: Element) -> bool:
    if element.name != "li":
        return False
    return "data-aria-level" in element.attributes or bool(_level(element))


def _flattened(made: Element) -> list[Point]:
    """The items of a list, and of those inside it, as points one after another."""
    points: list[Point] = []
    number = _first_number(made)
    for node in made.inside:
        if is_element(node, _LISTS):
            points += _flattened(node)
        elif is_element(node, {"li"}):
            inner = [each for each in node.inside if is_element(each, _LISTS)]
            own = [each for each in node.inside if not is_element(each, _LISTS)]
            numbers = [number] if made.name == "ol" else []
            points.append(Point(_item_level(node), made.name, numbers, _bare(own)))
            number += 1
            for each in inner:
                points += _flattened(each)
        elif points:
            points[-1].inside.append(node)  # it belongs nowhere else
        elif not is_blank(node):
            points.append(Point(1, made.name, inside=[node]))
    return points


def _first_number(made: Element) -> int:
    first = next((each for each in every(made) if each.name == "li"), Element("li"))
    for number in (
        made.attributes.get("start", ""),
        first.attributes.get("data-aria-posinset", ""),
    ):
        if _WHOLE_NUMBER.fullmatch(number):
            return int(number)
    return 1


def _item_level(item: Element) -> int:
    level = item.attributes.get("data-aria-level", "")
    return _level(item) or (int(level) if _WHOLE_NUMBER.fullmatch(level) else 1)


def _bare(nodes: list[Node]) -> list[Node]:
    paragraphs = [each for each in nodes if is_element(each, {"p"})]
    if len(paragraphs) != 1:
        return nodes
    at = nodes.index(paragraphs[0])
    return [*nodes[:at], *paragraphs[0].inside, *nodes[at + 1 :]]
