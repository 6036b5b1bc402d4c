"""Several clerks on one agenda at once: each number once, each item kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from meetings.actions.building import add_item, move_item, put_item
from meetings.actions.deferring import bring_over, withdraw
from meetings.actions.saving import revision_of, save_side
from meetings.drafts.sides import AgendaSide
from meetings.models import AgendaItem, Meeting

if TYPE_CHECKING:
    from committees.models import Committee, User

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
CLERKS, TIMES = 4, 6


def test_who_add_move_and_make_headings_at_once_leave_each_number_once(
    clerk: User, meeting: Meeting
) -> None:
    first = add_item(meeting=meeting, title="First", kind="other", now=NOON, by=clerk)

    def build(n: int) -> None:
        for each in range(TIMES):
            item = add_item(
                meeting=meeting,
                title=f"Clerk {n}, item {each}",
                kind="other",
                now=NOON,
                by=clerk,
            )
            move_item(item=item, move="up", now=NOON, by=clerk)
            put_item(item=item, after=first.uid, now=NOON, by=clerk)
            save_side(
                item=item,
                side="agenda",
                draft=AgendaSide(title=item.title, kind="heading" if n else "report"),
                base=revision_of(item, "agenda"),
                now=NOON,
                by=clerk,
            )
        connection.close()

    with ThreadPoolExecutor(CLERKS) as pool:
        for each in [pool.submit(build, n) for n in range(CLERKS)]:
            each.result()

    rows = AgendaItem.objects.order_by("position")
    assert [row.position for row in rows] == list(range(1 + CLERKS * TIMES))
    numbers = [row.number for row in rows if row.kind != "heading"]
    assert numbers == [str(n) for n in range(1, 2 + TIMES)]


def test_items_that_cross_between_two_meetings_wait_for_each_other(
    clerk: User, meeting: Meeting, planning: Committee
) -> None:
    april = Meeting.objects.create(
        uid="april", committee=planning, date=date(2027, 4, 15)
    )
    ways = [(meeting, april), (april, meeting)]
    items = {
        (way, n): add_item(
            meeting=ways[way][0], title=f"{way} {n}", kind="other", now=NOON, by=clerk
        )
        for way in (0, 1)
        for n in range(TIMES)
    }

    def cross(way: int) -> None:
        for n in range(TIMES):
            item = items[way, n]
            if n % 2:
                withdraw(
                    item=item,
                    outcome="deferred",
                    reason="More time",
                    to=ways[way][1],
                    now=NOON,
                    by=clerk,
                )
            else:
                bring_over(item=item, to=ways[way][1], now=NOON, by=clerk)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for each in [pool.submit(cross, way) for way in (0, 1)]:
            each.result()

    for agenda in (meeting, april):
        found = agenda.items.order_by("position").values_list("number", flat=True)
        assert list(found) == [str(n) for n in range(1, 1 + 2 * TIMES)]
