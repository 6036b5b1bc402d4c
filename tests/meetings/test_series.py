"""A year's dates from a pattern: weeks of the month, holidays, the ends of years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from meetings.clear_days import holiday_name
from meetings.series import (
    MOST_DATES,
    Pattern,
    dates_of,
    easter,
    municipal_year,
    proposals,
    year_to_plan,
)

if TYPE_CHECKING:
    from meetings.series import OnHoliday

MONDAY, TUESDAY, THURSDAY, SATURDAY = 0, 1, 3, 5
YEAR = (date(2027, 5, 1), date(2028, 4, 30))


def test_the_first_and_third_tuesday_of_each_month_but_august() -> None:
    pattern = Pattern(TUESDAY, frozenset({1, 3}), not_in=frozenset({8}))

    dates = dates_of(pattern, *YEAR)

    assert len(dates) == 22
    assert dates[:2] == [date(2027, 5, 4), date(2027, 5, 18)]
    assert dates[-1] == date(2028, 4, 18)
    assert all(day.weekday() == TUESDAY and day.month != 8 for day in dates)


def test_the_last_one_of_a_month_is_the_fourth_or_the_fifth() -> None:
    dates = dates_of(
        Pattern(THURSDAY, frozenset({5})), date(2027, 6, 1), date(2027, 7, 31)
    )

    assert dates == [date(2027, 6, 24), date(2027, 7, 29)]


def test_where_the_fourth_is_the_last_it_is_there_once() -> None:
    pattern = Pattern(THURSDAY, frozenset({4, 5}))

    assert dates_of(pattern, date(2027, 6, 1), date(2027, 6, 30)) == [date(2027, 6, 24)]


def test_a_leap_years_last_day_is_a_date_like_any_other() -> None:
    pattern = Pattern(TUESDAY, frozenset({5}))

    assert date(2028, 2, 29) in dates_of(pattern, *YEAR)
    assert date(2027, 2, 23) in dates_of(pattern, date(2027, 2, 1), date(2027, 2, 28))


def test_every_three_weeks_runs_on_over_the_new_year() -> None:
    dates = dates_of(Pattern(MONDAY, every=3), date(2027, 12, 1), date(2028, 2, 10))

    assert dates == [date(2027, 12, 6), date(2027, 12, 27), date(2028, 1, 17),
                     date(2028, 2, 7)]  # fmt: skip


def test_both_ends_are_in_it() -> None:
    pattern = Pattern(TUESDAY, every=1)

    dates = dates_of(pattern, date(2027, 3, 2), date(2027, 3, 16))

    assert dates == [date(2027, 3, 2), date(2027, 3, 9), date(2027, 3, 16)]
    assert dates_of(pattern, date(2027, 3, 3), date(2027, 3, 8)) == []


def test_no_span_makes_more_than_the_most() -> None:
    ends = date(2199, 12, 31)

    assert len(dates_of(Pattern(MONDAY, every=1), date(1700, 1, 1), ends)) == MOST_DATES
    weeks = Pattern(MONDAY, frozenset({1, 2, 3, 4, 5}))
    assert len(dates_of(weeks, date(1700, 1, 1), ends)) == MOST_DATES
    never = Pattern(MONDAY, frozenset({1}), not_in=frozenset(range(1, 13)))
    assert dates_of(never, date(1700, 1, 1), ends) == []


def test_a_bank_holiday_is_named_and_the_days_beside_it_are_offered() -> None:
    [first, second] = proposals(
        Pattern(MONDAY, frozenset({1, 2})),
        date(2027, 5, 1),
        date(2027, 5, 31),
        holiday=holiday_name,
        on_holiday="later",
    )

    assert (first.day, first.holiday) == (date(2027, 5, 3), "Early May bank holiday")
    assert [(each.day, each.why, each.picked) for each in first.offers] == [
        (date(2027, 4, 30), "earlier", False),
        (date(2027, 5, 4), "later", True),
    ]
    assert second.holiday == ""
    assert [(each.day, each.picked) for each in second.offers] == [
        (date(2027, 5, 10), True)
    ]


@pytest.mark.parametrize(
    ("on_holiday", "picked"),
    [
        ("earlier", [date(2027, 4, 30)]),
        ("later", [date(2027, 5, 4)]),
        ("leave_out", []),
    ],
)
def test_the_clerk_says_which_is_proposed(
    on_holiday: OnHoliday, picked: list[date]
) -> None:
    [found] = proposals(
        Pattern(MONDAY, frozenset({1})),
        date(2027, 5, 1),
        date(2027, 5, 31),
        holiday=holiday_name,
        on_holiday=on_holiday,
    )

    assert [each.day for each in found.offers if each.picked] == picked


def test_easter_moves_over_the_whole_long_weekend() -> None:
    [found] = proposals(
        Pattern(MONDAY, frozenset({5})),
        date(2027, 3, 1),
        date(2027, 3, 31),
        holiday=holiday_name,
        on_holiday="later",
    )

    assert (found.day, found.holiday) == (date(2027, 3, 29), "Easter Monday")
    assert [each.day for each in found.offers] == [date(2027, 3, 25), date(2027, 3, 30)]


def test_christmas_week_is_avoided_also_in_a_year_whose_holidays_are_not_known() -> (
    None
):
    [first, second] = proposals(
        Pattern(TUESDAY, every=1),
        date(2035, 12, 25),
        date(2036, 1, 1),
        holiday=holiday_name,
        on_holiday="later",
    )

    assert first.holiday == second.holiday == "Christmas week"
    assert [each.day for each in first.offers] == [date(2035, 12, 21), date(2036, 1, 2)]
    # The day that the first one has taken isn't offered to the second.
    assert [each.day for each in second.offers] == [date(2035, 12, 21)]


def test_a_committee_that_meets_on_saturdays_is_not_moved_for_it() -> None:
    [found] = proposals(
        Pattern(SATURDAY, frozenset({2})),
        date(2027, 6, 1),
        date(2027, 6, 30),
        holiday=holiday_name,
        on_holiday="later",
    )

    assert (found.day, found.holiday) == (date(2027, 6, 12), "")


def test_easter_is_on_its_days() -> None:
    assert easter(2027) == date(2027, 3, 28)
    assert easter(2028) == date(2028, 4, 16)
    assert easter(2038) == date(2038, 4, 25)
    for year in (2024, 2025, 2026, 2027, 2028):
        assert holiday_name(easter(year) - timedelta(days=2)) == "Good Friday"


def test_a_municipal_year_is_from_may_to_april() -> None:
    assert municipal_year(date(2027, 3, 17)) == (date(2026, 5, 1), date(2027, 4, 30))
    assert municipal_year(date(2027, 5, 1)) == YEAR
    assert year_to_plan(date(2027, 3, 17)) == YEAR
    assert year_to_plan(date(2027, 9, 30)) == (date(2027, 10, 1), date(2028, 4, 30))
