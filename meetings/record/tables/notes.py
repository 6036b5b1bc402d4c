"""Corrections beside approved minutes, to and from their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.models import CorrectionNote
from meetings.record.meeting import NoteRecord

if TYPE_CHECKING:
    from collections.abc import Collection


def read_notes(
    meeting_id: int, *, about: Collection[str] | None = None
) -> tuple[NoteRecord, ...]:
    """The notes of a meeting in their order; where `about` is given, only those about
    the whole or about the items of these uids."""
    rows = CorrectionNote.objects.filter(meeting=meeting_id).order_by("position")
    return tuple(
        NoteRecord(item=row.item or None, text=row.text, by=row.by, on=row.on)
        for row in rows
        if about is None or not row.item or row.item in about
    )


def write_note(record: NoteRecord) -> dict[str, object]:
    return {
        "item": record.item or "",
        "text": record.text,
        "by": record.by,
        "on": record.on,
    }
