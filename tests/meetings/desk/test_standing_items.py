"""A committee's pattern of meetings, and the items that its agendas begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from meetings.models import AgendaItem, MeetingPattern, Minute, StandingItem

if TYPE_CHECKING:
    from django.test import Client

    from committees.models import Committee

PLAN = "/desk/committees/planning/plan/"
STANDING = "/desk/committees/planning/standing-items/"
PATTERN = "/desk/committees/planning/pattern/"


def test_a_pattern_is_kept_and_fills_what_comes_after(
    clerk_client: Client, planning: Committee
) -> None:
    typed = {
        "weekday": "3",
        "weeks": ["1", "5"],
        "not_in": ["8", "12"],
        "start_time": "18:30",
        "venue": "Council Chamber",
    }

    answer = clerk_client.post(PATTERN, typed)

    assert answer["Location"] == "/desk/committees/planning/series/"
    row = MeetingPattern.objects.get(committee=planning)
    assert (row.weekday, row.weeks, row.not_in) == (3, "1,5", "8,12")
    for address in (PLAN, PATTERN, "/desk/committees/planning/series/"):
        page = clerk_client.get(address).content.decode()
        assert 'value="Council Chamber"' in page
        assert 'value="18:30"' in page
    clerk_client.post(PATTERN, {"weekday": "0", "every": "6"})
    row.refresh_from_db()
    assert (row.weekday, row.weeks, row.every_weeks) == (0, "", 6)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"weeks": ["1"]}, "Choose the day of the week."),
        ({"weekday": "1"}, "Tick the weeks of the month"),
        ({"weekday": "1", "weeks": ["1"], "every": "2"}, "not both"),
        ({"weekday": "1", "every": "53"}, "from 1 to 52"),
        ({"weekday": "1", "every": "six"}, "in figures"),
    ],
)
def test_a_pattern_that_says_nothing_or_two_things_is_refused(
    clerk_client: Client, planning: Committee, typed: dict[str, Any], says: str
) -> None:
    answer = clerk_client.post(PATTERN, {**typed, "venue": "Room 2"})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert 'value="Room 2"' in answer.content.decode()
    assert not MeetingPattern.objects.exists()


def test_standing_items_are_added_ordered_changed_and_removed(
    clerk_client: Client, planning: Committee
) -> None:
    for title in ("Apologies", "Declarations", "Minutes"):
        clerk_client.post(STANDING, {"title": title, "kind": "other"})
    first, second, third = planning.standing_items.all()

    clerk_client.post(STANDING, {"move": f"up-{third.pk}"})
    clerk_client.post(STANDING, {"move": f"down-{first.pk}"})
    clerk_client.post(STANDING, {"move": f"up-{third.pk}"})
    titles = list(planning.standing_items.values_list("title", flat=True))
    assert titles == ["Minutes", "Apologies", "Declarations"]

    typed = {
        "title": "Declarations of interest",
        "kind": "declarations",
        "lead": "That",
        "parts": "they are noted\n\nand kept",
        "minutes": '<p onclick="x()">None.</p>',
    }
    clerk_client.post(f"{STANDING}{second.pk}/", typed)
    second.refresh_from_db()
    assert second.title == "Declarations of interest"
    assert second.parts == ["they are noted", "and kept"]
    assert second.minutes == "<p>None.</p>"

    clerk_client.post(f"{STANDING}{first.pk}/", {"do": "remove"})
    titles = list(planning.standing_items.values_list("title", flat=True))
    assert titles == ["Minutes", "Declarations of interest"]


def test_a_standing_item_without_a_title_is_refused(
    clerk_client: Client, planning: Committee
) -> None:
    typed = {"title": " ", "kind": "other", "purpose": "To note it"}

    answer = clerk_client.post(STANDING, typed)

    assert answer.status_code == 422
    assert "Write the title of the item." in answer.content.decode()
    assert "To note it" in answer.content.decode()
    answer = clerk_client.post(STANDING, {"move": "up-999999"})
    assert answer.status_code == 404


def test_its_minutes_begin_with_the_usual_words_until_something_is_saved(
    clerk_client: Client, planning: Committee
) -> None:
    StandingItem.objects.create(
        committee=planning,
        position=0,
        title="Apologies",
        kind="apologies",
        minutes="<p>Apologies were received from</p>",
    )
    day = {"date": "2027-04-15", "kind": "ordinary"}
    clerk_client.post(PLAN, day)
    item = AgendaItem.objects.get()
    url = f"/desk/meetings/{item.meeting.uid}/minutes/{item.uid}/"

    page = clerk_client.get(url).content.decode()
    assert "&lt;p&gt;Apologies were received from&lt;/p&gt;" in page
    assert "Not begun" in page
    assert not Minute.objects.exists()

    clerk_client.post(url, {"base": "0", "minutes": "<p>None.</p>"})
    page = clerk_client.get(url).content.decode()
    assert "Apologies were received" not in page
    assert Minute.objects.get().text == "<p>None.</p>"


def test_what_a_purpose_says_is_words_and_no_tags(
    clerk_client: Client, planning: Committee
) -> None:
    """A purpose is typed as plain text, and printed as it was typed."""
    purpose = "To note costs <£5m & <img src=x onerror=alert(1)>."
    clerk_client.post(STANDING, {"title": "Costs", "kind": "other", "purpose": purpose})
    clerk_client.post(PLAN, {"date": "2027-06-10", "kind": "ordinary"})
    item = AgendaItem.objects.get(title="Costs")

    minutes = f"/desk/meetings/{item.meeting.uid}/minutes/{item.uid}/"
    page = clerk_client.get(minutes).content.decode()

    assert "<img" not in item.purpose
    assert "<img" not in page
    assert "costs &lt;£5m &amp; &lt;img src=x onerror=alert(1)&gt;." in page
