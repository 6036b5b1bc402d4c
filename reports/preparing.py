"""What a page needs before it is laid out, and CSS alone can't say."""

import re
from xml.etree.ElementTree import Element

from reports.breaks import allow_breaks, without_break_marks
from reports.grids import close_grid

_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")  # a no-break space stays
_MANY_COLUMNS = 8


def prepare(root: Element) -> None:
    allow_breaks(root)
    for ordered in root.iter("ol"):
        _count_from_start(ordered)
    for table in root.iter("table"):
        if close_grid(table) >= _MANY_COLUMNS:
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
