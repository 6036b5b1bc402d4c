"""Publishing from the desk: preview, check, one press. Cases A1, A2, A3, R3, T3."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from committees.models import LogEntry
from meetings.models import (
    AgendaItem,
    BackgroundPaper,
    Ballot,
    DeclarationOfInterest,
    Document,
    Edition,
    FollowUp,
    Meeting,
    Minute,
    OfficerContact,
    RecordedVote,
    Rendition,
    Resolution,
)
from meetings.models.minutes import Attendance
from meetings.record.meeting import stored_meeting
from tests.meetings.desk.conftest import client_of
from tests.meetings.public.test_leaks import everything, laid_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Member, User

    AddItem = Callable[..., AgendaItem]

pytestmark = pytest.mark.django_db

MARK = "QUINCE-41"


def address(kind: str, uid: str = "march") -> str:
    return f"/desk/meetings/{uid}/publish/{kind}/"


def filled(page: str) -> dict[str, str]:
    """The form's fields as a browser would send them, all but the tick."""
    found = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    )
    for name, text in re.findall(
        r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', page
    ):
        found[name] = text.strip()
    found.pop("csrfmiddlewaretoken", None)
    return found


def opened(client: Client, kind: str, uid: str = "march") -> dict[str, str]:
    return filled(client.get(address(kind, uid)).content.decode())


def press(
    client: Client, kind: str, uid: str = "march", **fields: str
) -> tuple[int, str]:
    """Open the page, read it, press. Return the answer's status and page."""
    data = {**opened(client, kind, uid), "sure": "on", **fields}
    return send(client, kind, data, uid)


def send(
    client: Client, kind: str, data: dict[str, str], uid: str = "march"
) -> tuple[int, str]:
    answer = client.post(address(kind, uid), data)
    return answer.status_code, answer.content.decode()


def with_report(item: AgendaItem, **fields: Any) -> Document:
    """Give an item all that a report needs to go out without a warning."""
    OfficerContact.objects.create(item=item, position=0, name="Meera Joshi")
    BackgroundPaper.objects.create(item=item, position=0, title="None")
    return a_paper(item, **fields)


def a_paper(item: AgendaItem, **fields: Any) -> Document:
    position = item.documents.count()
    given = {
        "kind": "report",
        "title": f"Report {position}",
        "filename": "report.pdf",
        "media_type": "application/pdf",
        "size": 2048,
        "sha256": "1" * 64,
        **fields,
    }
    return Document.objects.create(
        meeting=item.meeting, item=item, position=position, **given
    )


def beside(page: str) -> str:
    """The column beside the preview."""
    return page.rsplit('class="mb-side"', maxsplit=1)[-1]


def items_of(page: str) -> str:
    """The list of items as it stands on a page."""
    return page.partition('<ol class="mb-agenda"')[2].partition("</ol>")[0]


@pytest.fixture
def agenda(add_item: AddItem) -> list[AgendaItem]:
    """Six items that need no report."""
    return [
        add_item(f"Matter {n}", uid=f"matter-{n}", kind="other") for n in range(1, 7)
    ]


@pytest.fixture
def at(settings: Any) -> Callable[[datetime], None]:
    """Sets the council's own clock."""

    def set_it(moment: datetime) -> None:
        settings.FIXED_NOW = moment

    set_it(datetime(2027, 3, 2, 12, tzinfo=UTC))
    return set_it


@pytest.fixture
def in_time(at: Callable[[datetime], None]) -> None:
    """Noon on 2 March 2027, before the last lawful day."""


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
        assert 'id="id_sure" checked' not in page

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


def test_a_withdrawn_item_stays_in_the_next_edition_and_has_no_decision(
    clerk_client: Client, client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    """R3: withdrawn, but still voted."""
    press(clerk_client, "agenda")
    AgendaItem.objects.filter(uid="matter-4").update(
        withdrawn="withdrawn", withdrawn_reason="awaiting legal advice"
    )
    preview = clerk_client.get(address("agenda")).content.decode()
    press(clerk_client, "agenda", correction="Item 4 is withdrawn.")
    public = client.get("/meetings/march/").content.decode()
    for page in (preview, public):
        assert "awaiting legal advice" in page
        assert re.search(r'<span class="mb-item__no">6 </span>', page)
    Resolution.objects.create(
        item=agenda[3], position=0, text="Agreed together.", outcome="agreed"
    )
    RecordedVote.objects.create(item=agenda[3], position=0, votes_for=5)

    status, page = press(clerk_client, "minutes")

    assert status == 200
    assert "Item 4 was withdrawn, yet it has a resolution." in page
    assert "Item 4 was withdrawn, yet it has a vote." in page
    assert "/minutes/matter-4/#resolutions-0" in page
    agenda[3].resolutions.all().delete()
    agenda[3].recordedvotes.all().delete()
    assert press(clerk_client, "minutes")[0] == 302
    page = client.get("/meetings/march/").content.decode()
    assert "awaiting legal advice" in page
    assert "Agreed together." not in page


def test_a_cancelled_meeting_is_its_next_notice(
    clerk_client: Client,
    client: Client,
    meeting: Meeting,
    agenda: list[AgendaItem],
    in_time: None,
) -> None:
    """A3: cancelled is not deleted."""
    Meeting.objects.create(
        uid="april", committee=meeting.committee, date=date(2027, 4, 1)
    )
    press(clerk_client, "notice", "april")
    press(clerk_client, "agenda")
    Meeting.objects.filter(uid="march").update(
        status="cancelled", status_reason="joined with 1 April", replaced_by="april"
    )
    still = client.get("/meetings/march/").content.decode()

    preview = clerk_client.get(address("notice")).content.decode()
    status, _ = press(clerk_client, "notice")

    public = client.get("/meetings/march/").content.decode()
    assert status == 302
    assert "Cancelled" not in still
    for page in (preview, public):
        said = page.index("Cancelled: joined with 1 April.")
        assert said < page.index("Matter 1")
        assert 'href="/meetings/april/"' in page
        assert "Its agenda is kept below." in page


def test_a_move_that_the_public_was_not_told_of_is_warned_of(
    clerk_client: Client, meeting: Meeting, agenda: list[AgendaItem], in_time: None
) -> None:
    press(clerk_client, "notice")
    Meeting.objects.filter(uid="march").update(start_time=time(19))

    page = clerk_client.get(address("agenda")).content.decode()

    assert "has another date, time, place or status than the public was told" in page
    # The public page keeps the time of the notice until the next one.
    assert "<dd>6.30pm</dd>" in page


def test_a_draft_is_nowhere_after_a_clerk_has_looked(
    clerk_client: Client, client: Client, meeting: Meeting, add_item: AddItem
) -> None:
    """A1: the other list."""
    names = {
        "meeting": "march",
        "item": "planned-item",
        "neighbour": "planned-item",
        "issue": "nothing",
        "member": "nobody",
        "document": "planned-document",
    }
    Meeting.objects.filter(uid="march").update(title=MARK)
    item = add_item(f"{MARK} title", uid="planned-item")
    with_report(item, uid="planned-document", title=MARK, filename=f"{MARK}.pdf")
    before = everything(client, **names)
    etags = {each: client.get(each, follow=True).get("ETag") for each in before}
    for kind in ("notice", "agenda", "minutes"):
        for end in ("", "preview/", "preview.pdf", "not-for-publication/"):
            clerk_client.get(address(kind) + end)
    shown = clerk_client.get(address("agenda")).content.decode()

    after = everything(client, **names)

    assert MARK in shown
    for found in (before, after):
        assert [each for each, body in found.items() if MARK.encode() in body] == []
    for each, etag in etags.items():
        heads = {"if-none-match": etag} if etag else {}
        again = client.get(each, headers=heads, follow=True)
        body = b"".join(again) if again.streaming else again.content
        assert MARK.encode() not in body + str(again.headers).encode()


def three_items(add_item: AddItem, member: Member) -> None:
    """Open, exempt, and exempt with an open title, each with all that may be said."""
    for n, private in enumerate(
        (
            {},
            {"private_class": "exempt", "paragraphs": "3"},
            {"private_class": "exempt", "paragraphs": "1", "open_title": "A post"},
        )
    ):
        mark = f"{MARK}-{n}"
        item = add_item(f"{mark} title", uid=f"item-{n}", **private)
        with_report(
            item, title=f"{mark} report", uid=f"paper-{n}", size=418_641 if n else 2048
        )
        DeclarationOfInterest.objects.create(
            item=item,
            position=0,
            person_name=member.name,
            person=member,
            kind="personal",
            nature=f"{mark} declared",
            action="stayed",
        )
        vote = RecordedVote.objects.create(
            item=item, position=0, question=f"{mark} vote", votes_for=1
        )
        Ballot.objects.create(
            recorded_vote=vote,
            position=0,
            person_name=member.name,
            person=member,
            vote="for",
        )
        Minute.objects.create(item=item, text=f"<p>{mark} minutes</p>")
        FollowUp.objects.create(item=item, text=f"{mark} follow-up")


def test_the_exempt_part_is_the_clerks_alone(
    clerk_client: Client,
    client: Client,
    meeting: Meeting,
    add_item: AddItem,
    seats: list[Member],
    in_time: None,
) -> None:
    """A2: private items in the minutes; the clerk's and the public's columns."""
    Attendance.objects.create(
        meeting=meeting, position=0, person_name=seats[0].name, person=seats[0]
    )
    three_items(add_item, seats[0])

    clerks, previews = {}, {}
    for kind in ("agenda", "minutes"):
        clerks[kind] = clerk_client.get(f"{address(kind)}not-for-publication/")
        previews[kind] = clerk_client.get(address(kind)).content.decode()
        assert press(clerk_client, kind)[0] == 302
    public = {
        "page": client.get("/meetings/march/").content,
        "agenda pdf": laid_open(client.get("/meetings/march/agenda.pdf").getvalue()),
        "pdf": laid_open(client.get("/meetings/march/minutes.pdf").getvalue()),
        **{
            f"item {n}": client.get(f"/items/item-{n}/", follow=True).content
            for n in range(3)
        },
    }

    full = clerks["minutes"].content.decode()
    for n in range(3):
        for word in ("title", "report", "declared", "vote", "minutes", "follow-up"):
            assert f"{MARK}-{n} {word}" in full
        assert f"{MARK}-{n} title" in clerks["agenda"].content.decode()
    assert "no-store" in clerks["minutes"]["Cache-Control"]
    for where, body in public.items():
        for n in (1, 2):
            assert f"{MARK}-{n}".encode() not in body, where
        assert b"follow-up" not in body, where
        assert b"409 KB" not in body, where
        assert b"418641" not in body, where
    for page in (previews["minutes"], public["page"].decode()):
        listed = items_of(page)
        assert f"{MARK}-0 title" in listed
        assert "paragraph 3 (financial" in listed
        assert "paragraph 1 (an individual)" in listed
        assert "A post" in listed
        assert f"{MARK}-1" not in listed
        assert f"{MARK}-2" not in listed
    assert "Item 2 without its private part" in escape(previews["minutes"])


def test_a_vote_by_someone_out_of_the_room_stops_the_minutes(
    clerk_client: Client,
    meeting: Meeting,
    agenda: list[AgendaItem],
    seats: list[Member],
    in_time: None,
) -> None:
    """V2: the vote of someone who had left."""
    press(clerk_client, "agenda")
    for n, member in enumerate(seats[:3]):
        Attendance.objects.create(
            meeting=meeting,
            position=n,
            person_name=member.name,
            person=member,
            left_at=agenda[4] if n == 1 else None,
        )
    vote = RecordedVote.objects.create(item=agenda[5], position=0)
    for n, member in enumerate(seats[:2]):
        Ballot.objects.create(
            recorded_vote=vote,
            position=n,
            person_name=member.name,
            person=member,
            vote="for",
        )

    status, page = press(clerk_client, "minutes")

    assert status == 200
    assert "Item 6 has a vote by Ashby, who had left" in page
    assert "/desk/meetings/march/minutes/matter-6/#votes-0" in page


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
