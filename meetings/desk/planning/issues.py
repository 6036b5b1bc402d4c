"""The issues of the clerk's own committees, and every meeting of theirs that had each.

What another committee calls an issue, or that it has it in private, isn't known here:
only items of the clerk's own meetings are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import F, Max, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from committees.access import for_clerks
from meetings.desk.rows import clean
from meetings.models import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

PER_PAGE = 25
LONGEST_QUESTION = 200


@dataclass(frozen=True)
class Story:
    """An issue, as its latest item calls it, and its items, the latest first."""

    title: str
    reference: str
    key_decision: bool
    items: list[AgendaItem]


@for_clerks
@require_safe
def issues(request: HttpRequest) -> HttpResponse:
    """`?q=` looks in titles and references."""
    asked = " ".join(clean(request.GET.get("q", "")[:LONGEST_QUESTION]).split())
    mine = AgendaItem.objects.editable_by(request.user).exclude(issue=None)
    found = mine
    for word in asked.split():
        found = found.filter(
            Q(title__icontains=word)
            | Q(issue_title__icontains=word)
            | Q(issue_reference__icontains=word)
        )
    latest = found.values("issue").annotate(last=Max("meeting__date"))
    page = Paginator(latest.order_by("-last", "-issue"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    keys = [row["issue"] for row in page]
    items = (
        mine.filter(issue__in=keys)
        .select_related("meeting__committee")
        .order_by(
            "-meeting__date", F("meeting__start_time").desc(nulls_last=True), "-pk"
        )
    )
    context = {"asked": asked, "page": page, "stories": _stories(keys, items)}
    return render(request, "meetings/desk/planning/issues.html", context)


def _stories(keys: Iterable[int], items: Iterable[AgendaItem]) -> list[Story]:
    by_issue: dict[int, list[AgendaItem]] = {key: [] for key in keys}
    for item in items:
        if item.issue_id:
            by_issue[item.issue_id].append(item)
    return [
        Story(
            title=rows[0].issue_title or rows[0].title,
            reference=rows[0].issue_reference,
            key_decision=rows[0].key_decision,
            items=rows,
        )
        for rows in by_issue.values()
        if rows
    ]
