"""The issues that an item's form offers: those of the committee, as it calls them.

What stands in an issue's own row isn't read: it may be what another committee calls the
matter, in private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from meetings.models import AgendaItem, Issue
from meetings.record.items import IssueRecord

if TYPE_CHECKING:
    from meetings.models import Meeting

MOST = 500


def issues_of(meeting: Meeting) -> list[IssueRecord]:
    """The latest first, each by the name that its latest item has for it."""
    items = AgendaItem.objects.filter(meeting__committee=meeting.committee_id)
    mine = items.filter(issue=OuterRef("pk")).exclude(issue_title="")
    latest = mine.order_by("-meeting__date", "-pk")
    rows = (
        Issue.objects.annotate(
            called=Subquery(latest.values("issue_title")[:1]),
            referred=Subquery(latest.values("issue_reference")[:1]),
        )
        .exclude(called=None)
        .order_by("-pk")
        .values_list("uid", "called", "referred")
    )
    return [
        IssueRecord(uid=uid, title=title, reference=reference)
        for uid, title, reference in rows[:MOST]
    ]


def issue_label(issue: IssueRecord) -> str:
    """How a form names an issue: reference and title."""
    return f"{issue.reference} {issue.title}".strip()
