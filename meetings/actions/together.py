"""One decision on several items at once, written into each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from meetings.actions.saving import SavingError, change_minutes
from meetings.models import Meeting

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from committees.models import User
    from meetings.drafts.sides import MinutesSide
    from meetings.record.decisions import ResolutionRecord


@transaction.atomic
def resolve_together(
    *,
    meeting: Meeting,
    items: Collection[str],
    resolution: ResolutionRecord,
    now: datetime,
    by: User,
) -> int:
    """Add the resolution to the minutes of these items; return how many it was.

    Raises SavingError, and writes nothing, where one of them was withdrawn or
    deferred, or is no item of this meeting that can be decided.
    """
    locked = Meeting.objects.select_for_update().order_by().get(pk=meeting.pk)
    rows = list(locked.items.filter(uid__in=items).exclude(kind="heading"))
    if len(rows) < 2 or len(rows) != len(set(items)):
        raise SavingError("Choose two items or more of this meeting.")

    def add(said: MinutesSide) -> MinutesSide:
        resolutions = (*said.resolutions, resolution)
        return said.model_copy(update={"resolutions": resolutions})

    for item in rows:
        change_minutes(item=item, change=add, now=now, by=by)
    return len(rows)
