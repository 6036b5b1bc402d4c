"""Adding items to an agenda, moving them about, and removing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from committees import clock
from committees.access import for_clerks, the_user, wants_json
from meetings.actions.building import (
    Move,
    add_item,
    move_item,
    put_item,
    remove_item,
)
from meetings.actions.outline import BuildingError
from meetings.desk.agenda.outline import (
    agenda_page,
    item_of,
    meeting_of,
    outline_of,
)
from meetings.desk.rows import clean
from meetings.wording import ITEM_KINDS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from meetings.models import AgendaItem

MOVES = get_args(Move)


@for_clerks
@require_POST
def add(request: HttpRequest, uid: str) -> HttpResponse:
    """At the end, or where `place` says: "after" or "under", and an item's uid."""
    meeting = meeting_of(request, uid)
    kind = request.POST.get("kind", "report")
    where, _, other = request.POST.get("place", "").partition(":")
    try:
        new = add_item(
            meeting=meeting,
            title=clean(request.POST.get("title", "")),
            kind=kind if kind in ITEM_KINDS else "report",
            after=other if where == "after" else "",
            under=other if where == "under" else "",
            now=clock.now(),
            by=the_user(request),
        )
    except BuildingError as error:
        return agenda_page(request, meeting, fault=error)
    return redirect("desk-agenda-item", uid, new.uid)


@for_clerks
@require_POST
def move(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """Up, down, out, under, after another or before it: by form, or by script."""
    found = item_of(request, uid, item)
    says = _moved(request, found)
    found.refresh_from_db()
    done = f"{found.title}, now {_place(found)} of the agenda."
    if wants_json(request):
        # The list is shown with the item that the page has open, not the moved one.
        shown = found.meeting.items.filter(uid=request.POST.get("open", ""))
        context = {**outline_of(found.meeting), "item": shown.first()}
        template = "meetings/desk/agenda/items.html"
        items = render_to_string(template, context, request)
        return JsonResponse({"items": items, "says": says or done})
    (messages.error if says else messages.success)(request, says or done)
    here = reverse("desk-agenda-item", args=[uid, item])
    return redirect(f"{here}#open-item")


def _moved(request: HttpRequest, found: AgendaItem) -> str:
    """Move it; return why not, or ""."""
    how = request.POST.get("move", "")
    now, user = clock.now(), the_user(request)
    try:
        if how in {"after", "before"}:
            other = request.POST.get(how, "")
            after, before = (other, "") if how == "after" else ("", other)
            put_item(item=found, after=after, before=before, now=now, by=user)
        elif how in MOVES:
            direction: Move = how  # type: ignore[assignment]
            if not move_item(item=found, move=direction, now=now, by=user):
                return "It can’t go further that way."
        else:
            return "Choose where the item goes."
    except BuildingError as error:
        return str(error)
    return ""


def _place(item: AgendaItem) -> str:
    """Where an item stands: its number, or a heading's line."""
    return item.number or f"line {item.position + 1}"


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
