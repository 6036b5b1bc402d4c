"""The clerk's meetings and issues: their own alone, in order, at a steady cost."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.actions.publishing import publish_agenda, publish_notice
from meetings.models import AgendaItem, Issue, Meeting
from tests.records import NOON

if TYPE_CHECKING:
    from django.test import Client

    from committees.models import Committee

MEETINGS, ISSUES = "/desk/meetings/", "/desk/issues/"
MOST = 8


def many(committee: Committee, size: int) -> None:
    """Meetings to come and past, each with an item of an issue of its own, and of one
    that they all had."""
    common = Issue.objects.create(uid="common", title="Buses")
    for n in range(size):
        for sign in (1, -1):
            meeting = Meeting.objects.create(
                committee=committee,
                committee_name=committee.name,
                date=date(2027, 3, 17) + sign * timedelta(days=7 * n + 1),
                start_time=time(18, 30),
            )
            own = Issue.objects.create(title=f"Matter {n}")
            for position, issue in enumerate((own, common)):
                AgendaItem.objects.create(
                    meeting=meeting,
                    position=position,
                    number=str(position + 1),
                    title=issue.title,
                    issue=issue,
                    issue_title=issue.title,
                )


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


@pytest.mark.parametrize(
    "address",
    [
        MEETINGS,
        f"{MEETINGS}?when=past",
        f"{MEETINGS}?committee=planning",
        ISSUES,
        f"{ISSUES}?q=matter",
    ],
)
@pytest.mark.parametrize("size", [5, 25])
def test_a_list_costs_the_same_however_long_it_is(
    clerk_client: Client, planning: Committee, address: str, size: int
) -> None:
    many(planning, size)

    assert queries(clerk_client, address) == 6


@pytest.mark.parametrize("size", [5, 25])
def test_proposing_a_series_costs_the_same_too(
    clerk_client: Client, planning: Committee, size: int
) -> None:
    last = date(2027, 5, 3) + timedelta(weeks=size - 1)
    asked = f"first=2027-05-03&last={last}&weekday=1&every=1&on_holiday=later"

    assert queries(
        clerk_client, f"/desk/committees/planning/series/?{asked}"
    ) <= MOST  # fmt: skip


def test_the_next_come_first_and_the_past_have_a_page(
    clerk_client: Client, planning: Committee
) -> None:
    many(planning, 30)

    page = clerk_client.get(MEETINGS).content.decode()
    assert page.index("Thursday 18 March 2027") < page.index("Thursday 25 March 2027")
    assert "Tuesday 16 March 2027" not in page
    assert "Page 1 of 2" in page
    past = clerk_client.get(f"{MEETINGS}?when=past&committee=planning&page=2")
    assert "Page 2 of 2" in past.content.decode()
    assert "?when=past&amp;committee=planning&amp;page=1" in past.content.decode()


def test_each_meeting_says_how_it_stands(
    clerk_client: Client, planning: Committee
) -> None:
    many(planning, 3)
    first, second, _ = Meeting.objects.filter(date__gte=date(2027, 3, 17))
    publish_notice(meeting=first, now=NOON)
    publish_agenda(meeting=first, now=NOON)
    publish_notice(meeting=second, now=NOON)

    page = clerk_client.get(MEETINGS).content.decode()

    rows = page.split("<tbody>")[1].split("<tr>")[1:]
    assert "Agenda published." in rows[0]
    assert "11.59pm" not in rows[0]
    assert "Announced." in rows[1]
    assert "Wednesday 17 March 2027, 11.59pm" in rows[1]
    assert "Not announced" in rows[2]
    assert "Minutes not published." in (
        clerk_client.get(f"{MEETINGS}?when=past").content.decode()
    )


def test_another_committees_meetings_and_matters_are_nowhere(
    clerk_client: Client, other_client: Client, planning: Committee
) -> None:
    many(planning, 2)
    Issue.objects.filter(uid="common").update(title="QUINCE-41")

    for address in (
        MEETINGS,
        f"{MEETINGS}?when=past",
        f"{MEETINGS}?committee=planning",
        ISSUES,
        f"{ISSUES}?q=Matter",
    ):
        page = other_client.get(address).content.decode()
        assert "Planning" not in page
        assert "Matter 1" not in page
    # What the issue's own row says may be another committee's private wording.
    assert "QUINCE-41" not in clerk_client.get(ISSUES).content.decode()


def test_an_issue_is_found_with_every_meeting_that_had_it(
    clerk_client: Client, planning: Committee
) -> None:
    many(planning, 3)

    page = clerk_client.get(f"{ISSUES}?q=bus").content.decode()

    assert page.count("Buses") == 1
    assert page.count(", item 2</a>") == 6
    assert "Matter 1" not in page
    none = clerk_client.get(f"{ISSUES}?q=trams%00").content.decode()
    assert "No issue of your committees has these words." in none


@pytest.mark.parametrize(
    "address",
    [f"{MEETINGS}?page=x", f"{MEETINGS}?page=999", f"{MEETINGS}?committee=never",
     f"{ISSUES}?page=-1", f"{ISSUES}?q={'a' * 3000}", f"{ISSUES}?q=%27%22%25_"],
)  # fmt: skip
def test_odd_questions_are_answered(
    clerk_client: Client, planning: Committee, address: str
) -> None:
    assert clerk_client.get(address).status_code == 200
