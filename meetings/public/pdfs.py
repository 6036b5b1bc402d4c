"""Our own PDFs: their kinds, and how they are handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse

from meetings.renditions import file_of

if TYPE_CHECKING:
    from django.http import HttpResponseBase

    from meetings.renditions import Wanted

AGENDA_PDF = "agenda pdf"
MINUTES_PDF = "minutes pdf"
ITEM_PDF = "item minutes pdf"


def pdf_response(wanted: Wanted, filename: str) -> HttpResponseBase:
    return FileResponse(
        file_of(wanted).open("rb"),
        filename=filename,
        content_type="application/pdf",
        headers={"X-Content-Type-Options": "nosniff"},
    )
