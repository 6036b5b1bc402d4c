"""Where on the desk a finding of the check is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meetings.checking import Finding

_OF_AN_ITEM = {"agenda": "desk-agenda-item", "minutes": "desk-minute"}
_TEXTS = {"agenda-texts": "agenda", "minutes-texts": "minutes"}
_OF_A_MEETING = {
    "agenda": "desk-agenda",
    "minutes": "desk-minutes",
    "attendance": "desk-attendance",
    "meeting": "desk-change-meeting",
}


@dataclass(frozen=True)
class CheckLine:
    """A finding with the address of its very field, as a page shows it."""

    finding: Finding
    meeting: str

    @property
    def is_error(self) -> bool:
        return self.finding.level == "error"

    @property
    def url(self) -> str:
        found = self.finding
        anchor = f"#{found.field}" if found.field else ""
        if found.side == "publish":
            if found.field:
                return anchor
            return reverse("desk-publish", args=[self.meeting, "agenda"])
        if found.side == "notice":
            return reverse("desk-publish", args=[self.meeting, "notice"])
        if found.side in _TEXTS:
            return reverse("desk-versions", args=[found.item, _TEXTS[found.side]])
        if found.item and found.side in _OF_AN_ITEM:
            name = _OF_AN_ITEM[found.side]
            return _address(name, self.meeting, found.item) + anchor
        return _address(_OF_A_MEETING[found.side], self.meeting) + anchor


def first_errors(lines: Iterable[CheckLine]) -> Iterator[tuple[str, str]]:
    """For the summary above the form: the first errors, each with its line's id."""
    errors = [(n, each) for n, each in enumerate(lines, start=1) if each.is_error]
    for n, each in errors[:5]:
        yield f"check-{n}", str(each.finding)


def _address(name: str, *args: str) -> str:
    """The page where it is put right, or the meeting's own where that isn't made."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return reverse("desk-meeting", args=args[:1])
