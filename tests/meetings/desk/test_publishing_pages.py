"""Publishing from the desk: preview, check, one press."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from committees.models import LogEntry
from meetings.models import (
    AgendaItem,
    Edition,
    Meeting,
    Minute,
    Rendition,
)
from tests.meetings.desk.conftest import client_of
from tests.meetings.desk.pressing import (
    address,
    filled,
    items_of,
    opened,
    press,
    send,
    with_report,
)
from tests.meetings.public.test_leaks import laid_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import User

    AddItem = Callable[..., AgendaItem]

pytestmark = pytest.mark.django_db

MARK = "QUINCE-41"


def test_from_notice_to_draft_minutes(
    clerk_client: Client, client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    assert press(clerk_client, "notice")[0] == 302
    assert "isn’t published yet" in client.get("/meetings/march/").content.decode()
    assert press(clerk_client, "agenda")[0] == 302
    assert "Matter 6" in client.get("/meetings/march/").content.decode()
    Minute.objects.create(item=agenda[0], text="<p>All was well.</p>")

    status, _ = press(clerk_client, "minutes")

    overview = clerk_client.get("/desk/meetings/march/").content.decode()
    page = client.get("/meetings/march/").content.decode()
    assert status == 302
    assert 'Minutes, edition 1, is published. <a href="/meetings/march/">' in overview
    assert "All was well." in page
    assert "Draft minutes published on" in page


def test_the_notice_goes_with_the_first_agenda(
    clerk_client: Client, client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    page = clerk_client.get(address("agenda")).content.decode()

    status, _ = press(clerk_client, "agenda")

    assert "Notice, edition 1, with it" in page
    assert status == 302
    assert client.get("/meetings/march/").status_code == 200
    done = set(LogEntry.objects.values_list("what", "by__name"))
    assert done >= {
        ("published the notice", "Ruth Ansdell"),
        ("published the agenda", "Ruth Ansdell"),
    }


def test_the_preview_is_the_public_page_and_is_not_kept(
    clerk_client: Client, client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    preview = clerk_client.get(address("agenda")).content.decode()
    whole = clerk_client.get(f"{address('agenda')}preview/")
    pdf = clerk_client.get(f"{address('agenda')}preview.pdf")

    assert not Rendition.objects.exists()
    assert not Edition.objects.exists()
    press(clerk_client, "agenda")
    public = client.get("/meetings/march/").content.decode()
    assert items_of(public) in preview
    assert items_of(public) in whole.content.decode()
    assert "Preview: what the public will see" in whole.content.decode()
    assert "Agenda published on 2 March 2027." in preview
    assert "no-store" in whole["Cache-Control"]
    assert "no-store" in pdf["Cache-Control"]
    assert "private" in pdf["Cache-Control"]
    assert "preview-not-published-agenda-2027-03-18.pdf" in pdf["Content-Disposition"]
    assert b"Matter 6" in laid_open(pdf.content)


@pytest.mark.parametrize("end", ["", "preview/", "preview.pdf", "not-for-publication/"])
@pytest.mark.parametrize("kind", ["notice", "agenda", "minutes"])
def test_a_preview_is_for_this_committees_clerks_alone(
    client: Client,
    other_client: Client,
    administrator: User,
    agenda: list[AgendaItem],
    kind: str,
    end: str,
) -> None:
    there = other_client.get(address(kind) + end)
    never = other_client.get(address(kind, "never") + end)

    assert (there.status_code, there.content) == (404, never.content)
    assert client.get(address(kind) + end).status_code == 302
    assert client_of(administrator).get(address(kind) + end).status_code == 404
    assert other_client.post(address(kind)).status_code == 404


def test_another_kind_is_not_found(clerk_client: Client, meeting: Meeting) -> None:
    assert clerk_client.get(address("pack")).status_code == 404


def test_errors_stop_it_and_the_button_answers_with_the_list(
    clerk_client: Client, client: Client, add_item: AddItem, in_time: None
) -> None:
    item = add_item("Parking", kind="report")

    status, page = press(clerk_client, "agenda", correction="Kept words")

    assert status == 200
    assert "1 error," in page
    assert "Item 1 is a report with no file." in page
    assert (
        f'href="/desk/meetings/march/agenda/{item.uid}/#documents">Item 1</a>' in page
    )
    assert client.get("/meetings/march/").status_code == 404
    with_report(item)
    assert press(clerk_client, "agenda")[0] == 302


def test_warnings_don_t_stop_it(
    clerk_client: Client, meeting: Meeting, agenda: list[AgendaItem], in_time: None
) -> None:
    meeting.venue = ""
    meeting.save()
    page = clerk_client.get(address("agenda")).content.decode()

    assert "0 errors, 1 warning" in page
    assert press(clerk_client, "agenda")[0] == 302


def test_the_tick_is_asked_for(
    clerk_client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    status, page = press(clerk_client, "agenda", sure="")

    assert status == 200
    assert "Read the preview, then tick that you have." in page
    assert '<a href="#id_sure">' in page
    assert not Edition.objects.exists()


def test_minutes_without_an_agenda_say_what_to_do(
    clerk_client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    press(clerk_client, "notice")

    status, page = press(clerk_client, "minutes")

    assert status == 200
    assert "was never published, and minutes come after it." in page
    assert f'<a href="{address("agenda")}">The agenda</a>' in page
    assert not Edition.objects.filter(kind="minutes").exists()


def test_the_next_edition_says_what_it_corrects(
    clerk_client: Client, client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    press(clerk_client, "agenda")
    AgendaItem.objects.filter(uid="matter-2").update(title="Matter two")

    status, page = press(clerk_client, "agenda")
    assert status == 200
    assert "Say what this edition corrects or adds" in page
    assert '<a href="#id_correction">' in page
    status, _ = press(clerk_client, "agenda", correction="Item 2 had another title.")

    public = client.get("/meetings/march/").content.decode()
    assert status == 302
    assert "Item 2 had another title." in public
    assert "Matter two" in public


class TestTogether:
    def test_the_second_of_two_presses_makes_no_edition(
        self,
        clerk_client: Client,
        second_client: Client,
        agenda: list[AgendaItem],
        in_time: None,
    ) -> None:
        one = {**opened(clerk_client, "agenda"), "sure": "on"}
        two = {**opened(second_client, "agenda"), "sure": "on"}

        first, _ = send(clerk_client, "agenda", one)
        second, page = send(second_client, "agenda", two)

        assert (first, second) == (302, 200)
        assert "Agenda, edition 1, is already published" in page
        assert "by Ruth Ansdell. Nothing was published now." in page
        assert Edition.objects.filter(kind="agenda").count() == 1
        # Nor does a second press of what was only shown as an answer.
        assert "checked" not in page

    def test_what_was_changed_since_is_shown_and_not_published(
        self,
        clerk_client: Client,
        agenda: list[AgendaItem],
        in_time: None,
    ) -> None:
        data = {**opened(clerk_client, "agenda"), "sure": "on", "correction": "Words"}
        AgendaItem.objects.filter(uid="matter-2").update(title="Typed meanwhile")

        status, page = send(clerk_client, "agenda", data)

        assert status == 200
        assert "Something was changed since you opened this page." in page
        assert "Typed meanwhile" in page
        assert not Edition.objects.exists()
        again = {**filled(page), "sure": "on"}
        assert send(clerk_client, "agenda", again)[0] == 302

    def test_nothing_typed_is_lost(
        self, clerk_client: Client, meeting: Meeting, agenda: list[AgendaItem], at: Any
    ) -> None:
        at(datetime(2027, 3, 16, 12, tzinfo=UTC))

        _, page = press(clerk_client, "agenda", late_reason="A <b> reason", sure="")

        assert escape("A <b> reason") in page


def test_a_move_that_the_public_was_not_told_of_is_warned_of(
    clerk_client: Client, meeting: Meeting, agenda: list[AgendaItem], in_time: None
) -> None:
    press(clerk_client, "notice")
    Meeting.objects.filter(uid="march").update(start_time=time(19))

    page = clerk_client.get(address("agenda")).content.decode()

    assert "has another date, time, place or status than the public was told" in page
    # The public page keeps the time of the notice until the next one.
    assert "<dd>6.30pm</dd>" in page


@pytest.mark.parametrize("kind", ["agenda", "minutes"])
def test_the_number_of_queries_doesn_t_grow(
    clerk_client: Client,
    add_item: AddItem,
    in_time: None,
    kind: str,
) -> None:
    counts = []
    # The first page of a session also writes what the session begins with.
    clerk_client.get("/desk/")
    for wanted in (5, 25):
        while AgendaItem.objects.count() < wanted:
            item = add_item(
                "Parking", private_class="exempt", paragraphs="3", open_title="A matter"
            )
            with_report(item)
            Minute.objects.create(item=item, text="<p>Said.</p>")
        with CaptureQueriesContext(connection) as queries:
            assert clerk_client.get(address(kind)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 32
