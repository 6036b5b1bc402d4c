"""Who was at a meeting: entering it row by row, by as many clerks as like."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.db.models import F

from committees.logbook import write_log
from committees.seats import members_on
from meetings.in_the_room import key_of, order_of
from meetings.models import Attendance, Meeting
from meetings.record.changes import changed_places
from meetings.record.tables.people import (
    members_of,
    read_attendance,
    write_attendance,
)
from meetings.stays import Stay, StayError, stay_of, with_stay
from meetings.wording import printed_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from committees.models import User
    from meetings.record.people import AttendanceRecord

Step = Literal["left", "came", "out"]
_GONE = frozenset({"apologies", "absent"})


class AttendanceError(Exception):
    """It can't have been so. The message is fit to show a clerk."""


@dataclass(frozen=True)
class Entry:
    """What one form says of one person. `record` None: not entered. `seen` is the
    mark of what stood there when the page was made, "" for nothing."""

    key: str
    record: AttendanceRecord | None
    seen: str


@dataclass(frozen=True)
class Taken:
    """What came of the entries, by the person's key. `clashes` are the rows that
    somebody else has changed meanwhile, as they are now."""

    saved: frozenset[str] = frozenset()
    clashes: Mapping[str, AttendanceRecord | None] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


def mark_of(record: AttendanceRecord | None) -> str:
    """Short for a whole row: the same only where every field is."""
    if record is None:
        return ""
    return hashlib.sha256(record.canonical().encode()).hexdigest()[:16]


@transaction.atomic
def take_attendance(
    *, meeting: Meeting, entries: Iterable[Entry], now: datetime, by: User
) -> Taken:
    """Save the rows that the clerk has changed, but those that another has changed
    too, and those that can't be; every other one goes through."""
    sheet = _Sheet(meeting)
    clashes: dict[str, AttendanceRecord | None] = {}
    wanted: dict[str, AttendanceRecord | None] = {}
    for entry in entries:
        current = sheet.rows.get(entry.key)
        if mark_of(entry.record) in {entry.seen, mark_of(current)}:
            continue
        if mark_of(current) != entry.seen:
            clashes[entry.key] = current
        else:
            wanted[entry.key] = entry.record
    refused: dict[str, str] = {}
    # A row that is refused may be what another one rests on: look again without it.
    while faults := sheet.faults_with(wanted):
        refused |= faults
        wanted = {key: row for key, row in wanted.items() if key not in faults}
    sheet.write(wanted, now=now, by=by)
    return Taken(frozenset(wanted), clashes, refused)


@transaction.atomic
def everyone_is_here(
    *, meeting: Meeting, people: Iterable[AttendanceRecord], now: datetime, by: User
) -> None:
    """Enter all of `people` as they are given who aren't entered yet, and for whom
    nobody is there as a substitute."""
    sheet = _Sheet(meeting)
    replaced = {
        key_of(row.substitute_for) for row in sheet.rows.values() if row.substitute_for
    }
    named = {key_of(each): each for each in people}
    wanted: dict[str, AttendanceRecord | None] = {
        key: each
        for key, each in named.items()
        if key not in sheet.rows and key not in replaced
    }
    sheet.write(wanted, now=now, by=by)


@transaction.atomic
def add_person(
    *, meeting: Meeting, person: AttendanceRecord, now: datetime, by: User
) -> None:
    """Add somebody who was there to the list."""
    sheet = _Sheet(meeting)
    key = key_of(person)
    names = {
        (row.name.casefold(), row.ward.casefold())
        for row in sheet.rows.values()
        if not row.uid
    }
    twice = not person.uid and (person.name.casefold(), person.ward.casefold()) in names
    if key in sheet.rows or twice:
        raise AttendanceError(f"{printed_person(person)} is on the list already.")
    if faults := sheet.faults_with({key: person}):
        raise AttendanceError(faults[key])
    sheet.write({key: person}, now=now, by=by)


@transaction.atomic
def came_or_left(
    *,
    meeting: Meeting,
    person: AttendanceRecord,
    at: str,
    step: Step,
    now: datetime,
    by: User,
) -> None:
    """Note at an item that somebody came in for it, left before it, or is out for it.

    `person` is entered as present where the list doesn't have them yet.
    """
    sheet = _Sheet(meeting)
    key = key_of(person)
    row = sheet.rows.get(key)
    try:
        after = sheet.stepped(row, person, at, step)
    except StayError as error:
        raise AttendanceError(f"{printed_person(person)} {error}") from error
    if faults := sheet.faults_with({key: after}):
        raise AttendanceError(faults[key])
    sheet.write({key: after}, now=now, by=by)


class _Sheet:
    """The attendance of a meeting, its row locked: whatever is decided rests on what
    was read after the lock."""

    def __init__(self, meeting: Meeting) -> None:
        rows = Meeting.objects.select_for_update(of=("self",)).order_by()
        self.meeting = rows.select_related("committee").get(pk=meeting.pk)
        self._items = list(
            self.meeting.items.select_related("taken_after").order_by("position")
        )
        self.order = order_of(self._items)
        people = ("person", "substitute_for", "arrived_at", "left_at")
        stored = self.meeting.attendances.select_related(*people).order_by("position")
        self._stored: dict[str, Attendance] = {}
        self.rows: dict[str, AttendanceRecord] = {}
        for each in stored:
            record = read_attendance(each, self.order)
            self._stored[key_of(record)] = each
            self.rows[key_of(record)] = record

    def faults_with(
        self, wanted: Mapping[str, AttendanceRecord | None]
    ) -> dict[str, str]:
        """What is wrong with each changed row once all are put in."""
        rows = {**self.rows, **wanted}
        there = {key: row for key, row in rows.items() if row is not None}
        faults = {}
        for key in wanted:
            row = there.get(key)
            says = self._fault(key, row, there) if row else ""
            if says:
                faults[key] = says
        return faults

    def _fault(
        self, key: str, row: AttendanceRecord, there: Mapping[str, AttendanceRecord]
    ) -> str:
        name = printed_person(row)
        if row.presence in _GONE:
            if row.arrived_at or row.left_at or row.absences:
                return f"{name} wasn’t there: take out when they came in and left."
            if row.substitute_for:
                return f"{name} wasn’t there, so nobody’s substitute."
        try:
            stay_of(row, self.order).check()
        except StayError as error:
            return f"{name} {error}"
        return self._two_in_one_seat(key, row, there)

    def _two_in_one_seat(
        self, key: str, row: AttendanceRecord, there: Mapping[str, AttendanceRecord]
    ) -> str:
        """Who has a substitute isn't there beside them; "" where all is well. One may
        have left before the other came."""
        name = printed_person(row)
        if row.substitute_for:
            replaced = key_of(row.substitute_for)
            if replaced == key:
                return f"{name} can’t be their own substitute. Choose another member."
            other = there.get(replaced)
            if other and other.presence == "present" and self._meet(row, other):
                return (
                    f"{printed_person(other)} is entered as present, so {name} can’t be"
                    " their substitute. Change one of the two, or say at which item one"
                    " left and the other came in."
                )
        if row.presence != "present":
            return ""
        for each in there.values():
            instead = each.substitute_for and key_of(each.substitute_for) == key
            if instead and self._meet(row, each):
                return (
                    f"{printed_person(each)} is entered as a substitute for {name}."
                    " Change that first, or say at which item one left and the other"
                    " came in."
                )
        return ""

    def _meet(self, one: AttendanceRecord, other: AttendanceRecord) -> bool:
        """Whether both are in the room at some item."""
        stays = stay_of(one, self.order), stay_of(other, self.order)
        places = range(len(self.order))
        return not places or any(all(s.is_in(n) for s in stays) for n in places)

    def stepped(
        self,
        row: AttendanceRecord | None,
        person: AttendanceRecord,
        at: str,
        step: Step,
    ) -> AttendanceRecord:
        if at not in self.order:
            raise StayError("can’t come or leave at an item that isn’t on this agenda.")
        place = self.order.index(at)
        was_there = row is not None and row.presence not in _GONE
        if step == "came" and not was_there:
            here = (row or person).model_copy(update={"presence": "present"})
            return with_stay(here, Stay(came=place or None), self.order)
        if row is None or not was_there:
            raise StayError("isn’t entered as present. Enter them in the attendance.")
        stay = stay_of(row, self.order)
        if step == "came":
            after = stay.coming(place)
        elif step == "left":
            after = stay.leaving(place)
        else:
            after = stay.out_for(place, self._following(place))
        after.check()
        return with_stay(row, after, self.order)

    def _following(self, place: int) -> int | None:
        """The place of the next item at which something is decided."""
        by_uid = {item.uid: item for item in self._items}
        for n in range(place + 1, len(self.order)):
            item = by_uid[self.order[n]]
            if item.kind != "heading" and not item.withdrawn:
                return n
        return None

    def write(
        self,
        wanted: Mapping[str, AttendanceRecord | None],
        *,
        now: datetime,
        by: User,
    ) -> None:
        changed = {key: row for key, row in wanted.items() if row != self.rows.get(key)}
        if not changed:
            return
        fields = [
            each for key, row in changed.items() for each in self._named(key, row)
        ]
        gone = [self._stored[key].pk for key, row in changed.items() if row is None]
        Attendance.objects.filter(pk__in=gone).delete()
        members = members_of(tuple(row for row in changed.values() if row))
        items = {item.uid: item for item in self._items}
        new = []
        for key, row in changed.items():
            if row is None:
                continue
            columns = write_attendance(row, members, items)
            if key in self._stored:
                Attendance.objects.filter(pk=self._stored[key].pk).update(**columns)
            else:
                made = Attendance(meeting=self.meeting, position=0, **columns)
                new.append((key, made))
        if new:
            self._put_in(new)
        Meeting.objects.filter(pk=self.meeting.pk).update(revision=F("revision") + 1)
        write_log(
            now=now,
            by=by,
            what="took attendance",
            kind="meeting",
            uid=self.meeting.uid,
            within=self.meeting.uid,
            fields=fields,
        )

    def _named(self, key: str, row: AttendanceRecord | None) -> list[str]:
        """The changed fields for the log, which has no names of people."""
        person = row or self.rows[key]
        here = f"attendance[{person.uid or 'not a member'}]"
        old = self.rows.get(key)
        if row is None or old is None:
            return [here]
        return [f"{here}.{place}" for place in changed_places(old, row)]

    def _put_in(self, new: Sequence[tuple[str, Attendance]]) -> None:
        """Number the rows anew: in the order of the seats, then all others."""
        on = members_on(self.meeting.committee, self.meeting.date)
        seats = {seat.member.uid: n for n, seat in enumerate(on)}
        kept = list(
            Attendance.objects.filter(meeting=self.meeting).order_by("position")
        )
        keys = {row.pk: key for key, row in self._stored.items()}
        keyed = [(keys[row.pk], row) for row in kept] + list(new)
        keyed.sort(key=lambda each: seats.get(each[0], len(seats)))
        top = max((row.position for row in kept), default=0) + len(keyed) + 1
        Attendance.objects.filter(meeting=self.meeting).update(
            position=F("position") + top
        )
        for position, (_, row) in enumerate(keyed):
            row.position = position
        if kept:
            Attendance.objects.bulk_update(kept, ["position"])
        Attendance.objects.bulk_create(row for _, row in new)
