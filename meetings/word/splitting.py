"""One file of minutes of a whole meeting, cut at its agenda's items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.word.tree import (
    Element,
    every,
    is_element,
    read_tree,
    words,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetings.word.tree import (
        Node,
    )

_NUMBER = re.compile(
    r"(?:item\s+)?\(?([0-9]{1,4}[a-z]?(?:/[0-9]{2,4})?)(?:[.):]+\s*|\s+|$)",
    re.IGNORECASE,
)
_HEADINGS = {"h3", "h4"}


@dataclass
class _Block:
    """Something that stands in the file for itself: a point of a list too."""

    node: Node
    number: int | None = None  # of a point in a numbered list

    @property
    def text(self) -> str:
        return words(_first_words(self.node) if self.number is not None else self.node)


def split_by_items(html: str, items: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return what the file says of each item, by its number; under "" what comes
    before the first. An item that isn't found isn't in it.

    `items` are numbers and titles in order, `html` is clean rich text. A heading,
    paragraph or point that says an item's title begins it, with or without the number.
    Where no title is found, one that begins with the number does, if it stands between
    its neighbours. Case, punctuation and spaces don't count.
    """
    blocks = _blocks(read_tree(html).inside)
    begins = _titled(blocks, items)
    _add_numbered(begins, blocks, items)
    at = {place: number for number, place in begins.items()}
    pieces: dict[str, list[_Block]] = {"": []}
    current = ""
    for place, block in enumerate(blocks):
        if place in at:
            current = at[place]
            title = next(title for number, title in items if number == current)
            pieces.setdefault(current, []).extend(_after_title(block, current, title))
        else:
            pieces[current].append(block)
    return {number: _joined(piece) for number, piece in pieces.items()}


def _blocks(nodes: list[Node]) -> list[_Block]:
    blocks: list[_Block] = []
    for node in nodes:
        if not is_element(node, {"ol"}):
            blocks.append(_Block(node))
            continue
        start = int(node.attributes.get("start", "1"))
        for number, item in enumerate(node.inside, start):
            blocks.append(_Block(item, number))
    return blocks


def _first_words(item: Node) -> Element:
    """A point's own words, without the points under it."""
    inside = item.inside if isinstance(item, Element) else [item]
    own: list[Node] = []
    for node in inside:
        if own and is_element(node, {"p", "ul", "ol", "table", "h3", "h4"}):
            break
        own.append(node)
        if is_element(node, {"p", "h3", "h4"}):
            break
    return Element("", inside=own)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _parted(text: str) -> tuple[str, str]:
    """The number that the text begins with, and the rest."""
    found = _NUMBER.match(text)
    return (found[1].lower(), text[found.end() :]) if found else ("", text)


def _titled(blocks: list[_Block], items: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Where each item's title stands. A list of the items at the beginning has them
    too: so the last place counts. A number beside it must be the item's own."""
    numbers: dict[str, list[str]] = {}
    for number, title in items:
        if number and _plain(title):
            numbers.setdefault(_plain(title), []).append(number)
    begins: dict[str, int] = {}
    for place, block in enumerate(blocks):
        number, rest = _parted(block.text)
        named = numbers.get(_plain(block.text)) or numbers.get(_plain(rest), [])
        if number and not numbers.get(_plain(block.text)):
            named = [each for each in named if each.lower() == number]
        if len(named) > 1:  # two items of one title, told apart by number or order
            named = [each for each in named if each not in begins][:1]
        for each in named:
            begins[each] = place
    return begins


def _add_numbered(
    begins: dict[str, int], blocks: list[_Block], items: Sequence[tuple[str, str]]
) -> None:
    """Find the other items by their numbers, between what stands before and after."""
    order = [number for number, _ in items if number]
    for index, wanted in enumerate(order):
        if wanted in begins:
            continue
        before = [begins[each] for each in order[:index] if each in begins]
        after = [begins[each] for each in order[index + 1 :] if each in begins]
        low = max(before, default=-1)
        high = min((each for each in after if each > low), default=len(blocks))
        taken = set(begins.values())
        for place in range(low + 1, high):
            if place not in taken and _is_numbered(blocks[place], wanted.lower()):
                begins[wanted] = place
                break


def _is_numbered(block: _Block, wanted: str) -> bool:
    node = block.node
    if block.number is not None or not is_element(node, _HEADINGS | {"p"}):
        return False
    text = block.text
    number, rest = _parted(text)
    if number != wanted:
        return False
    # "5 members were there" is no heading; "5. Bridge" and a bold line are.
    said = text[: len(text) - len(rest)].rstrip()
    bold = [each for each in every(node) if each.name == "strong"]
    return (
        node.name in _HEADINGS
        or said[-1:] in {".", ")", ":"}
        or said.lower().startswith("item")
        or "".join(map(words, bold)) == text
    )


def _after_title(block: _Block, number: str, title: str) -> list[_Block]:
    """What the block says besides the item's number and title."""
    node = block.node
    if not isinstance(node, Element):
        return []
    own, rest = _parted(block.text)
    is_title = _plain(title) in {_plain(block.text), _plain(rest)}
    if block.number is None:
        if is_title or (own == number.lower() and not rest.strip()):
            return []
        if node.name == "p" and own == number.lower():
            _cut_number(node)
        return [block]
    first = len(_first_words(node).inside)
    left = node.inside[first:]
    return [_Block(each) for each in left]


def _cut_number(paragraph: Element) -> None:
    from_start = paragraph.inside[0] if paragraph.inside else None
    if isinstance(from_start, str) and (found := _NUMBER.match(from_start)):
        paragraph.inside[0] = from_start[found.end() :]


def _joined(blocks: list[_Block]) -> str:
    """The blocks as HTML, points beside each other in one list with their numbers."""
    out: list[Node] = []
    next_number: int | None = None
    for block in blocks:
        if block.number is None:
            out.append(block.node)
            next_number = None
            continue
        last = out[-1] if out else None
        if next_number == block.number and isinstance(last, Element):
            last.inside.append(block.node)
        else:
            start = {} if block.number == 1 else {"start": str(block.number)}
            out.append(Element("ol", start, [block.node]))
        next_number = block.number + 1
    return written(out)
