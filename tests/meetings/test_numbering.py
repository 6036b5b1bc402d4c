"""Numbers as they are printed (R1)."""

from __future__ import annotations

from meetings.numbering import Line, numbers_of


def test_ten_comes_after_nine_and_5a_after_5() -> None:
    lines = [Line(str(n), None) for n in range(1, 12)]
    lines[5:5] = [Line("x", "5"), Line("y", "5")]

    assert list(numbers_of(lines).values()) == [
        *("1", "2", "3", "4", "5", "5a", "5b", "6", "7", "8", "9", "10", "11")
    ]


def test_headings_have_none_and_deeper_ones_alternate() -> None:
    lines = [
        Line("h", None, is_heading=True),
        Line("one", None),
        Line("a", "one"),
        Line("a1", "a"),
        Line("a1a", "a1"),
        Line("two", None),
    ]

    assert list(numbers_of(lines).values()) == ["", "1", "1a", "1a1", "1a1a", "2"]


def test_a_number_that_is_published_never_changes() -> None:
    lines = [
        Line("new", None),
        Line("one", None, fixed="1"),
        Line("under", "one"),
        Line("eight", None, fixed="8"),
        Line("1a", "one", fixed="1a"),
        Line("newer", None),
    ]

    assert numbers_of(lines) == {
        "new": "9",
        "one": "1",
        "under": "1b",
        "eight": "8",
        "1a": "1a",
        "newer": "10",
    }


def test_after_z_comes_aa() -> None:
    lines = [Line("p", None), *(Line(f"c{n}", "p") for n in range(28))]

    numbers = list(numbers_of(lines).values())
    assert numbers[26:] == ["1z", "1aa", "1ab"]


def test_numbers_that_aren_t_ours_are_left() -> None:
    lines = [
        Line("a", None, fixed="12/21"),
        Line("b", None),
        Line("c", None, fixed="X"),
    ]

    assert numbers_of(lines) == {"a": "12/21", "b": "13", "c": "X"}
