"""The clerk's own meetings: those to come, and those past, with how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Subquery
from django.shortcuts import render
from django.views.decorators.http import require_safe

from committees import clock
from committees.access import for_clerks
from committees.models import Committee
from meetings.clear_days import last_lawful_day
from meetings.desk.planning.noticing import CALLED_OFF
from meetings.models import Edition, Meeting
from meetings.wording import long_date

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from meetings.clear_days import Deadline

PER_PAGE = 25


@dataclass(frozen=True)
class Line:
    """A meeting, its state in words, and the last day to publish an agenda that isn't
    out. `tag` is a word that stops the eye, or ""."""

    meeting: Meeting
    name: str
    tag: str
    state: str
    deadline: Deadline | None
    late: bool


@for_clerks
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """`?when=past` has those that are over; `?committee=` those of one committee."""
    today = clock.today()
    past = request.GET.get("when") == "past"
    committees = list(Committee.objects.editable_by(request.user))
    chosen = next(
        (each for each in committees if each.slug == request.GET.get("committee")), None
    )
    rows = _rows(request, today, past=past)
    if chosen:
        rows = rows.filter(committee=chosen)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "committees": committees,
        "chosen": chosen,
        "past": past,
        "page": page,
        "lines": [_line(row, today) for row in page],
    }
    return render(request, "meetings/desk/planning/meetings.html", context)


def _rows(request: HttpRequest, today: date, *, past: bool) -> QuerySet[Meeting]:
    live = Edition.objects.filter(meeting=OuterRef("pk"), live=True)
    rows = (
        Meeting.objects.editable_by(request.user)
        .select_related("committee")
        .annotate(
            announced=Exists(live.filter(kind="notice")),
            has_agenda=Exists(live.filter(kind="agenda")),
            minutes_state=Subquery(live.filter(kind="minutes").values("state")[:1]),
        )
    )
    if past:
        return rows.filter(date__lt=today).order_by(
            "-date", F("start_time").desc(nulls_last=True), "-pk"
        )
    return rows.filter(date__gte=today).order_by(
        "date", F("start_time").asc(nulls_last=True), "pk"
    )


def _line(row: Meeting, today: date) -> Line:
    name = row.committee_name or row.committee.name
    tag, state = _state(row, today)
    deadline = None
    if row.date >= today and row.status not in CALLED_OFF and not _has(row, "agenda"):
        deadline = last_lawful_day(row.date)
    return Line(
        meeting=row,
        name=f"{name}: {row.title}" if row.title else name,
        tag=tag,
        state=state,
        deadline=deadline,
        late=bool(deadline and deadline.day < today),
    )


def _state(row: Meeting, today: date) -> tuple[str, str]:
    """A word that stops the eye, and how far the meeting is, in a sentence."""
    if row.status in CALLED_OFF:
        return row.status.capitalize(), row.status_reason
    if not row.moved_from:
        return "", _stage(row, today)
    left = long_date(date.fromisoformat(row.moved_from[-1]))
    if row.date >= today:
        return "Moved", f"from {left}. {_stage(row, today)}"
    return "", f"Moved from {left}. {_stage(row, today)}"


def _stage(row: Meeting, today: date) -> str:
    minutes = getattr(row, "minutes_state", None)
    if minutes == "approved":
        return "Minutes approved."
    if minutes == "draft":
        return "Draft minutes published."
    if row.date < today:
        return "Minutes not published."
    if _has(row, "agenda"):
        return "Agenda published."
    if getattr(row, "announced", False):
        return "Announced."
    return "Not announced: the public doesn’t know of it yet."


def _has(row: Meeting, kind: str) -> bool:
    return bool(getattr(row, f"has_{kind}", False))
