"""Corrections beside approved minutes: dated, public from when they are made, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.models import CorrectionNote
from meetings.record.tables.notes import read_notes, write_note

if TYPE_CHECKING:
    from meetings.models import Meeting
    from meetings.record.meeting import NoteRecord


def add_notes(meeting: Meeting, notes: tuple[NoteRecord, ...]) -> None:
    """Put further notes after those that are there. The caller holds the lock."""
    first = meeting.correction_notes.count()
    CorrectionNote.objects.bulk_create(
        CorrectionNote(meeting=meeting, position=n, **write_note(note))
        for n, note in enumerate(notes, start=first)
    )


def further_notes(
    meeting: Meeting, notes: tuple[NoteRecord, ...]
) -> tuple[NoteRecord, ...] | None:
    """Those of `notes` that are new; None where they take back one that is there."""
    there = read_notes(meeting.pk)
    if notes[: len(there)] == there:
        return notes[len(there) :]
    return () if there[: len(notes)] == notes else None
