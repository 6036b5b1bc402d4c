"""A Word file of minutes: asked about, cut at the items, put under what is there."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meetings.models import Minute
from meetings.word import apart
from tests.meetings.word.docx import make_docx, paragraph, run, tracked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from committees.models import User
    from meetings.models import AgendaItem

URL = "/desk/meetings/march/word-file/"
STRUCK = "<w:strike/>"


@pytest.fixture
def items(add_item: Callable[..., AgendaItem]) -> list[AgendaItem]:
    return [add_item("Apologies for absence"), add_item("Parking in Mill Lane")]


def send(client: Client, *body: str) -> Any:
    file = SimpleUploadedFile("minutes.docx", make_docx("".join(body)))
    return client.post(URL, {"file": file})


def text_of(item: AgendaItem) -> str:
    row = Minute.objects.filter(item=item).first()
    return row.text if row else ""


def test_the_files_words_go_under_their_items(
    clerk_client: Client, items: list[AgendaItem]
) -> None:
    url = f"/desk/meetings/march/minutes/{items[1].uid}/"
    clerk_client.post(url, {"base": 0, "minutes": "<p>Typed before.</p>"})

    sent = send(
        clerk_client,
        paragraph(run("1. Apologies for absence")),
        paragraph(run("There were none.")),
        paragraph(run("2. Parking in Mill Lane")),
        paragraph(run("It was noted.")),
    )
    page = clerk_client.get(URL).content.decode()
    done = clerk_client.post(
        URL, {"do": "put", "item-0": items[0].uid, "item-1": items[1].uid}
    )

    assert sent.status_code == done.status_code == 302
    assert "Under 1 Apologies for absence in the file" in page
    assert text_of(items[0]) == "<p>There were none.</p>"
    assert text_of(items[1]) == "<p>Typed before.</p><p>It was noted.</p>"
    assert "Read the file" in clerk_client.get(URL).content.decode()


@pytest.mark.parametrize("answer", ["take", "leave"])
def test_what_its_author_left_open_is_asked_and_never_silently_taken(
    clerk_client: Client, items: list[AgendaItem], answer: str
) -> None:
    send(
        clerk_client,
        paragraph(run("1. Apologies for absence")),
        paragraph(run("Noted."), run(" Struck words.", STRUCK)),
        paragraph(tracked("ins", "Put in later.")),
    )
    page = clerk_client.get(URL).content.decode()
    names = [
        part.split('"')[0]
        for part in page.split('fieldset class="govuk-form-group" id="')[1:]
    ]

    unanswered = clerk_client.post(URL, {"do": "put", "item-0": items[0].uid})
    assert unanswered.status_code == 422
    assert "2 of the questions have no answer yet." in unanswered.content.decode()
    assert text_of(items[0]) == ""

    answers = dict.fromkeys(names, answer)
    clerk_client.post(URL, {"do": "put", "item-0": items[0].uid, **answers})
    assert ("Struck words." in text_of(items[0])) is (answer == "take")
    assert ("Put in later." in text_of(items[0])) is (answer == "take")


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose the Word file"),
        ({"file": SimpleUploadedFile("a.docx", b"no")}, ".docx"),
        ({"do": "put"}, "isn’t here any more"),
    ],
)
def test_what_can_t_be_read_is_said(
    clerk_client: Client, items: list[AgendaItem], sent: dict[str, Any], says: str
) -> None:
    answer = clerk_client.post(URL, sent)

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_the_words_wait_for_their_clerk_alone(
    clerk_client: Client,
    second_client: Client,
    other_client: Client,
    items: list[AgendaItem],
) -> None:
    send(clerk_client, paragraph(run("QUINCE-41")))

    assert "QUINCE" in clerk_client.get(URL).content.decode()
    assert "QUINCE" not in second_client.get(URL).content.decode()
    assert other_client.get(URL).status_code == 404
    clerk_client.post(URL, {"do": "forget"})
    assert "QUINCE" not in clerk_client.get(URL).content.decode()


def test_the_form_needs_its_token(items: list[AgendaItem], clerk: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)

    assert client.post(URL, {"do": "forget"}).status_code == 403


def test_a_small_file_that_takes_hours_to_read_holds_nobody_up(
    clerk_client: Client, items: list[AgendaItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MOST_SECONDS", 2)
    body = paragraph(*[tracked("ins", "a", by=str(n % 2)) for n in range(8_000)])
    begun = time.monotonic()

    answer = send(clerk_client, body)

    assert time.monotonic() - begun < 8
    assert answer.status_code == 422
    assert "far more in this file" in answer.content.decode()
    assert 'value="forget"' not in clerk_client.get(URL).content.decode()


def test_a_file_that_nobody_came_back_to_is_taken_away(
    clerk_client: Client, items: list[AgendaItem], settings: Any
) -> None:
    folder: Path = settings.DATA_DIR / "word"
    folder.mkdir(exist_ok=True)
    days = {"old": 8, "young": 6}
    for name, age in days.items():
        file = folder / f"{name}.docx"
        file.write_bytes(b"")
        then = time.time() - age * 86400
        os.utime(file, (then, then))

    send(clerk_client, paragraph(run("1. Apologies")))

    assert not (folder / "old.docx").exists()
    assert (folder / "young.docx").exists()
