"""What nobody said may be kept is kept by nobody.

By the rules of HTTP a cache may keep many answers that say nothing about it, a "not
found" among them: a page would still be missing there once it is published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase


class KeptByNobodyMiddleware:
    """Stands outside of whatever may answer, but the static files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store"
        return response
