"""The minutes of a meeting as they are written: one page, an item at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from committees import clock
from committees.access import browser_secret, for_clerks, the_user, wants_json
from meetings.actions.saving import (
    Clash,
    SavingError,
    current_draft,
    keep_aside,
    refuse_decisions_on_withdrawn,
    revision_of,
    save_side,
    was_saved,
)
from meetings.desk.outcome.posted import Posted
from meetings.desk.outcome.pressing import press
from meetings.desk.outcome.showing import outcome_of
from meetings.desk.pages import turn_of
from meetings.desk.sitting import Sitting, state_of, takes_minutes
from meetings.drafts.sides import MinutesSide
from meetings.models import Meeting, StandingItem, StandingWording
from meetings.record.tables.items import read_item
from meetings.wording import outcome_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from meetings.actions.saving import Saved
    from meetings.desk.rows import Faults
    from meetings.in_the_room import Room
    from meetings.models import AgendaItem, ItemVersion


@for_clerks
@require_safe
def minutes(request: HttpRequest, uid: str) -> HttpResponse:
    """Opens the first item that isn't finished, in the order taken."""
    sitting = Sitting(_meeting(request, uid))
    item = sitting.first_to_do()
    if item is None:
        context = {"meeting": sitting.meeting}
        return render(request, "meetings/desk/minutes/no_items.html", context)
    return redirect("desk-minute", uid, item.uid)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def minute(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """One item: its minutes, votes and resolution; a POST saves them all as one."""
    sitting = Sitting(_meeting(request, uid))
    if request.method == "POST":
        return _save(
            request, sitting, get_object_or_404(sitting.meeting.items, uid=item)
        )
    found = sitting.item(item)
    if found is None:
        raise Http404
    context = _context(request, sitting, found)
    return render(request, "meetings/desk/minutes/page.html", context)


def _meeting(request: HttpRequest, uid: str) -> Meeting:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    return get_object_or_404(rows, uid=uid)


def _context(
    request: HttpRequest,
    sitting: Sitting,
    item: AgendaItem,
    *,
    said: MinutesSide | None = None,
    revision: int | None = None,
) -> dict[str, Any]:
    """What the page needs. `said` and `revision`: what a form holds, not saved yet."""
    record = read_item(item)
    if revision is None:
        revision = revision_of(item, "minutes")
    if said is None:
        current = current_draft(item, "minutes", revision, record)
        said = current if isinstance(current, MinutesSide) else MinutesSide()
        if not revision and not said.minutes and takes_minutes(item):
            said = said.model_copy(update={"minutes": _usual_words(item)})
    room = sitting.room_at(item, record.declarations)
    return {
        "sitting": sitting,
        "meeting": sitting.meeting,
        "item": item,
        "record": record,
        "room": room,
        "outcome": outcome_of(
            said, record, people=sitting.people, room=room, parties=sitting.parties
        ),
        "revision": revision,
        "following": sitting.after(item),
        "wordings": StandingWording.objects.of(sitting.meeting.committee),
        "faults": [],
        "secret": browser_secret(the_user(request)),
    }


def _save(request: HttpRequest, sitting: Sitting, item: AgendaItem) -> HttpResponse:
    draft, faults, half, at = _read(request, sitting, item)
    if request.POST.get("do") or not wants_json(request):
        # A button's answer, or a page made anew, would be without what is half said.
        faults = [*faults, *half]
    base = _number(request.POST.get("base", ""))
    if faults:
        return _refused(request, sitting, item, faults, draft, base)
    if request.POST.get("look"):
        return JsonResponse({"was_saved": was_saved(item, "minutes", draft)})
    if request.POST.get("compare"):
        return _compared(request, item, draft, base)
    try:
        answer = save_side(
            item=item,
            side="minutes",
            draft=draft,
            base=base,
            now=clock.now(),
            by=the_user(request),
            allowed=refuse_decisions_on_withdrawn,
            turn=turn_of(request),
        )
    except SavingError as error:
        return _refused(request, sitting, item, [("", str(error))], draft, base)
    if isinstance(answer, Clash):
        return _clash(request, item, answer.aside)
    if wants_json(request):
        return _told(request, sitting, item, answer, at, half)
    messages.success(request, "Saved.")
    return _onwards(request, sitting, item, at)


def _read(
    request: HttpRequest, sitting: Sitting, item: AgendaItem
) -> tuple[MinutesSide, Faults, Faults, str]:
    """What the form says once its pressed button has done its work, what is wrong with
    it, what is only half said, and the id of what to go on at."""
    posted = Posted(request.POST)
    pressed = request.POST.get("do", "")

    def room() -> Room:
        return sitting.room_at(item, sitting.declarations_of(item))

    at = press(
        posted,
        pressed,
        room=room,
        parties=lambda: sitting.parties,
        recommendations=read_item(item).recommendations if "copy" in pressed else (),
    )
    if pressed == "wording":
        posted.append_to_minutes(_wording(request, sitting))
    return *posted.draft(sitting.people, room), posted.half, at


def _onwards(
    request: HttpRequest, sitting: Sitting, item: AgendaItem, at: str
) -> HttpResponse:
    """Without script: the next item, or this one again where its button was."""
    following = sitting.after(item)
    if request.POST.get("do") == "next" and following:
        return redirect("desk-minute", sitting.meeting.uid, following.uid)
    here = reverse("desk-minute", args=[sitting.meeting.uid, item.uid])
    return redirect(f"{here}#{at}" if at else here)


def _refused(
    request: HttpRequest,
    sitting: Sitting,
    item: AgendaItem,
    faults: Faults,
    draft: MinutesSide,
    base: int,
) -> HttpResponse:
    """The form again with what was typed, and what is wrong with it."""
    if wants_json(request):
        return JsonResponse({"errors": dict(reversed(faults))}, status=422)
    context = _context(request, sitting, item, said=draft, revision=base)
    context["faults"] = faults
    context["typed"] = request.POST
    return render(request, "meetings/desk/minutes/page.html", context, status=422)


def _compared(
    request: HttpRequest, item: AgendaItem, draft: MinutesSide, base: int
) -> HttpResponse:
    """A text that a browser had kept, beside what is saved: nothing of it is taken
    before somebody has chosen."""
    aside = keep_aside(
        item=item,
        side="minutes",
        draft=draft,
        base=base,
        now=clock.now(),
        by=the_user(request),
    )
    if aside is None:
        return JsonResponse({"revision": revision_of(item, "minutes")})
    return _clash(request, item, aside)


def _usual_words(item: AgendaItem) -> str:
    """What the minutes of such an item usually begin with, by the committee's standing
    items: shown, and saved only once the clerk saves. "" where there is none."""
    rows = StandingItem.objects.filter(
        committee=item.meeting.committee_id, title=item.title, kind=item.kind
    )
    return rows.values_list("minutes", flat=True).first() or ""


def _wording(request: HttpRequest, sitting: Sitting) -> str:
    """The standing wording that was chosen; "" where none was."""
    rows = StandingWording.objects.of(sitting.meeting.committee)
    chosen = rows.filter(pk=_number(request.POST.get("wording", ""))).first()
    return chosen.text if chosen else ""


def _clash(request: HttpRequest, item: AgendaItem, aside: ItemVersion) -> HttpResponse:
    url = reverse("desk-conflict", args=[item.uid, "minutes", aside.pk])
    if wants_json(request):
        return JsonResponse({"clash": url}, status=409)
    return redirect(url)


def _told(
    request: HttpRequest,
    sitting: Sitting,
    item: AgendaItem,
    answer: Saved,
    at: str,
    half: Faults,
) -> HttpResponse:
    """The server's own answer: only this counts as saved. Where the script asks for
    it, with the part of the form that a button has changed."""
    draft = answer.draft
    if not isinstance(draft, MinutesSide):
        raise Http404
    outcomes = [outcome_words(r.outcome, r.outcome_words) for r in draft.resolutions]
    state, finished = state_of(
        item, written=bool(draft.minutes), decided=next(iter(outcomes), "")
    )
    told: dict[str, Any] = {
        "state": state,
        "finished": finished,
        "revision": answer.revision,
        "saved_at": f"{clock.local_now():%H:%M}",
        "merged": answer.merged_in,
        "half": " ".join(says for _, says in half),
    }
    if request.headers.get("X-Part") == "outcome":
        context = _context(request, Sitting(sitting.meeting), item)
        template = "meetings/desk/minutes/outcome.html"
        told["part"] = render_to_string(template, context, request)
        told["at"] = at
    return JsonResponse(told)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
