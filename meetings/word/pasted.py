"""Text pasted from Word, or typed plainly, where the editor's script did not run.

The editor tidies what is pasted in the same way (static/src/desk/editor/word.js); tests
hold both to the same examples. What comes out still goes through `clean_rich_text`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import nh3

from meetings.richtext import without_depths
from meetings.word import plain
from meetings.word.phrases import settle
from meetings.word.points import find_points
from meetings.word.tree import (
    Element,
    every,
    is_blank,
    is_element,
    is_nothing,
    read_tree,
    words,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from meetings.word.tree import (
        Node,
    )

_Goes: TypeAlias = "Callable[[Element], bool]"

_WORD = re.compile(
    r"\bmso|\bMso[A-Z]|<o:p|ListContainerWrapper|\bSCXW|data-ccp-props"
    r"|schemas-microsoft-com"
)
# Elsewhere people's own HTML has what the cleaner would lose or bring back to life.
_ELSEWHERE = re.compile(
    r"line-through|<(?:b|i|s|del|strike|h[1256]|div|section|article|pre|dl)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"mso-element\s*:\s*comment-list", re.IGNORECASE)
_COMMENT_SIGNS = {"MsoCommentReference", "msocomanchor", "msocomoff"}
_PAGE_BREAK = re.compile(r"page-break", re.IGNORECASE)

_PHRASES = {"strong", "b", "em", "i", "a", "sub", "sup", "span"}
_BLOCKS = {
    *("p", "h3", "h4", "ul", "ol", "li", "blockquote"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BOXES = {
    *("div", "section", "article", "main", "header", "footer", "aside", "nav"),
    *("center", "address", "pre", "dl", "dt", "dd", "figure", "figcaption"),
    *("form", "fieldset"),
}
_STRUCK_TAGS = {"s", "del", "strike"}
_ATTRIBUTES = {
    "*": {"class", "style", "lang", "role", "aria-level"}
    | {"data-aria-level", "data-aria-posinset"},
    "a": {"href"},
    "ol": {"start"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


@dataclass(frozen=True)
class Pasted:
    """What was pasted, tidied, and the words that were left out on purpose."""

    html: str
    struck: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


def tidy_pasted(html: str) -> str:
    """Return Word's HTML as lists, headings and paragraphs; other text as it is."""
    return read_pasted(html).html


def read_pasted(html: str) -> Pasted:
    is_word = bool(_WORD.search(html))
    if not is_word and not _ELSEWHERE.search(html):
        return Pasted(html)
    top = read_tree(
        nh3.clean(
            without_depths(html),
            tags=_PHRASES | _BLOCKS | _HEADINGS | _BOXES | _STRUCK_TAGS | {"br", "o:p"},
            clean_content_tags={"script", "style", "title", "xml", "template"},
            attributes=_ATTRIBUTES,
            link_rel=None,
            strip_comments=True,
        )
    )
    struck = _take_out(top, _is_struck)
    comments: list[str] = []
    if is_word:
        _take_out(top, _is_comment_sign)
        comments = _take_out(top, _is_comments)
        _take_out(top, _is_padding)
    for element in every(top):
        _name_heading(element, is_word=is_word)
    top.inside = _without_boxes(top.inside)
    if is_word:
        find_points(top)
        _without_empties(top)
    settle(top, is_word=is_word)
    return Pasted(written(top.inside), tuple(struck), tuple(comments))


def _take_out(element: Element, goes: _Goes) -> list[str]:
    """Remove what matches, and say which words went."""
    gone: list[str] = []
    kept: list[Node] = []
    for node in element.inside:
        if isinstance(node, str):
            kept.append(node)
        elif goes(node):
            gone += [words(node)] if words(node) else []
        else:
            gone += _take_out(node, goes)
            kept.append(node)
    element.inside = kept
    return gone


def _is_struck(element: Element) -> bool:
    return element.name in _STRUCK_TAGS or any(
        (name.startswith("text-decoration") and "line-through" in value)
        or (name == "text-line-through" and "none" not in value)
        for name, value in _declarations(element.style)
    )


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        yield name.strip(), value


def _is_comment_sign(element: Element) -> bool:
    return not _COMMENT_SIGNS.isdisjoint(element.classes)


def _is_comments(element: Element) -> bool:
    return bool(_COMMENTS.search(element.style))


def _is_padding(element: Element) -> bool:
    match element.name:
        case "o:p":
            return is_blank(element)
        case "br":
            return bool(_PAGE_BREAK.search(element.style))
        case _:
            return "EOP" in element.classes


def _name_heading(element: Element, *, is_word: bool) -> None:
    if element.name in _HEADINGS:
        first = {"h1", "h2"} if is_word else {"h1", "h2", "h3"}
        element.name = "h3" if element.name in first else "h4"
    elif element.name == "p" and element.attributes.get("role") == "heading":
        level = element.attributes.get("aria-level", "1")
        element.name = "h3" if level in {"1", "2"} else "h4"


def _without_boxes(nodes: list[Node]) -> list[Node]:
    """A div is a paragraph where nothing larger stands in it."""
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            out.append(node)
            continue
        node.inside = _without_boxes(node.inside)
        if node.name not in _BOXES:
            out.append(node)
        elif is_blank(node) or any(each.name in _BLOCKS for each in every(node)):
            out += node.inside
        else:
            out.append(Element("p", node.attributes, node.inside))
    return out


def _without_empties(element: Element) -> None:
    """No empty paragraphs; one that is alone in its cell or item needs no tag."""
    for node in element.inside:
        if isinstance(node, Element):
            _without_empties(node)
    in_block = element.name in {"", "td", "th", "li", "blockquote"}
    if in_block:
        between = any(is_element(each, _BLOCKS) for each in element.inside)
        alone = len(element.inside) == 1
        element.inside = [
            each
            for each in element.inside
            if not (is_nothing(each) and (between or alone or is_element(each)))
        ]
    if element.name in {"td", "th", "li"} and element.inside:
        first, *others = element.inside
        if is_element(first, {"p"}) and all(
            is_element(each, {"ul", "ol"}) for each in others
        ):
            element.inside = [*first.inside, *others]


def plain_to_rich(text: str) -> str:
    """Return typed text, which has no tags, as paragraphs and lists.

    Blank lines separate paragraphs, other ends of lines stay; lines that begin with a
    bullet or a number are points, one under another where they are further in.
    """
    return plain.read_plain(text)
