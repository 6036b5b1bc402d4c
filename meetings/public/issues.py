"""An issue: every meeting that had it, with what each resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from committees.clock import today
from meetings.models import PublishedItem
from meetings.public.rows import named
from meetings.public.status import Status, state_words
from meetings.record.meeting import stored_item
from meetings.wording import long_date

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from meetings.record.items import ItemRecord


@dataclass(frozen=True)
class StoryEntry:
    """One meeting that had the issue. `coming`: it has still to be held."""

    date: date
    committee_name: str
    meeting_url: str
    item: ItemRecord
    item_url: str
    stage: str
    state: str
    coming: bool
    cancelled: bool


# From so many meetings on, their list stands before what they said.
LONG_STORY = 6


@require_safe
def issue(request: HttpRequest, uid: str) -> HttpResponse:
    """Its page is there from its first live open item; title and reference are those
    of the latest one."""
    visible = PublishedItem.objects.visible_to(request.user).live()
    rows = visible.filter(issue__uid=uid).select_related("published", "edition")
    items = list(
        rows.defer("edition__record").order_by(
            "published__date",
            F("published__start_time").asc(nulls_last=True),
            "published__uid",
            "position",
            "pk",
        )
    )
    if not items:
        raise Http404("No such issue is published.")
    day = today()
    story = [_entry(row, day) for row in items]
    story.sort(key=lambda entry: entry.coming)
    latest = items[-1]
    context = {
        "issue": {
            "title": latest.issue_title,
            "reference": latest.issue_reference,
            "key_decision": latest.key_decision,
        },
        "story": story,
        "is_long": len(story) >= LONG_STORY,
        "status": _next(story),
    }
    return render(request, "meetings/public/issue.html", context)


def _entry(row: PublishedItem, day: date) -> StoryEntry:
    meeting = row.published
    off = meeting.status in {"cancelled", "postponed"}
    over = meeting.minutes_state != "none" or meeting.status == "held"
    return StoryEntry(
        date=meeting.date,
        committee_name=named(meeting),
        meeting_url=meeting.get_absolute_url(),
        item=stored_item(row.record),
        item_url=row.get_absolute_url(),
        stage=row.edition.kind,
        state=state_words(meeting, today=day),
        coming=not off and not over and meeting.date >= day,
        cancelled=off,
    )


def _next(story: list[StoryEntry]) -> Status | None:
    coming = next((entry for entry in story if entry.coming), None)
    if coming is None:
        return None
    item = f", item {coming.item.number}" if coming.item.number else ""
    when = long_date(coming.date)
    return Status(sentence=f"Next: {coming.committee_name}, {when}{item}.")
