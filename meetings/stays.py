"""When somebody was in the room: a row of attendance as comings and goings.

The record holds one absence as a leaving before a coming; with a late arrival, an early
leaving or a second absence beside it, it stands in `absences`. Here both are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from meetings.record.people import AbsenceRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetings.record.people import AttendanceRecord


class StayError(Exception):
    """Nobody can have come and gone so. The message follows the person's name."""


@dataclass(frozen=True)
class Stay:
    """Items' places in the order taken. `came` None: at the start; `left` None: at the
    end. `outs`: left before one item, back for another."""

    came: int | None = None
    left: int | None = None
    outs: tuple[tuple[int, int], ...] = ()

    def is_in(self, at: int) -> bool:
        if self.came is not None and at < self.came:
            return False
        if self.left is not None and at >= self.left:
            return False
        return not any(start <= at < back for start, back in self.outs)

    def check(self) -> None:
        """Every coming and going is at a later item than the one before it."""
        marks = [] if self.came is None else [self.came]
        marks += [mark for pair in self.outs for mark in pair]
        marks += [] if self.left is None else [self.left]
        if any(one >= other for one, other in pairwise(marks)):
            raise StayError(
                "can’t have come and left in that order. Someone is in the room for at"
                " least one item between coming in and leaving."
            )
        if self.came is None and marks[:1] == [0]:
            raise StayError(
                "can’t have left before the first item. Choose “Absent”, or when they"
                " came in."
            )

    def leaving(self, at: int) -> Stay:
        if not self.is_in(at):
            raise StayError("is out of the room at this item already.")
        if self._goes_on(at):
            raise StayError(
                "also came or left at a later item. Enter this one in the attendance."
            )
        return replace(self, left=at)

    def coming(self, at: int) -> Stay:
        if self.is_in(at):
            raise StayError("is in the room at this item already.")
        if self.came is not None and at < self.came:
            return replace(self, came=at or None)
        if self.left is not None and at >= self.left:
            if at == self.left:
                return replace(self, left=None)
            return replace(self, left=None, outs=(*self.outs, (self.left, at)))
        outs = ((s, at if s <= at < back else back) for s, back in self.outs)
        return replace(self, outs=tuple((s, back) for s, back in outs if s < back))

    def out_for(self, at: int, following: int | None) -> Stay:
        """Out for one item; `following` is the next one, None after the last."""
        if not self.is_in(at):
            raise StayError("is out of the room at this item already.")
        if following is None or following == self.left:
            return replace(self, left=at)
        outs = [(at if s == following else s, back) for s, back in self.outs]
        if outs == list(self.outs):
            outs.append((at, following))
        return replace(self, outs=tuple(sorted(outs)))

    def _goes_on(self, at: int) -> bool:
        return self.left is not None or any(start > at for start, _ in self.outs)


def stay_of(row: AttendanceRecord, order: Sequence[str]) -> Stay:
    """Raises StayError where a row tells of an item of another meeting."""
    place = {uid: n for n, uid in enumerate(order)}

    def at(uid: str) -> int:
        if uid not in place:
            raise StayError("came or left at an item that isn’t on this agenda.")
        return place[uid]

    came = at(row.arrived_at) if row.arrived_at else None
    left = at(row.left_at) if row.left_at else None
    outs = [(at(each.left_at), at(each.arrived_at)) for each in row.absences]
    if came is not None and left is not None and left < came:
        outs.append((left, came))
        came = left = None
    return Stay(came or None, left, tuple(sorted(outs)))


def with_stay(
    row: AttendanceRecord, stay: Stay, order: Sequence[str]
) -> AttendanceRecord:
    """A row that tells of the stay, in the simplest way that the record has."""
    came, left, outs = stay.came, stay.left, stay.outs
    if len(outs) == 1 and came is None and left is None:
        (left, came), outs = outs[0], ()
    return row.model_copy(
        update={
            "arrived_at": None if came is None else order[came],
            "left_at": None if left is None else order[left],
            "absences": tuple(
                AbsenceRecord(left_at=order[start], arrived_at=order[back])
                for start, back in outs
            ),
        }
    )
