"""What a paragraph of a Word file is, carried through mammoth in its first letters.

mammoth starts an interrupted list again at 1 and knows only some list styles. So lists
are counted here, each point is marked, and the marks are made lists afterwards.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import nh3

from meetings.richtext import ATTRIBUTES, ELEMENTS, without_depths
from meetings.word.lists import Point, make_lists
from meetings.word.phrases import settle
from meetings.word.tree import (
    cut_start,
    every,
    is_blank,
    is_element,
    read_tree,
    start_of,
    written,
)
from meetings.word.xml import VAL, Element, P, R, SubElement, T, text_of, w

if TYPE_CHECKING:
    from meetings.word.counting import Counter
    from meetings.word.styles import Styles
    from meetings.word.tree import (
        Element as Tag,
    )
    from meetings.word.tree import (
        Node,
    )

# Letters that no text has: they are taken out of it before.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(ul|ol) ([0-9]+) ([0-9]+){_CLOSE}")
_HIGHEST = 2  # headings 1 and 2 are h3, the others h4
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark_paragraphs(tree: Element, styles: Styles, counter: Counter) -> None:
    """Say in each paragraph what it is: a heading, or a point with its number."""
    for text in tree.iter(T):
        text.text = (text.text or "").replace(_OPEN, "").replace(_CLOSE, "")
    joining = _joining(tree)
    for paragraph in tree.iter(P):
        joined = paragraph in joining
        point = _point(paragraph, styles, counter)
        high = styles.heading(paragraph)
        properties = paragraph.find(w("pPr"))
        if properties is not None:
            for each in properties.findall(w("numPr")):
                properties.remove(each)
        if high:
            _name(paragraph, "MinutebookHigh" if high <= _HIGHEST else "MinutebookLow")
        if point and not joined and text_of(paragraph):
            _write(paragraph, _label(point) if high else _mark(point))


def _point(
    paragraph: Element, styles: Styles, counter: Counter
) -> tuple[Point, str] | None:
    number, said_level = styles.numbering(paragraph)
    named = styles.list_style(paragraph)
    level = int(said_level) if said_level and re.fullmatch("[0-8]", said_level) else 0
    if number and _is_counted(paragraph):
        counted = counter.count(number, level)
        if counted is None and named is None:
            return None
        if counted:
            # “List Bullet 2” begins a numbering of its own at its first level.
            deep = max(level + 1, named[1] if named else 1)
            numbers = [counted.number] if counted.kind == "ol" else []
            return Point(deep, counted.kind, numbers), counted.label
    return (Point(named[1], named[0]), "") if named else None


def _joining(tree: Element) -> set[Element]:
    """Paragraphs whose end was deleted: they go on in the next, which has the mark.
    Where there is no next one mammoth would lose the words, so they have their end."""
    found: set[Element] = set()
    for parent in tree.iter():
        for paragraph, following in pairwise([*parent, None]):
            if paragraph is None or paragraph.tag != P:
                continue
            end = paragraph.find(f"{w('pPr')}/{w('rPr')}")
            deleted = None if end is None else end.find(w("del"))
            if end is None or deleted is None:
                continue
            if following is not None and following.tag == P:
                found.add(paragraph)
            else:
                end.remove(deleted)
    return found


def _is_counted(paragraph: Element) -> bool:
    """An empty point counts in Word too, but one that was put in and is left out."""
    marks = {each.tag for each in paragraph.findall(f"{w('pPr')}/{w('rPr')}/*")}
    return w("del") not in marks and (w("ins") not in marks or bool(text_of(paragraph)))


def _mark(point: tuple[Point, str]) -> str:
    made, _ = point
    number = made.numbers[0] if made.numbers else 0
    # 0 stands for "not said"; a list that begins at 0 is shown from 1 on.
    return f"{_OPEN}{made.kind} {made.level} {number}{_CLOSE}"


def _label(point: tuple[Point, str]) -> str:
    return f"{point[1]} " if point[1] else ""


def _write(paragraph: Element, text: str) -> None:
    """Put the text before everything that the paragraph says."""
    run = Element(R)
    letters = SubElement(run, T, {_SPACE: "preserve"})
    letters.text = text
    first = paragraph.find(w("pPr"))
    paragraph.insert(0 if first is None else list(paragraph).index(first) + 1, run)


def _name(paragraph: Element, style: str) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = Element(w("pPr"))
        paragraph.insert(0, properties)
    named = properties.find(w("pStyle"))
    if named is None:
        named = Element(w("pStyle"))
        properties.insert(0, named)
    named.set(VAL, style)


def read_marked(html: str) -> str:
    """Return mammoth's HTML with its marked paragraphs as lists."""
    top = read_tree(
        nh3.clean(
            without_depths(html),
            tags=ELEMENTS | {"s", "h1", "h2", "h5", "h6"},
            clean_content_tags={"script", "style"},
            attributes=ATTRIBUTES,
            link_rel=None,
        )
    )
    for element in every(top):
        if element.name in {"h1", "h2", "h5", "h6"}:
            element.name = "h3" if element.name in {"h1", "h2"} else "h4"
    _lists(top)
    settle(top, is_word=True)
    return written(top.inside).replace(_OPEN, "").replace(_CLOSE, "")


def _lists(parent: Tag) -> None:
    nodes: list[Node | Point] = []
    for node in parent.inside:
        if isinstance(node, str):
            nodes.append(node)
            continue
        found = _MARK.match(start_of(node)) if node.name == "p" else None
        if not found:
            _lists(node)
            nodes.append(node)
            continue
        cut_start(node, found.end())
        numbers = [int(found[3])] if found[1] == "ol" and int(found[3]) else []
        nodes.append(Point(int(found[2]), found[1], numbers, node.inside))
    parent.inside = make_lists(nodes)
    if parent.name in {"td", "th", "li"}:
        _bare(parent)


def _bare(cell: Tag) -> None:
    """One paragraph in a cell needs no tag."""
    filled = [each for each in cell.inside if not is_blank(each)]
    if len(filled) == 1 and is_element(filled[0], {"p"}):
        cell.inside = filled[0].inside
