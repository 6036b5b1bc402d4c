"""The words inside Word's paragraphs: bold and italic by whichever way, single spaces,
no attribute that isn't rich text's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.word.tree import SPACE, Element

if TYPE_CHECKING:
    from meetings.word.tree import Node

_STYLES = [
    (
        "strong",
        re.compile(r"(?<![-\w])font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE),
    ),
    ("em", re.compile(r"(?<![-\w])font-style\s*:\s*italic", re.IGNORECASE)),
    ("sup", re.compile(r"(?<![-\w])vertical-align\s*:\s*super", re.IGNORECASE)),
    ("sub", re.compile(r"(?<![-\w])vertical-align\s*:\s*sub\b", re.IGNORECASE)),
]
_NOT_BOLD = re.compile(r"(?<![-\w])font-weight\s*:\s*(normal|400)", re.IGNORECASE)
_RENAMED = {"b": "strong", "i": "em"}
_PHRASES = {"strong", "em", "a", "sub", "sup", "span"}
_KEPT = {
    "a": {"href"},
    "ol": {"start"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_ELSEWHERE = re.compile(r"\s*(#|file:|about:)", re.IGNORECASE)
_ENGLISH = re.compile(r"en|x-", re.IGNORECASE)
_SPACES = re.compile(f"[{SPACE}]+")


def settle(top: Element, *, is_word: bool) -> None:
    """Leave nothing of Word's in the tree but what rich text has."""
    top.inside = _settled(top.inside, is_word=is_word)
    _Spaces().walk(top)


def _settled(nodes: list[Node], *, is_word: bool) -> list[Node]:
    out: list[Node] = []
    for node in nodes:
        settled = [node]
        if isinstance(node, Element):
            node.inside = _settled(node.inside, is_word=is_word)
            settled = _element(node, is_word=is_word)
        for each in settled:
            _append(out, each)
    return out


def _append(out: list[Node], node: Node) -> None:
    """Runs of one kind beside each other are one."""
    last = out[-1] if out else None
    if isinstance(last, str) and isinstance(node, str):
        out[-1] = last + node
    elif (
        isinstance(last, Element)
        and isinstance(node, Element)
        and node.name in _PHRASES
        and (last.name, last.attributes) == (node.name, node.attributes)
    ):
        for each in node.inside:
            _append(last.inside, each)
    else:
        out.append(node)


def _element(node: Element, *, is_word: bool) -> list[Node]:
    style = node.style
    node.attributes = _attributes(node, is_word=is_word)
    if node.name in {"b", "strong"} and _NOT_BOLD.search(style):
        return node.inside
    node.name = _RENAMED.get(node.name, node.name)
    if node.name == "span":
        for name, pattern in _STYLES:
            if pattern.search(style):
                node.inside = [Element(name, inside=node.inside)]
    if node.name == "o:p" or (node.name in {"a", "span"} and not node.attributes):
        return node.inside
    if node.name in {"strong", "em", "sub", "sup"} and not node.inside:
        return []
    return [node]


def _attributes(node: Element, *, is_word: bool) -> dict[str, str]:
    names = _KEPT.get(node.name, set()) | {"lang"}
    kept = {key: value for key, value in node.attributes.items() if key in names}
    if "lang" in kept:
        kept["lang"] = kept["lang"].lower()
    # Word says of every run that it is English.
    if is_word and _ENGLISH.match(kept.get("lang", "")):
        del kept["lang"]
    if is_word and _ELSEWHERE.match(kept.get("href", "")):
        del kept["href"]
    return kept


class _Spaces:
    """Makes of each run of spaces one, and of those at the ends of a block none."""

    def __init__(self) -> None:
        self._after_space = True
        self._last: tuple[list[Node], int] | None = None

    def walk(self, element: Element) -> None:
        is_block = element.name not in _PHRASES
        if is_block:
            self._end()
        nodes, element.inside = element.inside, []
        for node in nodes:
            if isinstance(node, str):
                self._write(node, element.inside)
                continue
            element.inside.append(node)
            if node.name == "br":
                self._after_space, self._last = True, None
            else:
                self.walk(node)
        if is_block:
            self._end()

    def _write(self, text: str, out: list[Node]) -> None:
        text = _SPACES.sub(" ", text)
        if self._after_space:
            text = text.removeprefix(" ")
        if text:
            out.append(text)
            self._after_space = text.endswith(" ")
            self._last = (out, len(out) - 1)

    def _end(self) -> None:
        if self._last:
            out, index = self._last
            out[index] = str(out[index]).removesuffix(" ")
        self._after_space, self._last = True, None
