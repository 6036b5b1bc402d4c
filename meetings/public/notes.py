"""Corrections that stand beside approved minutes, as the public reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.models import CorrectionNote
from meetings.record.meeting import NoteRecord

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from meetings.models import Edition


def notes_beside(
    edition: Edition, *, private: Collection[str]
) -> tuple[NoteRecord, ...]:
    """The notes on an approved edition's meeting; none that is about a private item."""
    if edition.state != "approved":
        return ()
    rows = CorrectionNote.objects.filter(meeting=edition.meeting_id)
    return tuple(
        NoteRecord(item=row.item or None, text=row.text, by=row.by, on=row.on)
        for row in rows.order_by("position")
        if row.item not in private
    )


def with_numbers(
    notes: Iterable[NoteRecord], numbers: dict[str, str]
) -> list[dict[str, object]]:
    """For the page: each note with the number of the item that it is about."""
    return [
        {
            "item_number": numbers.get(note.item or "", ""),
            "text": note.text,
            "by": note.by,
            "on": note.on,
        }
        for note in notes
    ]
