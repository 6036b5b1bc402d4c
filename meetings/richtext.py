"""Rich text: a short list of HTML elements, cleaned on every way in.

nh3 leaves only the elements and attributes of the list; what is left is then put in
order, so that a page is valid and a PDF's tags are right: words stand in paragraphs,
only items stand in lists, no paragraph stands in a phrase, nothing is empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

import nh3

PHRASES = {"strong", "em", "a", "br", "sub", "sup", "span"}
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
# What is struck through was taken out by somebody: its words go with the tag.
WITH_CONTENT = {"script", "style", "s", "del", "strike", "template", "title"}
SCHEMES = {"http", "https", "mailto", "tel"}
DEEPEST = 40

_WHOLE_NUMBER = re.compile(r"[0-9]{1,5}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def clean_rich_text(text: str) -> str:
    """Return `text` with only what the list has, in order.

    Plain words come back as a paragraph. Cleaning twice changes nothing more.
    """
    listed = nh3.clean(
        text,
        tags=ELEMENTS,
        clean_content_tags=WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    tree = _Tree()
    tree.feed(listed)
    tree.close()
    return "".join(map(_written, _in_paragraphs(_ordered(tree.top.inside))))


def _attribute(element: str, name: str, value: str) -> str | None:
    match name:
        case "start":
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
        elif len(self._open) > DEEPEST:
            self._too_deep += 1
        else:
            element = _Element(tag, [(name, value or "") for name, value in attrs])
            self._open[-1].inside.append(element)
            self._open.append(element)

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
        return [node] if node.inside else []
    if name == "br":
        return [node]
    if name in PHRASES | HEADINGS | {"p"}:
        needless = name in {"a", "span"} and not node.attributes
        if needless or any(map(_is_block, node.inside)):
            return node.inside
        return [node] if name in PHRASES or _says_something(node) else []
    if name in {"table", "blockquote"}:
        return [node] if _says_something(node) else []
    return [node]


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
