"""Texts in blocks: paragraphs, headings, points of lists, rows of tables, in words.

A word is compared by its letters alone; its emphasis, links and language are kept
beside it, so that a change of these alone isn't told as a change of words.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

BREAK = "\n"  # the word that a line break is
CELL = "|"  # and what parts the cells of a row

# A word holds together what is read as one: 6.30pm, 12/21, £1,250.50, an address.
_WORD = re.compile(r"https?://\S*\w|[£$€]?\w+(?:[.,:/’'@&-]\w+)*%?|[^\w\s]")
_SPACE_OR_WORD = re.compile(rf"(?P<break>\n)|(?P<gap>[^\S\n]+)|{_WORD.pattern}")
_INLINE = ("strong", "em", "sub", "sup")
_BLOCKS = {"p", "h3", "h4", "li", "caption"}
_HOLDS = {"ul", "ol", "blockquote", "table", "thead", "tbody", "tfoot", "tr"}

Mark: TypeAlias = tuple[str, str]  # "strong", "em", "sub", "sup", "a", "lang"; value
Marks: TypeAlias = tuple[Mark, ...]


class Token(NamedTuple):
    """A word or a sign; `gap`: there is a space before it. `parts` are its letters
    with how they are set, mostly one."""

    text: str
    gap: bool
    parts: tuple[tuple[str, Marks], ...]

    @property
    def marks(self) -> tuple[Marks, ...]:
        return tuple(marks for _, marks in self.parts)


class Block(NamedTuple):
    """`place` is what the block stands in, outermost first, as "ol" and "li"; `number`
    that of a numbered point."""

    tokens: tuple[Token, ...]
    place: tuple[str, ...] = ("p",)
    number: int = 0

    @property
    def text(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens)


class Text(NamedTuple):
    """What a field says; `raw` as it is stored, where that can say more than words."""

    blocks: tuple[Block, ...] = ()
    raw: str = ""


def line(text: str) -> Text:
    return lines([text])


def lines(texts: Iterable[str]) -> Text:
    """Each of these in a paragraph of its own, "" left out."""
    return Text(tuple(Block(_tokens([(each, ())])) for each in texts if each.strip()))


def prose(text: str) -> Text:
    """Plain text in paragraphs, parted by an empty line."""
    return lines(part.strip() for part in re.split(r"\n\s*\n", text))


def rich(text: str) -> Text:
    """Cleaned rich text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_block()
    return Text(tuple(reader.blocks), text)


def together(texts: Iterable[Text]) -> Text:
    """One text under the other."""
    all_of = list(texts)
    blocks = tuple(block for each in all_of for block in each.blocks)
    return Text(blocks, "".join(each.raw for each in all_of))


def _tokens(pieces: list[tuple[str, Marks]]) -> tuple[Token, ...]:
    """Words of a block, from its pieces of text and how each is set."""
    text = "".join(piece for piece, _ in pieces)
    ends: list[tuple[int, Marks]] = []
    at = 0
    for piece, marks in pieces:
        at += len(piece)
        ends.append((at, marks))
    tokens: list[Token] = []
    gap, n = False, 0
    for found in _SPACE_OR_WORD.finditer(text):
        if found["gap"]:
            gap = True
            continue
        start, end = found.span()
        parts = []
        while start < end:
            while ends[n][0] <= start:
                n += 1
            stop = min(end, ends[n][0])
            parts.append((text[start:stop], ends[n][1]))
            start = stop
        tokens.append(Token(found[0], gap, tuple(parts)))
        gap = False
    return tuple(tokens)


class _Reader(HTMLParser):
    """Reads cleaned rich text, in which every element is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._place: list[str] = []
        self._marks: list[tuple[str, Marks]] = []
        self._pieces: list[tuple[str, Marks]] = []
        self._numbers: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._pieces.append((BREAK, ()))
            return
        if tag in _BLOCKS | _HOLDS and not self._in_a_row:
            self.end_block()
            self._place.append(tag)
            if tag in {"ol", "ul"}:
                self._numbers.append(int(given.get("start", "1")) - 1)
            elif tag == "li" and self._numbers:
                self._numbers[-1] += 1
        elif self._in_a_row:
            self._begin_in_a_row(tag)
        self._set(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        while self._marks and self._marks.pop()[0] != tag:
            pass
        if self._in_a_row and tag != "tr":
            return
        if tag in _BLOCKS | _HOLDS:
            self.end_block()
            while self._place and self._place.pop() != tag:
                pass
            if tag in {"ol", "ul"} and self._numbers:
                self._numbers.pop()

    def handle_data(self, data: str) -> None:
        self._pieces.append((re.sub(r"\s+", " ", data), self._said()))

    @property
    def _in_a_row(self) -> bool:
        return "tr" in self._place

    def _begin_in_a_row(self, tag: str) -> None:
        if tag in {"td", "th"} and self._pieces:
            self._pieces.append((f" {CELL} ", ()))
        elif tag in _BLOCKS | _HOLDS:
            self._pieces.append((" ", ()))

    def _set(self, tag: str, given: dict[str, str]) -> None:
        """How what stands in this element is set."""
        marks: list[Mark] = []
        if tag in _INLINE:
            marks.append((tag, ""))
        if tag == "a" and given.get("href"):
            marks.append(("a", given["href"]))
        if "lang" in given:
            marks.append(("lang", given["lang"]))
        self._marks.append((tag, tuple(marks)))

    def _said(self) -> Marks:
        """Each kind of mark once, the innermost of it."""
        kinds = {mark[0]: mark for _, marks in self._marks for mark in marks}
        return tuple(sorted(kinds.values()))

    def end_block(self) -> None:
        tokens = _tokens(self._pieces)
        self._pieces = []
        while tokens and tokens[-1].text in {BREAK, CELL}:
            tokens = tokens[:-1]
        if not tokens:
            return
        numbered = self._place[-2:] == ["ol", "li"]
        number = self._numbers[-1] if numbered and self._numbers else 0
        self.blocks.append(Block(tokens, tuple(self._place) or ("p",), number))
