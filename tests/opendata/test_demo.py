"""The demonstration council: valid, and told from one day, whichever it is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from meetings.law import Nation
from meetings.record.meeting import walk_items
from meetings.record.reading import read_meeting
from opendata.council import CouncilRecord, faults_in_council
from opendata.demo.council import council
from opendata.demo.diary import Diary
from opendata.demo.folder import write_folder
from opendata.exporting import export_folder
from opendata.importing import import_path
from tests.opendata.demonstration import (
    NOON,
    TODAY,
    published,
    told,
    unprinted,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import Settings


ODD_DAYS = [
    dt.date(2024, 2, 29),
    dt.date(2026, 12, 31),
    dt.date(2027, 1, 1),
    dt.date(2027, 3, 28),  # clocks go forward
    dt.date(2027, 10, 31),  # and back
    dt.date(2027, 12, 25),
    dt.date(2028, 2, 29),
]
MANY_DAYS = [dt.date(2026, 9, 1) + dt.timedelta(days=n * 83) for n in range(9)]


@pytest.mark.parametrize("today", [*ODD_DAYS, *MANY_DAYS], ids=str)
def test_records_are_valid_on_any_day(today: dt.date) -> None:
    for record in told(today).values():
        data = record.canonical().encode()

        assert read_meeting(data, nation=Nation.ENGLAND) == record

    people = council(Diary(today))
    assert not faults_in_council(people)
    assert CouncilRecord.model_validate_json(people.canonical()) == people


@pytest.mark.parametrize("today", [*ODD_DAYS, *MANY_DAYS], ids=str)
def test_what_is_published_lies_in_the_past_and_in_order(today: dt.date) -> None:
    midnight = dt.datetime.combine(today, dt.time(), dt.UTC)
    for record in told(today).values():
        assert record.date.weekday() < 5
        minuted = record.minutes.state != "none"
        assert (record.status == "held") <= (record.date < today)
        assert minuted <= (record.status == "held")
        if record.date < today - dt.timedelta(weeks=2):
            assert minuted or record.status in {"cancelled", "postponed"}
        live = published(record)
        moments = [each for each in live.values() if each]
        moments += [each.published_at for each in record.earlier if each.published_at]
        assert all(each < midnight for each in moments)
        for each in record.earlier:
            after = live[each.kind]
            assert each.published_at
            assert after
            # An agenda that the minutes differ from stands beside them as it is.
            assert each.published_at <= after
            if each.edition != getattr(record, each.kind).edition:
                assert each.published_at < after
        if record.minutes.published_at:
            assert record.minutes.published_at.date() > record.date


@pytest.mark.parametrize("today", [*ODD_DAYS, *MANY_DAYS], ids=str)
def test_agendas_are_out_five_clear_days_before(today: dt.date) -> None:
    bank_holidays_at_most = 3
    for record in told(today).values():
        firsts = [each for each in record.earlier if each.kind == "agenda"]
        out = firsts[0].published_at if firsts else record.agenda.published_at
        if not out or record.agenda.convened_short_notice or record.agenda.late_reason:
            continue
        between = (record.date - out.date()).days - 1
        days = [out.date() + dt.timedelta(days=n + 1) for n in range(between)]
        working = [day for day in days if day.weekday() < 5]

        assert len(working) - bank_holidays_at_most >= 5


def test_two_runs_of_a_day_give_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        call_command("write_demo", str(folder), "--today", "2027-03-17")

    one, two = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in folders
    )
    assert one == two
    papers = [data for path, data in one.items() if path.parts[0] == "files"]
    assert papers
    assert all(data.startswith(b"%PDF-") for data in papers)


def test_a_day_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is no day; write it as 2027-03-17"):
        call_command("write_demo", str(tmp_path), "--today", "17 March")


def test_names_stay_when_the_days_move() -> None:
    later = told(TODAY + dt.timedelta(days=40))

    assert set(later) == set(told(TODAY))
    for uid, record in told(TODAY).items():
        moved = later[uid]
        # The annual meeting and the one that sets the budget have their season.
        seasonal = record.kind in {"annual", "special"}
        assert moved.date >= record.date if seasonal else moved.date > record.date
        assert [each.uid for each in walk_items(moved.items)] == [
            each.uid for each in walk_items(record.items)
        ]


@pytest.mark.django_db
def test_imported_and_exported_it_is_the_same_folder(
    tmp_path: Path, settings: Settings
) -> None:
    settings.DATA_DIR = tmp_path / "data"
    one, two = tmp_path / "one", tmp_path / "two"
    write_folder(one, today=TODAY, render=unprinted)

    report = import_path(one, now=NOON, progress=lambda done, of: None)
    export_folder(two, progress=lambda done, of: None)

    assert not report.refused
    for path in one.rglob("*"):
        if path.is_file():
            assert (two / path.relative_to(one)).read_bytes() == path.read_bytes()
