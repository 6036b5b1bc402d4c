"""Items taken at another place than the agenda's, and those that weren't on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.db.models import F

from committees.logbook import write_log
from meetings.actions.building import add_item
from meetings.actions.outline import BuildingError
from meetings.in_the_room import order_of
from meetings.models import AgendaItem, Meeting

if TYPE_CHECKING:
    from datetime import datetime

    from committees.models import User


class OrderError(Exception):
    """It can't have been taken there. The message is fit to show a clerk."""


@transaction.atomic
def take_after(*, item: AgendaItem, after: str, now: datetime, by: User) -> bool:
    """Say after which item this one was taken, with what is under it; its number stays.

    False: that is where the agenda has it, so there is nothing to say.
    """
    meeting, items = _lock(item.meeting)
    mine = _one_of(items, item.uid)
    other = _one_of(items, after)
    _check(mine, other, items)
    mine.taken_after = None
    as_planned = order_of(items)
    mine.taken_after = other
    if order_of(items) == as_planned:
        mine.taken_after = None
    _write(meeting, mine, now=now, by=by)
    return mine.taken_after is not None


@transaction.atomic
def take_where_planned(*, item: AgendaItem, now: datetime, by: User) -> None:
    """The item was taken where the agenda has it after all."""
    meeting, items = _lock(item.meeting)
    mine = _one_of(items, item.uid)
    mine.taken_after = None
    _write(meeting, mine, now=now, by=by)


@transaction.atomic
def add_at_meeting(
    *,
    meeting: Meeting,
    title: str,
    kind: Literal["urgent", "other"],
    reason: str,
    after: str,
    now: datetime,
    by: User,
) -> AgendaItem:
    """Add an item that came up at the meeting, with the next free number. Of an urgent
    one the minutes state the chair's reason (Local Government Act 1972, s.100B(4)(b)).
    """
    if kind == "urgent" and not reason.strip():
        raise OrderError("Write the chair’s reason why the item was urgent.")
    try:
        added = add_item(
            meeting=meeting,
            title=title,
            kind=kind,
            urgency_reason=reason if kind == "urgent" else "",
            now=now,
            by=by,
        )
    except BuildingError as error:
        raise OrderError(str(error)) from error
    if after:
        take_after(item=added, after=after, now=now, by=by)
    return AgendaItem.objects.get(pk=added.pk)


def _lock(meeting: Meeting) -> tuple[Meeting, list[AgendaItem]]:
    rows = Meeting.objects.select_for_update().order_by()
    locked = rows.get(pk=meeting.pk)
    items = locked.items.select_related("taken_after", "parent").order_by("position")
    return locked, list(items)


def _one_of(items: list[AgendaItem], uid: str) -> AgendaItem:
    found = next((item for item in items if item.uid == uid), None)
    if found is None:
        raise OrderError("Choose an item of this meeting.")
    return found


def _check(mine: AgendaItem, other: AgendaItem, items: list[AgendaItem]) -> None:
    if mine.kind == "heading":
        raise OrderError("A heading isn’t taken. Choose the item that was.")
    for each in (mine, other):
        if each.withdrawn:
            raise OrderError(
                f"{_called(each)} was {each.withdrawn}, so it wasn’t taken. Choose"
                " another."
            )
    if mine.pk == other.pk:
        raise OrderError("An item can’t be taken after itself. Choose another.")
    by_key = {item.pk: item for item in items}
    on: AgendaItem | None = other
    while on:
        on = by_key.get(on.taken_after_id or on.parent_id or 0)
        if on == mine:
            raise OrderError(
                f"{_called(other)} stands under {_called(mine, 'item')}, or was taken"
                " after it. Change that first."
            )


def _called(item: AgendaItem, word: str = "Item") -> str:
    return f"{word} {item.number}" if item.number else f"“{item.title}”"


def _write(meeting: Meeting, item: AgendaItem, *, now: datetime, by: User) -> None:
    item.save(update_fields=["taken_after"])
    Meeting.objects.filter(pk=meeting.pk).update(revision=F("revision") + 1)
    write_log(
        now=now,
        by=by,
        what="changed the order taken",
        kind="item",
        uid=item.uid,
        within=meeting.uid,
        fields=["taken_after"],
    )
