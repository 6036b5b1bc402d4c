"""Late agendas and supplements, on the council's own clock. Case T3."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from meetings.models import (
    Document,
    Edition,
)
from meetings.record.meeting import stored_meeting
from tests.meetings.desk.pressing import (
    a_paper,
    address,
    beside,
    opened,
    press,
    send,
)
from tests.meetings.public.test_leaks import laid_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from meetings.models import (
        AgendaItem,
        Meeting,
    )

    AddItem = Callable[..., AgendaItem]

pytestmark = pytest.mark.django_db

MARK = "QUINCE-41"


class TestLateness:
    """T3: five clear days over New Year."""

    @pytest.fixture
    def january(self, meeting: Meeting, agenda: list[AgendaItem]) -> Meeting:
        meeting.date = date(2027, 1, 7)
        meeting.save()
        return meeting

    def test_the_last_minute_of_the_last_day_needs_no_reason(
        self, clerk_client: Client, client: Client, january: Meeting, at: Any
    ) -> None:
        at(datetime(2026, 12, 29, 23, 59, tzinfo=UTC))

        page = clerk_client.get(address("agenda")).content.decode()

        assert "Why the agenda is late" not in page
        assert press(clerk_client, "agenda")[0] == 302
        assert "published late" not in client.get("/meetings/march/").content.decode()

    def test_after_it_the_reason_is_asked_for_stored_and_shown(
        self, clerk_client: Client, client: Client, january: Meeting, at: Any
    ) -> None:
        at(datetime(2026, 12, 30, 0, 1, tzinfo=UTC))

        status, page = press(clerk_client, "agenda")
        assert status == 200
        assert "Say why the agenda is late" in page
        assert '<a href="#id_late_reason">' in page
        assert client.get("/meetings/march/").status_code == 404
        status, _ = press(clerk_client, "agenda", late_reason="The printer broke.")

        january.refresh_from_db()
        public = client.get("/meetings/march/").content.decode()
        assert status == 302
        assert january.late_reason == "The printer broke."
        assert "Agenda published late." in public
        assert "The printer broke." in public

    def test_a_page_opened_in_time_and_pressed_late_asks_too(
        self, clerk_client: Client, january: Meeting, at: Any
    ) -> None:
        at(datetime(2026, 12, 29, 23, 59, tzinfo=UTC))
        data = {**opened(clerk_client, "agenda"), "sure": "on"}
        at(datetime(2026, 12, 30, 0, 1, tzinfo=UTC))

        status, page = send(clerk_client, "agenda", data)

        assert status == 200
        assert "Why the agenda is late" in page
        assert not Edition.objects.exists()

    def test_convened_at_shorter_notice_is_a_reason(
        self, clerk_client: Client, client: Client, january: Meeting, at: Any
    ) -> None:
        at(datetime(2026, 12, 30, 0, 1, tzinfo=UTC))

        status, _ = press(clerk_client, "agenda", short_notice="on")

        page = client.get("/meetings/march/").content.decode()
        assert status == 302
        assert "Convened at short notice." in page

    def test_a_year_whose_holidays_are_not_known_is_warned_of(
        self, clerk_client: Client, january: Meeting, at: Any
    ) -> None:
        january.date = date(2090, 1, 12)
        january.save()

        page = clerk_client.get(address("agenda")).content.decode()

        assert "the bank holidays of that year aren’t known here yet" in page


class TestSupplements:
    def test_what_comes_after_the_agenda_is_numbered(
        self,
        clerk_client: Client,
        client: Client,
        agenda: list[AgendaItem],
        add_item: AddItem,
        in_time: None,
    ) -> None:
        press(clerk_client, "agenda")
        add_item("Flood", uid="flood", kind="urgent", urgency_reason="The river rose.")
        a_paper(agenda[4], title="Annex", uid="annex")

        page = clerk_client.get(address("agenda")).content.decode()
        assert "Supplement 1: a document of item 5 and item 7" in beside(page)
        assert '<strong class="mb-tag">Supplement 1</strong>' in page
        status, _ = press(clerk_client, "agenda", documents_reason="It came on Monday.")
        assert status == 302
        add_item("Snow", uid="snow", kind="urgent", urgency_reason="It fell.")
        assert press(clerk_client, "agenda")[0] == 302

        record = stored_meeting(Edition.objects.get(kind="agenda", live=True).record)
        items = {item.uid: item.supplement for item in record.items}
        annex = record.items[4].documents[0]
        public = client.get("/meetings/march/").content.decode()
        pdf = laid_open(client.get("/meetings/march/agenda.pdf").getvalue())
        assert items == {
            **{f"matter-{n}": None for n in range(1, 7)},
            "flood": 1,
            "snow": 2,
        }
        assert (annex.supplement, annex.published_late_reason) == (
            1,
            "It came on Monday.",
        )
        assert "The river rose." in public
        assert '<strong class="mb-tag">Supplement 2</strong>' in public
        assert "Supplement 1." in public
        assert b"Supplement 1" in pdf
        assert b"Supplement 2" in pdf

    def test_late_papers_need_their_reason(
        self,
        clerk_client: Client,
        agenda: list[AgendaItem],
        at: Any,
    ) -> None:
        at(datetime(2027, 3, 2, 12, tzinfo=UTC))
        press(clerk_client, "agenda")
        a_paper(agenda[4], title="Annex", uid="annex")
        at(datetime(2027, 3, 16, 12, tzinfo=UTC))

        status, page = press(clerk_client, "agenda", correction="An annex.")

        assert status == 200
        assert "Say why these papers come after the agenda." in page
        assert '<a href="#id_documents_reason">' in page
        assert "“Annex”" in beside(page)
        assert Document.objects.get().supplement is None

    def test_what_is_added_in_private_is_not_told(
        self,
        clerk_client: Client,
        client: Client,
        agenda: list[AgendaItem],
        add_item: AddItem,
        in_time: None,
    ) -> None:
        press(clerk_client, "agenda")
        item = add_item(MARK, kind="other", private_class="exempt", paragraphs="3")
        a_paper(item, title=MARK, filename=f"{MARK}.pdf")
        a_paper(agenda[0], title=MARK, private_class="exempt", paragraphs="3")

        assert MARK not in opened(clerk_client, "agenda")["correction"]
        assert press(clerk_client, "agenda")[0] == 302

        assert MARK not in client.get("/meetings/march/").content.decode()
