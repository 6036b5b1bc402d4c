"""HTML as a small tree that can be put in another order."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

VOID = {"br", "hr", "img", "wbr", "col", "input"}
DEEPEST = 100  # what is nested deeper keeps its words alone
# What HTML takes for space; a no-break space is a letter like others.
SPACE = " \t\r\n\f"


@dataclass(eq=False)
class Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Node] = field(default_factory=list)

    @property
    def style(self) -> str:
        return self.attributes.get("style", "")

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


Node: TypeAlias = Element | str


class _Reader(HTMLParser):
    """Reads what nh3 wrote: every element closed, every sign escaped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Element("")
        self._open = [self.top]
        self._too_deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._open[-1].inside.append(element)
        elif len(self._open) > DEEPEST:
            self._too_deep += 1
        else:
            self._open[-1].inside.append(element)
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def read_tree(html: str) -> Element:
    """Return what stands in `html`, which nh3 wrote, under an element with no name."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.top


def written(nodes: list[Node]) -> str:
    return "".join(map(_written, nodes))


def _written(node: Node) -> str:
    if isinstance(node, str):
        return escaped(node)
    attributes = "".join(
        f' {key}="{escaped(value).replace(chr(34), "&quot;")}"'
        for key, value in node.attributes.items()
    )
    if node.name in VOID:
        return f"<{node.name}{attributes}>"
    return f"<{node.name}{attributes}>{written(node.inside)}</{node.name}>"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def is_element(node: Node, names: Collection[str] = ()) -> TypeGuard[Element]:
    return isinstance(node, Element) and (not names or node.name in names)


def every(element: Element) -> Iterator[Element]:
    """All elements inside, in order."""
    for node in element.inside:
        if isinstance(node, Element):
            yield node
            yield from every(node)


def words(node: Node) -> str:
    """The text as a line."""
    return " ".join(_text(node).split())


def _text(node: Node) -> str:
    return node if isinstance(node, str) else "".join(map(_text, node.inside))


def is_blank(node: Node) -> bool:
    """Whether it says nothing: a no-break space alone is how Word fills a line."""
    if isinstance(node, str):
        return not node.strip(SPACE + "\N{NO-BREAK SPACE}")
    return all(map(is_blank, node.inside))


def is_nothing(node: Node) -> bool:
    """Whether it is an empty paragraph, or space between elements."""
    if isinstance(node, str):
        return is_blank(node)
    return node.name in {"p", "h3", "h4"} and is_blank(node)


def cut_start(element: Element, length: int) -> int:
    """Take the first letters away. Returns how many there were too few."""
    for index, node in enumerate(element.inside):
        if not length:
            break
        if isinstance(node, str):
            element.inside[index] = node[length:]
            length -= min(length, len(node))
        else:
            length = cut_start(node, length)
    return length


def start_of(element: Element, length: int = 80) -> str:
    """The first letters."""
    start = ""
    for node in element.inside:
        start += node if isinstance(node, str) else start_of(node, length - len(start))
        if len(start) >= length:
            break
    return start
