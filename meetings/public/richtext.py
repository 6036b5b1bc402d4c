"""A record's rich text on a page: headings one deeper, tables that fit a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.html import escape

from meetings.headings import headings_from

LONGEST_WORD = 30  # letters in a row after which a cell may break anywhere

_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_WITH_BREAKS = "mb-breaks"


def for_page(text: str, level: int) -> str:
    """Return cleaned rich text, headings from `level` on, tables that can be stacked.

    A cell gets its column's name as `data-label`, from which the stylesheet writes
    each line on a phone. A table with joined cells keeps its columns.
    """
    text = headings_from(text, level)
    if "<table" not in text:
        return text
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return "".join(parser.out)


@dataclass
class _Cell:
    tag: str
    opening: str
    inside: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())

    def html(self, label: str) -> str:
        added = ""
        if _UNBROKEN.search("".join(self.text)):
            added += f' class="{_WITH_BREAKS}"'
        if label and self.tag == "td":
            added += f' data-label="{escape(label)}"'
        opening = self.opening[:-1] + added + ">"
        return f"{opening}{''.join(self.inside)}</{self.tag}>"


class _Tables(HTMLParser):
    """Writes everything back as it came, but for the cells of tables.

    Cleaned text is well formed: every element is closed, and a `<` is a tag's.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._depth = 0
        self._cell: _Cell | None = None
        self._rows: list[list[_Cell | str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._rows = [[raw]]
                return
        if self._depth == 1 and self._cell is None:
            if tag in {"td", "th"}:
                self._cell = _Cell(tag, raw)
                return
            if tag == "tr":
                self._rows.append([])
        self._write(raw)

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag == "table":
            self._depth = 0
            self.out.append(_stacked(self._rows))
            return
        if tag == "table":
            self._depth -= 1
        if self._depth == 1 and self._cell and tag == self._cell.tag:
            self._rows[-1].append(self._cell)
            self._cell = None
            return
        self._write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._say(data, data)

    def handle_entityref(self, name: str) -> None:
        self._say(f"&{name};", _SIGNS.get(name, "?"))

    def handle_charref(self, name: str) -> None:
        self._say(f"&#{name};", "?")

    def _say(self, raw: str, text: str) -> None:
        if self._cell:
            self._cell.text.append(text)
        self._write(raw)

    def _write(self, raw: str) -> None:
        if self._cell:
            self._cell.inside.append(raw)
        elif self._depth:
            self._rows[-1].append(raw)
        else:
            self.out.append(raw)


_SIGNS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\N{NO-BREAK SPACE}"}


def _stacked(rows: list[list[_Cell | str]]) -> str:
    """Write a table; `rows[0]` is what stands before its first row."""
    cells = [[part for part in row if isinstance(part, _Cell)] for row in rows[1:]]
    joined = any("span=" in cell.opening for row in cells for cell in row)
    head = cells[0] if cells and all(cell.tag == "th" for cell in cells[0]) else []
    names = [] if joined else [cell.words for cell in head]
    written = []
    for number, row in enumerate(rows):
        labels = iter(names if number > 1 else [])
        written += [
            part.html(next(labels, "")) if isinstance(part, _Cell) else part
            for part in row
        ]
    table = "".join(written)
    kind = "mb-table" if joined else "mb-table mb-table--stack"
    return f'<table class="{kind}"{table.removeprefix("<table")}</table>'
