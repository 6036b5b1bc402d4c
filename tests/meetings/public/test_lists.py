"""Lists: in one order on every database, whole, with those who are to come."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees.models import Committee, Member, Membership
from meetings.public.members import PARTS_A_PAGE
from meetings.public.reading import shelf
from meetings.record.decisions import MotionRecord
from meetings.record.items import IssueRecord
from meetings.record.people import PersonRecord
from tests.records import a_meeting, an_item, changed, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

NAMES = ["Fred", "Émile", "adam", "Zoë", "Eve"]
SORTED = ["adam", "Émile", "Eve", "Fred", "Zoë"]
MATTER = IssueRecord(uid="matter", title="The bridge")
DAY = date(2027, 3, 18)


def words(client: Client, address: str) -> str:
    text = client.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def places(said: str, parts: list[str]) -> list[int]:
    return [said.index(part) for part in parts]


@pytest.mark.parametrize("address", ["/", "/committees/"])
def test_committees_are_in_the_order_of_their_letters(
    address: str, client: Client
) -> None:
    for n, name in enumerate(NAMES):
        Committee.objects.create(slug=f"c{n}", name=name, listed=True)

    found = places(words(client, address), SORTED)

    assert found == sorted(found)


@pytest.mark.parametrize("address", ["/members/", "/committees/trees/"])
def test_so_are_members(address: str, client: Client) -> None:
    trees = Committee.objects.create(slug="trees", name="Trees", listed=True)
    for n, name in enumerate(NAMES):
        member = Member.objects.create(uid=f"m{n}", name=name, listed=True)
        Membership.objects.create(committee=trees, member=member)

    found = places(words(client, address), SORTED)

    assert found == sorted(found)


def test_the_chair_comes_first_and_who_will_be_chair_last(client: Client) -> None:
    trees = Committee.objects.create(slug="trees", name="Trees", listed=True)
    seats = [("Ann", "member", None), ("Zoe", "chair", None)]
    for name, role, starts in [*seats, ("Bob", "chair", date(2027, 5, 6))]:
        member = Member.objects.create(uid=name.lower(), name=name, listed=True)
        Membership.objects.create(
            committee=trees, member=member, role=role, starts=starts
        )

    said = words(client, "/committees/trees/")

    found = places(said, ["Zoe Chair", "Ann Member", "Bob Chair from 6 May 2027"])
    assert found == sorted(found)


def test_who_begins_later_is_listed_with_the_day(client: Client) -> None:
    later = date(2027, 5, 6)
    Committee.objects.create(slug="trees", name="Trees", active_from=later, listed=True)
    Member.objects.create(uid="ann", name="Ann", office_from=later, listed=True)

    assert "Trees Other body. From 6 May 2027" in words(client, "/committees/")
    assert "Begins 6 May 2027" in words(client, "/committees/trees/")
    assert "Ann From 6 May 2027" in words(client, "/members/")
    assert "Ann" not in words(client, "/committees/")


def test_an_issues_title_is_that_of_its_last_meeting_of_the_day(client: Client) -> None:
    """One without a time comes last; of two at one time, the later published."""
    for title, start in [
        ("As last", None),
        ("As first", time(10)),
        ("As second", time(18)),
    ]:
        issue = changed(MATTER, title=title)
        item = an_item(number="1", title=title, issue=issue)
        publish(a_meeting(item, date=DAY, start_time=start, uid=title[3:]))

    said = words(client, "/issues/matter/")

    assert "As last, every meeting" in said
    links = re.findall(r'"/meetings/(\w+)/"', client.get("/issues/matter/").text)
    assert list(dict.fromkeys(links)) == ["first", "second", "last"]


def test_where_it_went_next_knows_the_time_and_what_is_cancelled(
    client: Client,
) -> None:
    for uid, start, status in [
        ("morning", time(10), "held"),
        ("evening", time(18), "held"),
        ("unknown", None, "cancelled"),
    ]:
        item = an_item(uid=f"{uid}-item", number="1", issue=MATTER)
        record = a_meeting(item, date=DAY, start_time=start, uid=uid, title=uid)
        publish(changed(record, status=status))

    morning = words(client, "/items/morning-item/").partition("went next")[2]
    evening = words(client, "/items/evening-item/").partition("went next")[2]

    assert places(morning, ["evening", "unknown"])
    assert "morning" not in evening
    assert "unknown, item 1 Cancelled" in evening
    assert "Cancelled" not in evening.partition("unknown")[0]
    assert "went next" not in words(client, "/items/unknown-item/")


def test_all_that_the_record_has_of_a_member_can_be_read(client: Client) -> None:
    mover = PersonRecord(name="Ann Price", uid="ann")
    items = [
        an_item(
            number=str(n),
            title=f"Matter {n};",
            motions=(MotionRecord(text="a", mover=mover),) * 2,
        )
        for n in range(PARTS_A_PAGE * 2 + 1)
    ]
    publish(a_meeting(*items))

    pages = [words(client, f"/members/ann/?page={n}") for n in (1, 2, 3)]

    said = re.findall(r"Moved the motion: Matter (\d+);", " ".join(pages))
    assert said == [str(n) for n in range(len(items))]
    assert "Page 2 of 3" in pages[1]
    assert words(client, "/members/ann/?page=9") == pages[2]


@pytest.mark.parametrize("address", ["/meetings/m/", "/meetings/m/minutes/1/"])
def test_a_list_of_editions_reads_no_records(address: str, client: Client) -> None:
    for text in "abc":
        item = an_item(uid="i", minutes=f"<p>{text}</p>")
        publish(a_meeting(item, uid="m"))
    client.get(address)
    shelf.clear()

    with CaptureQueriesContext(connection) as caught:
        client.get(address)

    column = '"meetings_edition"."record"'
    lists = [
        each["sql"]
        for each in caught
        if 'FROM "meetings_edition"' in each["sql"] and " LIMIT " not in each["sql"]
    ]
    assert lists
    assert not any(column in each for each in lists)
