"""Where an address may be broken at a line's end, though it has no space.

A zero-width space prints nothing and is in no copied text. `overflow-wrap: anywhere`
would do for the address, but lets a table squeeze every other column too.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_ZERO_WIDTH_SPACE = "\u200b"
_SOFT_HYPHEN = "\xad"
# Longer than any word of an everyday text; East Asian text breaks by itself.
_LONG_RUN = re.compile(r"[^\s\xad\u200b\u2e80-\ud7ff\uf900-\ufaff]{36,}")
_GOOD_PLACE = re.compile(r"[/?&=._@-]")
_SHORTEST, _LONGEST = 7, 14
_INLINE = {"a", "em", "span", "strong", "sub", "sup", "b", "i"}
_NOT_SHOWN = {"head", "script", "style", "template"}


@dataclass
class _Piece:
    """A text in the tree: what an element starts with, or what comes after it."""

    element: Element
    is_tail: bool
    text: str

    def write(self, text: str) -> None:
        if self.is_tail:
            self.element.tail = text
        else:
            self.element.text = text


def allow_breaks(root: Element) -> None:
    """Let runs of 36 letters and more break, also where markup goes through them."""
    for pieces in _paragraphs(root):
        whole = "".join(piece.text for piece in pieces)
        places = [
            place
            for run in _LONG_RUN.finditer(whole)
            for place in _places(run[0], run.start())
        ]
        if places:
            _insert(pieces, places)


def without_break_marks(text: str) -> str:
    """Return what is read aloud or listed: soft hyphens and our marks gone."""
    return text.replace(_ZERO_WIDTH_SPACE, "").replace(_SOFT_HYPHEN, "")


def _paragraphs(root: Element) -> Iterator[list[_Piece]]:
    pieces: list[_Piece] = []
    for piece in _pieces(root):
        if piece is not None:
            pieces.append(piece)
        elif pieces:
            yield pieces
            pieces = []
    if pieces:
        yield pieces


def _pieces(element: Element) -> Iterator[_Piece | None]:
    """Yield the texts in order, and None where a line ends anyway."""
    # A comment's tag is a function.
    if callable(element.tag) or element.tag in _NOT_SHOWN:
        return
    inline = element.tag in _INLINE
    if not inline:
        yield None
    if element.text:
        yield _Piece(element, is_tail=False, text=element.text)
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield _Piece(child, is_tail=True, text=child.tail)
    if not inline:
        yield None


def _places(run: str, start: int) -> Iterator[int]:
    """Yield the places in a run before which it may break."""
    since = 0
    for place in range(1, len(run)):
        length = place - since
        good = length >= _SHORTEST and _GOOD_PLACE.match(run[place - 1])
        if (good or length >= _LONGEST) and not unicodedata.combining(run[place]):
            since = place
            yield start + place


def _insert(pieces: list[_Piece], places: list[int]) -> None:
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        inside = [place - start for place in places if start <= place < end]
        if inside:
            cuts = [0, *inside, len(piece.text)]
            parts = [piece.text[a:b] for a, b in itertools.pairwise(cuts)]
            piece.write(_ZERO_WIDTH_SPACE.join(parts))
        start = end
