"""Councillors and co-opted members: who they are, and what the record says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from committees.models import Member
from meetings.models import PublishedPart
from meetings.models.published import PartKind
from meetings.public.rows import named
from meetings.public.today import today
from meetings.wording import presence_words, vote_words

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

LATEST_PARTS = 60


@dataclass(frozen=True)
class RecordRow:
    date: date
    name: str
    url: str
    words: str


@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    day = today()
    members = Member.objects.visible_to(request.user)
    context = {
        "members": members.in_office_on(day),
        "former_members": members.filter(office_to__lt=day),
    }
    return render(request, "committees/members.html", context)


@require_safe
def member(request: HttpRequest, uid: str) -> HttpResponse:
    found = get_object_or_404(Member.objects.visible_to(request.user), uid=uid)
    seats = found.memberships.select_related("committee")
    visible = PublishedPart.objects.visible_to(request.user).live()
    parts = visible.filter(member=found).select_related("published", "item")
    parts = parts.order_by("-published__date", "-published_id", "pk")[:LATEST_PARTS]
    context = {
        "member": found,
        "memberships": seats.order_by(
            F("ends").desc(nulls_first=True), F("starts").desc(nulls_last=True), "pk"
        ),
        # Who moves two motions at an item is named for it once.
        "record_of": list(dict.fromkeys(_row(part) for part in parts)),
    }
    return render(request, "committees/member.html", context)


def _row(part: PublishedPart) -> RecordRow:
    meeting, item = part.published, part.item
    return RecordRow(
        date=meeting.date,
        name=f"{named(meeting)}, item {item.number}"
        if item and item.number
        else named(meeting),
        url=(item or meeting).get_absolute_url(),
        words=_words(part),
    )


def _words(part: PublishedPart) -> str:
    title = part.item.title if part.item else ""
    match part.what:
        case PartKind.ATTENDANCE:
            return presence_words(part.value)
        case PartKind.VOTE:
            return f"Voted on {title}: {vote_words(part.value).lower()}"
        case PartKind.DECLARATION:
            return f"Declared an interest: {title}"
        case PartKind.MOVER:
            return f"Moved: {title}"
        case _:
            return f"Seconded: {title}"
