"""Building an agenda: adding, ordering, removing; numbers follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.db import transaction

from committees.logbook import write_log
from meetings.actions.outline import BuildingError, Outline, is_published
from meetings.models import AgendaItem, Minute
from meetings.record.base import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from committees.models import User
    from meetings.models import Meeting

Move = Literal["up", "down", "out", "under"]


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
    named = " ".join(title.split())
    if not named:
        raise BuildingError("Write the title of the item.", "new-title")
    if len(named) > LONGEST:
        raise BuildingError("The title is too long. Shorten it.", "new-title")
    outline = Outline(meeting)
    item = AgendaItem(
        meeting=outline.meeting,
        title=named,
        kind=kind,
        position=max((i.position for i in outline.items), default=-1) + 1,
        urgency_reason=urgency_reason.strip(),
    )
    item.save()
    outline.add(item)
    if under:
        above = outline.item(under)
        outline.put(item, parent=above, at=len(outline.under.get(above.pk, [])))
    elif after:
        outline.put_beside(item, outline.item(after), step=1)
    outline.write()
    log_item(now, by, "added an item", item, ["title", "kind"])
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, move: Move, now: datetime, by: User) -> bool:
    """Move an item one place, out from under another, or under the one before it; what
    is under it goes along. False: it can't go further that way."""
    outline = Outline(item.meeting)
    mine = outline.item(item.uid)
    siblings = outline.siblings(mine)
    at = siblings.index(mine)
    parent = outline.parent(mine)
    if move in {"up", "down"}:
        to = at + (1 if move == "down" else -1)
        if not 0 <= to < len(siblings):
            return False
        outline.put(mine, parent=parent, at=to)
    elif move == "out":
        if parent is None:
            return False
        outline.put_beside(mine, parent, step=1)
    else:
        if at == 0 or siblings[at - 1].kind == "heading" or mine.kind == "heading":
            return False
        before = siblings[at - 1]
        outline.put(mine, parent=before, at=len(outline.under.get(before.pk, [])))
    outline.write()
    log_item(now, by, "moved an item", mine, ["position"])
    return True


@transaction.atomic
def put_item(
    *,
    item: AgendaItem,
    now: datetime,
    by: User,
    after: str = "",
    before: str = "",
) -> None:
    """Put an item, with what is under it, after another one or before it, beside that
    one; where neither is named, in the first place."""
    outline = Outline(item.meeting)
    mine = outline.item(item.uid)
    if after or before:
        other = outline.item(after or before)
        outline.put_beside(mine, other, step=1 if after else 0)
    else:
        outline.put(mine, parent=None, at=0)
    outline.write()
    log_item(now, by, "moved an item", mine, ["position"])


@transaction.atomic
def remove_item(*, item: AgendaItem, now: datetime, by: User) -> None:
    """Take an item that was never published off the agenda, with what is under it.

    One that has minutes stays: nothing that was written goes by the way.
    """
    outline = Outline(item.meeting)
    block = outline.block(outline.item(item.uid))
    _refuse_published(block)
    if Minute.objects.filter(item__in=block).exclude(text="").exists():
        raise BuildingError(
            "Minutes are written for it, or for what is under it. Empty them first, or"
            " withdraw the item."
        )
    for each in reversed(block):
        log_item(now, by, "removed an item", each, [])
        each.follow_ups.all().delete()
        each.delete()
    Outline(item.meeting).write()


def _refuse_published(block: Iterable[AgendaItem]) -> None:
    for item in block:
        if is_published(item):
            called = f"Item {item.number} {item.title}" if item.number else item.title
            raise BuildingError(f"{called} is published: withdraw it instead.")


def log_item(
    now: datetime, by: User, what: str, item: AgendaItem, fields: Iterable[str]
) -> None:
    """Write into the log what was done to an item."""
    write_log(
        now=now,
        by=by,
        what=what,
        kind="item",
        uid=item.uid,
        within=item.meeting.uid,
        fields=fields,
    )
