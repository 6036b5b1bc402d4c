"""The items that each new agenda of a committee begins with, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.db import transaction

from committees.logbook import write_log
from committees.models import Committee
from meetings.models import StandingItem
from meetings.richtext import clean_rich_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from committees.models import User


class StandingError(Exception):
    """It can't be kept as asked. The message is fit to show a clerk."""


@transaction.atomic
def keep_standing_item(
    *,
    committee: Committee,
    title: str,
    kind: str,
    purpose: str,
    lead: str,
    parts: Sequence[str],
    minutes: str,
    now: datetime,
    by: User,
    item: StandingItem | None = None,
) -> StandingItem:
    """Add an item at the end of a committee's, or change the one that is given."""
    rows = _rows(committee)
    if not title.strip():
        raise StandingError("Write the title of the item.")
    if item and item not in rows:
        raise StandingError("This item is not among the standing items any more.")
    row = item or StandingItem(committee=committee)
    if item is None:
        row.position = max((each.position for each in rows), default=-1) + 1
    row.title, row.kind, row.purpose = title.strip(), kind, purpose.strip()
    row.lead = lead.strip()
    row.parts = [part.strip() for part in parts if part.strip()]
    row.minutes = clean_rich_text(minutes)
    row.full_clean(exclude=["committee"])
    row.save()
    _log(committee, now, by, "changed" if item else "added")
    return row


@transaction.atomic
def move_standing_item(
    *, item: StandingItem, move: Literal["up", "down"], now: datetime, by: User
) -> bool:
    """Move an item one place. False: it can't go further that way."""
    rows = _rows(item.committee)
    if item not in rows:
        raise StandingError("This item is not among the standing items any more.")
    at = rows.index(item)
    to = at + (1 if move == "down" else -1)
    if not 0 <= to < len(rows):
        return False
    rows[at], rows[to] = rows[to], rows[at]
    _number(rows)
    _log(item.committee, now, by, "moved")
    return True


@transaction.atomic
def remove_standing_item(*, item: StandingItem, now: datetime, by: User) -> None:
    """Agendas that have begun with it keep it."""
    committee = item.committee
    rows = _rows(committee)
    if item in rows:
        item.delete()
        _log(committee, now, by, "removed")


def _rows(committee: Committee) -> list[StandingItem]:
    """The committee's items in order, its row locked so that two changes queue up."""
    Committee.objects.select_for_update().order_by().get(pk=committee.pk)
    return list(StandingItem.objects.filter(committee=committee).order_by("position"))


def _number(rows: Sequence[StandingItem]) -> None:
    # Positions are unique row by row: out of the way first, then in order.
    top = max(row.position for row in rows) + 1
    for base in (top, 0):
        for n, row in enumerate(rows):
            row.position = base + n
        StandingItem.objects.bulk_update(rows, ["position"])


def _log(committee: Committee, now: datetime, by: User, verb: str) -> None:
    write_log(
        now=now,
        by=by,
        what=f"{verb} a standing item",
        kind="committee",
        uid=committee.slug,
        within=committee.slug,
    )
