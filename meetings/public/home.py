"""The front page: what comes, what was minuted, where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.shortcuts import render
from django.views.decorators.http import require_safe

from committees.clock import today
from committees.models import Committee
from meetings.models import PublishedMeeting
from meetings.public.names import by_name
from meetings.public.rows import in_order, meeting_row, moved_rows

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NEXT_MEETINGS = 6
LATEST_MINUTES = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    day = today()
    visible = PublishedMeeting.objects.visible_to(request.user).select_related(
        "committee"
    )
    coming = list(visible.from_day(day)[:NEXT_MEETINGS])
    left = [row for each in coming for row in moved_rows(each) if row.date >= day]
    minuted = visible.exclude(minutes_state="none").order_by(
        "-date", F("start_time").desc(nulls_last=True), "uid"
    )
    context = {
        "next_meetings": in_order([*map(meeting_row, coming), *left]),
        "latest_minutes": [meeting_row(each) for each in minuted[:LATEST_MINUTES]],
        "committees": by_name(
            Committee.objects.visible_to(request.user).active_on(day)
        ),
    }
    return render(request, "meetings/public/home.html", context)
