"""What every public address has: it is only read, kept where that is right, and says
when to come again.

A browser keeps a page and asks whether it is still so (304); a cache that many share
may hand it out for a minute without asking, but not past midnight. What isn't the same
for everybody is kept by nobody.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from committees.clock import local_now
from meetings.public.files import HandedOut, file_response, last_modified
from meetings.public.keeping import MOST_BYTES, Shelf
from meetings.public.stamps import of_council
from meetings.renditions import BeingMadeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponseBase

    from meetings.public.stamps import PageStamp

    View = Callable[..., HttpResponseBase | HandedOut]
    Answer = Callable[..., HttpResponseBase]

COME_AGAIN_SECONDS = 60


@dataclass(frozen=True)
class _Page:
    content: bytes
    content_type: str


shelf: Shelf[_Page | HandedOut] = Shelf(MOST_BYTES)


def for_readers(view: View, stamp: Callable[..., PageStamp] = of_council) -> Answer:
    """A view that takes no forms, and answers every reader alike for as long as the
    stamp is the same. It returns a page, or a file to be handed out.

    No token is asked of who sends a form: the view itself answers that it doesn't take
    it (405).
    """

    @csrf_exempt
    @wraps(view)
    def answer(
        request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        try:
            if request.method not in {"GET", "HEAD"}:
                return _refused(view(request, *args, **kwargs))
            return _answered(request, view, stamp(**kwargs), kwargs)
        except BeingMadeError:
            response = render(request, "503.html", status=503)
            response["Retry-After"] = str(COME_AGAIN_SECONDS)
            return response

    return answer


def _answered(
    request: HttpRequest, view: View, stamp: PageStamp, given: dict[str, object]
) -> HttpResponseBase:
    address = request.get_full_path()
    made = shelf.get(address, stamp.mark)
    if isinstance(made, HandedOut):
        try:
            return _file(request, made, stamp)
        except FileNotFoundError:  # it was thrown away, and is made again
            made = None
    etag = _etag(address, stamp)
    if made is None and request.headers.get("If-None-Match") == etag:
        # They have it from us: to say that it is the same, it needn't be made.
        return _kept_by_all(HttpResponseNotModified(), etag, stamp.since)
    if made is None:
        answer = view(request, **given)
        if isinstance(answer, HandedOut):
            shelf.put(address, stamp.mark, answer, 0)
            return _file(request, answer, stamp)
        if not _is_for_all(request, answer) or not isinstance(answer, HttpResponse):
            return answer
        made = _Page(answer.content, answer["Content-Type"])
        shelf.put(address, stamp.mark, made, len(made.content))
    return _page(request, made, etag, stamp.since)


def _is_for_all(request: HttpRequest, answer: HttpResponseBase) -> bool:
    """Whether it is a page, for which nobody asked who reads it, and that says nothing
    else of how to keep it."""
    asked = request.session.accessed
    return answer.status_code == 200 and not asked and "Cache-Control" not in answer


def _etag(address: str, stamp: PageStamp) -> str:
    mark = hashlib.sha256(f"{address} {stamp.mark}".encode()).hexdigest()
    return f'"{mark[:32]}"'


def _page(
    request: HttpRequest, page: _Page, etag: str, since: datetime
) -> HttpResponseBase:
    known = _is_known(request, etag, since)
    made = known or HttpResponse(page.content, content_type=page.content_type)
    return _kept_by_all(made, etag, since)


def _file(request: HttpRequest, file: HandedOut, stamp: PageStamp) -> HttpResponseBase:
    """A file that came before may take the place of one that came later: by the moment
    alone, it is another with every public change."""
    since = max(last_modified(file), stamp.since)
    known = _is_known(request, file.etag, since)
    return _kept_by_all(known or file_response(request, file), file.etag, since)


def _is_known(
    request: HttpRequest, etag: str, since: datetime
) -> HttpResponseBase | None:
    """The answer to who has it already, or asked for another."""
    seconds = int(since.timestamp()) if _is_over(since) else None
    return get_conditional_response(request, etag, seconds)


def _is_over(since: datetime) -> bool:
    """Moments are told in whole seconds, and a page may change twice in one."""
    return since <= timezone.now()


def _kept_by_all(
    answer: HttpResponseBase, etag: str, since: datetime
) -> HttpResponseBase:
    if answer.status_code not in {200, 206, 304}:
        return answer  # what one reader asked wrongly is nobody else's
    answer["ETag"] = etag
    if _is_over(since):
        answer["Last-Modified"] = http_date(since.timestamp())
    seconds = min(settings.SHARED_CACHE_SECONDS, _seconds_of_today())
    answer["Cache-Control"] = f"public, max-age=0, s-maxage={seconds}, must-revalidate"
    return answer


def _seconds_of_today() -> int:
    now = local_now()
    midnight = (now + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    return int((midnight - now).total_seconds())


def _refused(answer: HttpResponseBase | HandedOut) -> HttpResponseBase:
    if isinstance(answer, HandedOut):
        raise TypeError("A view for readers answered a form.")
    return answer
