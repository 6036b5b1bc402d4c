"""The log at the desk: who reads what of it, filtered, and in what order."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from committees.logbook import write_log

if TYPE_CHECKING:
    from django.test import Client

    from committees.models import Committee, User
    from meetings.models import Meeting

LOG = "/desk/log/"
FIRST_HALF_PAST_ONE = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # summer time
SECOND_HALF_PAST_ONE = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def happened(what: str, at: datetime = FIRST_HALF_PAST_ONE, **fields: Any) -> None:
    given = {"by": None, "kind": "meeting", "uid": "march", **fields}
    write_log(now=at, what=what, **given)


def told(client: Client, query: str = "") -> list[str]:
    """What was done, as the page lists it."""
    page = client.get(f"{LOG}{query}").content.decode()
    return re.findall(r"did-(\w+)", page)


def test_a_clerk_reads_what_is_of_their_committees(
    clerk_client: Client,
    other_client: Client,
    administrator_client: Client,
    meeting: Meeting,
) -> None:
    happened("did-meeting")
    happened("did-item", kind="item", uid="i", within="march")
    happened("did-seat", kind="member", uid="ann", within="planning")
    happened("did-other", kind="member", uid="ann", within="licensing")
    happened("did-account", kind="account", uid="1")

    assert set(told(clerk_client)) == {"meeting", "item", "seat"}
    assert told(other_client) == ["other"]
    assert len(told(administrator_client)) == 5


def test_a_clerk_filters_nothing_of_others_in(
    other_client: Client, meeting: Meeting
) -> None:
    happened("did-meeting")

    assert told(other_client, "?meeting=march") == []
    assert other_client.get(f"{LOG}?committee=planning").status_code == 422


def test_the_doubled_hour_sorts_as_it_happened_and_says_which(
    administrator_client: Client, meeting: Meeting
) -> None:
    """T2."""
    happened("did-second", SECOND_HALF_PAST_ONE)
    happened("did-first", FIRST_HALF_PAST_ONE)

    page = administrator_client.get(LOG).content.decode()

    assert told(administrator_client) == ["second", "first"]
    assert "1.30am (first time that night)" in page
    assert "1.30am (second time that night)" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?since=2027-10-31+01:30", ["second", "first"]),
        ("?until=2027-10-31+01:30", ["second", "first"]),
        ("?since=2027-10-31T01:30%2B00:00", ["second"]),
        ("?until=2027-10-31T01:30%2B01:00", ["first"]),
        ("?since=2027-10-31&until=2027-10-31", ["second", "first"]),
        ("?since=2027-11-01", []),
        ("?since=2027-03-28+01:30&until=2027-03-28+01:30", []),
    ],
)
def test_a_moment_that_is_there_twice_or_never_can_be_asked_for(
    administrator_client: Client, meeting: Meeting, query: str, expected: list[str]
) -> None:
    """T2: without an offset both times are found, with one that one."""
    happened("did-first", FIRST_HALF_PAST_ONE)
    happened("did-second", SECOND_HALF_PAST_ONE)

    assert told(administrator_client, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "?since=yesterday",
        "?since=2027-02-30",
        "?since=0001-01-01T00:00%2B14:00",
        "?until=9999-12-31T23:59-14:00",
        "?since=2027-10-31T25:00",
        "?by=nobody",
    ],
)
def test_what_cant_be_asked_is_said_and_is_no_error(
    administrator_client: Client, query: str
) -> None:
    answer = administrator_client.get(f"{LOG}{query}")

    assert answer.status_code == 422
    assert "Something is missing or wrong" in answer.content.decode()


@pytest.mark.parametrize("query", ["?since=0001-01-01", "?until=9999-12-31", "?page=x"])
def test_the_ends_of_time_are_no_error(
    administrator_client: Client, query: str
) -> None:
    assert administrator_client.get(f"{LOG}{query}").status_code in {200, 422}


def test_filters_by_committee_meeting_and_person(
    administrator_client: Client, meeting: Meeting, clerk: User
) -> None:
    happened("did-hers", by=clerk)
    happened("did-licensing", kind="member", uid="ann", within="licensing")

    assert told(administrator_client, f"?by={clerk.pk}") == ["hers"]
    assert told(administrator_client, "?meeting=march") == ["hers"]
    assert told(administrator_client, "?committee=planning") == ["hers"]


@pytest.mark.parametrize("entries", [5, 45])
def test_the_log_asks_the_same_for_many(
    clerk_client: Client,
    meeting: Meeting,
    entries: int,
    django_assert_num_queries: Any,
) -> None:
    for n in range(entries):
        happened("did-it", kind="item", uid=f"i{n}", within="march")
    clerk_client.get(LOG)  # the first of a session renews it

    with django_assert_num_queries(8):
        clerk_client.get(LOG)


def test_a_long_log_has_pages(administrator_client: Client, meeting: Meeting) -> None:
    for _ in range(51):
        happened("did-it")

    assert len(told(administrator_client)) == 50
    assert len(told(administrator_client, "?page=2")) == 1
    page = administrator_client.get(f"{LOG}?meeting=march").content.decode()
    assert "?meeting=march&amp;page=2" in page


def test_a_slug_is_no_uid(
    other_client: Client, licensing: Committee, meeting: Meeting
) -> None:
    """A committee whose address is like a meeting's uid opens nothing of it."""
    licensing.slug = "march"
    licensing.save()
    happened("did-meeting")
    happened("did-item", kind="item", uid="i", within="march")

    assert told(other_client) == []
