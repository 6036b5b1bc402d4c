"""Whom the desk's fields offer: the committee's members, and who else was there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from committees.models import MembershipRole
from committees.seats import members_on, shared_names
from meetings.in_the_room import key_of
from meetings.record.people import PersonRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from committees.models import Member
    from meetings.models import Meeting
    from meetings.record.people import AttendanceRecord


@dataclass(frozen=True)
class Choice:
    """A person to choose. `key` is their name in forms, `role` what they are there."""

    key: str
    person: PersonRecord
    role: str = ""

    @property
    def label(self) -> str:
        ward = f" ({self.person.ward})" if self.person.ward else ""
        return f"{self.person.name}{ward}"


def printed(member: Member, shared: frozenset[str]) -> PersonRecord:
    """A member as the record prints them: with the ward where two have the name."""
    ward = member.ward if member.name in shared else ""
    return PersonRecord(name=member.name, uid=member.uid, ward=ward)


class People:
    """The people of one meeting, each once: its attendance first, then the seats."""

    def __init__(
        self, meeting: Meeting, attendance: Callable[[], Iterable[AttendanceRecord]]
    ) -> None:
        self._meeting = meeting
        self._attendance = attendance  # most saves name nobody, and needn't ask

    @cached_property
    def choices(self) -> list[Choice]:
        found: dict[str, Choice] = {}
        for each in (*self._listed(), *self.seats):
            found.setdefault(each.key, each)
        return list(found.values())

    @cached_property
    def seats(self) -> list[Choice]:
        """The committee's members on the day, substitutes last."""
        shared = shared_names()
        return [
            Choice(
                key=seat.member.uid,
                person=printed(seat.member, shared),
                role="" if seat.role == MembershipRole.MEMBER else str(seat.role.label),
            )
            for seat in members_on(self._meeting.committee, self._meeting.date)
        ]

    def _listed(self) -> Iterator[Choice]:
        for row in self._attendance():
            if row.presence != "in_attendance":
                person = PersonRecord(name=row.name, uid=row.uid, ward=row.ward)
                yield Choice(key_of(person), person, row.capacity)

    def find(self, key: str) -> PersonRecord | None:
        """The person whom a form names; None for nobody, or for one not offered."""
        return next((each.person for each in self.choices if each.key == key), None)

    def offer(self, person: PersonRecord | None) -> list[Choice]:
        """The choices of a field that holds `person`, who may be of another list."""
        if person is None or self.find(key_of(person)):
            return self.choices
        return [Choice(key_of(person), person), *self.choices]
