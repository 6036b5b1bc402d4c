"""One thing that a check has found, and what it must be told to find it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from meetings.law import Nation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord

Level = Literal["error", "warning"]
# On which page of the desk it is put right.
Side = Literal[
    "agenda",
    "minutes",
    "attendance",
    "meeting",
    "publish",
    "notice",
    "agenda-texts",
    "minutes-texts",
]


@dataclass(frozen=True)
class Finding:
    """`place` and `words` make one sentence: "Item 6" "has no report attached."

    `item` is the item's uid, or "" for the whole meeting; `field` the id of the very
    field on the page of that `side`, or "".
    """

    level: Level
    place: str
    words: str
    side: Side = "meeting"
    item: str = ""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.place} {self.words}"


@dataclass(frozen=True)
class Look:
    """What a look into a file found; None where nobody has looked."""

    has_words: bool | None = None
    is_tagged: bool | None = None


@dataclass(frozen=True)
class Context:
    """What the record doesn't know of itself.

    `looks` by documents' uids; `people` are the names of members and officers of ours;
    `late`: the last lawful day is past; `holidays_known`: of the years in between;
    `seconded`: this committee usually has seconders; `notice` is the one that is out,
    `before` the full record of the edition of this kind that is; `undecided` the uids
    of items of which a text was kept aside, and nobody has chosen yet.
    """

    nation: Nation = Nation.ENGLAND
    today: date | None = None
    late: bool = False
    holidays_known: bool = True
    seconded: bool = False
    people: tuple[str, ...] = ()
    looks: Mapping[str, Look] = field(default_factory=dict)
    notice: MeetingRecord | None = None
    before: MeetingRecord | None = None
    agenda_is_out: bool = False
    undecided: frozenset[str] = frozenset()


def place_of(item: ItemRecord) -> str:
    """How a clerk calls an item: by its number, else by its title."""
    if item.number:
        return f"Item {item.number}"
    if item.title:
        return f"“{shortened(item.title)}”"
    return "An item without number and title"


def shortened(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def error(item: ItemRecord, words: str, side: Side, field_id: str = "") -> Finding:
    return Finding("error", place_of(item), words, side, item.uid, field_id)


def warning(item: ItemRecord, words: str, side: Side, field_id: str = "") -> Finding:
    return Finding("warning", place_of(item), words, side, item.uid, field_id)
