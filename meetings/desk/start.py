"""Where each role begins, and one meeting's overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from committees import clock
from committees.access import for_clerks, signed_in, the_user
from committees.models import Committee, Membership, User
from meetings.clear_days import last_lawful_day, working_days_left
from meetings.desk.due import due_of, follow_ups_of, waiting_for
from meetings.desk.sitting import Sitting
from meetings.in_full import editions_in_full
from meetings.models import AgendaItem, Meeting, PublishedMeeting

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from meetings.models import Edition

NEXT = 20


@dataclass(frozen=True)
class ReportDue:
    """A report author's own item, and until when it can be changed."""

    item: AgendaItem
    by: date
    late: bool


@signed_in
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What is due next, for each role."""
    user, today = the_user(request), clock.today()
    context: dict[str, Any] = {"today": today}
    if user.is_report_author:
        context["reports"] = _reports(user, today)
    if user.is_clerk:
        context |= {
            "committees": Committee.objects.editable_by(user).active_on(today),
            "due": due_of(user, today=today),
            "waiting": waiting_for(user),
            "follow_ups": follow_ups_of(user, today=today),
        }
    if user.member_id:
        context["sittings"] = _sittings(user, today)
        context["in_full"] = _in_full(user, today)
    if user.is_administrator:
        context["unanswered"] = _unanswered()
    return render(request, "meetings/desk/start.html", context)


@for_clerks
@require_safe
def meeting(request: HttpRequest, uid: str) -> HttpResponse:
    """One meeting: what is done of it, what comes next, and by when."""
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    found = get_object_or_404(rows, uid=uid)
    today = clock.today()
    deadline = last_lawful_day(found.date)
    live: dict[str, Edition] = {
        edition.kind: edition
        for edition in found.editions.live().defer("record").select_related("by")
    }
    context = {
        "meeting": found,
        "sitting": Sitting(found),
        "live": live,
        "deadline": deadline,
        "left": working_days_left(deadline.day, today),
        "late": today > deadline.day,
        "past": found.date < today,
    }
    return render(request, "meetings/desk/meeting.html", context)


def _reports(user: User, today: date) -> list[ReportDue]:
    rows = AgendaItem.objects.written_by(user).filter(meeting__date__gte=today)
    ordered = rows.select_related("meeting__committee").order_by("meeting__date", "pk")
    found = []
    for item in ordered[:NEXT]:
        day = last_lawful_day(item.meeting.date).day
        found.append(ReportDue(item, by=day, late=day < today))
    return found


def _sittings(user: User, today: date) -> list[PublishedMeeting]:
    """The next meetings of the committees on which the account's member sits."""
    seats = Membership.objects.filter(member=user.member_id).on(today)
    rows = PublishedMeeting.objects.visible_to(user).from_day(today)
    mine = rows.filter(committee__in=seats.values("committee"))
    return list(mine.select_related("committee")[:NEXT])


def _in_full(user: User, today: date) -> list[PublishedMeeting]:
    """The meetings, the latest first, that the account's member reads in full."""
    rows = editions_in_full(user, today=today)[: 2 * NEXT]
    found = {row.meeting_id: row.meeting.published for row in rows}
    return list(found.values())[:NEXT]


def _unanswered() -> list[User]:
    """Who was invited and has neither chosen a password nor signed in otherwise."""
    rows = User.objects.filter(
        is_active=True, last_login=None, password__startswith=UNUSABLE_PASSWORD_PREFIX
    )
    return list(rows.order_by("name", "pk")[:NEXT])
