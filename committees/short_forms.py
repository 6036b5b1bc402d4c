"""How much a form may send. What is longer is refused before anything reads it: the
check of its token would put all of its files on the disk, whoever sends them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.shortcuts import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse, HttpResponseBase

View = TypeVar("View", bound="Callable[..., HttpResponseBase]")

_TAKES_FILES = "takes_files"
# A browser that is still sending when it is answered hears of a broken connection only:
# whoever has pasted too much gets to read why. What is longer nobody has typed.
_LET_FINISH = 16 << 20


def takes_files(view: View) -> View:
    """A view that asks first who sends something, and then reads it within limits of
    its own."""
    setattr(view, _TAKES_FILES, True)
    return view


class ShortFormsMiddleware:
    """Refuses long forms everywhere else (413). Comes before the check of tokens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: object
    ) -> HttpResponse | None:
        if getattr(view, _TAKES_FILES, False):
            return None
        # Without its length, nothing of a body is read at all.
        said = request.META.get("CONTENT_LENGTH") or "0"
        sent = int(said) if said.isdecimal() and len(said) < 20 else sys.maxsize
        if sent <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return None
        if sent <= _LET_FINISH:
            while request.read(1 << 16):
                pass
        return render(request, "413.html", status=413)
