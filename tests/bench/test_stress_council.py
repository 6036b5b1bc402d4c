"""The stress council: valid, of the size asked for, its extremes there."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from meetings import files
from meetings.law import Nation
from meetings.record.meeting import documents_of, walk_items
from meetings.record.reading import read_meeting
from opendata.council import CouncilRecord, faults_in_council
from opendata.importing import import_path
from stress_council import extremes, sizes
from stress_council.folder import write_folder
from stress_council.issues import LONGEST_UID, MOST_MEETINGS
from stress_council.plan import make_plan
from tests.opendata.demonstration import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord

MEETINGS = 60
SIZES = sizes.Sizes().scaled(MEETINGS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(tmp_path_factory.mktemp("stress") / "council")


@pytest.fixture(scope="module")
def records(folder: Path) -> dict[str, MeetingRecord]:
    paths = (folder / "meetings").glob("*.json")
    read = [read_meeting(each.read_bytes(), nation=Nation.ENGLAND) for each in paths]
    return {each.uid: each for each in read}


def _write(folder: Path, seed: int = 1) -> Path:
    write_folder(make_plan(SIZES, seed), folder, lambda _done, _of: None)
    return folder


def _bytes_of(folder: Path) -> dict[str, bytes]:
    paths = [each for each in folder.rglob("*") if each.is_file()]
    return {str(each.relative_to(folder)): each.read_bytes() for each in paths}


def _items(record: MeetingRecord) -> list[ItemRecord]:
    return [*walk_items(record.items)]


def test_as_many_of_each_as_asked(records: dict[str, MeetingRecord]) -> None:
    items = [item for each in records.values() for item in _items(each)]
    documents = [paper.uid for each in records.values() for paper in documents_of(each)]
    issues = {item.issue.uid for item in items if item.issue}

    assert len(records) == MEETINGS
    assert len(items) == len({item.uid for item in items}) == SIZES.items == 750
    assert len(documents) == len(set(documents)) == SIZES.documents == 1_100
    assert len(issues) == SIZES.issues == 550


def test_the_whole_size_is_spread_as_it_was_counted() -> None:
    whole = sizes.Sizes()

    items = sizes.spread(whole.items, whole.meetings, sizes.ITEMS)
    documents = sizes.spread(whole.documents, whole.meetings, sizes.DOCUMENTS)

    assert sum(items) == 150_000
    assert statistics.quantiles(items, n=4) == [6, 9, 12]
    assert [items[round(whole.meetings * share) - 1] for share in (0.9, 0.97)] == [
        17,
        32,
    ]
    assert items[-2:] == [94, 95]
    assert sum(documents) == 220_000
    assert documents[-2:] == [53, 54]


def test_the_whole_size_has_every_issue_once_and_one_at_forty_meetings() -> None:
    plan = make_plan(sizes.Sizes(), 1)

    times = Counter(plan.issues)

    assert len(plan.sittings) == 12_000
    assert len({each.uid for each in plan.sittings}) == 12_000
    assert len(plan.committees) == len({each.slug for each in plan.committees}) == 300
    assert len(times) == 110_000
    assert max(times.values()) == MOST_MEETINGS
    assert Counter(times.values())[1] > 90_000


def test_rich_text_is_written_as_it_is_cleaned(
    folder: Path, records: dict[str, MeetingRecord]
) -> None:
    for uid, record in records.items():
        data = json.loads((folder / "meetings" / f"{uid}.json").read_bytes())
        written = {each["uid"]: each for each in _walk(data["items"])}

        for item in _items(record):
            for field in ("purpose", "summary", "minutes"):
                assert getattr(item, field) == written[item.uid].get(field, "")


def _walk(items: list[dict[str, object]]) -> list[dict[str, object]]:
    found = []
    for item in items:
        under = item.get("items", [])
        assert isinstance(under, list)
        found += [item, *_walk(under)]
    return found


def test_the_council_is_valid(folder: Path) -> None:
    text = (folder / "council.json").read_text(encoding="utf-8")
    council = CouncilRecord.model_validate_json(text)

    assert not faults_in_council(council)
    assert len(council.members) == 90
    assert {each.member for each in council.memberships} == {
        each.uid for each in council.members
    }


def test_the_extremes_are_there(records: dict[str, MeetingRecord]) -> None:
    def of(name: str) -> MeetingRecord:
        return records[name]

    having = [
        each
        for each in records.values()
        if any(i.issue and i.issue.uid == LONGEST_UID for i in _items(each))
    ]
    assert len(having) == 40
    assert len(_items(of(extremes.MOST_ITEMS))) == 95
    assert len([*documents_of(of(extremes.MOST_FILES))]) == 54
    longest = max(len(i.minutes) for i in _items(of(extremes.LONG_MINUTES)))
    assert longest >= 45_000
    votes = [vote for i in _items(of(extremes.VOTE)) for vote in i.votes]
    assert max(len(each.ballots) for each in votes) == 87
    headings = [i for i in _items(of(extremes.MOST_ITEMS)) if i.kind == "heading"]
    assert headings
    assert not any(i.number for i in headings)
    assert any(i.taken_after for i in _items(of(extremes.OUT_OF_ORDER)))
    pack = of(extremes.PACK).documents[0]
    assert pack.size
    assert pack.size > 40 * 1024 * 1024
    assert not pack.sha256
    private = [i.private for i in _items(of(extremes.PRIVATE)) if i.private]
    assert private
    assert private[0].paragraphs


def test_an_item_of_the_minutes_was_not_on_the_agenda(
    records: dict[str, MeetingRecord],
) -> None:
    record = records[extremes.NOT_ON_AGENDA]
    agenda = next(each.record for each in record.earlier if each.kind == "agenda")

    more = {i.uid for i in _items(record)} - {i.uid for i in _items(agenda)}

    assert len(more) == 1


def test_meetings_cancelled_moved_and_on_one_day(
    records: dict[str, MeetingRecord],
) -> None:
    assert records[extremes.CANCELLED].status == "cancelled"
    moved = records[extremes.MOVED_TWICE]
    assert len(moved.moved_from) == 2
    assert [each.kind for each in moved.earlier if each.kind == "notice"] == [
        "notice",
        "notice",
    ]
    one, two = records[extremes.MORNING], records[extremes.EVENING]
    assert (one.committee, one.date) == (two.committee, two.date)
    assert one.start_time != two.start_time


def test_an_extraordinary_meeting_lies_between_a_draft_and_its_approval(
    records: dict[str, MeetingRecord],
) -> None:
    before, meeting = records[extremes.BEFORE], records[extremes.EXTRAORDINARY]
    draft = next(each for each in before.earlier if each.kind == "minutes")

    assert meeting.kind == "extraordinary"
    assert meeting.committee == before.committee
    assert draft.published_at
    assert before.minutes.approved_on
    assert draft.published_at.date() < meeting.date < before.minutes.approved_on
    assert before.minutes.approved_at == meeting.minutes.approved_at


def test_the_same_bytes_each_time(folder: Path, tmp_path: Path) -> None:
    again = _write(tmp_path / "again")
    other = _write(tmp_path / "other", seed=2)

    assert _bytes_of(again) == _bytes_of(folder)
    assert _bytes_of(other) != _bytes_of(folder)


@pytest.mark.django_db
def test_it_can_be_taken_in(folder: Path, tmp_path: Path) -> None:
    few = tmp_path / "few"
    (few / "meetings").mkdir(parents=True)
    (few / "files").symlink_to(folder / "files")
    (few / "council.json").symlink_to(folder / "council.json")
    for name in (extremes.NOT_ON_AGENDA, extremes.MOVED_TWICE, extremes.BEFORE):
        path = few / "meetings" / f"{name}.json"
        path.symlink_to(folder / "meetings" / path.name)

    report = import_path(few, now=NOON, progress=lambda _done, _of: None)

    assert not report.refused
    assert not report.not_held
    assert any(files.is_held(each.name) for each in (folder / "files").iterdir())


def test_too_few_meetings_are_refused() -> None:
    with pytest.raises(ValueError, match="60 meetings are the fewest"):
        sizes.Sizes().scaled(59)
