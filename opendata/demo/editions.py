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
    said = edition_of(kind, record)
    header = getattr(said, kind)
    return EarlierRecord(
        kind=kind, edition=1, published_at=header.published_at, record=said
    )


def first_draft(record: MeetingRecord, published_at: dt.datetime) -> EarlierRecord:
    """Return `record` as the first draft of its minutes."""
    header = MinutesHeader(state="draft", published_at=published_at)
    return first_edition("minutes", record.model_copy(update={"minutes": header}))
