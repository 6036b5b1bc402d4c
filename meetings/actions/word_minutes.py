"""Putting the words of a Word file into the minutes of a meeting's items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from meetings.actions.saving import SavingError, change_minutes
from meetings.models import Meeting
from meetings.record.base import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from committees.models import User
    from meetings.drafts.sides import MinutesSide
    from meetings.models import AgendaItem


@transaction.atomic
def put_into_minutes(
    *, meeting: Meeting, texts: Mapping[str, str], now: datetime, by: User
) -> int:
    """Put rich text under what the minutes of each item say; return how many it was.

    `texts` are by the items' uids. Nothing is overwritten: what was there stays first,
    and is among the versions. Raises SavingError where nothing fits an item.
    """
    locked = Meeting.objects.select_for_update().order_by().get(pk=meeting.pk)
    rows = [
        item
        for item in locked.items.filter(uid__in=texts).exclude(kind="heading")
        if texts[item.uid]
    ]
    if not rows:
        raise SavingError("Choose at least one item that the file’s words go to.")

    for item in rows:
        change_minutes(item=item, change=_adding(item, texts[item.uid]), now=now, by=by)
    return len(rows)


def _adding(item: AgendaItem, text: str) -> Callable[[MinutesSide], MinutesSide]:
    def add(said: MinutesSide) -> MinutesSide:
        minutes = f"{said.minutes}{text}"
        if len(minutes) > LONGEST:
            raise SavingError(f"The minutes of item {item.number} would be too long.")
        return said.model_copy(update={"minutes": minutes})

    return add
