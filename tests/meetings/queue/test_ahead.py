"""What is published is rendered before anybody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from meetings import renditions
from meetings.actions.publishing import (
    note_correction,
    publish_agenda,
    publish_minutes,
)
from meetings.models import Edition, Rendition
from meetings.queue.ahead import render_ahead
from meetings.renditions import Maker, add_maker
from tests.records import EXEMPT, NOON, a_document, a_meeting, an_item, publish

if TYPE_CHECKING:
    from django.test import Client

    from meetings.models import Meeting
    from meetings.renditions import Making

pytestmark = pytest.mark.django_db


def queued() -> list[int]:
    """The editions that wait to be rendered."""
    return [row.args_kwargs["args"][0] for row in DBTaskResult.objects.ready()]


def a_published_meeting(stage: Any = "draft") -> Meeting:
    lease = EXEMPT.model_copy(update={"open_title": "A lease"})
    items = (
        an_item(number="1", minutes="<p>Noted.</p>", documents=(a_document(),)),
        an_item(number="2", private=lease, minutes="<p>Secret.</p>"),
        an_item(kind="heading", title="Part two"),
        an_item(number="3"),
    )
    return publish(a_meeting(*items, stage=stage))


def test_publishing_puts_the_edition_in_the_queue() -> None:
    meeting = a_published_meeting("agenda")

    edition = publish_agenda(meeting=meeting, now=NOON, correction="Again.")

    assert queued() == [edition.pk]


def test_what_is_not_published_after_all_is_not_in_the_queue() -> None:
    meeting = a_published_meeting("agenda")

    with transaction.atomic():
        publish_agenda(meeting=meeting, now=NOON, correction="Again.")
        transaction.set_rollback(True)

    assert queued() == []


def test_an_import_leaves_rendering_to_the_first_who_asks() -> None:
    a_published_meeting()

    assert queued() == []


def test_a_note_beside_approved_minutes_renders_their_pdfs_anew() -> None:
    meeting = a_published_meeting("approved")
    minutes = meeting.editions.get(kind="minutes")
    render_ahead.call(minutes.pk)
    before = Rendition.objects.filter(kind="minutes pdf").count()

    note_correction(
        meeting=meeting, now=NOON, item="", text="A name.", noted_by="", on=NOON.date()
    )
    render_ahead.call(*queued())

    assert Rendition.objects.filter(kind="minutes pdf").count() == before + 1


@pytest.mark.parametrize("stage", ["agenda", "draft", "approved"])
def test_readers_find_everything_made(client: Client, stage: str) -> None:
    meeting = a_published_meeting(stage)
    for edition in meeting.editions.live():
        render_ahead.call(edition.pk)
    made = set(Rendition.objects.values_list("pk", flat=True))

    addresses = [f"/meetings/{meeting.uid}/", f"/meetings/{meeting.uid}/agenda.pdf"]
    items = meeting.published.items.live().exclude(kind="heading")
    addresses += [f"/items/{item.uid}/" for item in items]
    if stage != "agenda":
        addresses.append(f"/meetings/{meeting.uid}/minutes.pdf")
        addresses.append(f"/items/{items[0].uid}/minutes.pdf")
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        b"".join(answer)  # a file is closed when it has been read

    assert set(Rendition.objects.values_list("pk", flat=True)) == made


def test_what_changed_is_made_ahead_too(client: Client) -> None:
    meeting = a_published_meeting("agenda")
    edition = publish_agenda(meeting=meeting, now=NOON, correction="Again.")
    render_ahead.call(edition.pk)
    made = set(Rendition.objects.values_list("pk", flat=True))

    assert client.get(f"/meetings/{meeting.uid}/changes/").status_code == 200

    assert set(Rendition.objects.values_list("pk", flat=True)) == made
    assert Rendition.objects.filter(kind="changes body").count() == 1


def test_an_edition_that_another_has_followed_is_let_be() -> None:
    meeting = a_published_meeting("agenda")
    first = meeting.editions.get(kind="agenda")
    publish_agenda(meeting=meeting, now=NOON, correction="Again.")

    render_ahead.call(first.pk)

    assert not Rendition.objects.exists()


def test_what_can_not_be_drawn_stops_nothing_else(monkeypatch: Any) -> None:
    meeting = a_published_meeting("agenda")
    agenda = meeting.editions.get(kind="agenda")
    maker = renditions._makers["meeting body"]
    monkeypatch.setitem(renditions._makers, "meeting body", maker)  # put back after
    add_maker(
        "meeting body",
        Maker(_never, maker.fingerprint, as_file=False, ahead=maker.ahead),
    )

    with pytest.raises(ValueError, match="drawn") as told:
        render_ahead.call(agenda.pk)

    assert "meeting body" in told.value.__notes__[0]
    assert Rendition.objects.filter(kind="item body").count() == 3
    assert Rendition.objects.filter(kind="agenda pdf").exists()


def test_minutes_published_twice_render_the_newer_ones() -> None:
    meeting = a_published_meeting("agenda")
    publish_minutes(meeting=meeting, now=NOON)
    publish_minutes(meeting=meeting, now=NOON, correction="A word.")

    for pk in queued():
        render_ahead.call(pk)

    newer = Edition.objects.get(meeting=meeting, kind="minutes", live=True)
    kinds = Rendition.objects.values_list("kind", flat=True)
    assert list(kinds).count("minutes pdf") == 1
    assert newer.number == 2


def _never(making: Making) -> bytes:
    raise ValueError("It can't be drawn.")
