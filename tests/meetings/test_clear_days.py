"""When the papers of a meeting are due (T3: five clear days over New Year)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from meetings.clear_days import (
    holidays_known,
    is_late,
    last_lawful_day,
    working_days_after,
    working_days_left,
)


def test_five_clear_days_over_new_year() -> None:
    """T3: 28 December 2026 and 1 January 2027 are bank holidays."""
    deadline = last_lawful_day(date(2027, 1, 7))

    assert deadline.day == date(2026, 12, 29)
    assert deadline.known
    off = {each.day: each.why for each in deadline.strip if each.what == "off"}
    assert off == {
        date(2027, 1, 1): "New Year’s Day",
        date(2027, 1, 2): "Saturday",
        date(2027, 1, 3): "Sunday",
    }
    counted = [each.number for each in deadline.strip if each.what == "counts"]
    assert counted == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        (datetime(2026, 12, 29, 23, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 30, 0, 1, tzinfo=UTC), True),
    ],
)
def test_until_the_end_of_that_day(moment: datetime, *, late: bool) -> None:
    """T3: at 23:59 it passes, at 00:01 it is late."""
    assert is_late(date(2027, 1, 7), moment) is late


def test_the_day_ends_on_the_councils_own_clock() -> None:
    last = last_lawful_day(date(2027, 6, 17)).day

    assert last == date(2027, 6, 9)
    assert not is_late(date(2027, 6, 17), datetime(2027, 6, 9, 22, 59, tzinfo=UTC))
    assert is_late(date(2027, 6, 17), datetime(2027, 6, 9, 23, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("meeting", "last"),
    [
        (date(2027, 4, 1), date(2027, 3, 22)),  # Good Friday, Easter Monday
        (date(2027, 3, 18), date(2027, 3, 10)),
        (date(2027, 5, 4), date(2027, 4, 23)),  # Early May bank holiday, 3 May
    ],
)
def test_weekends_and_bank_holidays_are_left_out(meeting: date, last: date) -> None:
    assert last_lawful_day(meeting).day == last


@pytest.mark.parametrize(
    ("nation", "last"),
    [
        ("england", date(2027, 3, 10)),
        ("wales", date(2027, 3, 12)),
        ("scotland", date(2027, 3, 12)),
        # St Patrick's Day, 17 March
        ("northern_ireland", date(2027, 3, 9)),
    ],
)
def test_each_nation_has_its_days(settings: Any, nation: str, last: date) -> None:
    settings.COUNCIL_NATION = nation

    assert last_lawful_day(date(2027, 3, 18)).day == last


def test_the_council_says_what_counts(settings: Any) -> None:
    settings.CLEAR_DAYS = 2
    settings.SATURDAYS_COUNT = True
    settings.COUNCIL_CLOSED = frozenset({date(2027, 3, 22)})

    # Tuesday 23 March: Saturday and Friday count, Sunday and the closed Monday don't.
    assert last_lawful_day(date(2027, 3, 23)).day == date(2027, 3, 18)


def test_a_year_whose_holidays_are_not_known_says_so() -> None:
    assert holidays_known(2028)
    assert not holidays_known(2030)
    assert not last_lawful_day(date(2030, 1, 3)).known
    assert last_lawful_day(date(2028, 12, 28)).known


def test_working_days() -> None:
    assert working_days_after(date(2027, 3, 25), 2) == date(2027, 3, 31)
    assert working_days_left(date(2027, 3, 22), date(2027, 3, 17)) == 4
    assert working_days_left(date(2027, 3, 16), date(2027, 3, 17)) == 0
