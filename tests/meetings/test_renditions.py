"""Renditions: made once, whoever asks, and made again when thrown away."""

from __future__ import annotations

import hashlib
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from meetings import files, renditions
from meetings.files import draft_of
from meetings.models import Edition, Rendition
from meetings.public.bodies import MEETING_BODY
from meetings.public.pdfs import AGENDA_PDF, MINUTES_PDF
from meetings.renditions import (
    BeingMadeError,
    Maker,
    Wanted,
    add_maker,
    forget_naming,
)
from tests.records import a_document, a_meeting, an_item, publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from meetings.renditions import Making
    from tests.records import Stage

made: list[int] = []


@pytest.fixture(autouse=True)
def _slow_kind() -> Iterator[None]:
    """A kind of our own that takes its time and counts how often it is made."""
    made.clear()
    add_maker("slow", Maker(_slowly, lambda: "1", as_file=True))
    add_maker("broken", Maker(_never, lambda: "1", as_file=True))
    yield
    del renditions._makers["slow"], renditions._makers["broken"]


def _slowly(making: Making) -> bytes:
    made.append(1)
    time.sleep(0.3)
    return b"%PDF slowly"


def _never(making: Making) -> bytes:
    made.append(1)
    raise ValueError("It can't be drawn.")


@contextmanager
def while_it_is_made(kind: str, *, then: bytes | None = None) -> Iterator[list[str]]:
    """The claim is lost while the kind is made: forgotten, or run out and taken over.

    The maker returns `then`, or fails. Gives what happens meanwhile, to be filled with
    "forgotten" or "taken over".
    """
    happens: list[str] = []

    def make(making: Making) -> bytes:
        rows = Rendition.objects.filter(kind=kind)
        if "forgotten" in happens:
            rows.delete()
        if "taken over" in happens:
            rows.update(claimed_until=timezone.now() + timedelta(hours=1))
        if then is None:
            raise ValueError("It can't be drawn.")
        return then

    before = renditions._makers.get(kind)
    add_maker(kind, Maker(make, lambda: "1", as_file=kind == "pdf"))
    yield happens
    if before:
        add_maker(kind, before)
    else:
        del renditions._makers[kind]


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
@pytest.mark.parametrize("kind", ["body", "pdf"])
@pytest.mark.parametrize("happening", ["forgotten", "taken over"])
def test_whoever_lost_the_claim_has_what_was_made(kind: str, happening: str) -> None:
    with while_it_is_made(kind, then=b"made") as happens:
        happens.append(happening)
        asked = wanted(kind)

        if kind == "body":
            assert renditions.body_of(asked) == b"made"
        else:
            assert renditions.file_of(asked).read_bytes() == b"made"

    assert not Rendition.objects.filter(made_at__isnull=False).exists()


@pytest.mark.django_db
def test_whoever_lost_the_claim_leaves_the_file_of_the_next() -> None:
    with while_it_is_made("pdf", then=b"%PDF late") as happens:
        asked = wanted("pdf")
        path = renditions.file_of(asked)
        path.write_bytes(b"%PDF next")
        Rendition.objects.all().delete()
        happens.append("taken over")

        renditions.file_of(asked)

    assert path.read_bytes() == b"%PDF next"


@pytest.mark.django_db
def test_a_failure_leaves_the_claim_of_who_took_it_over() -> None:
    with while_it_is_made("pdf") as happens:
        happens.append("taken over")

        with pytest.raises(ValueError, match="can't be drawn"):
            renditions.file_of(wanted("pdf"))

    assert Rendition.objects.filter(kind="pdf", made_at__isnull=True).exists()


@pytest.mark.django_db
def test_who_finds_the_file_missing_second_leaves_the_first_ones_claim(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = wanted("slow")
    path = renditions.file_of(slow)
    path.unlink()
    rows = Rendition.objects.filter(pk=slow.key)

    def is_file(_: object) -> bool:
        """Asked just after the row was read: the first one has claimed it by now."""
        later = timezone.now() + timedelta(hours=1)
        rows.update(made_at=None, claimed_until=later)
        return False

    monkeypatch.setattr(renditions, "LONGEST_WAIT_SECONDS", 0)
    monkeypatch.setattr(type(path), "is_file", is_file)

    with pytest.raises(BeingMadeError):
        renditions.file_of(slow)

    assert rows.filter(made_at__isnull=True).exists()


@pytest.mark.django_db
def test_who_waits_too_long_is_told_when_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pdf = wanted(MINUTES_PDF)
    later = timezone.now() + timedelta(hours=1)
    Rendition.objects.create(fingerprint=pdf.key, kind=pdf.kind, claimed_until=later)
    monkeypatch.setattr(renditions, "LONGEST_WAIT_SECONDS", 0)
    uid = pdf.edition.meeting.uid

    answer = Client().get(f"/meetings/{uid}/minutes.pdf")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "Try again in a minute." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_threads_that_write_one_file_write_it_whole(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"x" * 5_000_000)
    start = threading.Barrier(8)

    def write(_: int) -> None:
        start.wait()
        with draft_of(target) as draft:
            shutil.copyfile(source, draft)
            draft.replace(target)

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(write, range(8)))

    assert target.read_bytes() == source.read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["source", "target"]


@pytest.mark.django_db
def test_a_file_that_comes_is_held_on_every_page_that_names_it() -> None:
    content = b"%PDF-late"
    sha256 = hashlib.sha256(content).hexdigest()
    for uid in ("one", "two"):
        paper = a_document(uid=f"paper-{uid}", title="Report", sha256=sha256)
        item = an_item(uid=f"item-{uid}", documents=(paper,))
        publish(a_meeting(item, uid=uid, stage="agenda"))
    pages = [
        "/meetings/one/",
        "/meetings/two/",
        "/items/item-one/",
        "/items/item-two/",
    ]
    before = [Client().get(each).content.decode() for each in pages]
    edition = Edition.objects.get(meeting__uid="two", kind="agenda")
    renditions.file_of(Wanted(AGENDA_PDF, edition))

    path = files.path_of(sha256)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    forget_naming([sha256])

    after = [Client().get(each).content.decode() for each in pages]
    assert all("Not held here" in each for each in before)
    assert all("file, 9 bytes" in each for each in after)
    assert not Rendition.objects.filter(kind=AGENDA_PDF).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("stage", ["agenda", "draft"])
def test_an_edition_without_items_is_still_one(stage: Stage) -> None:
    publish(a_meeting(uid="meeting", stage=stage))

    text = Client().get("/meetings/meeting/").content.decode()

    assert "No items are listed." in text
    assert "The agenda isn’t published yet." not in text


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

    assert Wanted(MEETING_BODY, body.edition).key != before


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
