"""Rich text: a short list of HTML elements, cleaned on every way in.

nh3 leaves only the elements and attributes of the list; what is left is then put in
order, so that a page is valid and a PDF's tags are right: words stand in paragraphs,
only items stand in lists, no paragraph stands in a phrase, nothing is empty.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

import nh3

if TYPE_CHECKING:
    from collections.abc import Iterator

PHRASES = {"strong", "em", "a", "br", "sub", "sup", "span"}
SIGNS = {"sub", "sup"}
LISTS = {"ul", "ol"}
HEADINGS = {"h3", "h4"}
TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
ELEMENTS = PHRASES | LISTS | HEADINGS | TABLES | {"p", "li", "blockquote"}
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "*": {"lang"},
}
# Read, to say it by the list's `start`; never kept.
_SAID_BY_ITEMS = {"li": {"value"}}
# What is struck through was taken out by somebody: its words go with the tag.
WITH_CONTENT = {"script", "style", "s", "del", "strike", "template", "title"}
SCHEMES = {"http", "https", "mailto", "tel"}
DEEPEST = 40
MOST_SIGNS = 3
# What a parser takes for a table or a tag grows with its span and its depth, not with
# the letters of the text: a few of them could hold up everything else.
MOST_COLUMNS = 40
FAR_TOO_DEEP = 500

_SECTIONS = {"thead", "tbody", "tfoot"}
_CELLS = {"td", "th"}
_TAG = re.compile(r"<(/?)([a-z][^\s/<>]*)([^<>]*>)?", re.IGNORECASE)
# These stand in one another only where something else lies between them, or nothing
# can stand in them.
_NOT_NESTING = TABLES - {"table"} | {
    *("p", "li", "dt", "dd", "col", "colgroup", "option", "optgroup"),
    *("br", "hr", "img", "input", "wbr", "area", "base", "embed", "link", "meta"),
    *("param", "source", "track"),
}
_DRAWINGS = {"svg", "math"}  # in which everything nests

_WHOLE_NUMBER = re.compile(r"[0-9]{1,5}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


# Paragraphs, headings and lists of plain words, as most texts are: clean as they are.
_WORDS = r"[^\s<>&]++(?: [^\s<>&]++)*+"
_PLAIN = re.compile(
    rf"(?:<p>{_WORDS}</p>|<h([34])>{_WORDS}</h\1>"
    rf"|<(ul|ol)>(?:<li>{_WORDS}</li>)++</\2>)*+"
)


def clean_rich_text(text: str) -> str:
    """Return `text` with only what the list has, in order.

    Plain words come back as a paragraph. Cleaning twice changes nothing more.
    """
    if text.isprintable() and _PLAIN.fullmatch(text):
        return text
    return cleaned(text)


def cleaned(text: str) -> str:
    """What `clean_rich_text` returns, the long way."""
    listed = nh3.clean(
        without_depths(text),
        tags=ELEMENTS,
        clean_content_tags=WITH_CONTENT,
        attributes=ATTRIBUTES | _SAID_BY_ITEMS,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    tree = _Tree()
    tree.feed(listed)
    tree.close()
    return "".join(map(_written, _in_paragraphs(_ordered(tree.top.inside))))


def without_depths(text: str) -> str:
    """Leave out tags that stand in hundreds of others; their words stay."""
    return _TAG.sub(_Depths().kept, text)


class _Depths:
    """Reads tags as they come, and says which of them are kept."""

    def __init__(self) -> None:
        self._inside: list[str] = []
        self._times: Counter[str] = Counter()

    def kept(self, tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in _DRAWINGS:
            return ""
        if name in _NOT_NESTING or (tag[1] and not self._times[name]):
            return tag[0]
        if tag[1]:
            self._leave(name)
            return tag[0] if len(self._inside) < FAR_TOO_DEEP else ""
        self._inside.append(name)
        self._times[name] += 1
        return tag[0] if len(self._inside) <= FAR_TOO_DEEP else ""

    def _leave(self, name: str) -> None:
        ended = ""
        while ended != name:
            ended = self._inside.pop()
            self._times[ended] -= 1


def _attribute(element: str, name: str, value: str) -> str | None:
    match name:
        case "start" | "value":
            return value.strip() if _WHOLE_NUMBER.fullmatch(value.strip()) else None
        case "colspan" | "rowspan":
            ok = _WHOLE_NUMBER.fullmatch(value) and 1 < int(value) <= 100
            return value if ok else None
        case "scope":
            return value if value in {"row", "col", "rowgroup", "colgroup"} else None
        case "lang":
            return value if _LANGUAGE.fullmatch(value) else None
        case _:
            return value


@dataclass
class _Element:
    name: str
    attributes: list[tuple[str, str]] = field(default_factory=list)
    inside: list[_Node] = field(default_factory=list)


_Node: TypeAlias = _Element | str


class _Tree(HTMLParser):
    """Reads what nh3 wrote: every element closed, every sign escaped. What is nested
    deeper than `DEEPEST` keeps its words alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = _Element("")
        self._open = [self.top]
        self._too_deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._open[-1].inside.append(_Element("br"))
        elif len(self._open) > DEEPEST or self._is_too_small(tag):
            self._too_deep += 1
        else:
            element = _Element(tag, [(name, value or "") for name, value in attrs])
            self._open[-1].inside.append(element)
            self._open.append(element)

    def _is_too_small(self, tag: str) -> bool:
        """A sign of a sign of a sign has no size left that can be printed."""
        signs = [each for each in self._open if each.name in SIGNS]
        return tag in SIGNS and len(signs) >= MOST_SIGNS

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        if self._too_deep:
            self._too_deep -= 1
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def _is_block(node: _Node) -> bool:
    return isinstance(node, _Element) and node.name not in PHRASES


def _is_space(node: _Node) -> bool:
    return isinstance(node, str) and not node.strip()


def _says_something(node: _Node) -> bool:
    if isinstance(node, str):
        return bool(node.strip())
    return any(map(_says_something, node.inside))


def _ordered(nodes: list[_Node]) -> list[_Node]:
    """Put what is inside each element in order, and take out what is empty or wrong."""
    out: list[_Node] = []
    for node in nodes:
        if isinstance(node, str):
            out.append(node)
            continue
        node.inside = _ordered(node.inside)
        out += _element(node)
    return _items_in_lists(out)


def _element(node: _Element) -> list[_Node]:
    """The element itself, or what was in it where it has no business there."""
    name = node.name
    if name in LISTS:
        node.inside = _only_items(node.inside)
        return [*_counted(node)] if node.inside else []
    if name == "br":
        return [node]
    if name in PHRASES | HEADINGS | {"p"}:
        needless = name in {"a", "span"} and not node.attributes
        if needless or any(map(_is_block, node.inside)):
            return node.inside
        return [node] if name in PHRASES or _says_something(node) else []
    if name in _SECTIONS:
        _fit_grid([row for row in node.inside if _is(row, {"tr"})])
    if name in {"table", "blockquote"}:
        return [node] if _says_something(node) else []
    return [node]


def _counted(made: _Element) -> Iterator[_Element]:
    """The list, cut where an item says another number than the one that comes next:
    the third point is number three."""
    number = int(dict(made.attributes).get("start", "1"))
    whole: list[_Element] = []
    for item in made.inside:
        said = item.attributes if isinstance(item, _Element) else []
        value = int(dict(said).get("value", number))
        said[:] = [each for each in said if each[0] != "value"]
        if made.name == "ol" and (value != number or not whole):
            others = [each for each in made.attributes if each[0] != "start"]
            start = [("start", str(value))] * (value != 1)
            whole.append(_Element(made.name, start + others))
        elif not whole:
            whole.append(_Element(made.name, made.attributes))
        whole[-1].inside.append(item)
        number = value + 1
    yield from whole


def _fit_grid(rows: list[_Element]) -> None:
    """Cut spans that reach past the last column, into a cell from above, or below the
    last row; what stands past the last column goes into the cell before it."""
    free_from = [0] * MOST_COLUMNS  # the row in which nothing from above is there
    for number, row in enumerate(rows):
        inside, row.inside = row.inside, []
        column = 0
        last: _Element | None = None
        for node in inside:
            if not _is(node, _CELLS):
                row.inside.append(node)
                continue
            while column < MOST_COLUMNS and free_from[column] > number:
                column += 1
            if column >= MOST_COLUMNS and last:
                last.inside += [" ", *node.inside]
                continue
            last = node
            row.inside.append(node)
            reach = range(column, min(column + _span(node, "colspan"), MOST_COLUMNS))
            across = _free_in_a_row(free_from, reach, number)
            down = min(_span(node, "rowspan"), len(rows) - number) if across else 1
            for each in across:
                free_from[each] = number + down
            _set_span(node, "colspan", len(across))
            _set_span(node, "rowspan", down)
            column += max(len(across), 1)


def _free_in_a_row(free_from: list[int], reach: range, row: int) -> list[int]:
    """The columns of `reach`, from its first, that nothing from above reaches into."""
    return [*takewhile(lambda column: free_from[column] <= row, reach)]


def _is(node: _Node, names: set[str]) -> TypeGuard[_Element]:
    return isinstance(node, _Element) and node.name in names


def _span(cell: _Element, name: str) -> int:
    return int(dict(cell.attributes).get(name, "1"))


def _set_span(cell: _Element, name: str, value: int) -> None:
    if value != _span(cell, name):
        others = [each for each in cell.attributes if each[0] != name]
        cell.attributes = others + [(name, str(value))] * (value > 1)


def _items_in_lists(nodes: list[_Node]) -> list[_Node]:
    """Items that stand in no list get one; a list takes its own items as they are."""
    out: list[_Node] = []
    for node in nodes:
        last = out[-1] if out else None
        if not (isinstance(node, _Element) and node.name == "li"):
            out.append(node)
        elif isinstance(last, _Element) and last.name == "loose":
            last.inside.append(node)
        else:
            out.append(_Element("loose", inside=[node]))
    return out


def _only_items(nodes: list[_Node]) -> list[_Node]:
    """A list's items: a list between them belongs to the one before it, and any
    words between them are an item."""
    items: list[_Node] = []
    loose: list[_Node] = []

    def close() -> None:
        if any(map(_says_something, loose)):
            items.append(_Element("li", inside=list(loose)))
        loose.clear()

    for node in nodes:
        if isinstance(node, _Element) and node.name == "loose":
            close()
            items += node.inside
        elif isinstance(node, _Element) and node.name in LISTS:
            close()
            last = items[-1] if items else None
            if isinstance(last, _Element):
                last.inside.append(node)
            else:
                items.append(_Element("li", inside=[node]))
        else:
            loose.append(node)
    close()
    return items


def _in_paragraphs(nodes: list[_Node]) -> list[_Node]:
    """Words that stand outside of everything become a paragraph."""
    out: list[_Node] = []
    loose: list[_Node] = []

    def close() -> None:
        while loose and (_is_space(loose[-1]) or _is_break(loose[-1])):
            loose.pop()
        while loose and (_is_space(loose[0]) or _is_break(loose[0])):
            loose.pop(0)
        if any(map(_says_something, loose)):
            out.append(_Element("p", inside=_trimmed(list(loose))))
        loose.clear()

    for node in nodes:
        if _is_block(node):
            close()
            out.append(node)
        else:
            loose.append(node)
    close()
    return out


def _is_break(node: _Node) -> bool:
    return isinstance(node, _Element) and node.name == "br"


def _trimmed(nodes: list[_Node]) -> list[_Node]:
    if isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip()
    if isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip()
    return nodes


def _written(node: _Node) -> str:
    if isinstance(node, str):
        return _escaped(node)
    if node.name == "br":
        return "<br>"
    name = "ul" if node.name == "loose" else node.name
    attributes = "".join(
        f' {key}="{_escaped(value).replace(chr(34), "&quot;")}"'
        for key, value in node.attributes
    )
    return f"<{name}{attributes}>{''.join(map(_written, node.inside))}</{name}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
