"""A committee's standing items: the list in order, with a form to add or change one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_clerks, the_user
from committees.models import Committee
from meetings.actions.standing import (
    StandingError,
    keep_standing_item,
    move_standing_item,
    remove_standing_item,
)
from meetings.desk.agenda.outline import KINDS
from meetings.desk.planning.forms import StandingItemForm
from meetings.desk.rows import figures
from meetings.models import StandingItem
from meetings.word.pasted import plain_to_rich, tidy_pasted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def standing_items(request: HttpRequest, slug: str) -> HttpResponse:
    """The list. A POST adds one, or moves or removes the one that it names."""
    committee = _committee(request, slug)
    if "move" in request.POST:
        return _move(request, committee)
    form = _form(request, {"kind": "other"})
    if _kept(request, committee, form, None):
        return redirect("desk-standing-items", slug)
    context = {
        "committee": committee,
        "items": committee.standing_items.all(),
        "form": form,
        "faults": list(form.faults()) if form.is_bound else [],
    }
    status = 422 if form.is_bound else 200
    return render(
        request, "meetings/desk/planning/standing_items.html", context, status=status
    )


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def standing_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One item, to be changed or removed."""
    committee = _committee(request, slug)
    found = get_object_or_404(StandingItem, committee=committee, pk=pk)
    if request.POST.get("do") == "remove":
        remove_standing_item(item=found, now=clock.now(), by=the_user(request))
        messages.success(request, f"“{found.title}” is removed.")
        return redirect("desk-standing-items", slug)
    initial = {
        "title": found.title,
        "kind": found.kind,
        "purpose": found.purpose,
        "lead": found.lead,
        "parts": "\n".join(found.parts),
        "minutes": found.minutes,
    }
    form = _form(request, initial)
    if _kept(request, committee, form, found):
        return redirect("desk-standing-items", slug)
    context = {
        "committee": committee,
        "item": found,
        "form": form,
        "faults": list(form.faults()) if form.is_bound else [],
    }
    status = 422 if form.is_bound else 200
    return render(
        request, "meetings/desk/planning/standing_item.html", context, status=status
    )


def _committee(request: HttpRequest, slug: str) -> Committee:
    return get_object_or_404(Committee.objects.editable_by(request.user), slug=slug)


def _form(request: HttpRequest, initial: Mapping[str, object]) -> StandingItemForm:
    form = StandingItemForm(request.POST or None, initial=dict(initial))
    form.offer("kind", KINDS)
    return form


def _move(request: HttpRequest, committee: Committee) -> HttpResponse:
    """`move` is "up-12" or "down-12"."""
    verb, _, key = request.POST["move"].partition("-")
    rows = StandingItem.objects.filter(committee=committee)
    item = get_object_or_404(rows, pk=figures(key))
    move: Literal["up", "down"] = "down" if verb == "down" else "up"
    try:
        moved = move_standing_item(
            item=item, move=move, now=clock.now(), by=the_user(request)
        )
    except StandingError as error:
        messages.error(request, str(error))
    else:
        said = (
            f"“{item.title}” is moved {move}."
            if moved
            else ("It can’t go further that way.")
        )
        messages.success(request, said)
    return redirect("desk-standing-items", committee.slug)


def _kept(
    request: HttpRequest,
    committee: Committee,
    form: StandingItemForm,
    found: StandingItem | None,
) -> bool:
    if not (form.is_bound and form.is_valid()):
        return False
    said = form.cleaned_data
    minutes = said["minutes"]
    try:
        row = keep_standing_item(
            committee=committee,
            title=said["title"],
            kind=said["kind"],
            purpose=said["purpose"],
            lead=said["lead"],
            parts=said["parts"].splitlines(),
            minutes=tidy_pasted(minutes) if "<" in minutes else plain_to_rich(minutes),
            now=clock.now(),
            by=the_user(request),
            item=found,
        )
    except StandingError as error:
        form.add_error("title", str(error))
        return False
    messages.success(request, f"“{row.title}” is kept.")
    return True
