"""People as a record prints them, and who was at a meeting."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from meetings.record.base import Line, RecordModel, Uid

PersonName = Annotated[Line, StringConstraints(min_length=1)]
Presence = Literal["present", "apologies", "absent", "in_attendance"]
Mode = Literal["in_person", "remote"]


class PersonRecord(RecordModel):
    """A person as printed; `uid` is the member's, where the record knows it.

    `ward` is printed only where the name alone would not tell who it is.
    """

    name: PersonName
    uid: Uid | None = None
    ward: Line = ""


class AbsenceRecord(RecordModel):
    """Out of the room from the item `left_at` on, back for the item `arrived_at`."""

    left_at: Uid
    arrived_at: Uid


class AttendanceRecord(PersonRecord):
    """One row of who was there. `arrived_at` and `left_at` are items' uids.

    Who came for an item after the one that they left at was out in between. Whoever
    was out beside that, or more than once, has `absences`.
    """

    capacity: Line = ""
    presence: Presence = "present"
    mode: Mode = "in_person"
    substitute_for: PersonRecord | None = None
    arrived_at: Uid | None = Field(default=None)
    left_at: Uid | None = Field(default=None)
    absences: tuple[AbsenceRecord, ...] = ()
