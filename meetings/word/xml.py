"""WordprocessingML as we read it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Element", "SubElement"]

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# ISO 29500 strict has other names for the same.
NAMESPACES = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_OFF = {"0", "false", "off", "none"}


def w(name: str) -> str:
    return f"{{{MAIN}}}{name}"


VAL = w("val")
P, R, T, DEL_TEXT = w("p"), w("r"), w("t"), w("delText")
_GAPS = {w("tab"): " ", w("br"): " ", w("cr"): " "}


def run_text(run: Element) -> str:
    """The run's own letters, whether they count as deleted or not."""
    return "".join(
        (each.text or "") if each.tag in {T, DEL_TEXT} else _GAPS.get(each.tag, "")
        for each in run
    )


def text_of(element: Element) -> str:
    """All letters inside, as one line."""
    if element.tag not in {P, R} and (paragraphs := list(element.iter(P))):
        return " ".join(filter(None, map(text_of, paragraphs)))
    runs = [element] if element.tag == R else element.iter(R)
    return " ".join("".join(map(run_text, runs)).split())


def value(parent: Element | None, *path: str) -> str | None:
    """The `val` of the element at the end of the path, if it is there."""
    for name in path:
        parent = None if parent is None else parent.find(w(name))
    return None if parent is None else parent.get(VAL)


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a property is set to on, to off, or not set at all."""
    found = None if properties is None else properties.find(w(name))
    return None if found is None else found.get(VAL, "1").lower() not in _OFF


def parents_in(root: Element) -> dict[Element, Element]:
    return {child: parent for parent in root.iter() for child in parent}


def unwrap(element: Element, parents: dict[Element, Element]) -> None:
    """Put what is inside in the element's place."""
    parent = parents.get(element)
    if parent is None or element not in list(parent):
        return
    at = list(parent).index(element)
    for child in list(element):
        parents[child] = parent
    parent[at : at + 1] = list(element)


def remove(element: Element, parents: dict[Element, Element]) -> None:
    parent = parents.get(element)
    if parent is not None and element in list(parent):
        parent.remove(element)


def ancestors(element: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    while (above := parents.get(element)) is not None:
        yield above
        element = above
