"""Items that go to another meeting, or come from one; and those that are withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_clerks, the_user
from meetings.actions.deferring import bring_over, take_back, withdraw
from meetings.actions.outline import BuildingError
from meetings.desk.agenda.outline import item_of, meeting_of
from meetings.desk.rows import clean
from meetings.models import AgendaItem, Meeting
from meetings.wording import long_date

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST = 50
# What each meeting has of its own, and takes from no other.
ROUTINE = ("heading", "apologies", "declarations", "minutes", "exclusion")


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """Withdraw an item, defer it to another meeting, or take it back."""
    found = item_of(request, uid, item)
    meetings = _coming(request, found.meeting)
    faults: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            says = _taken_off(request, found, meetings)
        except BuildingError as error:
            faults = [(error.field or "withdrawn", str(error))]
        else:
            messages.success(request, says)
            return redirect("desk-agenda-item", uid, item)
    context = {
        "item": found,
        "meeting": found.meeting,
        "coming": meetings,
        "typed": request.POST,
        "faults": faults,
    }
    template = "meetings/desk/agenda/take_off.html"
    return render(request, template, context, status=422 if faults else 200)


def _taken_off(request: HttpRequest, found: AgendaItem, coming: list[Meeting]) -> str:
    """Do as was chosen; return what was done."""
    how = request.POST.get("outcome", "")
    now, user = clock.now(), the_user(request)
    to = next((m for m in coming if m.uid == request.POST.get("to")), None)
    if how == "back":
        gone_to = next((m for m in coming if m.uid == found.deferred_to), None)
        take_back(item=found, now=now, by=user)
        says = f"{found.title} is on the agenda again."
        if gone_to:
            says += (
                f" It stays on that of {long_date(gone_to.date)} too, until you remove"
                " it there."
            )
        return says
    reason = clean(request.POST.get("reason", ""))
    if how == "deferred":
        withdraw(item=found, outcome="deferred", reason=reason, to=to, now=now, by=user)
        where = f" to {long_date(to.date)}, and is on that agenda" if to else ""
        return f"{found.title} is deferred{where}."
    if how == "withdrawn":
        withdraw(
            item=found, outcome="withdrawn", reason=reason, to=None, now=now, by=user
        )
        return f"{found.title} is withdrawn."
    raise BuildingError("Choose whether the item is withdrawn or deferred.")


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, uid: str) -> HttpResponse:
    """Items of other meetings of the committee, to be put on this agenda: those that
    were deferred first, then those with no decision. The issue follows."""
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
    # One that was deferred to this meeting is offered again only if it went from it.
    here = set(meeting.items.values_list("issue", flat=True)) - {None}
    deferred = Q(withdrawn="deferred", deferred_to__in=["", uid])
    deferred &= ~Q(issue__in=here)
    rows = offered.select_related("meeting").order_by("-meeting__date", "position")
    undecided = rows.filter(withdrawn="", resolutions__isnull=True)
    context = {
        "meeting": meeting,
        "deferred": rows.filter(deferred)[:MOST],
        "offered": undecided.exclude(kind__in=ROUTINE)[:MOST],
    }
    return render(request, "meetings/desk/agenda/bring.html", context)


def _coming(request: HttpRequest, meeting: Meeting) -> list[Meeting]:
    rows = Meeting.objects.editable_by(request.user).filter(
        committee=meeting.committee, date__gte=meeting.date, status="scheduled"
    )
    others = rows.exclude(pk=meeting.pk)
    return list(others.order_by("date", "start_time")[:MOST])
