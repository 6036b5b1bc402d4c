"""One decision on several items at once, written into each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from meetings.actions.saving import (
    SavingError,
    current_draft,
    refuse_decisions_on_withdrawn,
    revision_of,
    save_side,
)
from meetings.drafts.sides import MinutesSide
from meetings.models import Meeting

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from committees.models import User
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
    for item in rows:
        revision = revision_of(item, "minutes")
        said = current_draft(item, "minutes", revision)
        if not isinstance(said, MinutesSide):
            continue
        resolutions = (*said.resolutions, resolution)
        save_side(
            item=item,
            side="minutes",
            draft=said.model_copy(update={"resolutions": resolutions}),
            base=revision,
            now=now,
            by=by,
            allowed=refuse_decisions_on_withdrawn,
        )
    return len(rows)
