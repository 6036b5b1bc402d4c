"""Earlier editions of a record: what was out before the one that is told now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.record.editions import edition_of
from meetings.record.meeting import EarlierRecord, MinutesHeader

if TYPE_CHECKING:
    import datetime as dt

    from meetings.record.meeting import EditionKind, MeetingRecord


def first_edition(kind: EditionKind, record: MeetingRecord) -> EarlierRecord:
    """Return the first edition of `record`'s notice, agenda or minutes."""
    return edition(kind, 1, record)


def edition(kind: EditionKind, number: int, record: MeetingRecord) -> EarlierRecord:
    """Return an edition of that number, which `record` tells with its header."""
    said = edition_of(kind, record)
    header = getattr(said, kind)
    return EarlierRecord(
        kind=kind,
        edition=number,
        published_at=header.published_at,
        correction=header.correction,
        record=said,
    )


def first_draft(record: MeetingRecord, published_at: dt.datetime) -> EarlierRecord:
    """Return `record` as the first draft of its minutes."""
    header = MinutesHeader(state="draft", published_at=published_at)
    return first_edition("minutes", record.model_copy(update={"minutes": header}))
