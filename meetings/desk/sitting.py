"""A meeting as its minutes are written: its items in order, and who is there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef

from committees.models import Member
from meetings.desk.people import People
from meetings.in_the_room import order_of, room_at
from meetings.models import DeclarationOfInterest, Minute, Resolution
from meetings.record.tables.decisions import read_declaration
from meetings.record.tables.people import read_attendance
from meetings.wording import outcome_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meetings.in_the_room import Room
    from meetings.models import AgendaItem, Meeting
    from meetings.record.decisions import DeclarationRecord
    from meetings.record.people import AttendanceRecord


@dataclass(frozen=True)
class ItemLine:
    """One line of the list of items: how far it is, in words."""

    item: AgendaItem
    state: str
    finished: bool
    depth: int


class Sitting:
    """Asks the database once for each thing, whatever the number of items."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting

    @cached_property
    def stage(self) -> str:
        """Whether the minutes are out: the first thing that their page says."""
        out = self.meeting.editions.filter(kind="minutes").live()
        state = out.values_list("state", flat=True).first()
        if state == "approved":
            return "Minutes, approved"
        return "Minutes, published as a draft" if state else "Minutes, not published"

    @cached_property
    def items(self) -> list[AgendaItem]:
        """Every item in the agenda's order, without its longest texts."""
        rows = self.meeting.items.select_related("taken_after").defer(
            "purpose", "summary", "taken_after__purpose", "taken_after__summary"
        )
        written = Minute.objects.filter(item=OuterRef("pk")).exclude(text="")
        found = list(rows.annotate(is_written=Exists(written)).order_by("position"))
        for item in found:
            item.meeting = self.meeting
        return found

    @cached_property
    def order(self) -> list[str]:
        """The items' uids in the order taken."""
        return order_of(self.items)

    @cached_property
    def in_order(self) -> list[AgendaItem]:
        by_uid = {item.uid: item for item in self.items}
        return [by_uid[uid] for uid in self.order]

    @cached_property
    def lines(self) -> list[ItemLine]:
        decided: dict[int, str] = {}
        rows = Resolution.objects.filter(item__meeting=self.meeting).order_by("pk")
        for row in rows.values("item", "outcome", "outcome_words"):
            words = outcome_words(row["outcome"], row["outcome_words"])
            decided.setdefault(row["item"], words)
        return [self._line(item, decided.get(item.pk, "")) for item in self.in_order]

    @property
    def finished(self) -> int:
        return sum(line.finished for line in self.lines)

    @property
    def countable(self) -> int:
        return sum(line.item.kind != "heading" for line in self.lines)

    @cached_property
    def attendance(self) -> tuple[AttendanceRecord, ...]:
        people = ("person", "substitute_for", "arrived_at", "left_at")
        rows = self.meeting.attendances.select_related(*people).order_by("position")
        return tuple(read_attendance(row, self.order) for row in rows)

    @cached_property
    def people(self) -> People:
        return People(self.meeting, lambda: self.attendance)

    @cached_property
    def parties(self) -> dict[str, str]:
        """The party of each member who is listed, by uid."""
        uids = [row.uid for row in self.attendance if row.uid]
        rows = Member.objects.filter(uid__in=uids).exclude(party="")
        return dict(rows.values_list("uid", "party"))

    def item(self, uid: str) -> AgendaItem | None:
        return next((item for item in self.items if item.uid == uid), None)

    def after(self, item: AgendaItem) -> AgendaItem | None:
        """The next item that takes minutes, in the order taken."""
        at = self.order.index(item.uid) + 1
        return next((each for each in self.in_order[at:] if takes_minutes(each)), None)

    def first_to_do(self) -> AgendaItem | None:
        open_still = [line.item for line in self.lines if not line.finished]
        taking = [each for each in open_still if takes_minutes(each)]
        return next(iter(taking or self.in_order), None)

    def declarations_of(self, item: AgendaItem) -> list[DeclarationRecord]:
        rows = DeclarationOfInterest.objects.filter(item=item).select_related("person")
        return list(map(read_declaration, rows.order_by("position")))

    def room_at(
        self, item: AgendaItem, declarations: Iterable[DeclarationRecord]
    ) -> Room:
        return room_at(
            item.uid,
            attendance=self.attendance,
            order=self.order,
            declarations=declarations,
        )

    def _line(self, item: Any, decided: str) -> ItemLine:
        written: bool = item.is_written  # as `items` asked for it
        state, finished = state_of(item, written=written, decided=decided)
        return ItemLine(item, state, finished, self._depth(item))

    def _depth(self, item: AgendaItem) -> int:
        above = self._by_key.get(item.parent_id)
        return self._depth(above) + 1 if above else 0

    @cached_property
    def _by_key(self) -> dict[int | None, AgendaItem]:
        return {item.pk: item for item in self.items}


def state_of(item: AgendaItem, *, written: bool, decided: str) -> tuple[str, bool]:
    """How far an item is, in words, and whether that is finished. `decided`: its first
    resolution's outcome in words, "" where it has none."""
    if item.kind == "heading":
        state = "Heading"
    elif item.withdrawn:
        state = item.withdrawn.capitalize()
    elif decided:
        state = f"Resolution: {decided[:1].lower()}{decided[1:]}"
    else:
        state = "Written" if written else "Not begun"
    if item.private_class:
        state = f"{item.private_class.capitalize()}. {state}"
    settled = bool(decided and decided != "No outcome yet")
    return state, settled or written or bool(item.withdrawn)


def takes_minutes(item: AgendaItem) -> bool:
    """Whether something can come of it: no heading, and not taken off."""
    return item.kind != "heading" and not item.withdrawn
