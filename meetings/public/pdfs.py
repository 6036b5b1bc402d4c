"""Our own PDFs: their kinds, and how they are handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.public.files import HandedOut
from meetings.queue.asking import file_of

if TYPE_CHECKING:
    from meetings.renditions import Wanted

AGENDA_PDF = "agenda pdf"
MINUTES_PDF = "minutes pdf"
ITEM_PDF = "item minutes pdf"


def handed_out(wanted: Wanted, filename: str) -> HandedOut:
    """A PDF of ours for a reader, made now where it isn't kept."""
    return HandedOut(file_of(wanted), wanted.key, filename, "application/pdf")
