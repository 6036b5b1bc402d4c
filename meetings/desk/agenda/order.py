"""Adding items to an agenda, moving them about, and removing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from committees import clock
from committees.access import for_clerks, the_user, wants_json
from meetings.actions.building import (
    BuildingError,
    Move,
    add_item,
    move_item,
    put_after,
    remove_item,
)
from meetings.desk.agenda.outline import KIND_WORDS, item_of, meeting_of, outline_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOVES = get_args(Move)


@for_clerks
@require_POST
def add(request: HttpRequest, uid: str) -> HttpResponse:
    meeting = meeting_of(request, uid)
    kind = request.POST.get("kind", "report")
    try:
        new = add_item(
            meeting=meeting,
            title=request.POST.get("title", ""),
            kind=kind if kind in KIND_WORDS else "report",
            after=request.POST.get("after", ""),
            under=request.POST.get("under", ""),
            now=clock.now(),
            by=the_user(request),
        )
    except BuildingError as error:
        messages.error(request, str(error))
        return redirect("desk-agenda", uid)
    return redirect("desk-agenda-item", uid, new.uid)


@for_clerks
@require_POST
def move(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """Up, down, out, under, or after another: by form, or by script."""
    found = item_of(request, uid, item)
    how = request.POST.get("move", "")
    now, user = clock.now(), the_user(request)
    says = ""
    try:
        if how == "after":
            other = request.POST.get("after", "")
            put_after(item=found, other=other, now=now, by=user)
        elif how in MOVES:
            direction: Literal["up", "down", "out", "under"] = how  # type: ignore[assignment]
            if not move_item(item=found, move=direction, now=now, by=user):
                says = "It can’t go further that way."
        else:
            says = "Choose where the item goes."
    except BuildingError as error:
        says = str(error)
    found.refresh_from_db()
    done = f"{found.title}, now {found.number or 'without a number'} of the agenda."
    if wants_json(request):
        context = {**outline_of(found.meeting), "item": found}
        template = "meetings/desk/agenda/items.html"
        items = render_to_string(template, context, request)
        return JsonResponse({"items": items, "says": says or done})
    (messages.error if says else messages.success)(request, says or done)
    return redirect("desk-agenda-item", uid, item)


@for_clerks
@require_POST
def remove(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    found = item_of(request, uid, item)
    try:
        remove_item(item=found, now=clock.now(), by=the_user(request))
    except BuildingError as error:
        messages.error(request, str(error))
        return redirect("desk-agenda-item", uid, item)
    messages.success(request, f"{found.title} is removed from the agenda.")
    return redirect("desk-agenda", uid)
