"""Documents handed out, by an address whose last part is only their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from committees.clock import today
from meetings import files
from meetings.in_full import document_in_full
from meetings.models import PublishedDocument
from meetings.papers.naming import SHOWN, served_name

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from meetings.record.documents import DocumentRecord

NOT_HELD = "No such document is held here."


@require_safe
def document(request: HttpRequest, uid: str, filename: str) -> HttpResponseBase:
    """The file of an open document, or of one that this reader may have all the same.
    Another name in its address leads to this one."""
    opened = PublishedDocument.objects.visible_to(request.user).latest_of(uid).first()
    if opened:
        return _handed_out(opened, filename)
    private = document_in_full(request.user, uid, today=today())
    if private is None:
        raise Http404(NOT_HELD)
    answer = _handed_out(private, filename)
    add_never_cache_headers(answer)
    return answer


def _handed_out(
    found: PublishedDocument | DocumentRecord, filename: str
) -> HttpResponseBase:
    if not found.sha256 or not files.is_held(found.sha256):
        raise Http404(NOT_HELD)
    name = served_name(found.filename, found.title, found.media_type)
    if filename != name:
        return redirect("document", found.uid, name)
    shown = SHOWN.get(found.media_type)
    return FileResponse(
        files.path_of(found.sha256).open("rb"),
        as_attachment=shown is None,
        filename=name,
        content_type=shown or "application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )


def document_address(uid: str, filename: str, title: str, media_type: str) -> str:
    return reverse("document", args=[uid, served_name(filename, title, media_type)])
