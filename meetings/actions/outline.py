"""An agenda as a tree that is changed under a lock: order, numbers, what is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.models import AgendaItem, Edition, Meeting, PublishedItem, Withheld
from meetings.numbering import Line, numbers_of
from meetings.record.rules import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterable


class BuildingError(Exception):
    """The agenda can't be changed so. The message is fit to show a clerk; `field`
    names what it is about of what was asked, or is ""."""

    def __init__(self, says: str, field: str = "") -> None:
        super().__init__(says)
        self.field = field


class Outline:
    """A meeting's items as a tree, locked while it is changed.

    Every item knows its parent and stands among its siblings in order; `write` gives
    positions and numbers, and puts them down in two steps, since both are unique row
    by row.
    """

    def __init__(self, meeting: Meeting) -> None:
        rows = Meeting.objects.select_for_update(of=("self",)).order_by()
        self.meeting = rows.select_related("committee").get(pk=meeting.pk)
        self.items = list(self.meeting.items.order_by("position"))
        self.under: dict[int | None, list[AgendaItem]] = {}
        for item in self.items:
            self.under.setdefault(item.parent_id, []).append(item)

    def item(self, uid: str) -> AgendaItem:
        found = next((item for item in self.items if item.uid == uid), None)
        if found is None:
            raise BuildingError("This item is not on the agenda any more.")
        return found

    def parent(self, item: AgendaItem) -> AgendaItem | None:
        return next((each for each in self.items if each.pk == item.parent_id), None)

    def siblings(self, item: AgendaItem) -> list[AgendaItem]:
        return self.under.setdefault(item.parent_id, [])

    def block(self, item: AgendaItem) -> list[AgendaItem]:
        """The item and all that is under it."""
        found = [item]
        for each in self.under.get(item.pk, []):
            found += self.block(each)
        return found

    def depth(self, item: AgendaItem) -> int:
        above = self.parent(item)
        return 1 + (self.depth(above) if above else 0)

    def height(self, item: AgendaItem) -> int:
        return 1 + max(map(self.height, self.under.get(item.pk, [])), default=0)

    def add(self, item: AgendaItem) -> None:
        """Take in an item that has just been made, at the end."""
        self.items.append(item)
        self.under.setdefault(None, []).append(item)

    def put(self, item: AgendaItem, *, parent: AgendaItem | None, at: int) -> None:
        """Stand the item under another, or at the top, before its `at`-th there."""
        if parent and self.depth(parent) + self.height(item) > DEEPEST:
            raise BuildingError(f"Items go {DEEPEST} deep at most.")
        if parent and parent.kind == "heading":
            raise BuildingError("Nothing stands under a heading; put it after it.")
        self.siblings(item).remove(item)
        item.parent = parent
        there = self.under.setdefault(parent.pk if parent else None, [])
        there.insert(at, item)

    def put_beside(self, item: AgendaItem, other: AgendaItem, *, step: int) -> None:
        """Stand the item before another (`step` 0) or after it (1), on its level."""
        if other in self.block(item):
            raise BuildingError("An item can’t be put beside itself or under itself.")
        there = [each for each in self.siblings(other) if each is not item]
        at = there.index(other) + step
        self.put(item, parent=self.parent(other), at=at)

    def in_order(self, parent: int | None = None) -> list[AgendaItem]:
        found = []
        for item in self.under.get(parent, []):
            found += [item, *self.in_order(item.pk)]
        return found

    def write(self) -> None:
        ordered = self.in_order()
        uids = {item.pk: item.uid for item in ordered}
        fixed = _published_numbers(self.meeting, ordered)
        numbers = numbers_of(
            [
                Line(
                    uid=item.uid,
                    parent=uids.get(item.parent_id or 0),
                    is_heading=item.kind == "heading",
                    fixed=fixed.get(item.uid),
                )
                for item in ordered
            ],
            gone=fixed.values(),
        )
        top = len(ordered) + max((item.position for item in ordered), default=0) + 1
        for n, item in enumerate(ordered):
            item.position, item.number = top + n, ""
        AgendaItem.objects.bulk_update(ordered, ["position", "number", "parent"])
        for n, item in enumerate(ordered):
            item.position, item.number = n, numbers[item.uid]
        AgendaItem.objects.bulk_update(ordered, ["position", "number"])


def is_published(item: AgendaItem) -> bool:
    """Whether some edition has the item: also one that keeps it from the public."""
    return (
        PublishedItem.objects.filter(uid=item.uid).exists()
        or Withheld.objects.filter(uid=item.uid).exists()
    )


def live_uids(meeting: Meeting) -> set[str]:
    """The uids of the items that the edition which is shown has, open or not."""
    shown = PublishedItem.objects.filter(edition__meeting=meeting, live=True)
    kept = Withheld.objects.filter(edition__meeting=meeting, edition__live=True)
    uids = shown.order_by().values_list("uid", flat=True)
    return set(uids.union(kept.order_by().values_list("uid", flat=True)))


def agenda_is_out(meeting: Meeting) -> bool:
    return Edition.objects.filter(meeting=meeting, kind="agenda").exists()


def _published_numbers(meeting: Meeting, items: Iterable[AgendaItem]) -> dict[str, str]:
    """What each item was called when it was published: that never changes.

    An item under a private one was published too, though the open form leaves it out;
    it has had its number since.
    """
    kept = Withheld.objects.filter(edition__meeting=meeting)
    uids = set(kept.values_list("uid", flat=True))
    rows = PublishedItem.objects.filter(edition__meeting=meeting).order_by("pk")
    numbers = {item.uid: item.number for item in items if item.uid in uids}
    return numbers | dict(rows.values_list("uid", "number"))
