"""Renditions: made once, whoever asks, and made again when thrown away."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from meetings import renditions
from meetings.models import Rendition
from meetings.public.bodies import MEETING_BODY
from meetings.public.pdfs import MINUTES_PDF
from meetings.renditions import Maker, Wanted, add_maker
from tests.records import a_meeting, an_item, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.record.meeting import MeetingRecord

made: list[int] = []


@pytest.fixture(autouse=True)
def _slow_kind() -> Iterator[None]:
    """A kind of our own that takes its time and counts how often it is made."""
    made.clear()
    add_maker("slow", Maker(_slowly, lambda: "1", as_file=True))
    add_maker("broken", Maker(_never, lambda: "1", as_file=True))
    yield
    del renditions._makers["slow"], renditions._makers["broken"]


def _slowly(record: MeetingRecord, item: str, fingerprint: str) -> bytes:
    made.append(1)
    time.sleep(0.3)
    return b"%PDF slowly"


def _never(record: MeetingRecord, item: str, fingerprint: str) -> bytes:
    made.append(1)
    raise ValueError("It can't be drawn.")


def wanted(kind: str) -> Wanted:
    meeting = publish(a_meeting(an_item(minutes="<p>Noted.</p>")))
    return Wanted(kind, meeting.editions.get(kind="minutes"))


@pytest.mark.django_db(transaction=True)
def test_ten_who_ask_at_once_wait_for_one_rendering() -> None:
    slow = wanted("slow")
    start = threading.Barrier(10)

    def ask(_: int) -> bytes:
        try:
            start.wait()
            return renditions.file_of(slow).read_bytes()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=10) as pool:
        got = list(pool.map(ask, range(10)))

    assert got == [b"%PDF slowly"] * 10
    assert len(made) == 1


@pytest.mark.django_db
def test_a_claim_that_ran_out_is_taken_over() -> None:
    slow = wanted("slow")
    past = timezone.now() - timedelta(seconds=1)
    Rendition.objects.create(fingerprint=slow.key, kind="slow", claimed_until=past)

    assert renditions.file_of(slow).read_bytes() == b"%PDF slowly"


@pytest.mark.django_db
def test_a_failed_rendering_leaves_no_claim() -> None:
    broken = wanted("broken")

    for _ in range(2):
        with pytest.raises(ValueError, match="can't be drawn"):
            renditions.file_of(broken)

    assert len(made) == 2
    assert not Rendition.objects.filter(kind="broken").exists()


@pytest.mark.django_db
def test_a_file_that_was_thrown_away_is_made_again() -> None:
    slow = wanted("slow")
    renditions.file_of(slow).unlink()

    assert renditions.file_of(slow).read_bytes() == b"%PDF slowly"
    assert len(made) == 2


@pytest.mark.django_db
def test_a_body_is_kept() -> None:
    body = wanted(MEETING_BODY)
    first = renditions.body_of(body)
    Rendition.objects.filter(pk=body.key).update(body=b"kept")

    assert first != b"kept"
    assert renditions.body_of(body, renditions.kept([body])[body.key]) == b"kept"


@pytest.mark.django_db
def test_the_same_record_gives_the_same_pdf() -> None:
    pdf = wanted(MINUTES_PDF)
    first = renditions.file_of(pdf).read_bytes()
    Rendition.objects.all().delete()

    assert renditions.file_of(pdf).read_bytes() == first


@pytest.mark.django_db
def test_the_councils_name_is_part_of_what_a_rendering_is_kept_by(
    settings: object,
) -> None:
    body = wanted(MEETING_BODY)
    before = body.key
    settings.COUNCIL_NAME = "Another"  # type: ignore[attr-defined]

    assert body.key != before


@pytest.mark.django_db
def test_a_pdf_link_says_its_size_once_it_is_made() -> None:
    publish(a_meeting(an_item(minutes="<p>Noted.</p>"), uid="meeting"))
    client = Client()
    before = client.get("/meetings/meeting/").content.decode()

    pdf = client.get("/meetings/meeting/minutes.pdf")
    size = len(b"".join(pdf))

    after = client.get("/meetings/meeting/").content.decode()
    assert "<small>PDF</small>" in before
    assert f"PDF, {round(size / 1024)} KB" in after
