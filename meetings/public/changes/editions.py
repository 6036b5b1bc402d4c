"""Two editions of a meeting: every change between them, under what it is a change of.

Both are open forms. Of an item that is private in one of them, or was kept back since,
it says that and no word of what stood there before.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from django.utils.safestring import mark_safe

from meetings.comparing.aligning import aligned
from meetings.comparing.blocks import line
from meetings.comparing.printed import printed
from meetings.comparing.texts import changed_lines
from meetings.public.changes.documents import document_fields
from meetings.public.changes.items import item_fields, private_fields
from meetings.public.changes.meeting import (
    approval_words,
    closing_fields,
    opening_fields,
)
from meetings.public.changes.sides import Both, Field, Side
from meetings.record.editions import NOTICE_MATTER, edition_of
from meetings.record.items import ItemRecord
from meetings.templatetags.page_words import open_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.utils.safestring import SafeString

    from meetings.comparing.texts import Line
    from meetings.public.changes.sides import KeptBack
    from meetings.record.meeting import MeetingRecord

NOT_NOW = "Not for publication now. What stood here isn’t shown."
NOT_THEN = "It was not for publication and is open now."
NEITHER = "Not for publication, then and now. What is said of it changed. It says now:"
PUT_IN, TAKEN_OFF = "This item was put in.", "This item was taken off."
PRIVATE_PUT_IN = "This item was put in. It is not for publication."
PRIVATE_TAKEN_OFF = "This item was taken off. It was not for publication."


class Changed(NamedTuple):
    """A paragraph with its words marked; `kind` is "p", "li", "heading" or "row".
    `label`: the field that begins with it, where a heading has several."""

    html: SafeString
    kind: str
    number: int
    skipped: bool
    notes: tuple[str, ...]
    label: str


class Change(NamedTuple):
    """What changed under one heading."""

    heading: str
    says: list[str]
    lines: list[Changed]


class Group(NamedTuple):
    """The changes of an item, by its `uid`; "" for those of the meeting."""

    uid: str
    title: str
    changes: list[Change]


class Changes(NamedTuple):
    """`approval`: that a draft became approved minutes, "" where it didn't."""

    groups: list[Group]
    approval: str

    @property
    def number(self) -> int:
        return sum(len(group.changes) for group in self.groups)


def changes_between(
    before: MeetingRecord,
    after: MeetingRecord,
    *,
    kinds: tuple[str, str],
    kept_back: KeptBack,
) -> Changes:
    """Compare what two editions say. An agenda and minutes are compared as agendas:
    what came of the items has nothing to stand beside."""
    if kinds[0] != kinds[1]:
        before, after = _as_agendas(before, after)
    both = Both(
        before=Side(before, frozenset(kept_back.before)),
        after=Side(after, frozenset(kept_back.after)),
        kept_back=kept_back,
        minuted=kinds == ("minutes", "minutes"),
    )
    groups = [
        Group("", "", _changes("", opening_fields(both), both)),
        *_item_groups(both),
        Group("", "", _changes("", _closing(both), both)),
    ]
    approved = after.minutes.state != before.minutes.state
    return Changes(
        [group for group in groups if group.changes],
        approval_words(after.minutes) if approved else "",
    )


def _as_agendas(
    before: MeetingRecord, after: MeetingRecord
) -> tuple[MeetingRecord, MeetingRecord]:
    """What an agenda says of each: nothing of the meeting's course, and nothing that
    is the notice's alone."""
    noticed = {name: getattr(before, name) for name in NOTICE_MATTER}
    one, other = edition_of("agenda", before), edition_of("agenda", after)
    return one, other.model_copy(update=noticed)


def _closing(both: Both) -> Iterator[Field]:
    name = "Documents for the whole meeting"
    documents = both.before.record.documents, both.after.record.documents
    yield from document_fields(name, *documents, both)
    yield from closing_fields(both)


def _item_groups(both: Both) -> Iterator[Group]:
    places = _places(both)
    for uid in _in_order(list(both.before.items), list(both.after.items)):
        was, now = both.before.items.get(uid), both.after.items.get(uid)
        fields = _fields_of(uid, was, now, both)
        if uid in places:
            fields = [*fields, places[uid]]
        heading = _heading(uid, both)
        yield Group(uid, heading, _changes(heading, fields, both))


def _in_order(before: list[str], after: list[str]) -> list[str]:
    """As they are now; those that are gone behind what they stood behind."""
    known = set(after)
    following: dict[str, list[str]] = {}
    last = ""
    for uid in before:
        if uid in known:
            last = uid
        else:
            following.setdefault(last, []).append(uid)
    return [
        *following.get("", ()),
        *(each for uid in after for each in (uid, *following.get(uid, ()))),
    ]


def _heading(uid: str, both: Both) -> str:
    """Item 5, Mill Lane bridge. Of what is kept back, no title that it had before."""
    now = both.after.items.get(uid)
    item = now or both.before.items[uid]
    side = both.after if now else both.before
    if uid in side.closed or (item.private and not now):
        title = "not for publication"
    else:
        title = open_title(item).rstrip(".")
    if item.number:
        return f"Item {item.number}, {title}"
    return title[:1].upper() + title[1:]


def _fields_of(
    uid: str, was: ItemRecord | None, now: ItemRecord | None, both: Both
) -> list[Field]:
    if was == now or _goes_with_its_parent(uid, both):
        return []
    nothing = ItemRecord(uid=uid, title="")
    closed_then, closed_now = both.before.is_closed(uid), both.after.is_closed(uid)
    if was is None:
        return _put_in(nothing, now or nothing, both, closed=closed_now)
    if now is None:
        if was.private:
            return [Field("", says=PRIVATE_TAKEN_OFF)]
        if closed_then:
            return [Field("", says=NOT_NOW)]
        return [Field("", says=TAKEN_OFF), *_of_all(was, nothing, both)]
    if closed_now:
        return _closed(was, now, both)
    if closed_then:
        return [Field("", says=NOT_THEN), *_of_all(nothing, now, both)]
    return list(item_fields(was, now, both))


def _goes_with_its_parent(uid: str, both: Both) -> bool:
    """What stood under an item that is kept back isn't even named."""
    above = both.before.above.get(uid)
    return (
        uid not in both.after.items
        and uid in both.before.closed
        and above is not None
        and both.before.is_closed(above)
    )


def _put_in(
    nothing: ItemRecord, now: ItemRecord, both: Both, *, closed: bool
) -> list[Field]:
    if closed:
        return [Field("", says=PRIVATE_PUT_IN)]
    return [Field("", says=PUT_IN), *_of_all(nothing, now, both)]


def _of_all(was: ItemRecord, now: ItemRecord, both: Both) -> list[Field]:
    """All that an item says; its number and its title stand above."""
    said = {"Number", "Title", "Kind of item"}
    return [each for each in item_fields(was, now, both) if each.name not in said]


def _closed(was: ItemRecord, now: ItemRecord, both: Both) -> list[Field]:
    if not was.private or not now.private or now.uid in both.after.closed:
        return [Field("", says=NOT_NOW)]
    fields = list(private_fields(was.private, now.private))
    said = [Field("", says=NEITHER if fields else "Not for publication.")]
    if was.number != now.number:
        said.append(Field("Number", after=line(f"Item {now.number}")))
    return said + fields


def _places(both: Both) -> dict[str, Field]:
    """The items that stand elsewhere on the agenda, with after or under what."""
    before, after = list(both.before.items), list(both.after.items)
    common = set(before) & set(after)
    one = [uid for uid in before if uid in common]
    other = [uid for uid in after if uid in common]
    runs = aligned(one, other, both.allowance)
    kept = {uid for run in runs for uid in one[run.one : run.one + run.length]}
    return {
        uid: Field(
            "Place on the agenda",
            line(_place(uid, one, both.before)),
            line(_place(uid, other, both.after)),
        )
        for uid in other
        if uid not in kept or both.before.above.get(uid) != both.after.above.get(uid)
    }


def _place(uid: str, order: list[str], side: Side) -> str:
    said = []
    if above := side.above.get(uid):
        said.append(f"Under {side.called(above)}.")
    at = order.index(uid)
    if not at:
        said.append("First on the agenda.")
    elif order[at - 1] != above:
        said.append(f"After {side.called(order[at - 1])}.")
    return " ".join(said)


def _changes(heading: str, fields: Iterable[Field], both: Both) -> list[Change]:
    """Fields that changed; those that follow one another under one name are one, and
    so are all those that follow a sentence about the item as a whole."""
    found: list[Change] = []
    whole = False
    for field in fields:
        lines = changed_lines(field.before, field.after, both.allowance)
        if not lines and not field.says:
            continue
        whole = whole or not field.name
        name = heading if whole else ". ".join(filter(None, [heading, field.name]))
        if not found or found[-1].heading != name:
            found.append(Change(name, [], []))
        labels = itertools.chain([field.name * whole], itertools.repeat(""))
        if field.says and whole and field.name:
            found[-1].lines.append(_sentence(field.says, next(labels)))
        elif field.says:
            found[-1].says.append(field.says)
        found[-1].lines.extend(map(_changed, lines, labels))
    return found


def _sentence(says: str, label: str) -> Changed:
    return Changed(mark_safe(""), "p", 0, skipped=False, notes=(says,), label=label)


def _changed(each: Line, label: str) -> Changed:
    kind = each.place[-1] if each.place else "p"
    if "tr" in each.place:
        kind = "row"
    elif "li" in each.place:
        kind = "li"
    elif kind in {"h3", "h4", "caption"}:
        kind = "heading"
    else:
        kind = "p"
    return Changed(
        printed(each.stretches), kind, each.number, each.skipped, each.notes, label
    )
