"""Items that are withdrawn, deferred to another meeting, or brought from one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.db import transaction

from committees.uids import new_uid
from meetings.actions.building import add_item, log_item
from meetings.actions.outline import BuildingError, Outline
from meetings.actions.saving import current_draft, save_side
from meetings.drafts.sides import AgendaSide
from meetings.models import AgendaItem, Meeting
from meetings.record.items import IssueRecord

if TYPE_CHECKING:
    from datetime import datetime

    from committees.models import User

_WITHDRAWN = ["withdrawn", "withdrawn_reason", "deferred_to"]
_COPIED = [
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
_PARTS = ("recommendations", "officercontacts", "backgroundpapers")


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
    if not reason.strip():
        raise BuildingError("Write the reason; it is shown to the public.", "reason")
    _lock(item.meeting, to)
    # Minutes are saved under the item's own lock: no decision comes in meanwhile.
    AgendaItem.objects.select_for_update().order_by().get(pk=item.pk)
    mine = Outline(item.meeting).item(item.uid)
    if mine.withdrawn:
        raise BuildingError(f"This item is {mine.withdrawn} already.")
    if (
        mine.resolutions.exists()
        or mine.recordedvotes.exists()
        or mine.motions.exists()
    ):
        raise BuildingError(
            "This item has a resolution, a motion or a vote. Remove it in the minutes"
            " first."
        )
    mine.withdrawn, mine.withdrawn_reason = outcome, reason.strip()
    mine.save(update_fields=_WITHDRAWN)
    log_item(now, by, f"{outcome} an item", mine, _WITHDRAWN)
    return bring_over(item=mine, to=to, now=now, by=by) if to else None


@transaction.atomic
def take_back(*, item: AgendaItem, now: datetime, by: User) -> None:
    """An item that was withdrawn or deferred is taken after all. What was put on
    another agenda stays there."""
    mine = Outline(item.meeting).item(item.uid)
    mine.withdrawn = mine.withdrawn_reason = mine.deferred_to = ""
    mine.save(update_fields=_WITHDRAWN)
    log_item(now, by, "took an item back", mine, _WITHDRAWN)


@transaction.atomic
def bring_over(*, item: AgendaItem, to: Meeting, now: datetime, by: User) -> AgendaItem:
    """Put a copy of an item at the end of another meeting's agenda; the issue follows.

    A deferred item is an issue from then on, and says where it went. Its papers stay
    with the meeting that had them.
    """
    _lock(item.meeting, to)
    old = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    if old.withdrawn == "deferred":
        _make_issue(old, now=now, by=by)
        AgendaItem.objects.filter(pk=old.pk).update(deferred_to=to.uid)
        log_item(now, by, "deferred an item", old, ["deferred_to"])
        old.refresh_from_db()
    # What was urgent then has its turn now.
    kind = "report" if old.kind == "urgent" else old.kind
    new = add_item(meeting=to, title=old.title, kind=kind, now=now, by=by)
    for name in _COPIED:
        setattr(new, name, getattr(old, name))
    new.save(update_fields=_COPIED)
    for name in _PARTS:
        rows = list(getattr(old, name).order_by("position"))
        for row in rows:
            row.pk, row.item = None, new
        if rows:
            type(rows[0])._default_manager.bulk_create(rows)
    log_item(now, by, "brought an item over", new, [*_COPIED, *_PARTS])
    return new


def _lock(*meetings: Meeting | None) -> None:
    """Lock the meetings in one order, whichever way an item goes between them."""
    keys = [meeting.pk for meeting in meetings if meeting]
    rows = Meeting.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    list(rows)


def _make_issue(item: AgendaItem, *, now: datetime, by: User) -> None:
    """What comes to two meetings is an issue, so that a reader finds the other one."""
    draft = current_draft(item, "agenda", item.revision)
    if not isinstance(draft, AgendaSide) or draft.issue:
        return
    issue = IssueRecord(uid=new_uid(), title=draft.title or item.title)
    save_side(
        item=item,
        side="agenda",
        draft=draft.model_copy(update={"issue": issue}),
        base=item.revision,
        now=now,
        by=by,
    )
