"""Notes on each tag where it came from, as WeasyPrint builds the tree.

This wraps a private function of WeasyPrint: its version is locked in pyproject.toml,
and tests/reports/test_tags.py fails where the function changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element as HtmlElement

import pydyf
from weasyprint.layout.absolute import (
    AbsolutePlaceholder,
)
from weasyprint.pdf import tags as weasyprint_tags

_LISTS = ("ul", "ol")
_NESTED = "nested-"


@dataclass(frozen=True)
class Source:
    """An HTML element, or a part that CSS makes of it ("li::marker")."""

    element: HtmlElement
    tag: str

    def is_same(self, other: "Source | None") -> bool:
        return (
            other is not None
            and self.element is other.element
            and self.tag == other.tag
        )


def note_sources() -> None:
    """Make WeasyPrint note a `source` on each tag; once a process is enough."""
    if weasyprint_tags._build_box_tree is not _build:
        weasyprint_tags._build_box_tree = _build


def _build(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
    shown = box._box if isinstance(box, AbsolutePlaceholder) else box
    _keep_lists_in_their_item(shown)
    made = None
    for made in _weasyprints_own(box, parent, *rest):
        yield made
    if made is None or shown.element is None or hasattr(made, "source"):
        return
    made.source = Source(element=shown.element, tag=shown.element_tag)
    if lang := shown.element.attrib.get("lang"):
        made["Lang"] = pydyf.String(lang)


def _keep_lists_in_their_item(box: Any) -> None:
    """Hide from WeasyPrint that a list is nested, until the list's own turn comes.

    It would hang an inner list on the outer one, before the item that it is in.
    """
    if box.element_tag and box.element_tag.startswith(_NESTED):
        box.element_tag = box.element_tag.removeprefix(_NESTED)
    for child in getattr(box, "children", ()):
        if box.element_tag == "li" and child.element_tag in _LISTS:
            child.element_tag = _NESTED + child.element_tag


_weasyprints_own = weasyprint_tags._build_box_tree
