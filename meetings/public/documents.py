"""Documents handed out, by an address whose last part is only their name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings import files
from meetings.models import PublishedDocument

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

LONGEST_NAME = 120
LONGEST_ENDING = 8
# Shown in the browser; anything else is saved, since it might run as a page of ours.
SHOWN = {"application/pdf", "image/jpeg", "image/png", "text/plain"}

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\u202a-\u202e]+')
# Seen by nobody at either end of a name: white space, marks without a shape, and
# what a file system hides or cuts off.
_UNSEEN = r"[\s.\-\u200b-\u200f\u2060-\u206f\ufeff]+"
_ENDS = re.compile(rf"^{_UNSEEN}|{_UNSEEN}$")


def served_name(filename: str, title: str, media_type: str) -> str:
    """The name that a saved document gets: composed letters, and none that a file
    system forbids, at most 120 of them; an ending stays. Never empty: one of white
    space alone is no name, and an address without a name is none."""
    stem, ending = _parted(unicodedata.normalize("NFC", filename))
    if not _cleaned(stem):
        stem = unicodedata.normalize("NFC", title)
        ending = ending or (".pdf" if media_type == "application/pdf" else "")
    room = LONGEST_NAME - len(ending)
    return (_cleaned(_cleaned(stem)[:room]) or "document") + ending


def _parted(filename: str) -> tuple[str, str]:
    """What stands before the ending, and the ending with its dot, or ""."""
    stem, dot, ending = filename.rpartition(".")
    if dot and ending.isalnum() and len(ending) <= LONGEST_ENDING:
        return stem, dot + ending
    return filename, ""


def _cleaned(name: str) -> str:
    return _ENDS.sub("", _FORBIDDEN.sub("-", name))


@require_safe
def document(request: HttpRequest, uid: str, filename: str) -> HttpResponseBase:
    """The file of an open document. Another name in its address leads to this one."""
    found = PublishedDocument.objects.visible_to(request.user).latest_of(uid).first()
    if found is None or not files.is_held(found.sha256):
        raise Http404("No such document is held here.")
    name = served_name(found.filename, found.title, found.media_type)
    if filename != name:
        return redirect("document", uid, name)
    shown = found.media_type in SHOWN
    return FileResponse(
        files.path_of(found.sha256).open("rb"),
        as_attachment=not shown,
        filename=name,
        content_type=found.media_type if shown else "application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )


def document_address(uid: str, filename: str, title: str, media_type: str) -> str:
    return reverse("document", args=[uid, served_name(filename, title, media_type)])
