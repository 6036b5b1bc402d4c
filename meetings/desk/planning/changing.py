"""What happens to a meeting that is planned: changed, moved, called off, removed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from committees import clock
from committees.access import for_clerks, the_user
from meetings.actions.planning import (
    PlanningError,
    change_meeting,
    is_announced,
    remove_meeting,
)
from meetings.actions.rearranging import (
    cancel_meeting,
    move_meeting,
    postpone_meeting,
    reinstate_meeting,
    why_it_stays,
)
from meetings.desk.planning.forms import CallOffForm, ChangeForm, MoveForm
from meetings.desk.planning.noticing import CALLED_OFF, deadline_context, unusual
from meetings.models import Meeting
from meetings.wording import clock as clock_words
from meetings.wording import long_date

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from meetings.desk.planning.forms import PlanningForm

# From how far before to how far after its own day another meeting may take its place.
BEFORE, AFTER = timedelta(days=31), timedelta(days=400)
MOST_CHOICES = 300


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Time, place, kind, name, links."""
    meeting = _meeting(request, uid)
    form = ChangeForm.of(meeting, request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            changed = change_meeting(
                meeting=meeting,
                particulars=form.particulars(),
                correction=form.cleaned_data["correction"],
                now=clock.now(),
                by=the_user(request),
            )
        except PlanningError as error:
            form.refuse(error)
        else:
            said = "The meeting is changed." if changed else "Nothing was changed."
            messages.success(request, said)
            return redirect("desk-meeting", uid)
    context = {"removable": not meeting.editions.exists()}
    return _page(request, "change", meeting, form, context)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, uid: str) -> HttpResponse:
    """To another day, with the reason. `check` shows the last day to publish."""
    meeting = _meeting(request, uid)
    usual = {"start_time": meeting.start_time, "venue": meeting.venue}
    form = MoveForm(request.POST or None, initial=usual)
    context: dict[str, Any] = {"warnings": []}
    checking = request.POST.get("do") == "check"
    if checking:
        form.fields["reason"].required = False
    if form.is_bound and form.is_valid():
        day, today = form.cleaned_data["date"], clock.today()
        warnings = unusual(meeting.committee, day, today=today, besides=meeting)
        context |= {"warnings": warnings, "day": day, **deadline_context(day, today)}
        if checking:
            context["checked"] = True
        elif warnings and not form.is_sure():
            form.ask()
        elif _moved(request, meeting, form):
            return redirect("desk-meeting", uid)
    return _page(request, "move", meeting, form, context)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, uid: str) -> HttpResponse:
    return _call_off(request, uid, "cancelled")


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def postpone(request: HttpRequest, uid: str) -> HttpResponse:
    return _call_off(request, uid, "postponed")


@for_clerks
@require_POST
def reinstate(request: HttpRequest, uid: str) -> HttpResponse:
    """Hold it after all."""
    meeting = _meeting(request, uid)
    try:
        reinstate_meeting(meeting=meeting, now=clock.now(), by=the_user(request))
    except PlanningError as error:
        messages.error(request, str(error))
    else:
        when = long_date(meeting.date)
        messages.success(request, f"The meeting on {when} will be held after all.")
    return redirect("desk-meeting", uid)


@for_clerks
@require_POST
def remove(request: HttpRequest, uid: str) -> HttpResponse:
    """A meeting that was planned by mistake, and that the public never knew of."""
    meeting = _meeting(request, uid)
    name = f"{meeting.committee.name}, {long_date(meeting.date)}"
    try:
        remove_meeting(meeting=meeting, now=clock.now(), by=the_user(request))
    except PlanningError as error:
        messages.error(request, str(error))
        return redirect("desk-change-meeting", uid)
    messages.success(request, f"The meeting is removed: {name}.")
    return redirect("desk-meetings")


def _meeting(request: HttpRequest, uid: str) -> Meeting:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    return get_object_or_404(rows, uid=uid)


def _page(
    request: HttpRequest,
    name: str,
    meeting: Meeting,
    form: PlanningForm,
    more: dict[str, Any],
) -> HttpResponse:
    faults = list(form.faults()) if form.is_bound else []
    context = {
        "meeting": meeting,
        "form": form,
        "faults": faults,
        "announced": is_announced(meeting),
        "stays": "" if name == "change" else why_it_stays(meeting, today=clock.today()),
        **more,
    }
    status = 422 if faults else 200
    template = f"meetings/desk/planning/{name}.html"
    return render(request, template, context, status=status)


def _moved(request: HttpRequest, meeting: Meeting, form: MoveForm) -> bool:
    try:
        move_meeting(
            meeting=meeting,
            day=form.cleaned_data["date"],
            start_time=form.cleaned_data["start_time"],
            venue=form.cleaned_data["venue"],
            reason=form.cleaned_data["reason"],
            now=clock.now(),
            by=the_user(request),
        )
    except PlanningError as error:
        form.refuse(error)
        return False
    when = long_date(form.cleaned_data["date"])
    messages.success(request, f"The meeting is moved to {when}.")
    return True


def _call_off(request: HttpRequest, uid: str, how: str) -> HttpResponse:
    meeting = _meeting(request, uid)
    said = {"how": how, "reason": "", "replaced_by": ""}
    if meeting.status in CALLED_OFF:
        said = {
            "how": meeting.status,
            "reason": meeting.status_reason,
            "replaced_by": meeting.replaced_by,
        }
    form = CallOffForm(request.POST or None, initial=said)
    form.offer("replaced_by", _others(request, meeting))
    if form.is_bound and form.is_valid():
        how = form.cleaned_data["how"]
        act = cancel_meeting if how == "cancelled" else postpone_meeting
        try:
            act(
                meeting=meeting,
                reason=form.cleaned_data["reason"],
                replaced_by=form.cleaned_data["replaced_by"],
                now=clock.now(),
                by=the_user(request),
            )
        except PlanningError as error:
            form.refuse(error)
        else:
            messages.success(request, f"The meeting is {how}.")
            return redirect("desk-meeting", uid)
    context = {"called_off": meeting.status in CALLED_OFF}
    return _page(request, "call_off", meeting, form, context)


def _others(request: HttpRequest, meeting: Meeting) -> list[tuple[str, str]]:
    """The meetings that can take this one's place; the one that does, in any case."""
    near = Q(date__range=(meeting.date - BEFORE, meeting.date + AFTER))
    near &= ~Q(status__in=CALLED_OFF)
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    rows = rows.filter(near | Q(uid=meeting.replaced_by)).exclude(pk=meeting.pk)
    found = [(row.uid, _named(row)) for row in rows.order_by("date")[:MOST_CHOICES]]
    if meeting.replaced_by and meeting.replaced_by not in dict(found):
        found.insert(0, (meeting.replaced_by, "The meeting that is named now"))
    return [("", "None"), *found]


def _named(meeting: Meeting) -> str:
    at = (
        f", {clock_words(meeting.start_time)}" if meeting.start_time is not None else ""
    )
    name = meeting.committee_name or meeting.committee.name
    return f"{long_date(meeting.date)}{at}: {name}"
