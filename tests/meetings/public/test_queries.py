"""A page costs the same number of queries however much is on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.public.reading import shelf
from meetings.record.decisions import BallotRecord, ResolutionRecord, VoteRecord
from meetings.record.items import IssueRecord
from meetings.record.meeting import MinutesHeader, NoteRecord
from meetings.record.people import PersonRecord
from tests.records import (
    EXEMPT,
    NOON,
    a_document,
    a_meeting,
    an_item,
    changed,
    publish,
)

if TYPE_CHECKING:
    from django.test import Client

    from tests.records import Stage

pytestmark = pytest.mark.django_db

MOST = 6
MOST_TO_COMPARE = 8
MATTER = IssueRecord(uid="matter", title="Mill Lane bridge", reference="HT/1")
PEOPLE = [PersonRecord(name=f"Councillor {n}", uid=f"member-{n}") for n in range(3)]


def a_full_council(size: int) -> None:
    """`size` items in a meeting, and `size` meetings that had one issue."""
    items = [
        an_item(
            uid=f"item-{n}",
            number=str(n + 1),
            issue=MATTER,
            minutes="<p>Noted.</p>",
            documents=(a_document(sha256=f"{n:064x}", size=1),),
            votes=(VoteRecord(ballots=(BallotRecord(member=PEOPLE[0], vote="for"),)),),
            resolutions=(ResolutionRecord(outcome="noted", mover=PEOPLE[1]),),
        )
        for n in range(size)
    ]
    notes = (NoteRecord(item="item-0", text="A name."),)
    header = MinutesHeader(state="approved", published_at=NOON, notes=notes)
    publish(a_meeting(*items, uid="full", stage="approved", minutes=header))
    for n in range(size):
        day = date(2027, 1, 5) + timedelta(days=7 * n)
        stage: Stage = "agenda" if day > date(2027, 3, 17) else "draft"
        matter = an_item(uid=f"story-{n}", number="1", issue=MATTER)
        publish(a_meeting(matter, uid=f"meeting-{n}", date=day, stage=stage))


def a_corrected_council(size: int) -> None:
    """Minutes of `size` items in two editions, all of them changed, and the last of
    them private; and an edition more, so that these aren't the ones that count."""
    header = MinutesHeader(state="draft", published_at=NOON)
    for edition in (1, 2, 3):
        items = [
            an_item(
                uid=f"twice-{n}",
                number=str(n + 1),
                minutes=f"<p>Noted {edition} times.</p>",
                documents=(a_document(uid=f"paper-{n}", title=f"Report {edition}"),),
                private=EXEMPT if n == size - 1 else None,
            )
            for n in range(size)
        ]
        minutes = changed(header, edition=edition, correction="A figure.")
        publish(a_meeting(*items, uid="twice", minutes=minutes))


def queries(client: Client, address: str) -> int:
    """How many a page makes that this process hasn't kept."""
    shelf.clear()
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


# How many queries each page makes once its body is kept, with the one for its stamp.
QUERIES = {
    "/meetings/full/": 6,
    "/items/item-0/": 6,
    "/issues/matter/": 2,
    "/committees/planning/": 6,
    "/": 4,
    "/meetings/?month=2027-03": 3,
    "/committees/": 3,
    "/members/": 3,
    "/members/member-0/": 5,
}


@pytest.mark.parametrize(("address", "number"), QUERIES.items())
@pytest.mark.parametrize("size", [5, 25])
def test_a_page_costs_the_same_with_5_and_with_25(
    address: str, number: int, size: int, client: Client
) -> None:
    a_full_council(size)
    client.get(address)

    assert queries(client, address) == number <= MOST


@pytest.mark.parametrize(
    ("query", "number"), [("", 6), ("?from=minutes-1&to=minutes-2", 7)]
)
@pytest.mark.parametrize("size", [5, 25])
def test_what_changed_costs_the_same_with_5_and_with_25(
    query: str, number: int, size: int, client: Client
) -> None:
    a_corrected_council(size)
    address = f"/meetings/twice/changes/{query}"
    client.get(address)

    assert queries(client, address) == number <= MOST_TO_COMPARE


@pytest.mark.parametrize("address", ["/meetings/full/", "/items/item-0/"])
def test_the_first_reader_costs_the_same_with_5_and_with_25(
    address: str, client: Client
) -> None:
    """The first one makes the body: it claims it (within a savepoint), reads the
    record, and keeps it."""
    a_full_council(25)

    assert queries(client, address) == QUERIES[address] + 5
