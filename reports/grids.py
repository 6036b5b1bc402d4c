"""Tables whose rows are of one length, as a screen reader's way through them asks.

Typed tables often aren't: a cell is missing, or spans more than there is. A browser
shows what is meant, and so does the PDF; the tags have to say it exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

_GROUPS = {"thead", "tbody", "tfoot"}
_CELLS = {"td", "th"}


@dataclass(frozen=True)
class _Placed:
    """A cell, the column that it starts in (from 0) and how far it reaches."""

    cell: Element
    column: int
    columns: int
    rows: int


def close_grid(table: Element) -> int:
    """Fit the cells' spans to the table, fill short rows; return the columns' number.

    A column is one that some cell starts in: a head over more columns than there are
    is as wide as the table.
    """
    groups = [
        [row for row in group if row.tag == "tr"]
        for group in table
        if group.tag in _GROUPS
    ]
    placed = [list(_place(rows)) for rows in groups]
    width = max(
        (cell.column + 1 for rows in placed for row in rows for cell in row),
        default=0,
    )
    for rows, cells in zip(groups, placed, strict=True):
        _fit(rows, cells, width)
    return width


def _place(rows: list[Element]) -> Iterator[list[_Placed]]:
    """Yield the cells of each row where HTML puts them."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        placed = []
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            while (number, column) in taken:
                column += 1
            span = _span(cell, "colspan")
            free = next(
                (n for n in range(1, span) if (number, column + n) in taken), span
            )
            down = min(_span(cell, "rowspan"), len(rows) - number)
            placed.append(_Placed(cell, column, free, down))
            taken.update(
                (number + below, column + beside)
                for below in range(down)
                for beside in range(free)
            )
        yield placed


def _fit(rows: list[Element], placed: list[list[_Placed]], width: int) -> None:
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        for at in placed[number]:
            columns = min(at.columns, width - at.column)
            _set_span(at.cell, "colspan", columns)
            _set_span(at.cell, "rowspan", at.rows)
            taken.update(
                (number + below, at.column + beside)
                for below in range(at.rows)
                for beside in range(columns)
            )
        gap = 0
        for column in range(width):
            gap = 0 if (number, column) in taken else gap + 1
            if gap and (column + 1 == width or (number, column + 1) in taken):
                _set_span(SubElement(row, "td"), "colspan", gap)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(int(value), 1) if value.isdecimal() else 1


def _set_span(cell: Element, name: str, value: int) -> None:
    if value > 1:
        cell.set(name, str(value))
    else:
        cell.attrib.pop(name, None)
