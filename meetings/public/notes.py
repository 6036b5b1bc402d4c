"""Corrections that stand beside approved minutes, as the public reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.record.tables.notes import read_notes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from meetings.models import Edition, PublishedItem
    from meetings.record.meeting import NoteRecord


def notes_beside(edition: Edition, *, about: Collection[str]) -> tuple[NoteRecord, ...]:
    """The notes on an approved edition's meeting: about the whole, or about the items
    of these uids, which are those that the public may read."""
    if edition.state != "approved":
        return ()
    return read_notes(edition.meeting_id, about=about)


def notes_on_all(edition: Edition) -> tuple[dict[str, str], tuple[NoteRecord, ...]]:
    """The numbers by uid of an approved edition's open items, and the notes beside it
    that the public may read."""
    if edition.state != "approved":
        return {}, ()
    rows = edition.items.filter(private=False)
    numbers = dict(rows.values_list("uid", "number"))
    return numbers, notes_beside(edition, about=numbers)


def notes_on_item(item: PublishedItem) -> tuple[NoteRecord, ...]:
    """The notes beside approved minutes that are about this item. Needs `edition`."""
    if item.private:
        return ()
    notes = notes_beside(item.edition, about={item.uid})
    return tuple(note for note in notes if note.item == item.uid)


def with_numbers(
    notes: Iterable[NoteRecord], numbers: dict[str, str]
) -> list[dict[str, object]]:
    """For the page: each note with the number of the item that it is about."""
    return [
        {
            "item_number": numbers.get(note.item or "", ""),
            "text": note.text,
            "by": note.by,
            "on": note.on,
        }
        for note in notes
    ]
