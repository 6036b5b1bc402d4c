"""Reading the sheets: what was before a committee and what came of it, as plain text.

`sheets/README.md` says how one is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sheets"
MEETING_KEYS = frozenset({
    "absent", "agenda-correction", "approved-by", "as-amended", "away", "called",
    "early", "ends",
    "guests", "instead", "kind", "late", "late-agenda", "members", "moved", "note",
    "officers", "opening", "origin", "out", "paper", "reason", "redraft", "remote",
    "replaced-by", "shared", "short-notice", "starts", "status", "subject-to", "title",
    "venue", "webcast",
})  # fmt: skip
ITEM_KEYS = frozenset({
    "advice", "after", "amendment", "background", "call", "deferred", "description",
    "interest", "issue", "kind", "minutes", "motion", "officer", "open-title",
    "origin", "paper", "private", "public-interest", "public-summary", "purpose",
    "raised", "report", "resolved", "review", "shared", "summary", "supplement",
    "urgent", "vote", "wards", "withdrawn",
})  # fmt: skip
_FIELD = re.compile(r"([a-z-]+):(?: +(.*)|$)")


class SheetError(Exception):
    """A sheet that can't be read; says in which file and line."""


@dataclass
class Entry:
    """A head line and the fields under it. A field may stand there more than once."""

    head: str
    fields: dict[str, list[str]] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def all(self, key: str) -> list[str]:
        return [value.rstrip("\n") for value in self.fields.get(key, [])]

    def one(self, key: str, default: str = "") -> str:
        return self.fields.get(key, [default])[0].rstrip("\n")

    def names(self, key: str) -> list[str]:
        """The field's names, between commas."""
        return listed(self.one(key))


@dataclass
class ItemSheet(Entry):
    under: list[ItemSheet] = field(default_factory=list)


@dataclass
class MeetingSheet(Entry):
    items: list[ItemSheet] = field(default_factory=list)


def listed(text: str, mark: str = ",") -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]


def head_and_rest(value: str) -> tuple[list[str], str]:
    """Part a field's first line, cut at its bars, from the lines under it."""
    first, _, rest = value.partition("\n")
    return [part.strip() for part in first.split("|")], rest.strip()


@cache
def read_sheet(name: str) -> tuple[MeetingSheet, ...]:
    """Return the meetings of a committee's sheet; raises SheetError."""
    meetings: list[MeetingSheet] = []
    for path in sorted(FOLDER.glob(f"{name}*.txt")):
        reader = _Reader(path.name)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            reader.read(line.rstrip(), number)
        meetings += reader.meetings
    return tuple(meetings)


class _Reader:
    def __init__(self, name: str) -> None:
        self.meetings: list[MeetingSheet] = []
        self._name = name
        self._entry: Entry | None = None
        self._values: list[str] | None = None

    def read(self, line: str, number: int) -> None:
        if line.startswith("#!"):
            return
        mark, _, head = line.partition(" ")
        found = _FIELD.fullmatch(line)
        if mark in {"=", "+", "++"}:
            self._begin(mark, head)
        elif found and found[1] in self._keys():
            assert self._entry  # noqa: S101 - there are no keys without one
            self._values = self._entry.fields.setdefault(found[1], [])
            self._values.append(found[2] or "")
        elif self._values:
            self._values[-1] = f"{self._values[-1]}\n{line}"
        elif line:
            raise SheetError(f"{self._name}, line {number}: {line!r} belongs nowhere")

    def _keys(self) -> frozenset[str]:
        if self._entry is None:
            return frozenset()
        return ITEM_KEYS if isinstance(self._entry, ItemSheet) else MEETING_KEYS

    def _begin(self, mark: str, head: str) -> None:
        self._values = None
        if mark == "=":
            meeting = MeetingSheet(head)
            self.meetings.append(meeting)
            self._entry = meeting
            return
        item = ItemSheet(head)
        above = self.meetings[-1].items
        (above if mark == "+" else above[-1].under).append(item)
        self._entry = item
