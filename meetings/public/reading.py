"""What every public address has: it is only read, and it says when to come again."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from meetings.renditions import BeingMadeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

COME_AGAIN_SECONDS = 60


def for_readers(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """A view that takes no forms. So no token is asked of who sends one: the view
    itself answers that it doesn't take it (405)."""

    @csrf_exempt
    @wraps(view)
    def answer(
        request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except BeingMadeError:
            response = render(request, "503.html", status=503)
            response["Retry-After"] = str(COME_AGAIN_SECONDS)
            return response

    return answer
