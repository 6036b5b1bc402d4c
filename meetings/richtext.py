"""Rich text: a short list of HTML elements, cleaned on every way in."""

from __future__ import annotations

import re

import nh3

ELEMENTS = {
    "p", "h3", "h4", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot",
    "tr", "th", "td", "strong", "em", "a", "br", "sub", "sup", "blockquote", "span",
}  # fmt: skip
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

_WHOLE_NUMBER = re.compile(r"\d{1,5}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


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


def clean_rich_text(text: str) -> str:
    """Return `text` with only the elements and attributes of the list.

    Plain text comes back as it was, escaped. Cleaning twice changes nothing more.
    """
    return nh3.clean(
        text,
        tags=ELEMENTS,
        clean_content_tags=WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    ).strip()
