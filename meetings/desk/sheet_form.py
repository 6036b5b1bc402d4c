"""How the attendance form says somebody's row, and what it says in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meetings.in_the_room import key_of
from meetings.wording import printed_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import QueryDict

    from meetings.record.people import AttendanceRecord

_FIELD = re.compile(r"rows-(\d{1,4})-(\w+)", re.ASCII)
REMOTE = "remote-"
FOR = "substitute:"
NOT_ENTERED = "Not entered"


@dataclass
class Posted:
    """One line as a form says it."""

    n: int
    fields: dict[str, list[str]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        return self.fields.get(name, [""])[-1]

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        return zip(
            self.fields.get("out", []), self.fields.get("back", []), strict=False
        )


def posted_rows(post: QueryDict) -> dict[str, Posted]:
    """The lines of a form by the person's key."""
    found: dict[int, Posted] = {}
    for name in post:
        if match := _FIELD.fullmatch(name):
            n = int(match[1])
            found.setdefault(n, Posted(n)).fields[match[2]] = post.getlist(name)
    return {each.one("key"): each for each in found.values()}


def was_of(record: AttendanceRecord | None) -> str:
    """What the first select of a row says of somebody."""
    if record is None:
        return ""
    remote = REMOTE if record.mode == "remote" else ""
    if record.presence == "present" and record.substitute_for:
        return f"{remote}{FOR}{key_of(record.substitute_for)}"
    return f"{remote}{record.presence}" if remote else str(record.presence)


def said_of(record: AttendanceRecord | None) -> str:
    """The same in words, as short as a label."""
    if record is None:
        return NOT_ENTERED
    words = {
        "present": "Present",
        "apologies": "Apologies",
        "absent": "Absent",
        "in_attendance": "In attendance",
    }[record.presence]
    if record.substitute_for:
        words = f"Substitute for {printed_person(record.substitute_for)}"
    return f"{words} by remote link" if record.mode == "remote" else words
