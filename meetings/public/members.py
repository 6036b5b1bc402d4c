"""Councillors and co-opted members: who they are, and what the record says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import F, Min
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from committees.clock import today
from committees.models import Member
from meetings.models import PublishedPart
from meetings.models.published import PartKind
from meetings.public.names import by_name
from meetings.public.rows import named
from meetings.wording import presence_words, vote_words

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from meetings.querysets import PublishedPartQuerySet

PARTS_A_PAGE = 30


@dataclass(frozen=True)
class RecordRow:
    date: date
    name: str
    url: str
    words: str


@require_safe
def member_list(request: HttpRequest) -> HttpResponse:
    """Those to come are among those in office, with the day from which they are."""
    day = today()
    members = Member.objects.visible_to(request.user)
    context = {
        "members": by_name(members.exclude(office_to__lt=day)),
        "former_members": by_name(members.filter(office_to__lt=day)),
        "today": day,
    }
    return render(request, "committees/members.html", context)


@require_safe
def member(request: HttpRequest, uid: str) -> HttpResponse:
    """A page of the record that isn't there shows the nearest that is."""
    found = get_object_or_404(Member.objects.visible_to(request.user), uid=uid)
    seats = found.memberships.visible_to(request.user).select_related("committee")
    visible = PublishedPart.objects.visible_to(request.user).live()
    page = Paginator(_each_once(visible.filter(member=found)), PARTS_A_PAGE).get_page(
        request.GET.get("page")
    )
    rows: Any = [_row(part) for part in page.object_list]
    page.object_list = rows
    context = {
        "member": found,
        "memberships": seats.order_by(
            F("ends").desc(nulls_first=True), F("starts").desc(nulls_last=True), "pk"
        ),
        "page": page,
    }
    return render(request, "committees/member.html", context)


def _each_once(parts: PublishedPartQuerySet) -> PublishedPartQuerySet:
    """The latest first. Who moves two motions at an item is named for it once."""
    alike = parts.order_by().values("published", "item", "what", "value", "about")
    once = PublishedPart.objects.filter(
        pk__in=alike.annotate(first=Min("pk")).values("first")
    )
    return once.select_related("published", "item").order_by(
        "-published__date",
        F("published__start_time").desc(nulls_last=True),
        "published__uid",
        F("item__position").asc(nulls_first=True),
        "pk",
    )


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
            on = f"{title}, {part.about}" if part.about else title
            return f"Voted on {on}: {vote_words(part.value).lower()}"
        case PartKind.DECLARATION:
            return f"Declared an interest: {title}"
        case PartKind.MOVER:
            return f"Moved the {part.about}: {title}"
        case _:
            return f"Seconded the {part.about}: {title}"
