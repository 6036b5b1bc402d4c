"""Documents handed out, by an address whose last part is only their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from committees.clock import today
from meetings import files
from meetings.in_full import document_in_full
from meetings.models import PublishedDocument
from meetings.papers.naming import SHOWN, served_name
from meetings.public.files import HandedOut, file_response

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from meetings.record.documents import DocumentRecord

NOT_HELD = "No such document is held here."


@require_safe
def document(
    request: HttpRequest, uid: str, filename: str
) -> HttpResponseBase | HandedOut:
    """The file of an open document, or of one that this reader may have all the same.
    Another name in its address leads to this one."""
    opened = PublishedDocument.objects.visible_to(request.user).latest_of(uid).first()
    if opened:
        return _as_named(opened, filename)
    private = document_in_full(request.user, uid, today=today())
    if private is None:
        raise Http404(NOT_HELD)
    found = _as_named(private, filename)
    answer = file_response(request, found) if isinstance(found, HandedOut) else found
    add_never_cache_headers(answer)
    return answer


def _as_named(
    found: PublishedDocument | DocumentRecord, filename: str
) -> HttpResponseBase | HandedOut:
    if not found.sha256 or not files.is_held(found.sha256):
        raise Http404(NOT_HELD)
    name = served_name(found.filename, found.title, found.media_type)
    if filename != name:
        return redirect("document", found.uid, name)
    shown = SHOWN.get(found.media_type)
    return HandedOut(
        path=files.path_of(found.sha256),
        entity=found.sha256,
        filename=name,
        content_type=shown or "application/octet-stream",
        attached=shown is None,
    )


def document_address(uid: str, filename: str, title: str, media_type: str) -> str:
    return reverse("document", args=[uid, served_name(filename, title, media_type)])
