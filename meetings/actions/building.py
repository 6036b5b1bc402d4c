"""Building an agenda: adding, ordering, numbering, withdrawing, deferring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.db import transaction

from committees.logbook import write_log
from meetings.models import AgendaItem, Edition, Meeting, PublishedItem
from meetings.numbering import Line, numbers_of
from meetings.record.rules import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from committees.models import User

Move = Literal["up", "down", "out", "under"]


class BuildingError(Exception):
    """The agenda can't be changed so. The message is fit to show a clerk."""


class Outline:
    """A meeting's items as a tree, locked while it is changed.

    Every item knows its parent and stands among its siblings in order; `write` gives
    positions and numbers, and puts them down in two steps, since both are unique row
    by row.
    """

    def __init__(self, meeting: Meeting) -> None:
        rows = Meeting.objects.select_for_update().order_by()
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

    def siblings(self, item: AgendaItem) -> list[AgendaItem]:
        return self.under.setdefault(item.parent_id, [])

    def block(self, item: AgendaItem) -> list[AgendaItem]:
        """The item and all that is under it."""
        found = [item]
        for each in self.under.get(item.pk, []):
            found += self.block(each)
        return found

    def depth(self, item: AgendaItem) -> int:
        above = next((i for i in self.items if i.pk == item.parent_id), None)
        return 1 + (self.depth(above) if above else 0)

    def height(self, item: AgendaItem) -> int:
        return 1 + max(map(self.height, self.under.get(item.pk, [])), default=0)

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

    def in_order(self, parent: int | None = None) -> list[AgendaItem]:
        found = []
        for item in self.under.get(parent, []):
            found += [item, *self.in_order(item.pk)]
        return found

    def write(self) -> None:
        ordered = self.in_order()
        uids = {item.pk: item.uid for item in ordered}
        fixed = _published_numbers(self.meeting)
        numbers = numbers_of(
            [
                Line(
                    uid=item.uid,
                    parent=uids.get(item.parent_id or 0),
                    is_heading=item.kind == "heading",
                    fixed=fixed.get(item.uid),
                )
                for item in ordered
            ]
        )
        top = len(ordered) + max((item.position for item in ordered), default=0) + 1
        for n, item in enumerate(ordered):
            item.position, item.number = top + n, ""
        AgendaItem.objects.bulk_update(ordered, ["position", "number", "parent"])
        for n, item in enumerate(ordered):
            item.position, item.number = n, numbers[item.uid]
        AgendaItem.objects.bulk_update(ordered, ["position", "number"])


def _published_numbers(meeting: Meeting) -> dict[str, str]:
    """What each item was called when it was published: that never changes."""
    rows = PublishedItem.objects.filter(edition__meeting=meeting).order_by("pk")
    return dict(rows.values_list("uid", "number"))


def is_published(item: AgendaItem) -> bool:
    return PublishedItem.objects.filter(uid=item.uid).exists()


def agenda_is_out(meeting: Meeting) -> bool:
    return Edition.objects.filter(meeting=meeting, kind="agenda").exists()


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    kind: str,
    now: datetime,
    by: User,
    after: str = "",
    under: str = "",
    urgency_reason: str = "",
) -> AgendaItem:
    """Add an item at the end, after another one, or under another one."""
    if not title.strip():
        raise BuildingError("Write the title of the item.")
    outline = Outline(meeting)
    item = AgendaItem(
        meeting=outline.meeting,
        title=" ".join(title.split()),
        kind=kind,
        position=max((i.position for i in outline.items), default=-1) + 1,
        urgency_reason=urgency_reason.strip(),
    )
    item.save()
    outline.items.append(item)
    outline.under.setdefault(None, []).append(item)
    if under:
        above = outline.item(under)
        outline.put(item, parent=above, at=len(outline.under.get(above.pk, [])))
    elif after:
        other = outline.item(after)
        place = outline.siblings(other).index(other) + 1
        parent = next((i for i in outline.items if i.pk == other.parent_id), None)
        outline.put(item, parent=parent, at=place)
    outline.write()
    _log(now, by, "added an item", item, ["title", "kind"])
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, move: Move, now: datetime, by: User) -> bool:
    """Move an item one place, out from under another, or under the one before it; what
    is under it goes along. False: it can't go further that way."""
    outline = Outline(item.meeting)
    mine = outline.item(item.uid)
    siblings = outline.siblings(mine)
    at = siblings.index(mine)
    parent = next((i for i in outline.items if i.pk == mine.parent_id), None)
    if move in {"up", "down"}:
        to = at + (1 if move == "down" else -1)
        if not 0 <= to < len(siblings):
            return False
        outline.put(mine, parent=parent, at=to)
    elif move == "out":
        if parent is None:
            return False
        above = outline.siblings(parent)
        grand = next((i for i in outline.items if i.pk == parent.parent_id), None)
        outline.put(mine, parent=grand, at=above.index(parent) + 1)
    else:
        if at == 0 or siblings[at - 1].kind == "heading" or mine.kind == "heading":
            return False
        before = siblings[at - 1]
        outline.put(mine, parent=before, at=len(outline.under.get(before.pk, [])))
    outline.write()
    _log(now, by, "moved an item", mine, ["position"])
    return True


@transaction.atomic
def put_after(*, item: AgendaItem, other: str, now: datetime, by: User) -> None:
    """Put an item, with what is under it, after another one, beside that one; "" for
    the first place."""
    outline = Outline(item.meeting)
    mine = outline.item(item.uid)
    if not other:
        outline.put(mine, parent=None, at=0)
    else:
        target = outline.item(other)
        if target in outline.block(mine):
            raise BuildingError("An item can’t be put after itself.")
        parent = next((i for i in outline.items if i.pk == target.parent_id), None)
        outline.siblings(mine).remove(mine)
        at = outline.siblings(target).index(target) + 1
        outline.siblings(mine).append(mine)
        outline.put(mine, parent=parent, at=at)
    outline.write()
    _log(now, by, "moved an item", mine, ["position"])


@transaction.atomic
def remove_item(*, item: AgendaItem, now: datetime, by: User) -> None:
    """Take an item that was never published off the agenda, with what is under it."""
    outline = Outline(item.meeting)
    block = outline.block(outline.item(item.uid))
    _refuse_published(block)
    for each in reversed(block):
        _log(now, by, "removed an item", each, [])
        each.follow_ups.all().delete()
        each.delete()
    Outline(item.meeting).write()


@transaction.atomic
def withdraw(
    *,
    item: AgendaItem,
    outcome: Literal["withdrawn", "deferred"],
    reason: str,
    to: Meeting | None,
    now: datetime,
    by: User,
) -> AgendaItem | None:
    """Take an item off without removing it: it keeps its number and stays listed.

    Deferred to a meeting, it is put on that one's agenda, with its issue; that new item
    is returned.
    """
    outline = Outline(item.meeting)
    mine = outline.item(item.uid)
    if mine.resolutions.exists() or mine.recordedvotes.exists():
        raise BuildingError(
            "This item has a resolution or a vote. Remove it in the minutes first."
        )
    mine.withdrawn, mine.withdrawn_reason = outcome, reason.strip()
    mine.deferred_to = to.uid if to else ""
    mine.save(update_fields=["withdrawn", "withdrawn_reason", "deferred_to"])
    fields = ["withdrawn", "withdrawn_reason", "deferred_to"]
    _log(now, by, f"{outcome} an item", mine, fields)
    return bring_over(item=mine, to=to, now=now, by=by) if to else None


@transaction.atomic
def take_back(*, item: AgendaItem, now: datetime, by: User) -> None:
    """An item that was withdrawn or deferred is taken after all."""
    outline = Outline(item.meeting)
    mine = outline.item(item.uid)
    mine.withdrawn = mine.withdrawn_reason = mine.deferred_to = ""
    fields = ["withdrawn", "withdrawn_reason", "deferred_to"]
    mine.save(update_fields=fields)
    _log(now, by, "took an item back", mine, fields)


@transaction.atomic
def bring_over(*, item: AgendaItem, to: Meeting, now: datetime, by: User) -> AgendaItem:
    """Put a copy of an item at the end of another meeting's agenda; the issue follows.

    Its papers stay with the meeting that had them.
    """
    new = add_item(meeting=to, title=item.title, kind=item.kind, now=now, by=by)
    for name in COPIED:
        setattr(new, name, getattr(item, name))
    new.save(update_fields=COPIED)
    parts: Iterable[str] = (
        "recommendations",
        "officercontacts",
        "backgroundpapers",
    )
    for name in parts:
        rows = list(getattr(item, name).order_by("position"))
        for row in rows:
            row.pk, row.item = None, new
        type(rows[0])._default_manager.bulk_create(rows) if rows else None
    return new


COPIED = [
    "issue",
    "issue_title",
    "issue_reference",
    "key_decision",
    "purpose",
    "summary",
    "wards",
    "private_class",
    "paragraphs",
    "open_title",
    "private_description",
    "public_interest",
    "review_on",
]


def _refuse_published(block: Iterable[AgendaItem]) -> None:
    for item in block:
        if is_published(item):
            raise BuildingError(
                f"Item {item.number} {item.title} is published: withdraw it instead."
            )


def _log(
    now: datetime, by: User, what: str, item: AgendaItem, fields: list[str]
) -> None:
    write_log(
        now=now,
        by=by,
        what=what,
        kind="item",
        uid=item.uid,
        within=item.meeting.uid,
        fields=fields,
    )
