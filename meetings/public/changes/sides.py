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


class KeptBack(NamedTuple):
    """What of two editions the public may not read any more, all sorted.

    By uid, of items and documents: `before` and `after`, what was kept back later than
    each of the two; `then`, what the first of them kept back itself. `sensitive` are
    the interests that are sensitive in the edition that counts, by `sensitive_key`.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()


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
    def sensitive(self) -> frozenset[str]:
        found = sensitive_interests(self.after.items.values())
        return frozenset([*self.kept_back.sensitive, *found])


def sensitive_key(uid: str, declaration: DeclarationRecord) -> str:
    """An interest by its item and who declared it."""
    return f"{uid} {key_of(declaration.member)}"


def sensitive_interests(items: Iterable[ItemRecord]) -> list[str]:
    return sorted(
        sensitive_key(item.uid, each)
        for item in items
        for each in item.declarations
        if each.sensitive
    )
