"""Who was at a meeting of the sheets, and who of them may vote on an item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meetings.record.people import AbsenceRecord, AttendanceRecord, PersonRecord
from opendata.demo.cabinet import SEATS as PORTFOLIOS
from opendata.demo.committees import CABINET, COUNCIL, HEARINGS
from opendata.demo.conduct import CONDUCT
from opendata.demo.people import member_named, of_party
from opendata.demo.routine import officers_there, there
from opendata.demo.seats import in_the_seat, sitting_on
from opendata.demo.sheet import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.record.people import Mode, Presence
    from opendata.demo.diary import Diary
    from opendata.demo.people import Member, Officer
    from opendata.demo.sheet import ItemSheet, MeetingSheet
    from opendata.demo.timetable import Session

_VICES = {"Vice-chair", "Deputy Mayor", "Deputy Leader, Finance"}
_CAPACITIES = {
    "chair": "Chair",
    "vice_chair": "Vice-chair",
    "member": "Member",
    "co_opted": "Co-opted member, without a vote",
    "substitute": "Substitute",
}


@dataclass
class Room:
    """Who was there, by the sheet's exceptions: everybody else of the committee."""

    session: Session
    sheet: MeetingSheet
    diary: Diary
    rows: list[AttendanceRecord] = field(default_factory=list)
    voting: list[Member] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sitting = self.session.sitting
        self.day = self.sitting.day(self.diary)
        self.conduct = CONDUCT[self.session.committee]
        self.seats = dict(self._seats())
        self.instead = self._instead()
        self._fill()

    def member(self, name: str) -> Member:
        """Return the member of a name, or who had that seat on the day."""
        return in_the_seat(member_named(name), self.day, self.diary)

    def person(self, name: str) -> PersonRecord:
        """Return the person as printed: a member, or a visitor by their full name."""
        for visitor, _ in self.conduct.visitors:
            if visitor.endswith(f" {name}"):
                return PersonRecord(name=visitor)
        return self.member(name).printed

    def called(self, name: str) -> str:
        """Return how a sentence calls a person of that name."""
        return called(self.person(name))

    def presiding(self) -> PersonRecord:
        """Return who was in the chair."""
        return next(
            PersonRecord(name=row.name, uid=row.uid, ward=row.ward)
            for row in self.rows
            if _presides(row)
        )

    def apologies(self) -> str:
        """Say who sent them and who stood in, or "" where nobody did."""
        away = [self.called(name) for name in self.sheet.names("away")]
        said = f"Apologies were received from {joined(away)}." if away else ""
        for substitute, member in self.instead.items():
            said += f" {called(substitute.printed)} stood in for"
            said += f" {called(member.printed)}."
        return said.strip()

    def voters(self, item: ItemSheet, number: str, order: list[str]) -> list[Member]:
        """Return the members who were in the room at an item and had a vote."""
        gone = {
            self.member(listed(value, "|")[0])
            for value in item.all("interest")
            if listed(value, "|")[2] in {"left", "spoke_then_left"}
        }
        uid = self.sitting.item(number)
        here = {row.uid for row in self.rows if _is_in(row, uid, order)}
        return [each for each in self.voting if each.uid in here and each not in gone]

    def named(self, names: str, among: list[Member]) -> list[Member]:
        """Return the members behind names and parties, of those who were there."""
        found: list[Member] = []
        for name in listed(names):
            party = of_party(name)
            members = party or (self.member(name),)
            found += [each for each in members if each in among or not party]
        return found

    def _seats(self) -> Iterator[tuple[Member, str]]:
        sitting = sitting_on(self.session.committee, self.day, self.diary)
        chosen = [self.member(name) for name in self.sheet.names("members")]
        if self.session.committee != HEARINGS:
            yield from sitting
        for place, member in enumerate(chosen):
            yield member, "member" if place else "chair"

    def _instead(self) -> dict[Member, Member]:
        """Whoever stood in, with the member in whose place."""
        pairs = [value.split(" for ") for value in self.sheet.names("instead")]
        return {self.member(one): self.member(other) for one, other in pairs}

    def _fill(self) -> None:
        for member, role in self.seats.items():
            if role != "substitute" or member in self.instead:
                self._seat(member, role)
        for substitute in self.instead:
            if substitute not in self.seats:
                self._seat(substitute, "substitute")
        self._visitors()
        self._chair_taken()
        self.rows.sort(key=_precedence)

    def _visitors(self) -> None:
        """The first of them is in the chair where none of our own members is."""
        ours = "chair" in self.seats.values()
        for place, (name, council) in enumerate(self.conduct.visitors):
            person = PersonRecord(name=name)
            self.rows.append(
                AttendanceRecord(
                    name=name,
                    capacity=council if place or ours else f"Chair, {council}",
                    presence=self._presence(person),
                    mode=self._mode(person),
                )
            )

    def _seat(self, member: Member, role: str) -> None:
        """Add a member's row; whoever is away has no capacity but their seat."""
        presence = self._presence(member.printed)
        row = there(
            member,
            self._capacity(member, role),
            presence=presence,
            mode=self._mode(member.printed),
            instead_of=self.instead.get(member),
            arrived_at=self._at("late", member),
            left_at=self._at("early", member),
        )
        absences = tuple(
            AbsenceRecord(
                left_at=self.sitting.item(left), arrived_at=self.sitting.item(back)
            )
            for name, left, back in self._outs()
            if name == member
        )
        self.rows.append(row.model_copy(update={"absences": absences}))
        if presence == "present" and role != "co_opted":
            self.voting.append(member)

    def _capacity(self, member: Member, role: str) -> str:
        if self.session.committee == CABINET:
            return next(each for each in PORTFOLIOS if each.uid == member.uid).capacity
        if member.kind == "independent":
            return "Independent person, without a vote"
        if role == "chair":
            return self.conduct.chair_words
        mayors = self.session.committee == COUNCIL and role == "vice_chair"
        return "Deputy Mayor" if mayors else _CAPACITIES[role]

    def _chair_taken(self) -> None:
        """Where the chair is away the vice-chair presides."""
        if any(map(_presides, self.rows)):
            return
        for place, row in enumerate(self.rows):
            if row.presence == "present" and row.capacity in _VICES:
                words = f"{row.capacity}, in the chair"
                self.rows[place] = row.model_copy(update={"capacity": words})
                return

    def _presence(self, person: PersonRecord) -> Presence:
        if person in map(self.person, self.sheet.names("away")):
            return "apologies"
        if person in map(self.person, self.sheet.names("absent")):
            return "absent"
        return "present"

    def _mode(self, person: PersonRecord) -> Mode:
        remote = map(self.person, self.sheet.names("remote"))
        return "remote" if person in remote else "in_person"

    def _at(self, key: str, member: Member) -> str | None:
        """The item at which a member came or went: `late: Ackroyd 5`."""
        for value in self.sheet.names(key):
            name, number = value.rsplit(" ", 1)
            if self.member(name) == member:
                return self.sitting.item(number)
        return None

    def _outs(self) -> Iterator[tuple[Member, str, str]]:
        """Who was out from one item to another: `out: Bebb 5-6`."""
        for value in self.sheet.names("out"):
            name, span = value.rsplit(" ", 1)
            left, _, back = span.partition("-")
            yield self.member(name), left, back

    def guests(self, officers: list[Officer]) -> tuple[AttendanceRecord, ...]:
        """Return who attended without being of the committee, officers last."""
        rows = []
        for value in listed(self.sheet.one("guests"), ";"):
            name, _, capacity = value.partition(" as ")
            person = PersonRecord(name=name)
            if " " not in name.removesuffix(")").replace(" (", "("):
                person = self.member(name).printed
            rows.append(
                AttendanceRecord(
                    name=person.name,
                    uid=person.uid,
                    ward=person.ward,
                    capacity=capacity,
                    presence="in_attendance",
                )
            )
        return (*rows, *officers_there(*officers))


def _precedence(row: AttendanceRecord) -> tuple[bool, bool, bool]:
    return (
        row.presence != "present",
        not _presides(row),
        row.capacity not in _VICES,
    )


def _presides(row: AttendanceRecord) -> bool:
    capacity = row.capacity
    sits = capacity.startswith("Chair") or capacity.endswith("in the chair")
    return sits and row.presence == "present"


def called(person: PersonRecord) -> str:
    return f"{person.name} ({person.ward})" if person.ward else person.name


def joined(names: list[str]) -> str:
    """Return names as a sentence has them: A, B and C."""
    head = ", ".join(names[:-1])
    return f"{head} and {names[-1]}" if head else "".join(names)


def _is_in(row: AttendanceRecord, uid: str, order: list[str]) -> bool:
    """Whether a row's member was in the room at an item, by the agenda's order."""
    at = order.index(uid)
    spans = [(each.left_at, each.arrived_at) for each in row.absences]
    if any(order.index(a) <= at < order.index(b) for a, b in spans):
        return False
    came = not row.arrived_at or order.index(row.arrived_at) <= at
    return came and not (row.left_at and order.index(row.left_at) <= at)
