import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template

from meetings import wording
from meetings.law import EXEMPTIONS, Nation


class Printed:
    def __init__(self, name: str, ward: str = "") -> None:
        self.name = name
        self.ward = ward


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (dt.time(18), "6pm"),
        (dt.time(18, 30), "6.30pm"),
        (dt.time(9, 5), "9.05am"),
        (dt.time(12), "midday"),
        (dt.time(12, 1), "12.01pm"),
        (dt.time(0), "12 midnight"),
        (dt.time(0, 30), "12.30am"),
        (dt.time(23, 59), "11.59pm"),
        (dt.time(1, 30), "1.30am"),
    ],
)
def test_times_are_said_as_a_council_says_them(time: dt.time, words: str) -> None:
    assert wording.clock(time) == words


def test_dates_are_in_words() -> None:
    day = dt.date(2027, 3, 18)

    assert wording.long_date(day) == "Thursday 18 March 2027"
    assert wording.plain_date(day) == "18 March 2027"


def test_a_moment_is_told_in_the_councils_zone() -> None:
    late = dt.datetime(2027, 6, 30, 23, 10, tzinfo=ZoneInfo("UTC"))

    assert wording.moment(late) == "1 July 2027 at 12.10am"


def test_a_span_without_an_end_is_its_start() -> None:
    assert wording.clock_span(dt.time(18), dt.time(20, 12)) == "6pm to 8.12pm"
    assert wording.clock_span(dt.time(18), None) == "6pm"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (None, ""),
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1024, "1 KB"),
        (209_920, "205 KB"),
        (1024 * 1024 - 1, "1 MB"),
        (1_258_291, "1.2 MB"),
        (50 * 1024 * 1024, "50 MB"),
    ],
)
def test_sizes(size: int | None, words: str) -> None:
    assert wording.file_size(size) == words


@pytest.mark.parametrize(
    ("media_type", "filename", "words"),
    [
        ("application/pdf", "", "PDF"),
        ("application/PDF; version=1.7", "", "PDF"),
        ("application/x-odd", "plan.dwg", "DWG"),
        ("application/x-odd", "plan", ""),
        ("", ".htaccess", ""),
    ],
)
def test_file_types(media_type: str, filename: str, words: str) -> None:
    assert wording.file_type(media_type, filename) == words


def test_the_ward_follows_a_name_only_where_it_is_printed() -> None:
    people = [Printed("Alun Davies", "Llanfair"), Printed("Siân O’Brien"), Printed("C")]

    assert (
        wording.printed_people(people) == "Alun Davies (Llanfair), Siân O’Brien and C"
    )
    assert wording.printed_people([]) == ""


def test_the_councils_own_words_stand_for_the_lists() -> None:
    assert wording.outcome_words("agreed") == "Agreed"
    assert wording.outcome_words("other", "Agreed in part") == "Agreed in part"


def test_exemptions_are_cited_with_their_names() -> None:
    england = EXEMPTIONS[Nation.ENGLAND]

    assert england.cite([3, 5]) == (
        "paragraphs 3 (financial or business affairs) and 5 (legal professional "
        "privilege) of Part 1 of Schedule 12A to the Local Government Act 1972"
    )
    assert england.cite([1]).startswith("paragraph 1 (an individual) of Part 1")
    assert EXEMPTIONS[Nation.WALES].cite([14]).startswith("paragraph 14 (financial")
    assert england.cite([99]).startswith("paragraph 99 of Part 1")


def test_filters_print_nothing_for_what_is_not_known() -> None:
    template = Template(
        "{% load wording %}[{{ day|long_date }}][{{ start|clock_span:end }}]"
        "[{{ midnight|clock }}][{{ paragraphs|exemption }}]"
    )

    text = template.render(
        Context(
            {
                "day": None,
                "start": None,
                "end": None,
                "midnight": dt.time(0),
                "paragraphs": ["3"],
            }
        )
    )

    assert text.startswith("[][][12 midnight][paragraph 3 (financial")
