"""The two records that are compared, and what of them may not be shown any more."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from meetings.comparing.aligning import Allowance
from meetings.comparing.blocks import Text
from meetings.in_the_room import key_of, order_taken
from meetings.record.meeting import walk_items
from meetings.templatetags.page_words import open_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from meetings.record.decisions import DeclarationRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord


Thing = TypeVar("Thing")


IN_THE_LATER = "*"


class KeptBack(NamedTuple):
    """What of two editions the public may not read any more, all sorted.

    By uid, of items and documents: `before` and `after`, what was kept back later than
    each of the two; `then`, what the first of them kept back itself. `open_interests`
    are those that may be told, by `interest_key`: which are open in the edition that
    counts. IN_THE_LATER stands for those of the later of the two, where it is that one.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    open_interests: tuple[str, ...] = (IN_THE_LATER,)


class Field(NamedTuple):
    """One thing that a record says, before and after; `says` is a sentence where that
    alone may be told, or where words can't tell it."""

    name: str
    before: Text = Text()
    after: Text = Text()
    says: str = ""


def told(name: str, say: Callable[[Thing], Text], was: Thing, now: Thing) -> Field:
    """A field that is said in the same way before and after."""
    return Field(name, say(was), say(now))


@dataclass(frozen=True)
class Side:
    """One edition's open record. `closed`: the uids of items and documents in it that
    were kept from the public later."""

    record: MeetingRecord
    closed: frozenset[str]

    @cached_property
    def items(self) -> dict[str, ItemRecord]:
        """In the order of the agenda."""
        return {each.uid: each for each in walk_items(self.record.items)}

    @cached_property
    def above(self) -> dict[str, str]:
        """The uid of the item above each item that is under one."""
        return {
            under.uid: each.uid for each in self.items.values() for under in each.items
        }

    @cached_property
    def taken(self) -> list[str]:
        return order_taken(self.record.items)

    def is_closed(self, uid: str) -> bool:
        """Whether an item was private in this edition, or is kept back since."""
        item = self.items.get(uid)
        return uid in self.closed or bool(item and item.private)

    def called(self, uid: str) -> str:
        """An item in a sentence: "item 4", else its title, where that may be told."""
        item = self.items[uid]
        if item.number:
            return f"item {item.number}"
        return "another item" if self.is_closed(uid) else open_title(item)


@dataclass(frozen=True)
class Both:
    """`minuted`: both are minutes."""

    before: Side
    after: Side
    kept_back: KeptBack
    minuted: bool
    allowance: Allowance = field(default_factory=Allowance)

    @cached_property
    def open_interests(self) -> frozenset[str]:
        listed = self.kept_back.open_interests
        if listed == (IN_THE_LATER,):
            listed = tuple(open_interests(self.after.items.values()))
        return frozenset(listed)


def interest_key(uid: str, declaration: DeclarationRecord) -> str:
    """An interest by its item and who declared it."""
    return f"{uid} {key_of(declaration.member)}"


def open_interests(items: Iterable[ItemRecord]) -> list[str]:
    """Those whose nature the public may read. Of somebody who declared two at an item,
    one of them sensitive, neither is told."""
    declared = [(interest_key(i.uid, d), d) for i in items for d in i.declarations]
    sensitive = {key for key, each in declared if each.sensitive}
    return sorted({key for key, _ in declared} - sensitive)
