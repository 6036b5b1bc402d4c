"""Who is in the room at an item (V2: she had gone home)."""

from __future__ import annotations

from typing import Any

import pytest

from meetings.in_the_room import comings, order_taken, room_at
from meetings.record.decisions import DeclarationRecord
from meetings.record.people import AbsenceRecord, AttendanceRecord
from tests.records import an_item

TWICE = (
    AbsenceRecord(left_at="i2", arrived_at="i4"),
    AbsenceRecord(left_at="i6", arrived_at="i7"),
)
ITEMS = tuple(an_item(uid=f"i{n}", number=str(n)) for n in range(1, 10))


def room(at: str, *rows: AttendanceRecord, declared: tuple[Any, ...] = ()) -> list[str]:
    order = order_taken(ITEMS)
    found = room_at(at, attendance=rows, order=order, declarations=declared)
    return [each.name for each in found.present]


def someone(name: str = "Ann", **fields: Any) -> AttendanceRecord:
    return AttendanceRecord(name=name, uid=name.lower(), **fields)


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({}, "123456789"),
        ({"arrived_at": "i3"}, "3456789"),
        ({"left_at": "i8"}, "1234567"),
        ({"left_at": "i8", "arrived_at": "i9"}, "12345679"),
        ({"arrived_at": "i3", "left_at": "i8"}, "34567"),
        ({"absences": TWICE}, "145789"),
        ({"left_at": "i8", "arrived_at": "i9", "absences": TWICE}, "14579"),
        ({"left_at": "i9", "arrived_at": "i2", "absences": TWICE[1:]}, "234578"),
        ({"presence": "apologies"}, ""),
        ({"presence": "absent"}, ""),
        ({"presence": "in_attendance"}, ""),
        ({"mode": "remote"}, "123456789"),
    ],
)
def test_in_the_room(fields: dict[str, Any], there: str) -> None:
    found = [n for n in range(1, 10) if room(f"i{n}", someone(**fields))]

    assert "".join(map(str, found)) == there


def test_who_declares_and_leaves_is_out_for_that_item() -> None:
    row = someone()
    left = DeclarationRecord(member=row, kind="personal", action="left")
    stayed = DeclarationRecord(member=row, kind="personal", action="stayed")

    assert room("i5", row, declared=(left,)) == []
    assert room("i5", row, declared=(stayed,)) == ["Ann"]
    assert room("i6", row) == ["Ann"]


def test_why_somebody_is_out() -> None:
    row = someone(left_at="i8")
    found = room_at("i8", attendance=(row,), order=order_taken(ITEMS), declarations=())

    assert found.why_out(row) == "had left"
    assert not found.holds(row)


def test_an_item_taken_early_brings_what_is_under_it() -> None:
    """R2: the order as taken, the numbers as printed."""
    child = an_item(uid="c", number="8a")
    items = (
        *ITEMS[:3],
        an_item(uid="x", number="4"),
        an_item(uid="e", number="8", taken_after="i3", items=(child,)),
        an_item(uid="f", number="9", taken_after="i3"),
    )

    assert order_taken(items) == ["i1", "i2", "i3", "e", "c", "f", "x"]


def test_items_that_name_one_another_stand_somewhere() -> None:
    items = (
        an_item(uid="a", taken_after="b"),
        an_item(uid="b", taken_after="a"),
        an_item(uid="c", taken_after="c"),
        an_item(uid="d", taken_after="gone"),
    )

    assert sorted(order_taken(items)) == ["a", "b", "c", "d"]


def test_what_was_taken_with_a_moved_item_goes_along() -> None:
    items = (
        an_item(uid="a", items=(an_item(uid="aa"), an_item(uid="ab"))),
        an_item(uid="b", taken_after="aa"),
        an_item(uid="c", taken_after="b"),
        an_item(uid="d", items=(an_item(uid="da", taken_after="e"),)),
        an_item(uid="e", taken_after="a"),
    )

    assert order_taken(items) == ["a", "aa", "b", "c", "ab", "e", "da", "d"]


def test_leaving_is_reckoned_in_the_order_taken() -> None:
    items = (
        an_item(uid="one"),
        an_item(uid="two"),
        an_item(uid="late", taken_after="one"),
    )
    row = someone(left_at="two")
    order = order_taken(items)

    at_late = room_at("late", attendance=(row,), order=order, declarations=())

    assert at_late.holds(row)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"arrived_at": "i3"}, "Came in for i3"),
        ({"left_at": "i8"}, "Left before i8"),
        ({"left_at": "i8", "arrived_at": "i9"}, "Left before i8, back for i9"),
        ({"arrived_at": "i3", "left_at": "i8"}, "Came in for i3, left before i8"),
        (
            {"absences": TWICE},
            "Left before i2, back for i4; left before i6, back for i7",
        ),
        (
            {"arrived_at": "i2", "left_at": "i9", "absences": TWICE[1:]},
            "Came in for i2, left before i6, back for i7; left before i9",
        ),
        (
            {"left_at": "i8", "arrived_at": "i9", "absences": TWICE[:1]},
            "Left before i2, back for i4; left before i8, back for i9",
        ),
        ({"left_at": "gone"}, ""),
    ],
)
def test_when_somebody_came_and_left_in_words(
    fields: dict[str, Any], words: str
) -> None:
    said = comings(someone(**fields), order_taken(ITEMS))

    assert "".join(f"{each.words} {each.uid}" for each in said) == words
