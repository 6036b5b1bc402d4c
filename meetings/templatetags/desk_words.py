"""What the desk's templates say and name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django import template

from meetings.wording import printed_person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from meetings.in_the_room import Room
    from meetings.models import AgendaItem
    from meetings.record.decisions import VoteRecord
    from meetings.record.people import PersonRecord

register = template.Library()
Row = TypeVar("Row")


@register.filter
def add_number(prefix: str, number: int) -> str:
    return f"{prefix}{number}"


@register.filter
def join_name(prefix: str, field: str) -> str:
    return f"{prefix}-{field}"


@register.filter
def at(faults: Iterable[tuple[str, str]], field: str) -> str:
    """What is wrong at a field, or ""."""
    return " ".join(says for place, says in faults or () if place == field)


@register.filter
def printed(person: PersonRecord) -> str:
    return printed_person(person)


@register.filter
def called(item: AgendaItem) -> str:
    """What an item is called in a sentence: "item 4", else the title it has."""
    return f"item {item.number}" if item.number else f"“{item.title}”"


@register.filter
def with_blank(rows: Iterable[Row]) -> list[Row | None]:
    """The rows, and one more to fill in."""
    return [*rows, None]


@register.simple_tag
def counted(
    count: int | None,
    vote: VoteRecord,
    prefix: str,
    field: str,
    typed: QueryDict | str = "",
) -> str:
    """What a count's field holds: what was typed, where that was refused; nothing
    where the count is that of the names, so that it follows them."""
    if typed and not isinstance(typed, str):
        return typed.get(f"{prefix}-{field}", "")
    choice = {"for": "for", "against": "against", "abstain": "abstain"}[field]
    named = sum(ballot.vote == choice for ballot in vote.ballots)
    if count is None or (vote.ballots and count == named):
        return ""
    return str(count)


@register.simple_tag
def as_typed(
    said: str | None, prefix: str, field: str, typed: QueryDict | str = ""
) -> str:
    """What a field holds: what was typed, where the form was refused."""
    if typed and not isinstance(typed, str):
        return typed.get(f"{prefix}-{field}", "")
    return said or ""


@register.filter
def room_words(room: Room) -> str:
    """Who is in the room at an item, in a sentence."""
    here = len(room.present)
    away = [
        f"{printed_person(row)} {why}"
        for row, why in room.out
        if row.presence == "present"
    ]
    apologies = sum(row.presence == "apologies" for row, _ in room.out)
    said = [f"{here} of {here + len(room.out)} members in the room"]
    said += away
    text = "; ".join(said) + "."
    if apologies:
        text += f" {apologies} {'apology' if apologies == 1 else 'apologies'}."
    return text
