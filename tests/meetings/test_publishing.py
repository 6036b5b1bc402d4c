"""Publishing, approving, correcting; and what the database itself refuses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from meetings.actions import publishing
from meetings.actions.publishing import PublishingError
from meetings.models import (
    AgendaItem,
    Edition,
    Meeting,
    Minute,
    PrivateEdition,
    PublishedItem,
    PublishedMeeting,
    Resolution,
    frozen,
)
from meetings.record.meeting import stored_meeting
from meetings.record.people import PersonRecord
from meetings.record.tables import write_tables
from tests.records import EXEMPT, NOON, a_meeting, an_item, publish
from tests.triggers import names_of_triggers

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    """A planned meeting of one item, of which nothing is published."""
    item = an_item(uid="five", number="5", minutes="<p>Agreed.</p>")
    return write_tables(a_meeting(item, uid="m", stage="notice"))


def publish_all(meeting: Meeting) -> None:
    publishing.publish_notice(meeting=meeting, now=NOON)
    publishing.publish_agenda(meeting=meeting, now=NOON)
    publishing.publish_minutes(meeting=meeting, now=NOON)


def approve(meeting: Meeting) -> Edition:
    return publishing.approve_minutes(
        meeting=meeting,
        now=NOON,
        approved_on=date(2027, 4, 29),
        approved_at="next",
        signed_by=PersonRecord(name="Councillor Marian Tetlow"),
    )


def test_a_notice_makes_the_meeting_public(meeting: Meeting, client: Client) -> None:
    assert client.get("/meetings/m/").status_code == 404

    publishing.publish_notice(meeting=meeting, now=NOON)

    page = client.get("/meetings/m/").content.decode()
    assert "The agenda isn’t published yet." in page
    assert "Parking in Mill Lane" not in page


def test_an_agenda_says_what_is_asked_and_not_what_came_of_it(
    meeting: Meeting, client: Client
) -> None:
    publishing.publish_notice(meeting=meeting, now=NOON)

    publishing.publish_agenda(meeting=meeting, now=NOON)

    page = client.get("/meetings/m/").content.decode()
    assert "Parking in Mill Lane" in page
    assert "Agreed." not in page
    assert client.get("/meetings/m/minutes.pdf").status_code == 404


def test_draft_minutes_say_that_they_are_a_draft(
    meeting: Meeting, client: Client
) -> None:
    publish_all(meeting)

    page = client.get("/meetings/m/").content.decode()

    assert "Draft minutes published on 2 March 2027." in page
    assert "Agreed." in page


def test_approving_makes_an_edition_of_its_own(
    meeting: Meeting, client: Client
) -> None:
    publish_all(meeting)

    edition = approve(meeting)

    record = stored_meeting(edition.record).minutes
    assert (edition.number, edition.state, edition.live) == (2, "approved", True)
    assert (record.approved_on, record.approved_at) == (date(2027, 4, 29), "next")
    assert "signed by Councillor Marian Tetlow" in (
        client.get("/meetings/m/").content.decode()
    )


def test_what_is_approved_is_not_published_again(meeting: Meeting) -> None:
    publish_all(meeting)
    approve(meeting)

    with pytest.raises(PublishingError, match="add a note beside them"):
        publishing.publish_minutes(meeting=meeting, now=NOON)


def test_a_correction_of_approved_minutes_stands_beside_them(
    meeting: Meeting, client: Client
) -> None:
    publish_all(meeting)
    fingerprint = approve(meeting).fingerprint

    publishing.note_correction(
        meeting=meeting,
        now=NOON,
        item="five",
        text="“£61,000” should read “£16,000”.",
        noted_by="R. Ansdell",
        on=date(2027, 6, 3),
    )

    for address in ("/meetings/m/", "/items/five/"):
        page = client.get(address).content.decode()
        assert "should read “£16,000”" in page
        assert "3 June 2027" in page
    assert Edition.objects.get(live=True, kind="minutes").fingerprint == fingerprint


def test_a_note_beside_a_draft_is_refused(meeting: Meeting) -> None:
    publish_all(meeting)

    with pytest.raises(PublishingError, match="publish a corrected edition instead"):
        publishing.note_correction(
            meeting=meeting,
            now=NOON,
            item="",
            text="x",
            noted_by="y",
            on=date(2027, 6, 3),
        )


def test_a_correction_is_the_next_edition(meeting: Meeting) -> None:
    publish_all(meeting)
    Minute.objects.update(text="<p>Agreed, subject to funding.</p>")

    publishing.publish_minutes(
        meeting=meeting, now=NOON + timedelta(days=1), correction="A condition."
    )

    first, second = Edition.objects.filter(kind="minutes").order_by("number")
    assert (first.live, second.live) == (False, True)
    assert second.correction == "A condition."
    assert "subject to funding" not in first.record


@pytest.mark.parametrize("action", ["publish_agenda", "publish_minutes"])
def test_nothing_goes_out_before_the_notice(meeting: Meeting, action: str) -> None:
    with pytest.raises(PublishingError, match="notice of the meeting first"):
        getattr(publishing, action)(meeting=meeting, now=NOON)

    assert not Edition.objects.exists()


def test_an_agenda_needs_an_item() -> None:
    meeting = write_tables(a_meeting(stage="notice"))
    publishing.publish_notice(meeting=meeting, now=NOON)

    with pytest.raises(PublishingError, match="at least one item"):
        publishing.publish_agenda(meeting=meeting, now=NOON)


def test_a_broken_rule_stops_publishing_with_its_place(meeting: Meeting) -> None:
    publishing.publish_notice(meeting=meeting, now=NOON)
    AgendaItem.objects.update(title="")

    with pytest.raises(PublishingError, match=r"items\[0\].title"):
        publishing.publish_agenda(meeting=meeting, now=NOON)


def test_private_matter_is_frozen_apart() -> None:
    record = a_meeting(an_item(title="Sale of the depot", private=EXEMPT), uid="m")

    publish(record)

    edition = Edition.objects.get(kind="minutes")
    assert "Sale of the depot" not in edition.record
    assert "Sale of the depot" in edition.private.record


def test_an_open_meeting_has_no_full_form() -> None:
    publish(a_meeting(an_item()))

    assert not PrivateEdition.objects.exists()


def test_lists_are_those_of_the_edition_that_the_page_shows(meeting: Meeting) -> None:
    publishing.publish_notice(meeting=meeting, now=NOON)
    publishing.publish_agenda(meeting=meeting, now=NOON)
    agenda = PublishedItem.objects.get(live=True)

    publishing.publish_minutes(meeting=meeting, now=NOON)

    agenda.refresh_from_db()
    assert agenda.live is False
    assert PublishedItem.objects.get(live=True).edition.kind == "minutes"
    assert PublishedMeeting.objects.get().minutes_state == "draft"


@pytest.mark.parametrize(
    "change",
    [{"record": "{}"}, {"state": "approved"}, {"number": 9}, {"correction": "x"}],
)
def test_the_database_refuses_a_changed_edition(
    meeting: Meeting, change: dict[str, object]
) -> None:
    publish_all(meeting)

    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        Edition.objects.filter(kind="minutes").update(**change)


def test_the_database_lets_live_change(meeting: Meeting) -> None:
    publish_all(meeting)

    assert Edition.objects.filter(kind="minutes").update(live=False) == 1


def test_the_database_refuses_to_delete_an_edition(meeting: Meeting) -> None:
    publish_all(meeting)
    rows = Edition.objects.filter(meeting=meeting)

    with pytest.raises(IntegrityError, match="not deleted"), transaction.atomic():
        rows._raw_delete(using="default")


def test_the_database_refuses_an_edition_after_an_approved_one(
    meeting: Meeting,
) -> None:
    publish_all(meeting)
    approved = approve(meeting)
    approved.pk, approved.number, approved.live = None, 3, False

    with pytest.raises(IntegrityError, match="last edition"), transaction.atomic():
        approved.save(force_insert=True)


def test_the_database_refuses_a_second_live_edition(meeting: Meeting) -> None:
    publish_all(meeting)
    edition = Edition.objects.get(kind="minutes")
    edition.pk, edition.number = None, 2

    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save(force_insert=True)


def test_the_database_refuses_a_changed_full_form() -> None:
    publish(a_meeting(an_item(private=EXEMPT)))

    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        PrivateEdition.objects.update(record="{}")
    with pytest.raises(IntegrityError, match="not deleted"), transaction.atomic():
        PrivateEdition.objects.all()._raw_delete(using="default")


def test_the_triggers_are_there() -> None:
    """A migration that rebuilds a table on SQLite drops them in silence."""
    names = names_of_triggers()

    assert names >= set(frozen.TRIGGERS)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "gone"},
        {"kind": "party"},
    ],
)
def test_the_database_holds_the_closed_lists(
    meeting: Meeting, change: dict[str, str]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.update(**change)


@pytest.mark.parametrize(
    "change",
    [
        {"private_class": "exempt", "paragraphs": ""},
        {"private_class": "secret"},
        {"kind": "heading"},
        {"withdrawn": "lost"},
    ],
)
def test_the_database_holds_the_rules_of_an_item(
    meeting: Meeting, change: dict[str, str]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.update(**change)


def test_a_number_is_there_once_in_a_meeting(meeting: Meeting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.create(meeting=meeting, position=9, number="5", title="x")


def test_items_without_a_number_are_not_alike(meeting: Meeting) -> None:
    for position in (7, 8):
        AgendaItem.objects.create(meeting=meeting, position=position, title="x")

    assert meeting.items.filter(number="").count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_make_two_editions(meeting: Meeting) -> None:
    publish_all(meeting)

    def again(_: int) -> None:
        try:
            publishing.publish_minutes(meeting=meeting, now=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(again, range(4)))

    numbers = Edition.objects.filter(kind="minutes").order_by("number")
    assert list(numbers.values_list("number", F("live"))) == [
        (1, False),
        (2, False),
        (3, False),
        (4, False),
        (5, True),
    ]


def test_minutes_come_after_an_agenda(meeting: Meeting) -> None:
    publishing.publish_notice(meeting=meeting, now=NOON)

    with pytest.raises(PublishingError, match="agenda of the meeting first"):
        publishing.publish_minutes(meeting=meeting, now=NOON)


def test_a_note_is_about_an_item_of_the_approved_minutes(meeting: Meeting) -> None:
    publish_all(meeting)
    approve(meeting)
    AgendaItem.objects.create(uid="late", meeting=meeting, position=9, title="x")

    with pytest.raises(PublishingError, match="item of these minutes"):
        publishing.note_correction(
            meeting=meeting,
            now=NOON,
            item="late",
            text="x",
            noted_by="y",
            on=date(2027, 6, 3),
        )


def test_an_agenda_goes_out_while_the_minutes_are_half_written(
    meeting: Meeting,
) -> None:
    Resolution.objects.create(
        item=AgendaItem.objects.get(uid="five"), position=0, text="That", outcome=""
    )

    publishing.publish_notice(meeting=meeting, now=NOON)
    publishing.publish_agenda(meeting=meeting, now=NOON)

    with pytest.raises(PublishingError, match="outcome"):
        publishing.publish_minutes(meeting=meeting, now=NOON)
