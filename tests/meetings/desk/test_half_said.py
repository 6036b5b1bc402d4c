"""Rows of an item's minutes that lack one thing more before they can be saved."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from meetings.models import Attendance, Minute

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Member
    from meetings.models import AgendaItem, Meeting

JSON = {"accept": "application/json"}


def url(item: AgendaItem) -> str:
    return f"/desk/meetings/march/minutes/{item.uid}/"


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane")


@pytest.fixture
def all_there(meeting: Meeting, seats: list[Member]) -> None:
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            person=member,
            person_name=member.name,
            presence="present",
            position=n,
        )
        for n, member in enumerate(seats)
    )


HALF = [
    ({"declarations-0-nature": "Owns a garage"}, "Choose who declared the interest."),
    ({"follow_ups-0-owner": "Meera Joshi"}, "Write what is to be done."),
    (
        {"votes-0-for": "4", "votes-0-against": "4", "votes-0-casting_vote": "for"},
        "Choose who gave the casting vote.",
    ),
    (
        {"votes-0-for": "4", "votes-0-against": "4", "votes-0-casting": "adeyemi"},
        "Choose how the casting vote was given.",
    ),
]


@pytest.mark.parametrize(("typed", "says"), HALF)
def test_what_is_half_said_is_not_called_saved(
    clerk_client: Client,
    item: AgendaItem,
    all_there: None,
    typed: dict[str, str],
    says: str,
) -> None:
    """The rest is saved by itself; a press, or a page made anew, would lose it."""
    posted = {"base": 0, "minutes": "<p>Said.</p>", **typed}

    alone = clerk_client.post(url(item), posted, headers=JSON).json()
    press = {**posted, "do": "add:motions"}
    pressed = clerk_client.post(url(item), press, headers=JSON)
    plain = clerk_client.post(url(item), posted)

    assert (alone["revision"], alone["half"]) == (1, says)
    assert pressed.status_code == plain.status_code == 422
    assert says in pressed.json()["errors"].values()
    page = html.unescape(plain.content.decode())
    assert says in page
    for name, value in typed.items():
        if "casting" not in name:
            assert f'name="{name}" value="{value}"' in page
    assert Minute.objects.get().text == "<p>Said.</p>"
