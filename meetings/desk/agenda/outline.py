"""The agenda's list of items, as each of its pages shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from committees import clock
from committees.access import for_clerks
from meetings.actions.outline import agenda_is_out, live_uids
from meetings.clear_days import last_lawful_day, working_days_left
from meetings.models import AgendaItem, Meeting
from meetings.record.items import ItemKind
from meetings.wording import item_kind_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from meetings.actions.outline import BuildingError

KINDS = [(kind, item_kind_words(kind)) for kind in get_args(ItemKind)]


@for_clerks
@require_safe
def agenda(request: HttpRequest, uid: str) -> HttpResponse:
    """The list of items, none of them open; an empty one says how to begin."""
    return agenda_page(request, meeting_of(request, uid))


def agenda_page(
    request: HttpRequest, meeting: Meeting, *, fault: BuildingError | None = None
) -> HttpResponse:
    """The list, with what an item to be added was refused for; as typed."""
    faults = [(fault.field or "new-title", str(fault))] if fault else []
    context = {
        **outline_of(meeting),
        "item": None,
        "typed": request.POST,
        "faults": faults,
    }
    status = 422 if fault else 200
    return render(request, "meetings/desk/agenda/page.html", context, status=status)


def outline_of(meeting: Meeting) -> dict[str, Any]:
    """What the list of items needs."""
    items = list(
        meeting.items.order_by("position").only(
            *("uid", "number", "title", "kind", "parent", "position", "meeting"),
            *("private_class", "withdrawn", "urgency_reason"),
        )
    )
    parents = {each.pk: each.parent_id for each in items}

    def depth(key: int | None) -> int:
        return 1 + depth(parents[key]) if key else 0

    deadline = last_lawful_day(meeting.date)
    today = clock.today()
    out = agenda_is_out(meeting)
    published = live_uids(meeting) if out else set()
    return {
        "meeting": meeting,
        "lines": [
            {
                "item": each,
                "depth": depth(each.parent_id),
                "is_new": out and each.uid not in published,
            }
            for each in items
        ],
        "is_out": out,
        "deadline": deadline,
        "left": working_days_left(deadline.day, today),
        "late": today > deadline.day,
        "kinds": KINDS,
    }


def meeting_of(request: HttpRequest, uid: str) -> Meeting:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    return get_object_or_404(rows, uid=uid)


def item_of(request: HttpRequest, uid: str, item: str) -> AgendaItem:
    rows = AgendaItem.objects.editable_by(request.user).filter(meeting__uid=uid)
    return get_object_or_404(rows.select_related("meeting__committee"), uid=item)
