"""Items that go to another meeting, or come from one; and those that are withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_clerks, the_user
from meetings.actions.building import BuildingError, bring_over, take_back, withdraw
from meetings.desk.agenda.outline import item_of, meeting_of
from meetings.models import AgendaItem, Meeting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """Withdraw an item, defer it to another meeting, or take it back."""
    found = item_of(request, uid, item)
    meetings = _coming(request, found.meeting)
    fault = ""
    if request.method == "POST":
        fault = _taken_off(request, found, list(meetings))
        if not fault:
            return redirect("desk-agenda-item", uid, item)
    context = {
        "item": found,
        "meeting": found.meeting,
        "coming": meetings,
        "typed": request.POST,
        "faults": [("reason", fault)] if fault else [],
    }
    template = "meetings/desk/agenda/take_off.html"
    return render(request, template, context, status=422 if fault else 200)


def _taken_off(request: HttpRequest, found: AgendaItem, coming: list[Meeting]) -> str:
    """Do as was chosen; return what is wrong, or ""."""
    how = request.POST.get("outcome", "")
    now, user = clock.now(), the_user(request)
    if how == "back":
        take_back(item=found, now=now, by=user)
        messages.success(request, f"{found.title} is on the agenda again.")
        return ""
    if how not in {"withdrawn", "deferred"}:
        return "Choose whether the item is withdrawn or deferred."
    reason = request.POST.get("reason", "")
    if not reason.strip():
        return "Write the reason; it is shown to the public."
    to = next((m for m in coming if m.uid == request.POST.get("to")), None)
    outcome: Literal["withdrawn", "deferred"] = (
        "withdrawn" if how == "withdrawn" else "deferred"
    )
    try:
        withdraw(
            item=found,
            outcome=outcome,
            reason=reason,
            to=to if outcome == "deferred" else None,
            now=now,
            by=user,
        )
    except BuildingError as error:
        return str(error)
    messages.success(request, f"{found.title} is {outcome}.")
    return ""


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, uid: str) -> HttpResponse:
    """Items of other meetings of the committee, to be put on this agenda: those that
    were deferred first. The issue follows."""
    meeting = meeting_of(request, uid)
    others = AgendaItem.objects.editable_by(request.user).filter(
        meeting__committee=meeting.committee
    )
    offered = others.exclude(meeting=meeting).exclude(kind="heading")
    if request.method == "POST":
        found = get_object_or_404(offered, uid=request.POST.get("item", ""))
        new = bring_over(item=found, to=meeting, now=clock.now(), by=the_user(request))
        messages.success(request, f"{new.title} is on this agenda now.")
        return redirect("desk-agenda-item", uid, new.uid)
    deferred = Q(withdrawn="deferred", deferred_to__in=["", uid])
    rows = offered.select_related("meeting").order_by("-meeting__date", "position")
    context = {
        "meeting": meeting,
        "deferred": rows.filter(deferred)[:50],
        "offered": rows.exclude(deferred).filter(withdrawn="")[:50],
    }
    return render(request, "meetings/desk/agenda/bring.html", context)


def _coming(request: HttpRequest, meeting: Meeting) -> Any:
    rows = Meeting.objects.editable_by(request.user).filter(
        committee=meeting.committee, date__gte=meeting.date, status="scheduled"
    )
    return rows.exclude(pk=meeting.pk).order_by("date", "start_time")[:50]
