"""A meeting of a sheet as a record, with all that was published of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from meetings.record.items import ItemRecord
from meetings.record.meeting import LinksRecord, MeetingKind, MeetingRecord
from opendata.demo.agenda_items import Writer, exclusion_words, origin
from opendata.demo.conduct import CONDUCT
from opendata.demo.opening import opening_items
from opendata.demo.outings import Outings
from opendata.demo.people import officer_named
from opendata.demo.room import Room
from opendata.demo.routine import resolved
from opendata.demo.text import rich

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf
    from opendata.demo.people import Officer
    from opendata.demo.sheet import ItemSheet, MeetingSheet
    from opendata.demo.timetable import Session, Timetable


@dataclass(frozen=True)
class _Place:
    """Where an item stands: its number as printed, and its uid."""

    sheet: ItemSheet
    number: str
    uid: str
    under: tuple[_Place, ...] = ()


class Numbers(NamedTuple):
    """Of a meeting's minutes, where they run through the year."""

    first: int
    form: str


def tell(
    session: Session,
    sheet: MeetingSheet,
    timetable: Timetable,
    shelf: Shelf,
    numbers: Numbers | None = None,
) -> MeetingRecord:
    """Return the record of a meeting as it stands on the diary's day."""
    return _Telling(session, sheet, timetable, shelf).record(numbers)


def minutes_in(session: Session, sheet: MeetingSheet) -> int:
    """How many numbers the minutes of a meeting take."""
    opening = sheet.names("opening") or CONDUCT[session.committee].opening
    numbered = [
        item
        for item in sheet.items
        if item.one("kind") != "heading"
        and "withdrawn" not in item
        and "deferred" not in item
    ]
    closed = any("private" in item for item in sheet.items)
    return len(opening) + len(numbered) + closed


class _Telling:
    def __init__(
        self,
        session: Session,
        sheet: MeetingSheet,
        timetable: Timetable,
        shelf: Shelf,
    ) -> None:
        self.session, self.sheet = session, sheet
        self.sitting = session.sitting
        self.timetable, self.shelf = timetable, shelf
        self.diary: Diary = timetable.diary
        self.conduct = CONDUCT[session.committee]
        self.room = Room(session, sheet, self.diary)
        self.outings = Outings(session, sheet, timetable)
        self.held = self.outings.is_held

    def record(self, numbers: Numbers | None) -> MeetingRecord:
        items = tuple(self._items()) if self.outings.has_agenda else ()
        if numbers and self.outings.has_minutes:
            items = numbered(items, numbers)
        writer = self._writer([])
        record = MeetingRecord(
            uid=self.sitting.uid,
            committee=self.session.committee,
            title=self.sheet.one("title"),
            date=self.sitting.day(self.diary),
            start_time=self._time("starts") or self.conduct.start,
            end_time=self._time("ends") if self.held else None,
            venue=self.sheet.one("venue") or self.sitting.venue,
            kind=self._kind(),
            status="held" if self.held else "scheduled",
            links=self._links(),
            attendance=self._attendance() if self.outings.has_minutes else (),
            documents=tuple(writer.papers(self.sheet, "", None)) if items else (),
            items=items,
            origins=tuple(map(origin, self.sheet.all("origin"))) if items else (),
        )
        return self.outings.published(record)

    def _kind(self) -> MeetingKind:
        kinds: tuple[MeetingKind, ...] = get_args(MeetingKind)
        return kinds[kinds.index(self.sheet.one("kind", "ordinary"))]

    def _time(self, key: str) -> dt.time | None:
        value = self.sheet.one(key)
        return dt.time.fromisoformat(value) if value else None

    def _links(self) -> LinksRecord:
        site = "https://{}.harrowdale.example/" + self.conduct.name.replace("_", "-")
        webcast = self.conduct.webcast or "webcast" in self.sheet
        joined = "remote" in self.sheet and not self.held
        return LinksRecord(
            webcast=site.format("webcast") if webcast else "",
            join=site.format("meet") if joined else "",
        )

    def _attendance(self) -> tuple[Any, ...]:
        return (*self.room.rows, *self.room.guests(self._officers()))

    def _officers(self) -> list[Officer]:
        """Those of the items that were taken, and the clerk, each once."""
        names = [
            name
            for item in self._sheets()
            if "withdrawn" not in item and "deferred" not in item
            for name in item.names("officer")
        ]
        names += self.sheet.names("officers")
        officers = [officer_named(name) for name in dict.fromkeys(names)]
        return [*(o for o in officers if o != self.conduct.clerk), self.conduct.clerk]

    def _sheets(self) -> Iterator[ItemSheet]:
        for item in self.sheet.items:
            yield item
            yield from item.under

    def _writer(self, order: list[str]) -> Writer:
        return Writer(
            room=self.room,
            timetable=self.timetable,
            diary=self.diary,
            shelf=self.shelf,
            held=self.outings.has_minutes,
            order=order,
        )

    def _items(self) -> Iterator[ItemRecord]:
        """Each item in its place: first the usual ones, then those of the sheet."""
        first = opening_items(self.room, self.sheet, self.timetable, self.outings)
        closed = [item for item in self.sheet.items if "private" in item]
        places = self._places(len(first) + 1, closed)
        order = [item.uid for item in first]
        for place in places:
            if place.sheet in closed[:1]:
                order.append(self.sitting.item(_number_before(place)))
            order += [each.uid for each in (place, *place.under)]
        writer = self._writer(order)
        yield from first
        for place in places:
            if place.sheet in closed[:1] and "supplement" not in place.sheet:
                yield self._exclusion(places, closed, writer)
            yield self._item(place, writer)

    def _places(self, number: int, closed: list[ItemSheet]) -> list[_Place]:
        """Number the items, and leave a number for closing the doors."""
        places = []
        for sheet in self.sheet.items:
            if sheet in closed[:1]:
                number += 1
            printed = "" if sheet.one("kind") == "heading" else str(number)
            under = tuple(
                _Place(child, f"{printed}{letter}", self.sitting.item(printed + letter))
                for child, letter in zip(sheet.under, "abcdefgh", strict=False)
            )
            uid = self.sitting.item(printed or f"heading {sheet.head}")
            places.append(_Place(sheet, printed, uid, under))
            number += bool(printed)
        return places

    def _item(self, place: _Place, writer: Writer) -> ItemRecord:
        item = writer.write(place.sheet, place.number, place.uid)
        under = tuple(self._item(each, writer) for each in place.under)
        return item.model_copy(update={"items": under}) if under else item

    def _exclusion(
        self, places: list[_Place], closed: list[ItemSheet], writer: Writer
    ) -> ItemRecord:
        private = [
            (place.number, matter)
            for place in places
            if place.sheet in closed and (matter := writer.private(place.sheet))
        ]
        purpose, words = exclusion_words(private)
        number = _number_before(next(p for p in places if p.sheet in closed))
        minutes = (
            "The public were asked to leave, since the matter is confidential by law "
            "(section 100A(2) of the Local Government Act 1972)."
        )
        resolution = (resolved(words),) if words and writer.held else ()
        return ItemRecord(
            uid=self.sitting.item(number),
            number=number,
            title="Exclusion of the press and public",
            kind="exclusion",
            purpose=rich(purpose),
            minutes=rich(minutes) if writer.held and not words else "",
            resolutions=resolution,
        )


def _number_before(place: _Place) -> str:
    """The number of the item that closes the doors for this one."""
    return str(int(place.number) - 1)


def numbered(items: tuple[ItemRecord, ...], numbers: Numbers) -> tuple[ItemRecord, ...]:
    """Give each item that has minutes its number in the year's, in the order in which
    they were taken; what stands under an item has none of its own."""
    minuted = [item for item in items if item.number and not item.withdrawn]
    for item in [each for each in minuted if each.taken_after]:
        minuted.remove(item)
        uids = [each.uid for each in minuted]
        minuted.insert(uids.index(item.taken_after or "") + 1, item)
    printed = {
        item.uid: numbers.form.format(n)
        for n, item in enumerate(minuted, numbers.first)
    }
    return tuple(
        item.model_copy(update={"minute_number": printed.get(item.uid, "")})
        for item in items
    )
