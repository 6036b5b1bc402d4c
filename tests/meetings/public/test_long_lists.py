"""What tells one row of a list from another, and finds it among many."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from meetings.record.items import IssueRecord
from tests.meetings.public.reading import page, words
from tests.records import a_meeting, an_item, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

MATTER = IssueRecord(uid="plan", title="Local Plan")


def test_a_meeting_with_a_title_is_called_by_it_on_its_committees_page(
    client: Client,
) -> None:
    publish(a_meeting(title="Budget meeting", stage="agenda"))

    said = words(page(client, "/committees/planning/"))

    assert "Budget meeting, 18 March 2027" in said
    assert "Meeting on 18 March 2027" not in said


def test_a_meeting_that_was_moved_twice_says_from_where(client: Client) -> None:
    left = (date(2027, 3, 4), date(2027, 3, 11))
    publish(a_meeting(uid="m", stage="agenda", moved_from=left))

    said = words(page(client, "/meetings/m/"))

    assert (
        "It was to be on Thursday 4 March 2027, then on Thursday 11 March 2027." in said
    )


@pytest.mark.parametrize(("number", "links"), [(5, 0), (6, 6)])
def test_an_issue_at_many_meetings_leads_to_each(
    client: Client, number: int, links: int
) -> None:
    for n in range(number):
        item = an_item(uid=f"item-{n}", number="1", issue=MATTER)
        day = date(2026, 3, 18) + timedelta(days=28 * n)
        publish(a_meeting(item, date=day))

    said = page(client, "/issues/plan/")

    assert said.count('href="#item-item-') == links
    assert said.count('id="item-item-') == number
