"""What no single field of a record can say: each broken rule with its place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from meetings.law import EXEMPTIONS
from meetings.record.meeting import walk_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meetings.law import Nation
    from meetings.record.documents import DocumentRecord, PrivateRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import EarlierRecord, MeetingRecord
    from meetings.record.people import PersonRecord

DEEPEST = 4


class Fault(NamedTuple):
    """Where something is wrong (`items[3].uid`), and what is allowed there."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}" if self.place else self.says


def faults_in(record: MeetingRecord, *, nation: Nation) -> list[Fault]:
    """Return every broken rule of a record that came from outside, in its order."""
    return [
        *_once(record),
        *_people(record),
        *_items_known(record),
        *_documents("", record.documents, nation),
        *(f for place, item in placed(record) for f in _item(place, item, nation)),
        *_publication(record),
        *_earlier(record, nation),
    ]


def placed(record: MeetingRecord) -> list[tuple[str, ItemRecord]]:
    """Each item with its place, in the agenda's order."""

    def below(
        place: str, items: tuple[ItemRecord, ...]
    ) -> Iterator[tuple[str, ItemRecord]]:
        for n, item in enumerate(items):
            here = f"{place}items[{n}]"
            yield here, item
            yield from below(f"{here}.", item.items)

    return list(below("", record.items))


def placed_documents(record: MeetingRecord) -> Iterator[tuple[str, DocumentRecord]]:
    """Yield each document with its place, those of earlier editions last."""
    for n, document in enumerate(record.documents):
        yield f"documents[{n}]", document
    for place, item in placed(record):
        for n, document in enumerate(item.documents):
            yield f"{place}.documents[{n}]", document
    for n, each in enumerate(record.earlier):
        for place, document in placed_documents(each.record):
            yield f"earlier[{n}].record.{place}", document


def _once(record: MeetingRecord) -> Iterator[Fault]:
    items = placed(record)
    papers = [
        (place, document.uid)
        for place, document in placed_documents(record)
        if not place.startswith("earlier")
    ]
    yield from _repeated([(p, i.uid) for p, i in items], "uid")
    yield from _repeated([(p, i.number) for p, i in items], "number")
    yield from _repeated(papers, "uid")


def _repeated(named: Iterable[tuple[str, str | None]], field: str) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for place, name in named:
        if name and name in seen:
            yield Fault(f"{place}.{field}", f"{name!r} is already that of {seen[name]}")
        elif name:
            seen[name] = place


def _people(record: MeetingRecord) -> Iterator[Fault]:
    yield from _told_apart("attendance", record.attendance)
    for place, item in placed(record):
        for n, vote in enumerate(item.votes):
            names = [ballot.member for ballot in vote.ballots]
            yield from _told_apart(f"{place}.votes[{n}].ballots", names)


def _told_apart(place: str, people: Iterable[PersonRecord]) -> Iterator[Fault]:
    """Nobody twice; two of one name need a uid or a ward, or nobody can tell them."""
    uids: Counter[str] = Counter()
    printed: Counter[tuple[str, str]] = Counter()
    for n, person in enumerate(people):
        if person.uid:
            uids[person.uid] += 1
            if uids[person.uid] > 1:
                yield Fault(f"{place}[{n}]", f"{person.name!r} is here twice")
            continue
        key = (person.name.casefold(), person.ward.casefold())
        printed[key] += 1
        if printed[key] > 1:
            says = f"a second {person.name!r}: give each a uid, or a ward of its own"
            yield Fault(f"{place}[{n}]", says)


def _items_known(record: MeetingRecord) -> Iterator[Fault]:
    """What points at an item of this meeting must find it."""
    uids = {item.uid for item in walk_items(record.items)}
    pointers: list[tuple[str, str | None]] = []
    for n, row in enumerate(record.attendance):
        pointers.append((f"attendance[{n}].arrived_at", row.arrived_at))
        pointers.append((f"attendance[{n}].left_at", row.left_at))
        for m, out in enumerate(row.absences):
            here = f"attendance[{n}].absences[{m}]"
            pointers.append((f"{here}.left_at", out.left_at))
            pointers.append((f"{here}.arrived_at", out.arrived_at))
    pointers += [
        (f"{place}.taken_after", item.taken_after) for place, item in placed(record)
    ]
    pointers += [
        (f"minutes.notes[{n}].item", note.item)
        for n, note in enumerate(record.minutes.notes)
    ]
    for place, uid in pointers:
        if uid and uid not in uids:
            yield Fault(place, f"{uid!r} is no item of this meeting")


def _item(place: str, item: ItemRecord, nation: Nation) -> Iterator[Fault]:
    if not item.title:
        yield Fault(f"{place}.title", "is empty; an item needs a title")
    if item.kind == "heading" and item.number:
        yield Fault(f"{place}.number", "a heading has none; leave it empty")
    if place.count("items[") > DEEPEST:
        yield Fault(place, f"items go {DEEPEST} deep at most")
    yield from _private(place, item.private, nation)
    yield from _documents(f"{place}.", item.documents, nation)
    yield from _decided(place, item)


def _decided(place: str, item: ItemRecord) -> Iterator[Fault]:
    for n, each in enumerate(item.resolutions):
        if not each.outcome:
            yield Fault(f"{place}.resolutions[{n}].outcome", "is empty")
    parts = sum(max(1, len(each.parts)) for each in item.resolutions)
    for n, vote in enumerate(item.votes):
        for number in vote.resolutions:
            if number > parts:
                says = f"there is no part {number}; the resolution has {parts}"
                yield Fault(f"{place}.votes[{n}].resolutions", says)


def _private(
    place: str, private: PrivateRecord | None, nation: Nation
) -> Iterator[Fault]:
    if not private:
        return
    known = EXEMPTIONS[nation].paragraphs
    if private.class_ == "exempt" and not private.paragraphs:
        says = "an exempt matter names at least one paragraph of the law's list"
        yield Fault(f"{place}.private.paragraphs", says)
    for n, paragraph in enumerate(private.paragraphs):
        if paragraph in private.paragraphs[:n]:
            yield Fault(
                f"{place}.private.paragraphs[{n}]", f"{paragraph} is here twice"
            )
        if paragraph not in known:
            says = f"is {paragraph}; allowed are {', '.join(map(str, known))}"
            yield Fault(f"{place}.private.paragraphs[{n}]", says)


def _documents(
    place: str, documents: tuple[DocumentRecord, ...], nation: Nation
) -> Iterator[Fault]:
    for n, document in enumerate(documents):
        here = f"{place}documents[{n}]"
        if document.withheld:
            yield Fault(f"{here}.withheld", "is of open forms only; leave it out")
        elif not document.uid:
            yield Fault(f"{here}.uid", "is missing")
        yield from _private(here, document.private, nation)


def _publication(record: MeetingRecord) -> Iterator[Fault]:
    header = record.minutes
    if header.state != "approved" and (header.approved_on or header.signed_by):
        says = "only approved minutes have been approved or signed"
        yield Fault("minutes.state", f"is {header.state!r}; {says}")
    if header.state != "approved" and header.notes:
        says = "only approved minutes have notes; drafts are corrected by an edition"
        yield Fault("minutes.notes", says)
    out = record.agenda.published_at or header.state != "none"
    if record.notice is None and out:
        yield Fault("notice", "is null, though the agenda or the minutes are out")


def _earlier(record: MeetingRecord, nation: Nation) -> Iterator[Fault]:
    seen: set[tuple[str, int]] = set()
    for n, each in enumerate(record.earlier):
        place = f"earlier[{n}]"
        if (each.kind, each.edition) in seen:
            yield Fault(f"{place}.edition", f"{each.kind} {each.edition} is here twice")
        seen.add((each.kind, each.edition))
        yield from _earlier_header(place, each, record)
        if each.record.uid != record.uid:
            yield Fault(f"{place}.record.uid", f"is not {record.uid!r}")
        if each.record.earlier:
            yield Fault(f"{place}.record.earlier", "must be empty")
            continue
        for fault in faults_in(each.record, nation=nation):
            yield Fault(f"{place}.record.{fault.place}", fault.says)


def _earlier_header(
    place: str, each: EarlierRecord, record: MeetingRecord
) -> Iterator[Fault]:
    """What an edition says of itself must be what the list says of it."""
    header = getattr(each.record, each.kind)
    if header is None:
        yield Fault(f"{place}.record.{each.kind}", "is null, though it was published")
        return
    for field, listed in (
        ("edition", each.edition),
        ("published_at", each.published_at),
        ("correction", each.correction),
    ):
        if getattr(header, field) != listed:
            says = f"is not the {field} that {place} names"
            yield Fault(f"{place}.record.{each.kind}.{field}", says)
    now = getattr(record, each.kind)
    if now is not None and each.edition > now.edition:
        says = f"is later than the {each.kind} that is out, {now.edition}"
        yield Fault(f"{place}.edition", says)
    if each.kind != "minutes":
        return
    state = each.record.minutes.state
    if state == "none":
        yield Fault(f"{place}.record.minutes.state", "is 'none', though it is minutes")
    if state == "approved" and each.edition != record.minutes.edition:
        says = "is 'approved', and no minutes come after approved ones"
        yield Fault(f"{place}.record.minutes.state", says)
