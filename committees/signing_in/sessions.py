"""What holds for every answer to somebody who is signed in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest, HttpResponseBase

SEEN = "seen"


class SignedInMiddleware:
    """Keeps answers to the signed in out of caches, and their sessions awake.

    A page that never asked who reads it is the same for everybody: it is let be, and
    costs no query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
            _keep_awake(request.session)
        return response


def _keep_awake(session: SessionBase) -> None:
    """Begin the idle time anew, but not with a write for every key that is saved."""
    now = int(time.time())
    if now - session.get(SEEN, 0) > settings.SESSION_COOKIE_AGE // 60:
        session[SEEN] = now
