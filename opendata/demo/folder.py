"""The demonstration council as a folder of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from opendata.demo import (
    cabinet_budget,
    cabinet_buses,
    planning,
    scrutiny_buses,
    scrutiny_next,
    scrutiny_trees,
)
from opendata.demo.council import council
from opendata.demo.diary import Diary
from opendata.demo.documents import Shelf
from opendata.demo.told import from_sheets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from meetings.record.meeting import MeetingRecord


def meetings(diary: Diary, shelf: Shelf) -> tuple[MeetingRecord, ...]:
    """Return every meeting; what they print comes onto the shelf."""
    return (*with_modules(diary, shelf), *from_sheets(diary, shelf))


def with_modules(diary: Diary, shelf: Shelf) -> tuple[MeetingRecord, ...]:
    """Return the meetings that have a module each: the most unusual ones."""
    return (
        scrutiny_buses.with_buses(diary, shelf),
        cabinet_buses.with_buses(diary, shelf),
        scrutiny_trees.with_trees(diary, shelf),
        cabinet_budget.with_budget(diary, shelf),
        planning.cancelled(diary, shelf),
        scrutiny_next.to_come(diary, shelf),
        planning.moved(diary),
        planning.planned(diary),
    )


def write_folder(
    folder: Path,
    *,
    today: dt.date,
    render: Callable[[str], bytes],
    told: Callable[[Diary, Shelf], tuple[MeetingRecord, ...]] = meetings,
) -> int:
    """Write council.json, meetings/<uid>.json and files/<sha256>.

    `render` prints a page of HTML; `told` gives the meetings, `with_modules` a few of
    them. The same day and the same printer give the same bytes. Returns how many
    meetings were written.
    """
    diary = Diary(today)
    shelf = Shelf(render)
    records = told(diary, shelf)
    (folder / "meetings").mkdir(parents=True, exist_ok=True)
    (folder / "files").mkdir(exist_ok=True)
    (folder / "council.json").write_text(council(diary).canonical(), encoding="utf-8")
    for record in records:
        path = folder / "meetings" / f"{record.uid}.json"
        path.write_text(record.canonical(), encoding="utf-8")
    for sha256, content in shelf.files.items():
        (folder / "files" / sha256).write_bytes(content)
    return len(records)
