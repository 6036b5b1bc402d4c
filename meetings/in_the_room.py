"""Who was in the room when an item was decided.

Someone who came in at an item is there for it; someone who left at an item isn't. Who
came in after they had left was out in between. Whoever declared an interest and left
is out for that item alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.record.items import ItemRecord
from meetings.record.meeting import walk_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from meetings.models import AgendaItem
    from meetings.record.decisions import DeclarationRecord
    from meetings.record.people import AttendanceRecord, PersonRecord

OUT_FOR_THE_ITEM = frozenset({"left", "spoke_then_left"})


@dataclass(frozen=True)
class Room:
    """Members in the room, as attendance lists them, and those out with the reason."""

    present: tuple[AttendanceRecord, ...]
    out: tuple[tuple[AttendanceRecord, str], ...]

    def holds(self, person: PersonRecord) -> bool:
        return any(is_same(person, row) for row in self.present)

    def why_out(self, person: PersonRecord) -> str:
        """Why somebody of the list is out; "" for who is in or not on the list."""
        return next((why for row, why in self.out if is_same(person, row)), "")


def is_same(one: PersonRecord, other: PersonRecord) -> bool:
    """Whether two printed names mean one person: by uid, else by name and ward."""
    if one.uid or other.uid:
        return one.uid == other.uid
    return (one.name, one.ward) == (other.name, other.ward)


def key_of(person: PersonRecord) -> str:
    """How forms name a person: by the member's uid, else by what is printed."""
    return person.uid or f"{person.name}|{person.ward}"


def order_of(rows: Sequence[AgendaItem]) -> list[str]:
    """The uids of a meeting's items in the order taken, from its working rows in the
    agenda's order; `taken_after` is looked up already."""

    def under(parent: int | None) -> tuple[ItemRecord, ...]:
        return tuple(
            ItemRecord(
                uid=row.uid,
                title=row.title,
                taken_after=row.taken_after.uid if row.taken_after else None,
                items=under(row.pk),
            )
            for row in rows
            if row.parent_id == parent
        )

    return order_taken(under(None))


def order_taken(items: Iterable[ItemRecord]) -> list[str]:
    """The items' uids in the order in which they were taken."""
    return [each.uid for each in walk_items(as_taken(items))]


def as_taken(items: Iterable[ItemRecord]) -> tuple[ItemRecord, ...]:
    """The items where they were taken, each with its number and what is under it.

    One taken after another stands beside that one, behind what is under it. Of items
    that name one another in a ring the last keeps its place.
    """
    top = tuple(items)
    known = {each.uid: each for each in walk_items(top)}
    above = {under.uid: each.uid for each in known.values() for under in each.items}
    moved: dict[str, str] = {}
    followers: dict[str, list[ItemRecord]] = {}
    for each in known.values():
        after = each.taken_after
        if after in known and not _hangs_on(after, each.uid, moved, above):
            moved[each.uid] = after
            followers.setdefault(after, []).append(each)

    def taken(listed: Iterable[ItemRecord]) -> Iterator[ItemRecord]:
        for each in listed:
            yield each.model_copy(
                update={
                    "items": tuple(taken(i for i in each.items if i.uid not in moved))
                }
            )
            yield from taken(followers.get(each.uid, ()))

    return tuple(taken(each for each in top if each.uid not in moved))


def _hangs_on(
    uid: str | None, other: str, moved: dict[str, str], above: dict[str, str]
) -> bool:
    """Whether an item is another one, or stands where that one takes it."""
    while uid:
        if uid == other:
            return True
        uid = moved.get(uid) or above.get(uid)
    return False


def room_at(
    uid: str,
    *,
    attendance: Iterable[AttendanceRecord],
    order: Sequence[str],
    declarations: Iterable[DeclarationRecord],
) -> Room:
    """Who was in the room at an item, of those that may vote."""
    place = {each: n for n, each in enumerate(order)}
    at = place.get(uid, 0)
    declared = [each for each in declarations if each.action in OUT_FOR_THE_ITEM]
    present, out = [], []
    for row in attendance:
        if row.presence == "in_attendance":
            continue
        why = _absent(row) or _elsewhere(row, at, place)
        if not why and any(is_same(row, each.member) for each in declared):
            why = "declared an interest and left"
        if why:
            out.append((row, why))
        else:
            present.append(row)
    return Room(tuple(present), tuple(out))


@dataclass(frozen=True)
class Coming:
    """One coming or going: the words that lead to the item's name, and its uid."""

    words: str
    uid: str


def comings(row: AttendanceRecord, order: Sequence[str]) -> list[Coming]:
    """When somebody came and left, in the order taken; [] for who was there throughout.

    "Came in for …", "Left before …", "Left before …, back for …": who is named with an
    item by "for" was in the room at it, by "before" wasn't.
    """
    place = {each: n for n, each in enumerate(order)}
    came, left = row.arrived_at or "", row.left_at or ""
    pairs = [(each.left_at, each.arrived_at) for each in row.absences]
    if came in place and left in place and place[left] < place[came]:
        pairs.append((left, came))
        came = left = ""
    events = [(uid, "back for") for _, uid in pairs]
    events += [(uid, "left before") for uid, _ in pairs]
    events += [(came, "came in for"), (left, "left before")]
    known = sorted(
        (each for each in events if each[0] in place), key=lambda each: place[each[0]]
    )
    said: list[Coming] = []
    for uid, words in known:
        if not said:
            lead = words[:1].upper() + words[1:]
        else:
            lead = ("; " if said[-1].words.endswith("back for") else ", ") + words
        said.append(Coming(lead, uid))
    return said


def _absent(row: AttendanceRecord) -> str:
    if row.presence == "apologies":
        return "sent apologies"
    return "was absent" if row.presence == "absent" else ""


def _elsewhere(row: AttendanceRecord, at: int, place: dict[str, int]) -> str:
    came = place.get(row.arrived_at or "")
    left = place.get(row.left_at or "")
    for each in row.absences:
        out = place.get(each.left_at)
        if out is not None and out <= at < place.get(each.arrived_at, out):
            return "was out of the room"
    if came is not None and left is not None and left < came:
        return "was out of the room" if left <= at < came else ""
    if came is not None and at < came:
        return "had not come in yet"
    return "had left" if left is not None and at >= left else ""
