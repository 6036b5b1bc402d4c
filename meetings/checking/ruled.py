"""The rules of `meetings/record/rules.py` in a clerk's words, each with its field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.checking.findings import Finding, place_of
from meetings.record.rules import faults_in, placed

if TYPE_CHECKING:
    from meetings.checking.findings import Side
    from meetings.law import Nation
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord
    from meetings.record.rules import Fault

_ITEM = re.compile(r"^((?:items\[\d+\]\.?)+)(.*)$")
_PLACES = re.compile(r"(?:items\[\d+\]\.?)+|(?:documents|votes)\[\d+\]")

# What of an item is wrong: its place in the record, the words for it, and its field.
_OF_AN_ITEM: tuple[tuple[str, str, Side, str], ...] = (
    (r"title", "has no title. Give it one.", "agenda", "title"),
    (
        r"number",
        "has the number of another item, or is a heading with a number.",
        "agenda",
        "title",
    ),
    (
        r"private\.paragraphs(\[\d+\])?",
        (
            "is not for publication and names no paragraph of the law’s list, or one"
            " twice, or one that isn’t on it. Choose the paragraphs."
        ),
        "agenda",
        "paragraphs",
    ),
    (
        r"documents\[\d+\]\.private.*",
        "has a document not for publication without a paragraph of the law’s list.",
        "agenda",
        "documents",
    ),
    (
        r"resolutions\[(\d+)\]\.outcome",
        "has a resolution without an outcome. Choose what was decided.",
        "minutes",
        r"resolutions-\1-outcome",
    ),
    (
        r"votes\[(\d+)\]\.resolutions",
        "has a vote on a part that its resolution doesn’t have. Choose the parts.",
        "minutes",
        r"votes-\1",
    ),
    (
        r"votes\[(\d+)\]\.ballots.*",
        "has somebody twice in a vote, or two of one name that nobody can tell apart.",
        "minutes",
        r"votes-\1",
    ),
    (
        r"taken_after",
        "is taken after an item that this meeting doesn’t have.",
        "minutes",
        "minutes",
    ),
    (r"", "stands too deep under other items. Move it out.", "agenda", "title"),
)


def ruled(record: MeetingRecord, *, nation: Nation) -> list[Finding]:
    """Every broken rule as an error. None of them shows a place of the record."""
    items = dict(placed(record))
    return [_said(fault, items) for fault in faults_in(record, nation=nation)]


def _said(fault: Fault, items: dict[str, ItemRecord]) -> Finding:
    found = _ITEM.match(fault.place)
    item = items.get(found[1].rstrip(".")) if found else None
    if found and item:
        for pattern, words, side, field in _OF_AN_ITEM:
            at = re.fullmatch(pattern, found[2])
            if at:
                place = place_of(item)
                return Finding("error", place, words, side, item.uid, at.expand(field))
        words = f"can’t go out so: {_in_words(fault.says, items)}."
        return Finding("error", place_of(item), words, "agenda", item.uid)
    if fault.place.startswith("attendance"):
        words = f"can’t go out so: {_in_words(fault.says, items)}."
        return Finding("error", "The attendance list", words, "attendance")
    if fault.place.startswith("documents"):
        words = "for the whole meeting names no paragraph of the law’s list."
        return Finding("error", "A document", words, "agenda")
    words = f"can’t go out so: {_in_words(fault.says, items)}."
    return Finding("error", "The meeting", words)


def _in_words(says: str, items: dict[str, ItemRecord]) -> str:
    """The rule's own words, places in it put as a clerk calls them."""

    def named(found: re.Match[str]) -> str:
        item = items.get(found[0].rstrip("."))
        return place_of(item).lower() if item else "another one"

    return _PLACES.sub(named, says)
