"""Items taken out of their order, and items that came up at the meeting (R2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from committees.logbook import LogEntry
from meetings.actions.publishing import (
    publish_agenda,
    publish_minutes,
    publish_notice,
)
from meetings.desk.sitting import Sitting
from meetings.models import AgendaItem, Attendance, Meeting
from tests.records import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Member, User

pytestmark = pytest.mark.django_db

ORDER = "/desk/meetings/march/order/"


@pytest.fixture
def items(add_item: Callable[..., AgendaItem]) -> list[AgendaItem]:
    """Items 1 to 8, with uids i1 to i8."""
    return [add_item(f"T{n}", uid=f"i{n}") for n in range(1, 9)]


@pytest.fixture
def published(meeting: Meeting, items: list[AgendaItem], clerk: User) -> Meeting:
    publish_notice(meeting=meeting, now=NOON, by=clerk)
    publish_agenda(meeting=meeting, now=NOON, by=clerk)
    return meeting


def words(response: Any) -> str:
    return " ".join(re.sub("<[^>]+>", " ", response.content.decode()).split())


def take(client: Client, item: str, after: str) -> str:
    given = {"item": item, "after": after}
    return words(client.post(ORDER, given, follow=True))


def order_of(meeting: Meeting) -> list[str]:
    return [item.number for item in Sitting(meeting).in_order]


def test_an_item_taken_early_keeps_its_number_and_address(
    clerk_client: Client, client: Client, published: Meeting, clerk: User
) -> None:
    """R2: 8 is taken straight after 3."""
    agenda = published.editions.get(kind="agenda").fingerprint

    page = take(clerk_client, "i8", "i3")

    assert "Item 8 was taken after item 3." in page
    assert order_of(published) == list("12384567")
    publish_minutes(meeting=published, now=NOON, by=clerk)
    public = words(client.get("/meetings/march/"))
    assert re.search("3 T3.* 8 T8.* Taken after item 3.* 4 T4.* 7 T7", public)
    planned = words(client.get("/meetings/march/agenda/1/"))
    assert re.search("3 T3.* 4 T4.* 7 T7.* 8 T8", planned)
    assert "Taken after" not in planned
    assert client.get("/items/i8/").status_code == 200
    assert published.editions.get(kind="agenda").fingerprint == agenda
    numbers = published.items.order_by("position").values_list("number", flat=True)
    assert list(numbers) == list("12345678")


def test_that_is_taken_back(
    clerk_client: Client, meeting: Meeting, items: list[AgendaItem]
) -> None:
    take(clerk_client, "i8", "i3")

    page = words(clerk_client.post(ORDER, {"back": "i8"}, follow=True))

    assert "Item 8 was taken where the agenda has it." in page
    assert order_of(meeting) == list("12345678")
    assert [each.fields for each in LogEntry.objects.all()] == [["taken_after"]] * 2


def test_where_the_agenda_has_it_is_nothing_to_say(
    clerk_client: Client, meeting: Meeting, items: list[AgendaItem]
) -> None:
    page = take(clerk_client, "i4", "i3")

    assert "Item 4 was taken after item 3, as the agenda has it." in page
    assert AgendaItem.objects.filter(taken_after=None).count() == 8


@pytest.mark.parametrize(
    ("item", "after", "says"),
    [
        ("i3", "i3", "can’t be taken after itself"),
        ("i3", "i8", "Item 8 stands under item 3, or was taken after it."),
        ("", "i3", "Choose the item that was taken elsewhere."),
        ("i3", "", "Choose the item after which it was taken."),
        ("i5", "i6", "Choose an item of this meeting."),
        ("i3", "nothing", "Choose an item of this meeting."),
    ],
)
def test_what_can_t_be_is_refused_in_words(
    clerk_client: Client,
    meeting: Meeting,
    items: list[AgendaItem],
    item: str,
    after: str,
    says: str,
) -> None:
    AgendaItem.objects.filter(uid="i5").update(withdrawn="withdrawn")
    take(clerk_client, "i8", "i3")

    response = clerk_client.post(ORDER, {"item": item, "after": after})

    assert response.status_code == 422
    assert says in words(response)
    assert order_of(meeting) == list("12384567")


def test_another_meetings_item_isn_t_taken_here(
    clerk_client: Client, meeting: Meeting, licensing: Any
) -> None:
    other = Meeting.objects.create(committee=licensing, date=meeting.date)
    AgendaItem.objects.create(meeting=other, uid="else", title="Else", position=0)

    assert clerk_client.post(ORDER, {"back": "else"}).status_code == 404
    assert clerk_client.post(ORDER, {"item": "else", "after": ""}).status_code == 422


def test_who_came_and_left_is_to_be_checked_after_a_move(
    clerk_client: Client, meeting: Meeting, items: list[AgendaItem], seats: list[Member]
) -> None:
    Attendance.objects.create(
        meeting=meeting,
        position=0,
        person=seats[3],
        person_name="Menon",
        left_at=items[5],
    )

    page = take(clerk_client, "i8", "i3")

    assert "Check in the attendance who came and left" in page
    assert "Menon (Left before item 6)" in page


def come_up(client: Client, **fields: object) -> Any:
    given = {"title": "Flood in Mill Lane", "kind": "urgent", **fields}
    return client.post(f"{ORDER}add/", given, follow=True)


def test_an_urgent_item_gets_the_next_number_and_says_why(
    clerk_client: Client, client: Client, published: Meeting, clerk: User
) -> None:
    response = come_up(clerk_client, reason="The river rose today.", after="i2")

    added = AgendaItem.objects.get(title="Flood in Mill Lane")
    assert response.redirect_chain[-1][0].endswith(f"/minutes/{added.uid}/")
    assert (added.number, added.kind) == ("9", "urgent")
    assert order_of(published) == list("129345678")
    publish_minutes(meeting=published, now=NOON, by=clerk)
    public = words(client.get("/meetings/march/"))
    assert re.search("2 T2.* 9 Flood in Mill Lane.* 3 T3", public)
    assert "The river rose today." in public


def test_an_urgent_item_needs_the_chairs_reason(
    clerk_client: Client, meeting: Meeting, items: list[AgendaItem]
) -> None:
    response = come_up(clerk_client)

    assert response.status_code == 422
    assert "Write the chair’s reason" in words(response)
    assert 'value="Flood in Mill Lane"' in response.content.decode()
    assert meeting.items.count() == 8


def test_another_item_comes_after_all_others(
    clerk_client: Client, published: Meeting
) -> None:
    come_up(clerk_client, kind="other")

    assert order_of(published) == list("123456789")
    assert not AgendaItem.objects.exclude(taken_after=None).exists()


def test_another_committees_clerk_adds_nothing(
    other_client: Client, meeting: Meeting, items: list[AgendaItem]
) -> None:
    assert come_up(other_client, reason="x").status_code == 404
    assert other_client.get(ORDER).status_code == 404
    assert meeting.items.count() == 8
