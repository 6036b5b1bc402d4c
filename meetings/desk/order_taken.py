"""The order in which items were taken, and items that came up at the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_clerks, the_user
from committees.forms import DeskForm
from meetings.actions.order_taken import (
    OrderError,
    add_at_meeting,
    take_after,
    take_where_planned,
)
from meetings.desk.sheet import Sheet
from meetings.desk.sitting import Sitting, takes_minutes
from meetings.models import AgendaItem, Meeting
from meetings.templatetags.desk_words import called
from meetings.wording import printed_person

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LONGEST_REASON = 2_000


class MovingForm(DeskForm):
    """Which item was taken, and after which."""

    item = forms.ChoiceField(
        label="Which item was taken elsewhere",
        error_messages={
            "required": "Choose the item that was taken elsewhere.",
            "invalid_choice": "Choose an item of this meeting.",
        },
    )
    after = forms.ChoiceField(
        label="It was taken",
        error_messages={
            "required": "Choose the item after which it was taken.",
            "invalid_choice": "Choose an item of this meeting.",
        },
    )


class ComingUpForm(DeskForm):
    """An item that isn't on the agenda."""

    title = forms.CharField(
        label="Title", error_messages={"required": "Write the title of the item."}
    )
    kind = forms.ChoiceField(
        label="Why it was taken",
        choices=[
            ("urgent", "Urgent in the chair’s opinion"),
            ("other", "Another reason: nothing was decided that needs notice"),
        ],
    )
    reason = forms.CharField(
        label="The chair’s reason why it was urgent",
        max_length=_LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The minutes state it.",
    )
    after = forms.ChoiceField(label="It was taken", required=False)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, uid: str) -> HttpResponse:
    """The items as they were taken. A POST says where one was, or takes that back."""
    sitting = Sitting(_meeting(request, uid))
    form = _moving_form(sitting, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, sitting, moving=form)
    if back := request.POST.get("back", ""):
        item = get_object_or_404(AgendaItem, meeting=sitting.meeting, uid=back)
        take_where_planned(item=item, now=clock.now(), by=the_user(request))
        said = f"{called(item)} was taken where the agenda has it."
        messages.success(request, said[:1].upper() + said[1:])
        return _onwards(request, sitting)
    if form.is_valid():
        given = form.cleaned_data
        item = get_object_or_404(AgendaItem, meeting=sitting.meeting, uid=given["item"])
        try:
            is_moved = take_after(
                item=item,
                after=given["after"],
                now=clock.now(),
                by=the_user(request),
            )
        except OrderError as error:
            form.add_error(None, str(error))
        else:
            after = sitting.item(given["after"])
            said = f"{called(item)} was taken after {called(after) if after else ''}"
            words = "." if is_moved else ", as the agenda has it."
            messages.success(request, said[:1].upper() + said[1:] + words)
            return _onwards(request, sitting)
    return _page(request, sitting, moving=form, status=422)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, uid: str) -> HttpResponse:
    """Add an item that isn't on the agenda, and open its minutes."""
    sitting = Sitting(_meeting(request, uid))
    if request.method != "POST":
        return redirect("desk-order-taken", uid)
    form = _coming_up_form(sitting, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            item = add_at_meeting(
                meeting=sitting.meeting,
                title=given["title"],
                kind=given["kind"],
                reason=given["reason"],
                after=given["after"],
                now=clock.now(),
                by=the_user(request),
            )
        except OrderError as error:
            form.add_error("reason" if "reason" in str(error) else None, str(error))
        else:
            said = f"{called(item)} is added."
            messages.success(request, said[:1].upper() + said[1:])
            return redirect("desk-minute", uid, item.uid)
    return _page(request, sitting, coming_up=form, status=422)


def _meeting(request: HttpRequest, uid: str) -> Meeting:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    return get_object_or_404(rows, uid=uid)


def _moving_form(sitting: Sitting, data: object) -> MovingForm:
    form = MovingForm(data, auto_id="moving-%s")
    rows = [item for item in sitting.items if takes_minutes(item)]
    name = [(item.uid, f"{item.number} {item.title}".strip()) for item in rows]
    form.offer("item", [("", "Choose"), *name])
    form.offer("after", [("", "Choose"), *_after(sitting)])
    return form


def _coming_up_form(sitting: Sitting, data: object) -> ComingUpForm:
    form = ComingUpForm(data, auto_id="coming-up-%s")
    form.offer("after", [("", "After all other items"), *_after(sitting)])
    return form


def _after(sitting: Sitting) -> list[tuple[str, str]]:
    rows = [item for item in sitting.items if takes_minutes(item)]
    return [(item.uid, f"After {item.number} {item.title}") for item in rows]


def _page(
    request: HttpRequest,
    sitting: Sitting,
    *,
    moving: MovingForm | None = None,
    coming_up: ComingUpForm | None = None,
    status: int = 200,
) -> HttpResponse:
    moving = moving or _moving_form(sitting, None)
    coming_up = coming_up or _coming_up_form(sitting, None)
    context = {
        "meeting": sitting.meeting,
        "sitting": sitting,
        "moving": moving,
        "coming_up": coming_up,
        "faults": [*moving.faults(), *coming_up.faults()],
    }
    template = "meetings/desk/attendance/order.html"
    return render(request, template, context, status=status)


def _onwards(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Whoever came or left did so at an item: another order may make that wrong."""
    sheet = Sheet(Sitting(sitting.meeting))
    rows = sheet.sitting.attendance
    moved = [
        f"{printed_person(row)} ({sheet.when(row)})" for row in rows if sheet.when(row)
    ]
    if moved:
        messages.warning(
            request,
            "Check in the attendance who came and left, in this order: "
            f"{'; '.join(moved)}.",
        )
    return redirect("desk-order-taken", sitting.meeting.uid)
