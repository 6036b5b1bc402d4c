"""Text as people type it where there is no editor: blank lines, dashes and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.word.lists import Point, make_lists
from meetings.word.tree import Element, written

if TYPE_CHECKING:
    from meetings.word.tree import Node

_TAB = 4
# "o" is what Word's hollow bullet becomes; it has a tab after it.
_BULLET = re.compile(
    r"(?:[-*–•·▪◦‣\uf0b7\uf0a7][ \t\N{NO-BREAK SPACE}]+|o\t[ \t]*)(?=\S)"
)
_NUMBER = re.compile(r"([0-9]{1,5})[.)](?:[ \t\N{NO-BREAK SPACE}]+)(?=\S)")


def read_plain(text: str) -> str:
    """Return the text as HTML: every sign as it was typed, in paragraphs and lists."""
    nodes: list[Node | Point] = []
    steps: list[int] = []  # how far in each level of the list stands
    paragraph: list[str] = []
    last: Point | None = None  # the point that the next line may go on with
    for line in [*text.splitlines(), ""]:
        found = _NUMBER.match(line.lstrip()) or _BULLET.match(line.lstrip())
        if not found and line.strip():
            if last and line[0].isspace():
                last.inside += [" ", line.strip()]
                continue
            paragraph.append(line.strip())
            last = None
            continue
        if paragraph:
            nodes.append(_paragraph(paragraph))
            paragraph = []
            # What follows a paragraph is a list of its own, at any depth.
            steps.clear()
        last = _point(line, found, steps) if found else None
        if last:
            nodes.append(last)
    return written(make_lists(nodes))


def _point(line: str, found: re.Match[str], steps: list[int]) -> Point:
    before = line[: len(line) - len(line.lstrip())]
    within = len(before.expandtabs(_TAB))
    if found[0].startswith("o") and not within:
        within = _TAB  # Word writes no space before it
    while steps and steps[-1] > within:
        steps.pop()
    if not steps or steps[-1] < within:
        steps.append(within)
    words: list[Node] = [line.lstrip()[found.end() :].strip()]
    if found.re is _NUMBER:
        return Point(len(steps), "ol", [int(found[1])], words)
    return Point(len(steps), "ul", inside=words)


def _paragraph(lines: list[str]) -> Element:
    inside: list[Node] = []
    for line in lines:
        inside += [Element("br"), line] if inside else [line]
    return Element("p", inside=inside)
