"""Word's list paragraphs into real lists, one in another.

The editor does the same with what is pasted (static/src/desk/editor/lists.js).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meetings.word.tree import Element, is_nothing

if TYPE_CHECKING:
    from meetings.word.tree import Node


@dataclass
class Point:
    """A paragraph of a list: how deep, of which kind (ul, ol), and the numbers that its
    sign can mean."""

    level: int
    kind: str
    numbers: list[int] = field(default_factory=list)
    inside: list[Node] = field(default_factory=list)


@dataclass
class _Open:
    """A list that may go on, with its latest item."""

    level: int
    made: Element
    item: Element


def make_lists(nodes: list[Node | Point]) -> list[Node]:
    """Put each point into a list. Points that nothing but empty paragraphs stands
    between belong together; a list that was interrupted goes on counting."""
    out: list[Node] = []
    waiting: list[Node] = []  # empty paragraphs, which may stand inside a list
    open_lists: list[_Open] = []
    for node in nodes:
        if isinstance(node, Point):
            waiting.clear()
            _place(node, open_lists, out)
        elif is_nothing(node):
            waiting.append(node)
        else:
            open_lists.clear()
            out += [*waiting, node]
            waiting.clear()
    return out + waiting


def _place(point: Point, open_lists: list[_Open], out: list[Node]) -> None:
    item = Element("li", inside=point.inside)
    while open_lists and open_lists[-1].level > point.level:
        open_lists.pop()
    last = open_lists[-1] if open_lists else None
    if last and last.level == point.level:
        if _goes_on(last.made, point):
            last.made.inside.append(item)
            last.item = item
            return
        open_lists.pop()
    made = _new_list(point)
    made.inside.append(item)
    (open_lists[-1].item.inside if open_lists else out).append(made)
    open_lists.append(_Open(point.level, made, item))


def _goes_on(made: Element, point: Point) -> bool:
    if made.name != point.kind:
        return False
    following = int(made.attributes.get("start", "1")) + len(made.inside)
    return not point.numbers or following in point.numbers


def _new_list(point: Point) -> Element:
    start = point.numbers[0] if point.numbers else 1
    if point.kind == "ol" and start != 1:
        return Element("ol", {"start": str(start)})
    return Element(point.kind)
