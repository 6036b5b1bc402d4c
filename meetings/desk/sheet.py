"""The attendance sheet as its page shows it, and as its form says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from committees.models import MembershipRole
from meetings.actions.attending import Entry, mark_of
from meetings.desk.sheet_form import FOR, NOT_ENTERED, REMOTE, said_of, was_of
from meetings.in_the_room import comings, key_of, room_at
from meetings.record.people import AbsenceRecord, AttendanceRecord
from meetings.templatetags.desk_words import called
from meetings.wording import printed_person

if TYPE_CHECKING:
    from meetings.desk.sheet_form import Posted
    from meetings.desk.sitting import Sitting
    from meetings.models import AgendaItem
    from meetings.record.people import PersonRecord

Choices = list[tuple[str, str]]

GONE = "no-longer-on-the-agenda"
_SUBSTITUTE = str(MembershipRole.SUBSTITUTE.label)


@dataclass(frozen=True)
class Row:
    """One person's line. `clash` is what another clerk has saved meanwhile, in words,
    and `theirs` its mark; `fault` is why the line couldn't be saved."""

    n: int
    key: str
    label: str
    record: AttendanceRecord | None
    seen: str
    choices: Choices
    came: Choices
    left: Choices
    outs: list[tuple[str, Choices, str, Choices]]
    when: str
    is_member: bool
    clash: str = ""
    theirs: str = ""
    fault: str = ""
    state: str = ""
    warning: str = ""

    @property
    def was(self) -> str:
        return was_of(self.record)

    @property
    def mine(self) -> str:
        return said_of(self.record)

    @property
    def comes_and_goes(self) -> bool:
        """Whether it can be said when they came in and left."""
        return self.record is None or self.record.presence == "present"

    @property
    def was_out(self) -> bool:
        return len(self.outs) > 1


class Sheet:
    """Members who sit on the committee on the day, then whoever else is listed."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.meeting = sitting.meeting
        self.listed = {key_of(row): row for row in sitting.attendance}
        self.seats = {each.key: each for each in sitting.people.seats}
        self._by_uid = {item.uid: item for item in sitting.items}

    @cached_property
    def members(self) -> list[PersonRecord]:
        """Those who have a seat of their own."""
        seats = self.seats.values()
        return [each.person for each in seats if each.role != _SUBSTITUTE]

    @cached_property
    def keys(self) -> list[str]:
        return [*self.seats, *(key for key in self.listed if key not in self.seats)]

    @property
    def rows(self) -> list[Row]:
        return [
            self.row(key, n, self.listed.get(key)) for n, key in enumerate(self.keys)
        ]

    @property
    def everyone(self) -> list[AttendanceRecord]:
        """Every member with a seat, as present."""
        return [self.blank(key_of(each)) for each in self.members]

    @property
    def missing(self) -> int:
        return sum(key_of(each) not in self.listed for each in self.members)

    def blank(self, key: str) -> AttendanceRecord:
        """A member as they are entered first; KeyError for who has no seat."""
        seat = self.seats[key]
        capacity = "" if seat.role == _SUBSTITUTE else seat.role
        return AttendanceRecord(**seat.person.model_dump(), capacity=capacity)

    def row(self, key: str, n: int, record: AttendanceRecord | None) -> Row:
        seat = self.seats.get(key)
        person = record or (seat.person if seat else None)
        label = printed_person(person) if person else key
        role = (
            record.capacity if record and record.capacity else seat.role if seat else ""
        )
        return Row(
            n=n,
            key=key,
            label=f"{label}, {role}" if role else label,
            record=record,
            seen=mark_of(self.listed.get(key)),
            choices=self._choices(key, record),
            came=self._came(record.arrived_at if record else None),
            left=self._left(record.left_at if record else None),
            outs=self._outs(record),
            when=self.when(record),
            is_member=seat is not None,
        )

    def when(self, record: AttendanceRecord | None) -> str:
        """When somebody came in and left, in words."""
        if record is None:
            return ""
        said = comings(record, self.sitting.order)
        return "".join(
            f"{each.words} {called(self._by_uid[each.uid])}" for each in said
        )

    def here(self) -> list[str]:
        """How many are in the room, in sentences; a warning where they are too few."""
        if not self.listed:
            return ["Nobody is entered yet."]
        order = self.sitting.order
        start = self._in_the_room(order[0] if order else "")
        quorum = self.meeting.committee.quorum
        of = len(self.members)
        said = [f"{start} of {of} member{'s' * (of != 1)} in the room at the start."]
        if self.missing:
            are = "is" if self.missing == 1 else "are"
            said.append(f"{self.missing} {are} not entered yet.")
        if quorum:
            said.append(f"{quorum} {'is' if quorum == 1 else 'are'} needed to decide.")
        return said

    def too_few(self) -> str:
        """A warning where the quorum isn't in the room, with the items."""
        quorum = self.meeting.committee.quorum
        if not quorum or not self.listed or self.missing:
            return ""
        items = [item for item in self._decided if self._in_the_room(item.uid) < quorum]
        if not items:
            return ""
        if len(items) == len(self._decided):
            where = "the meeting"
        else:
            where = ", ".join(called(item) for item in items)
        return f"Fewer than {quorum} members are in the room for {where}."

    def entry(self, key: str, posted: Posted) -> Entry | None:
        """What a form says of one person; None for one who is on no list any more."""
        current = self.listed.get(key)
        if current is None and key not in self.seats:
            return None
        was = posted.one("was")
        record = current
        if was in dict(self._choices(key, current)):
            base = current or self.blank(key)
            record = self._record(base, was, posted) if was else None
        return Entry(key, record, posted.one("seen"))

    def _record(
        self, base: AttendanceRecord, was: str, posted: Posted
    ) -> AttendanceRecord:
        remote = was.startswith(REMOTE)
        was = was.removeprefix(REMOTE)
        replaced = None
        if was.startswith(FOR):
            replaced = self._person(was.removeprefix(FOR), base)
            was = "present"
        update: dict[str, object] = {
            "presence": was,
            "mode": "remote" if remote else "in_person",
            "substitute_for": replaced,
        }
        if was != "in_attendance":
            there = was == "present"
            update["arrived_at"] = self._uid(posted.one("came")) if there else None
            update["left_at"] = self._uid(posted.one("left")) if there else None
            # One half of an absence is said of an item to itself, and refused.
            update["absences"] = tuple(
                AbsenceRecord(
                    left_at=self._uid(out or back) or "",
                    arrived_at=self._uid(back or out) or "",
                )
                for out, back in posted.pairs
                if there and (out or back)
            )
        return AttendanceRecord.model_validate({**base.model_dump(), **update})

    def _uid(self, posted: str) -> str | None:
        """An item that a form names; it may be on the agenda no more."""
        return (posted if posted in self._by_uid else GONE) if posted else None

    def _person(self, key: str, base: AttendanceRecord) -> PersonRecord | None:
        if base.substitute_for and key_of(base.substitute_for) == key:
            return base.substitute_for
        return next((each for each in self.members if key_of(each) == key), None)

    def _choices(self, key: str, record: AttendanceRecord | None) -> Choices:
        seat = self.seats.get(key)
        if record and record.presence == "in_attendance":
            return [
                ("in_attendance", "In attendance"),
                ("remote-in_attendance", "In attendance by remote link"),
            ]
        choices = [("", NOT_ENTERED)] if seat else []
        if seat is None or seat.role == _SUBSTITUTE:
            for each in self.members:
                words = f"Substitute for {printed_person(each)}"
                value = f"{FOR}{key_of(each)}"
                choices.append((value, words))
                choices.append((f"{REMOTE}{value}", f"{words} by remote link"))
        choices += [
            ("present", "Present"),
            ("remote-present", "Present by remote link"),
            ("apologies", "Apologies"),
            ("absent", "Absent"),
        ]
        if was_of(record) not in dict(choices):
            choices.append((was_of(record), said_of(record)))
        return choices

    @cached_property
    def _decided(self) -> list[AgendaItem]:
        """The items that were taken, in that order, without headings."""
        return [
            item
            for item in self.sitting.in_order
            if item.kind != "heading" and not item.withdrawn
        ]

    @cached_property
    def _for(self) -> Choices:
        return [(item.uid, f"For {called(item)}") for item in self._decided[1:]]

    @cached_property
    def _after(self) -> Choices:
        pairs = zip(self._decided, self._decided[1:], strict=False)
        return [(item.uid, f"After {called(before)}") for before, item in pairs]

    def _came(self, uid: str | None) -> Choices:
        return [("", "At the start"), *self._with(self._for, uid, "For")]

    def _left(self, uid: str | None) -> Choices:
        return [("", "At the end"), *self._with(self._after, uid, "Before")]

    def _with(self, choices: Choices, uid: str | None, word: str) -> Choices:
        """The choices, and what stands there where it isn't one of them."""
        if not uid or uid in dict(choices):
            return choices
        item = self._by_uid.get(uid)
        return [(uid, f"{word} {called(item) if item else 'another item'}"), *choices]

    def _outs(
        self, record: AttendanceRecord | None
    ) -> list[tuple[str, Choices, str, Choices]]:
        """Each time that somebody was out, and one more to fill in."""
        pairs = [(e.left_at, e.arrived_at) for e in record.absences] if record else []
        return [
            (
                out,
                [("", "–"), *self._with(self._after, out, "Before")],
                back,
                [("", "–"), *self._with(self._for, back, "For")],
            )
            for out, back in [*pairs, ("", "")]
        ]

    def _in_the_room(self, uid: str) -> int:
        room = room_at(
            uid,
            attendance=self.sitting.attendance,
            order=self.sitting.order,
            declarations=(),
        )
        return len(room.present)
