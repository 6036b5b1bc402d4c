"""A meeting with what isn't for the public, for its members and clerks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from committees import clock
from committees.access import signed_in, the_user
from meetings.in_full import body_in_full, editions_in_full

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@signed_in
@require_safe
def in_full(request: HttpRequest, uid: str) -> HttpResponse:
    """Its minutes or, before they are out, its agenda, in full. To who may not read
    it, and where all of it is open, it isn't there."""
    mine = editions_in_full(the_user(request), today=clock.today())
    edition = mine.filter(meeting__uid=uid).first()
    if edition is None:
        raise Http404
    context = {
        "meeting": edition.meeting.published,
        "edition": edition,
        "body": body_in_full(edition),
    }
    return render(request, "meetings/desk/in_full.html", context)
