"""What a record says stands on its pages and in its PDF, in order.

Tried on the demonstration council and on a real council's record, where that lies
beside the project: it is somebody else's text, so none of it is here.
"""

from __future__ import annotations

import html
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from meetings.actions.taking_in import take_in
from meetings.law import Nation
from meetings.record.meeting import walk_items
from meetings.record.openform import open_form
from meetings.record.reading import read_meeting
from meetings.wording import plain_date
from opendata.demo.folder import with_modules, write_folder
from opendata.demo.told import from_sheets
from tests.records import NOON

if TYPE_CHECKING:
    from django.test import Client

    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf

pytestmark = pytest.mark.django_db

REAL = Path(__file__).resolve().parents[2] / "shared" / "records" / "seed.json"


def fullest(diary: Diary, shelf: Shelf) -> tuple[MeetingRecord, ...]:
    """The meetings with a module of their own, and of the others that meeting of each
    committee of which there is most to read: all of them would take minutes."""
    by_committee: dict[str, MeetingRecord] = {}
    for record in sorted(
        from_sheets(diary, shelf), key=lambda each: len(each.canonical())
    ):
        by_committee[record.committee.slug] = record
    return (*with_modules(diary, shelf), *by_committee.values())


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[MeetingRecord]:
    folder = tmp_path_factory.mktemp("demo")
    write_folder(
        folder,
        today=date(2027, 3, 17),
        render=lambda html: b"%PDF-none",
        told=fullest,
    )
    paths = sorted((folder / "meetings").glob("*.json"))
    paths += [REAL] if REAL.exists() else []
    return [read_meeting(path.read_bytes(), nation=Nation.ENGLAND) for path in paths]


def plain(text: str) -> str:
    """Letters alone, as a reader finds them: no tags, no white space."""
    without_tags = re.sub(r"<[^>]+>", " ", text)
    return re.sub(r"\s+", "", html.unescape(without_tags)).replace("\xad", "")


def blocks(rich_text: str) -> list[str]:
    parts = re.split(r"</?(?:p|li|ul|ol|h3|h4|t[hdr])\b[^>]*>", rich_text)
    return [each for each in parts if plain(each)]


def asked(item: ItemRecord) -> list[str]:
    said = [item.title, *blocks(item.purpose), *blocks(item.summary)]
    for each in item.recommendations:
        said += [each.lead, *each.parts]
    return said


def decided(item: ItemRecord) -> list[str]:
    said = blocks(item.minutes)
    for each in item.resolutions:
        said += [each.lead, each.text, *each.parts]
    return said


def missing(wanted: list[str], text: str) -> list[str]:
    """The first text that isn't found after the one before it."""
    at, text = 0, plain(text)
    for each in filter(None, map(plain, wanted)):
        found = text.find(each, at)
        if found < 0:
            return [each]
        at = found + len(each)
    return []


def pdf_words(client: Client, address: str) -> str:
    """The text in tag order, as a screen reader gets it: no running heads in it."""
    pdf = b"".join(client.get(address))
    done = subprocess.run(
        ["/usr/bin/pdfinfo", "-struct-text", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    lines = map(str.strip, done.stdout.decode().splitlines())
    return html.escape("".join(line[1:-1] for line in lines if line.startswith('"')))


def test_every_sentence_of_an_item_stands_on_its_page_in_order(
    records: list[MeetingRecord], client: Client
) -> None:
    tried = 0
    for record in records:
        take_in(record=record, now=NOON)
        minuted = record.minutes.state != "none"
        if record.agenda.published_at is None and not minuted:
            continue
        for item in walk_items(open_form(record).items):
            if item.private or item.kind == "heading":
                continue
            page = client.get(f"/items/{item.uid}/").content.decode()
            wanted = [*asked(item), *(decided(item) if minuted else [])]
            assert missing(wanted, page) == [], (record.uid, item.number)
            for contact in item.officer_contacts:
                known = [contact.name, contact.job_title, contact.email, contact.phone]
                assert missing(known, page) == [], (record.uid, item.number)
            tried += 1
    assert tried > 20


def test_minutes_and_resolution_stand_in_an_items_pdf_in_order(
    records: list[MeetingRecord], client: Client
) -> None:
    # The longest item of each record: a PDF takes its time.
    for record in records:
        take_in(record=record, now=NOON)
        items = [i for i in walk_items(open_form(record).items) if i.minutes]
        if record.minutes.state == "none" or not items:
            continue
        item = max(items, key=lambda each: len(each.minutes))

        words = pdf_words(client, f"/items/{item.uid}/minutes.pdf")

        assert missing([item.title, *decided(item)], words) == [], record.uid


def test_an_issues_page_says_when_which_item_and_what_was_resolved(
    records: list[MeetingRecord], client: Client
) -> None:
    for record in records:
        take_in(record=record, now=NOON)
    for record in records:
        for item in walk_items(open_form(record).items):
            if not item.issue or record.minutes.state == "none":
                continue
            page = client.get(f"/issues/{item.issue.uid}/").content.decode()
            story = page.partition('class="mb-story"')[2]
            wanted = [plain_date(record.date), f"item {item.number}", *decided(item)]
            assert missing(wanted, story) == [], (record.uid, item.number)
