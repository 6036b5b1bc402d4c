"""What a page needs before it is laid out, and CSS alone can't say."""

import re
from xml.etree.ElementTree import Element

from reports.breaks import allow_breaks, without_break_marks
from reports.grids import close_grid

_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")  # a no-break space stays
_MANY_COLUMNS = 8
# About what stands between the margins of an item, with the gaps between columns.
_MOST_LETTERS = 65
_MAY_BREAK = re.compile(r"[\s\u200b\xad-]+")


def prepare(root: Element) -> None:
    allow_breaks(root)
    for ordered in root.iter("ol"):
        _count_from_start(ordered)
    for table in root.iter("table"):
        columns = close_grid(table)
        if columns >= _MANY_COLUMNS or _letters_across(table, columns) > _MOST_LETTERS:
            table.set("class", f"{table.get('class', '')} wide".strip())


def title_of(root: Element) -> str:
    """Return the title as a reader's list of documents shows it."""
    title = root.find("head/title")
    return "" if title is None else words_of(title)


def words_of(element: Element) -> str:
    """Return an element's words as they are read aloud."""
    text = without_break_marks("".join(element.itertext()))
    return _WHITE_SPACE.sub(" ", text).strip(" ")


def _count_from_start(ordered: Element) -> None:
    """WeasyPrint reads `start` only as one of HTML's presentational hints."""
    start = ordered.get("start", "")
    if start.isdecimal():
        ordered.set("style", f"counter-reset: list-item {int(start) - 1}")


def _letters_across(table: Element, columns: int) -> int:
    """Count the letters of each column's longest word, roughly where cells span."""
    longest = [0] * columns
    for row in table.iter("tr"):
        for column, cell in enumerate(list(row)[:columns]):
            words = _MAY_BREAK.split("".join(cell.itertext()))
            longest[column] = max(longest[column], *map(len, words))
    return sum(longest)
