"""What is missing before something is published: the desk's checklist.

Pure: a record in, findings out. Errors stop publishing, warnings don't.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.checking.findings import Context, Finding, Look
from meetings.checking.happened import happened
from meetings.checking.meeting import about_the_meeting
from meetings.checking.planned import planned, undecided
from meetings.checking.ruled import ruled
from meetings.record.editions import edition_of

if TYPE_CHECKING:
    from meetings.record.meeting import EditionKind, MeetingRecord

__all__ = ["Context", "Finding", "Look", "check"]


def check(record: MeetingRecord, kind: EditionKind, context: Context) -> list[Finding]:
    """Return what is missing or odd in what an edition of this kind would say, of a
    full record as the tables stand; errors first, each group in the agenda's order."""
    said = edition_of(kind, record)
    found = [*about_the_meeting(said, kind, context)]
    if kind != "notice":
        found += ruled(said, nation=context.nation)
        found += planned(said, kind, context)
        found += undecided(said, kind, context)
    if kind == "minutes":
        found += happened(said, context)
    once = list(dict.fromkeys(found))
    return sorted(once, key=lambda each: each.level != "error")
