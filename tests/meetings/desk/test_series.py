"""A year's series: dates proposed from a pattern, with their deadlines, and planned."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from django.db import connection

from committees.models import LogEntry
from meetings.actions.planning import Particulars, PlanningError, plan_series
from meetings.actions.standing import keep_standing_item
from meetings.models import Edition, Meeting, MeetingPattern, StandingItem
from tests.records import NOON

if TYPE_CHECKING:
    from django.test import Client

    from committees.models import Committee, User

URL = "/desk/committees/planning/series/"
ASKED: dict[str, Any] = {
    "first": "2027-05-01",
    "last": "2028-04-30",
    "weekday": "0",
    "weeks": "1",
    "not_in": "8",
    "start_time": "18:30",
    "venue": "Council Chamber",
    "on_holiday": "later",
}


def address(**asked: Any) -> str:
    return f"{URL}?{urlencode({**ASKED, **asked}, doseq=True)}"


def ticked(page: str) -> list[str]:
    return re.findall(r'name="days" value="([0-9-]+)" checked', page)


def offered(page: str) -> list[str]:
    return re.findall(r'name="days" value="([0-9-]+)"', page)


def test_it_begins_with_the_committees_pattern_and_the_year_to_come(
    clerk_client: Client, planning: Committee
) -> None:
    MeetingPattern.objects.create(
        committee=planning, weekday=3, weeks="2", start_time=time(18, 30)
    )

    page = clerk_client.get(URL).content.decode()

    assert 'value="2027-05-01"' in page
    assert 'value="2028-04-30"' in page
    assert '<option value="3" selected>Thursday</option>' in page
    assert offered(page) == []


def test_each_date_has_its_deadline_and_a_holiday_is_named(
    clerk_client: Client, planning: Committee
) -> None:
    page = clerk_client.get(address()).content.decode()

    assert "The working day after Early May bank holiday, Mon 3 May." in page
    assert "The working day before Early May bank holiday, Mon 3 May." in page
    assert ticked(page)[:2] == ["2027-05-04", "2027-06-07"]
    assert "2027-04-30" in offered(page)
    assert "2027-08-02" not in offered(page)
    # Monday 7 June: five clear days, and the spring bank holiday among them.
    assert "Thursday 27 May 2027" in page


def test_the_ticked_ones_are_planned_with_their_items(
    clerk: User, clerk_client: Client, planning: Committee
) -> None:
    for n, title in enumerate(["Apologies", "Minutes"]):
        StandingItem.objects.create(committee=planning, position=n, title=title)
    days = ticked(clerk_client.get(address()).content.decode())
    assert len(days) == 11

    answer = clerk_client.post(address(), {"days": days, "keep": "on"}, follow=True)

    assert "11 meetings are planned." in answer.content.decode()
    made = Meeting.objects.order_by("date")
    assert [each.date.isoformat() for each in made] == days
    assert {each.start_time for each in made} == {time(18, 30)}
    assert {each.venue for each in made} == {"Council Chamber"}
    assert [each.items.count() for each in made] == [2] * 11
    assert LogEntry.objects.filter(what="planned the meeting", by=clerk).count() == 11
    assert not Edition.objects.exists()
    row = MeetingPattern.objects.get()
    assert (row.weekday, row.weeks, row.not_in) == (0, "1", "8")


def test_they_are_announced_where_that_is_ticked(
    clerk_client: Client, client: Client, planning: Committee
) -> None:
    """T1: 7pm on both sides of the clock change, wherever it is said."""
    asked = address(
        first="2027-03-20", last="2027-04-01", weekday="1", weeks=[], every="1",
        start_time="19:00", not_in=[],
    )  # fmt: skip
    assert offered(clerk_client.get(asked).content.decode()) == [
        "2027-03-23",
        "2027-03-30",
    ]

    clerk_client.post(asked, {"days": ["2027-03-23", "2027-03-30"], "announce": "on"})

    for meeting in Meeting.objects.all():
        assert meeting.start_time == time(19)
        assert "7pm" in client.get(f"/meetings/{meeting.uid}/").content.decode()
        desk = clerk_client.get(f"/desk/meetings/{meeting.uid}/").content.decode()
        assert "7pm" in desk
    month = client.get("/meetings/?month=2027-03").content.decode()
    assert month.count("7pm") >= 2
    assert clerk_client.get("/desk/meetings/").content.decode().count("7pm") == 2


def test_a_second_press_plans_nothing_twice(
    clerk_client: Client, planning: Committee
) -> None:
    days = {"days": ["2027-05-04", "2027-06-07"]}
    clerk_client.post(address(), days)

    answer = clerk_client.post(address(), days)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The meeting at 6.30pm on Tuesday 4 May 2027 is planned already" in page
    assert "There is a meeting already, at 6.30pm." in page
    assert Meeting.objects.count() == 2


def test_a_day_with_a_meeting_is_offered_without_a_tick(
    clerk_client: Client, planning: Committee
) -> None:
    Meeting.objects.create(
        committee=planning, date=date(2027, 6, 7), start_time=time(9)
    )

    page = clerk_client.get(address()).content.decode()

    assert "2027-06-07" in offered(page)
    assert "2027-06-07" not in ticked(page)
    assert "There is a meeting already, at 9am." in page


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"weekday": ""}, "Choose the day of the week."),
        ({"last": "2027-04-30"}, "Choose a last day that is after the first."),
        ({"last": "2031-04-30"}, "Choose at most two years at once."),
        ({"first": "0001-01-01"}, "Write a year from 1700 to 2199."),
        ({"first": "x"}, "Write the day as 18/3/2027"),
        ({"on_holiday": "drop"}, "Select a valid choice"),
    ],
)
def test_a_question_without_sense_is_answered_in_words(
    clerk_client: Client, planning: Committee, asked: dict[str, str], says: str
) -> None:
    answer = clerk_client.get(address(**asked))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert offered(page) == []
    assert (
        clerk_client.post(address(**asked), {"days": "2027-05-04"}).status_code == 422
    )
    assert not Meeting.objects.exists()


def test_only_proposed_days_are_planned_and_one_at_least(
    clerk_client: Client, planning: Committee
) -> None:
    answer = clerk_client.post(
        address(), {"days": ["2027-05-05", "x"], "announce": "1"}
    )

    assert answer.status_code == 422
    assert "Tick at least one date." in answer.content.decode()
    assert ticked(answer.content.decode()) == []
    assert not Meeting.objects.exists()


def test_years_whose_holidays_are_not_known_are_said(
    clerk_client: Client, planning: Committee
) -> None:
    known = clerk_client.get(address()).content.decode()
    page = clerk_client.get(address(first="2031-05-01", last="2032-04-30"))

    assert "aren’t known here yet" not in known
    assert "aren’t known here yet" in page.content.decode()
    # Easter Monday, 29 March 2032, isn't the first Monday; Good Friday is computed.
    fridays = address(first="2032-03-20", last="2032-03-31", weekday="4", weeks="4")
    assert "Good Friday" in clerk_client.get(fridays).content.decode()


def test_no_date_at_all_says_so(clerk_client: Client, planning: Committee) -> None:
    page = clerk_client.get(address(last="2027-05-02")).content.decode()

    assert "There is no such day" in page


def test_all_or_none(clerk: User, planning: Committee) -> None:
    planning.active_to = date(2027, 5, 31)
    planning.save()

    with pytest.raises(PlanningError, match="ends on Monday 31 May 2027"):
        plan_series(
            committee=planning,
            days=[date(2027, 5, 4), date(2027, 6, 7)],
            particulars=Particulars(),
            now=NOON,
            by=clerk,
        )

    assert not Meeting.objects.exists()
    assert not LogEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_four_presses_at_once_one_plans(clerk: User, planning: Committee) -> None:
    def press(_: int) -> str:
        try:
            plan_series(
                committee=planning,
                days=[date(2027, 5, 4), date(2027, 6, 7)],
                particulars=Particulars(start_time=time(18, 30)),
                now=NOON,
                by=clerk,
            )
        except PlanningError as error:
            return str(error)
        finally:
            connection.close()
        return "planned"

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(press, range(4)))

    assert said.count("planned") == 1
    assert all("is planned already" in each for each in said if each != "planned")
    assert Meeting.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_items_added_at_once_stand_one_after_another(
    clerk: User, planning: Committee
) -> None:
    def add(n: int) -> None:
        try:
            keep_standing_item(
                committee=planning,
                title=f"Item {n}",
                kind="other",
                purpose="",
                lead="",
                parts=[],
                minutes="",
                now=NOON,
                by=clerk,
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(8)))

    positions = planning.standing_items.values_list("position", flat=True)
    assert list(positions) == list(range(8))
