"""The demonstration council, told from the day that tests are of."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from meetings.record.meeting import walk_items
from opendata.demo.diary import Diary
from opendata.demo.documents import Shelf
from opendata.demo.folder import meetings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.record.documents import DocumentRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord
    from opendata.demo.programme import Sitting

TODAY = dt.date(2027, 3, 17)
NOON = dt.datetime(2027, 3, 17, 12, tzinfo=dt.UTC)


def unprinted(html: str) -> bytes:
    """Stand in for the PDF printer where only the records matter."""
    return html.encode()


@cache
def told(today: dt.date) -> dict[str, MeetingRecord]:
    records = meetings(Diary(today), Shelf(unprinted))
    return {record.uid: record for record in records}


def meeting(sitting: Sitting) -> MeetingRecord:
    return told(TODAY)[sitting.uid]


def item(sitting: Sitting, number: str) -> ItemRecord:
    by_number = {each.number: each for each in walk_items(meeting(sitting).items)}
    return by_number[number]


def documents(record: MeetingRecord) -> Iterator[DocumentRecord]:
    yield from record.documents
    for each in walk_items(record.items):
        yield from each.documents


def published(record: MeetingRecord) -> dict[str, dt.datetime | None]:
    """When each kind of edition that is out now was published."""
    return {
        "notice": record.notice.published_at if record.notice else None,
        "agenda": record.agenda.published_at,
        "minutes": record.minutes.published_at,
    }
