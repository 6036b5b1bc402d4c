"""Attendance at the desk: the whole sheet, or one row of it at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import browser_secret, for_clerks, the_user, wants_json
from meetings.actions.attending import (
    AttendanceError,
    Taken,
    add_person,
    came_or_left,
    everyone_is_here,
    mark_of,
    take_attendance,
)
from meetings.desk.at_odds import at_odds
from meetings.desk.attendance_form import AddingForm
from meetings.desk.sheet import Sheet
from meetings.desk.sheet_form import posted_rows, said_of
from meetings.desk.sitting import Sitting
from meetings.in_the_room import key_of
from meetings.models import Meeting
from meetings.wording import printed_person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from meetings.actions.attending import Entry, Step
    from meetings.desk.sheet import Row

_STEPS: Mapping[str, Step] = {"left": "left", "came": "came", "out": "out"}


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, uid: str) -> HttpResponse:
    """The sheet. A POST saves each row that was changed; what another clerk has
    changed too is shown with both, and the rest goes through."""
    sitting = Sitting(_meeting(request, uid))
    if request.method != "POST":
        return _page(request, sitting, Sheet(sitting).rows)
    step = _STEPS.get(request.POST.get("do", ""))
    return _step(request, sitting, step) if step else _save(request, sitting)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, uid: str) -> HttpResponse:
    """Somebody else who was there: a substitute, a visiting member, an officer."""
    sitting = Sitting(_meeting(request, uid))
    form = AddingForm(
        request.POST or None, user=the_user(request), sheet=Sheet(sitting)
    )
    status = 200
    if request.method == "POST":
        person = form.person()
        if person:
            try:
                add_person(
                    meeting=sitting.meeting,
                    person=person,
                    now=clock.now(),
                    by=the_user(request),
                )
            except AttendanceError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"{printed_person(person)} is on the list.")
                return redirect("desk-attendance", uid)
        status = 422
    context = {"meeting": sitting.meeting, "form": form, "faults": list(form.faults())}
    return render(request, "meetings/desk/attendance/add.html", context, status=status)


def _meeting(request: HttpRequest, uid: str) -> Meeting:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    return get_object_or_404(rows, uid=uid)


def _page(
    request: HttpRequest, sitting: Sitting, rows: list[Row], *, status: int = 200
) -> HttpResponse:
    context = {
        "meeting": sitting.meeting,
        "sitting": sitting,
        "sheet": Sheet(sitting),
        "rows": rows,
        "faults": [(f"rows-{row.n}-was", _fault(row)) for row in rows if _fault(row)],
        "item": sitting.item(request.GET.get("at", "") or request.POST.get("at", "")),
        "here": request.get_full_path(),
        "secret": browser_secret(the_user(request)),
    }
    template = "meetings/desk/attendance/page.html"
    return render(request, template, context, status=status)


def _fault(row: Row) -> str:
    if row.clash:
        return (
            f"{row.label} was changed by somebody else meanwhile. Choose which stays."
        )
    return row.fault


def _save(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    sheet = Sheet(sitting)
    posted = posted_rows(request.POST)
    verb, _, chosen = request.POST.get("do", "").partition(":")
    entries: dict[str, Entry] = {}
    for key, each in posted.items():
        entry = sheet.entry(key, each)
        if entry and chosen == str(each.n):
            entry = _settled(entry, verb, each.one("theirs"))
        if entry:
            entries[key] = entry
    now, by = clock.now(), the_user(request)
    taken = take_attendance(
        meeting=sitting.meeting, entries=entries.values(), now=now, by=by
    )
    if verb == "everyone":
        everyone_is_here(meeting=sitting.meeting, people=sheet.everyone, now=now, by=by)
    after = Sitting(sitting.meeting)
    numbers = {key: each.n for key, each in posted.items()}
    if wants_json(request):
        return _told(request, after, entries, numbers, taken)
    for says in _warnings(after, taken).values():
        messages.warning(request, says)
    if taken.clashes or taken.refused:
        rows = [
            unsaved(Sheet(after), row.n, entries[row.key], taken)
            if row.key in taken.clashes or row.key in taken.refused
            else row
            for row in Sheet(after).rows
        ]
        return _page(request, after, rows, status=409 if taken.clashes else 422)
    messages.success(request, "Attendance saved.")
    here = reverse("desk-attendance", args=[sitting.meeting.uid])
    at = after.item(request.POST.get("at", ""))
    return redirect(f"{here}?at={at.uid}" if at else here)


def _settled(entry: Entry, verb: str, theirs: str) -> Entry | None:
    """An entry once its own button was pressed: mine stays, the saved one stays, or
    the person is taken off the list."""
    if verb == "mine":
        return replace(entry, seen=theirs)
    if verb == "remove":
        return replace(entry, record=None)
    return None if verb == "saved" else entry


def unsaved(sheet: Sheet, n: int, entry: Entry, taken: Taken) -> Row:
    """A row as it was typed, with why it wasn't taken."""
    typed = replace(sheet.row(entry.key, n, entry.record), seen=entry.seen)
    if entry.key in taken.refused:
        return replace(typed, fault=taken.refused[entry.key])
    theirs = taken.clashes[entry.key]
    when = sheet.when(theirs)
    return replace(
        typed,
        theirs=mark_of(theirs),
        clash=f"{said_of(theirs)}. {when}" if when else said_of(theirs),
    )


def _warnings(sitting: Sitting, taken: Taken) -> dict[str, str]:
    """By key: who was saved as out of the room where they did something."""
    found: dict[str, list[str]] = {}
    if taken.saved:
        for person, says in at_odds(sitting):
            if key_of(person) in taken.saved:
                found.setdefault(key_of(person), []).append(says)
    return {key: " ".join(said) for key, said in found.items()}


def _told(
    request: HttpRequest,
    sitting: Sitting,
    entries: Mapping[str, Entry],
    numbers: Mapping[str, int],
    taken: Taken,
) -> HttpResponse:
    """The script's answer: each row as it is now, with the number that it has there."""
    sheet = Sheet(sitting)
    warnings = _warnings(sitting, taken)
    rows = {}
    for key, n in numbers.items():
        if key in taken.clashes or key in taken.refused:
            row = unsaved(sheet, n, entries[key], taken)
        elif key in sheet.keys:
            row = sheet.row(key, n, sheet.listed.get(key))
            row = replace(row, state=f"Saved {clock.local_now():%H:%M}")
        else:
            continue
        row = replace(row, warning=warnings.get(key, ""))
        context = {"row": row, "meeting": sitting.meeting}
        rows[key] = render_to_string(
            "meetings/desk/attendance/row.html", context, request
        )
    here = render_to_string(
        "meetings/desk/attendance/here.html", {"sheet": sheet}, request
    )
    status = 409 if taken.clashes else 422 if taken.refused else 200
    saved_at = f"{clock.local_now():%H:%M}"
    told = {"rows": rows, "here": here, "saved_at": saved_at}
    return JsonResponse(told, status=status)


def _step(request: HttpRequest, sitting: Sitting, step: Step) -> HttpResponse:
    """One press at an item: somebody left, came in, or is out for it."""
    sheet = Sheet(sitting)
    key = request.POST.get("who", "")
    person = sheet.listed.get(key)
    if person is None and key in sheet.seats:
        person = sheet.blank(key)
    if person is None:
        messages.error(request, "Choose who came or left.")
        return _back(request, sitting)
    try:
        came_or_left(
            meeting=sitting.meeting,
            person=person,
            at=request.POST.get("at", ""),
            step=step,
            now=clock.now(),
            by=the_user(request),
        )
    except AttendanceError as error:
        messages.error(request, str(error))
        return _back(request, sitting)
    after = Sitting(sitting.meeting)
    when = Sheet(after).when(Sheet(after).listed[key]) or "There throughout"
    messages.success(request, f"{printed_person(person)}: {when}.")
    for says in _warnings(after, Taken(saved=frozenset({key}))).values():
        messages.warning(request, says)
    return _back(request, sitting)


def _back(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """To the page that the button was on."""
    to = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}):
        to = reverse("desk-attendance", args=[sitting.meeting.uid])
    return HttpResponseRedirect(to)
