"""Where each role begins, and one meeting's overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from committees.access import for_clerks, signed_in
from meetings.models import Meeting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@signed_in
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "meetings/desk/start.html")


@for_clerks
@require_safe
def meeting(request: HttpRequest, uid: str) -> HttpResponse:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    found = get_object_or_404(rows, uid=uid)
    return render(request, "meetings/desk/meeting.html", {"meeting": found})
