"""What a browser and a shared cache may keep, for how long, and what they get told."""

from __future__ import annotations

import time as time_module
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.utils import timezone

from committees.models import Committee, Member, Membership
from committees.public_changes import WATCHED as PEOPLE
from committees.public_changes import PublicChanges, current_stamp, fold
from meetings.actions.publishing import note_correction, publish_agenda
from meetings.models import Edition, PublishedMeeting, Rendition
from meetings.models.watched import THROWN_AWAY, WATCHED
from meetings.public import reading
from meetings.public.keeping import Shelf
from meetings.renditions import forget_naming
from tests.meetings.public.reading import held, saved
from tests.records import NOON, a_meeting, an_item, publish
from tests.triggers import names_of_triggers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django.fixtures import Settings

    from meetings.models import Meeting

pytestmark = pytest.mark.django_db

ISSUE = {"uid": "parking", "title": "Parking"}


def a_published_meeting(**fields: Any) -> Meeting:
    item = an_item(uid="item", number="1", minutes="<p>Noted.</p>", issue=ISSUE)
    return publish(a_meeting(item, uid="meeting", **fields))


PAGES = [
    "/",
    "/committees/",
    "/committees/planning/",
    "/meetings/",
    "/meetings/?month=2027-03",
    "/meetings/meeting/",
    "/items/item/",
    "/issues/parking/",
    "/members/",
    "/accessibility/",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_is_the_same_is_not_sent_again(
    client: Client, address: str
) -> None:
    a_published_meeting()
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_who_kept_the_moment_alone_is_answered_too(client: Client) -> None:
    """Not within its own second, in which the page may still change."""
    meeting = a_published_meeting(stage="agenda")
    client.get("/meetings/meeting/")
    time_module.sleep(1.1)
    moment = client.get("/meetings/meeting/")["Last-Modified"]
    since = {"If-Modified-Since": moment}
    assert client.get("/meetings/meeting/", headers=since).status_code == 304

    publish_agenda(meeting=meeting, now=NOON, correction="A later start.")

    assert client.get("/meetings/meeting/", headers=since).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_another_process_knows_the_mark_that_one_has_given(
    client: Client, address: str
) -> None:
    a_published_meeting()
    first = client.get(address)
    reading.shelf.clear()

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize("address", PAGES[:-1])
def test_a_page_asked_again_costs_one_query(
    client: Client, address: str, django_assert_num_queries: Any
) -> None:
    a_published_meeting()
    first = client.get(address).content

    with django_assert_num_queries(1):
        assert client.get(address).content == first


def test_a_page_is_new_once_something_is_published(client: Client) -> None:
    meeting = a_published_meeting(stage="agenda")
    first = client.get("/meetings/meeting/")

    publish_agenda(meeting=meeting, now=NOON, correction="A later start.")

    again = client.get("/meetings/meeting/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "A later start." in again.content.decode()


def test_pages_of_others_are_asked_for_again_too(client: Client) -> None:
    """An item says where its matter went: that is in another meeting."""
    a_published_meeting()
    assert "Where this went" not in client.get("/items/item/").content.decode()

    later = an_item(uid="later", number="7", issue=ISSUE)
    publish(a_meeting(later, uid="next", stage="agenda", date=date(2027, 4, 8)))

    assert "/items/later/" in client.get("/items/item/").content.decode()


def test_a_note_of_a_correction_is_read_at_once(client: Client) -> None:
    meeting = a_published_meeting(stage="approved")
    client.get("/meetings/meeting/")

    note_correction(
        meeting=meeting,
        now=NOON,
        item="",
        text="It was May.",
        noted_by="",
        on=NOON.date(),
    )

    assert "It was May." in client.get("/meetings/meeting/").content.decode()


@pytest.mark.parametrize("address", ["/meetings/meeting/", "/items/item/"])
def test_the_size_of_a_pdf_is_given_once_it_is_made(
    client: Client, address: str
) -> None:
    a_published_meeting()
    first = client.get(address)
    assert "KB" not in first.content.decode()
    pdf = "/items/item/" if "items" in address else "/meetings/meeting/"
    saved(client, f"{pdf}minutes.pdf")

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert "KB" in again.content.decode()


def test_a_pdf_of_another_meeting_changes_nothing_here(client: Client) -> None:
    a_published_meeting()
    publish(a_meeting(an_item(uid="other", minutes="<p>Noted.</p>"), uid="elsewhere"))
    first = client.get("/meetings/meeting/")

    saved(client, "/items/other/minutes.pdf")

    assert client.get("/meetings/meeting/")["ETag"] == first["ETag"]


def test_a_page_is_new_at_midnight(client: Client, settings: Settings) -> None:
    publish(a_meeting(an_item(), uid="meeting", stage="agenda", date=date(2027, 3, 18)))
    settings.FIXED_NOW = at(date(2027, 3, 17), 23, 59, 59)
    before = client.get("/meetings/meeting/")
    assert "tomorrow" in before.content.decode()

    settings.FIXED_NOW = at(date(2027, 3, 18), 0, 0, 0)
    known = {"If-None-Match": before["ETag"]}

    after = client.get("/meetings/meeting/", headers=known)
    assert "is today" in after.content.decode()


@pytest.mark.parametrize(
    ("hour", "minute", "second", "seconds"),
    [(12, 0, 0, 60), (23, 59, 30, 30), (23, 59, 59, 1), (0, 0, 0, 60)],
)
def test_a_shared_cache_asks_again_in_a_minute_and_at_midnight(
    client: Client,
    settings: Settings,
    hour: int,
    minute: int,
    second: int,
    seconds: int,
) -> None:
    settings.FIXED_NOW = at(date(2027, 3, 28), hour, minute, second)  # clocks go on

    said = client.get("/")["Cache-Control"]

    assert said == f"public, max-age=0, s-maxage={seconds}, must-revalidate"


def test_another_name_or_colour_of_the_council_makes_pages_anew(
    client: Client, settings: Settings
) -> None:
    first = client.get("/")

    settings.COUNCIL_NAME = "Borough of Harrowdale"

    again = client.get("/", headers={"If-None-Match": first["ETag"]})
    assert "Borough of Harrowdale" in again.content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/meetings/none/", 404),
        ("/items/none/minutes.pdf", 404),
        ("/documents/none/a.pdf", 404),
        ("/meetings/?month=2027-13", 404),
        ("/nothing/", 404),
        ("/meetings/meeting/minutes/1/", 302),
        ("/desk/", 302),
        ("/accounts/login/", 200),
        ("/healthz", 200),
    ],
)
def test_what_is_not_public_is_kept_by_nobody(
    client: Client, address: str, status: int
) -> None:
    a_published_meeting()

    answer = client.get(address)

    assert answer.status_code == status
    assert "no-store" in answer["Cache-Control"]
    assert "ETag" not in answer


def test_a_page_that_is_not_there_yet_is_there_when_it_is(client: Client) -> None:
    first = client.get("/meetings/meeting/")
    assert first.status_code == 404

    a_published_meeting()

    assert client.get("/meetings/meeting/").status_code == 200


def test_a_form_sent_to_a_page_is_refused_and_kept_by_nobody(client: Client) -> None:
    answer = client.post("/")

    assert answer.status_code == 405
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "asked",
    [{"If-Match": '"x"'}, {"If-Unmodified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}],
)
def test_what_one_reader_asked_wrongly_is_kept_by_nobody(
    client: Client, asked: dict[str, str]
) -> None:
    client.get("/")
    time_module.sleep(1.1)

    answer = client.get("/", headers=asked)

    assert answer.status_code == 412
    assert "no-store" in answer["Cache-Control"]


def test_a_page_asked_for_its_head_has_the_same_mark(client: Client) -> None:
    assert client.head("/")["ETag"] == client.get("/")["ETag"]


def test_pages_with_other_questions_are_others(client: Client) -> None:
    a_published_meeting()

    one = client.get("/meetings/?month=2027-03")
    other = client.get("/meetings/?month=2027-04")

    assert one["ETag"] != other["ETag"]
    assert one.content != other.content


def test_what_is_asked_for_least_is_made_anew_where_it_gets_too_much() -> None:
    shelf: Shelf[str] = Shelf(100_000)
    shelf.put("a", "1", "A", 40_000)
    shelf.put("b", "1", "B", 40_000)
    shelf.get("a", "1")

    shelf.put("c", "1", "C", 40_000)
    shelf.put("d", "1", "D", 100_001)
    shelf.put("e" * 100_001, "1", "E", 0)

    assert [shelf.get(each, "1") for each in "abcd"] == ["A", None, "C", None]


def test_every_change_of_what_the_public_reads_is_counted() -> None:
    meeting = a_published_meeting(stage="approved")
    member = Member.objects.create(uid="member", name="Ann Lee", kind="councillor")
    committee = Committee.objects.get()
    seats = Membership.objects.filter(member=member)
    editions = Edition.objects.filter(meeting=meeting, kind="agenda")
    rendition = Rendition.objects.create(
        fingerprint="1", kind="item body", made_at=NOON
    )
    changes: list[Callable[[], object]] = [
        lambda: Membership.objects.create(
            committee=committee, member=member, role="member"
        ),
        lambda: seats.update(role="chair"),
        seats.delete,
        lambda: Member.objects.update(ward="Mill"),
        Member.objects.filter(pk=member.pk).delete,
        lambda: Committee.objects.update(remit="Trees."),
        lambda: PublishedMeeting.objects.update(venue="Town Hall"),
        lambda: editions.update(live=False),
        lambda: meeting.correction_notes.create(position=1, text="A name."),
        Rendition.objects.filter(pk=rendition.pk).delete,
    ]
    for change in changes:
        before = current_stamp()

        change()

        assert current_stamp() != before


def test_a_claim_that_came_to_nothing_changes_no_page() -> None:
    Rendition.objects.create(fingerprint="1", kind="item body")
    before = current_stamp()

    Rendition.objects.all().delete()

    assert current_stamp() == before


def test_counts_of_connections_that_are_gone_are_put_together() -> None:
    a_published_meeting()
    PublicChanges.objects.create(backend=-7, changes=5, changed_at=NOON)
    before = current_stamp()

    fold()

    assert current_stamp() == before
    assert PublicChanges.objects.filter(backend=-7).exists() is (
        connection.vendor == "sqlite"
    )


def test_a_file_that_comes_is_on_the_pages_at_once(client: Client) -> None:
    paper = held(b"%PDF-1.7 paper", title="Report", filename="a.pdf")
    a_published_meeting(documents=(paper,))
    client.get("/meetings/meeting/")
    before = current_stamp()

    forget_naming([paper.sha256 or ""])

    assert current_stamp() != before


def test_no_migration_has_dropped_the_triggers() -> None:
    names = names_of_triggers()

    watched = (PEOPLE, WATCHED, THROWN_AWAY)
    assert names >= {name for each in watched for name, _, _ in each.triggers}


def at(day: date, hour: int, minute: int, second: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute, second)))
