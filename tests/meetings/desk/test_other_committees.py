"""What a committee has in private isn't told to another's clerk by its people's names
and its issues: both are in tables that all committees share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from committees.models import Member, Role, RoleName
from meetings.actions.saving import save_side
from meetings.drafts.sides import AgendaSide, MinutesSide
from meetings.models import AgendaItem, Issue, Meeting
from meetings.record.decisions import DeclarationRecord
from meetings.record.documents import PrivateRecord
from meetings.record.items import IssueRecord
from meetings.record.people import PersonRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Committee, User

MARK = "QUINCE-41"
NOON = datetime(2027, 3, 10, 12, 0, tzinfo=UTC)
ITEM = "/desk/meetings/march/agenda/parking/"
PUBLIC = IssueRecord(uid="site", title="The site in Mill Lane", reference="MB/12")


def save(item: AgendaItem, draft: Any, by: User) -> None:
    side: Any = "agenda" if isinstance(draft, AgendaSide) else "minutes"
    save_side(item=item, side=side, draft=draft, base=0, now=NOON, by=by)


@pytest.fixture
def theirs(licensing: Committee, other_clerk: User) -> AgendaItem:
    """An exempt item of the other committee, with a member and an issue whom nobody
    else has named: the issue comes to this committee too, by another name."""
    meeting = Meeting.objects.create(
        uid="theirs", committee=licensing, date=date(2027, 3, 11)
    )
    item = AgendaItem.objects.create(
        meeting=meeting, uid="their-item", position=0, number="1", title=MARK
    )
    person = PersonRecord(name=f"Cllr {MARK}", uid="known-to-them")
    private = PrivateRecord(class_="exempt", paragraphs=(3,), open_title="A matter")
    issue = IssueRecord(uid="site", title=f"{MARK} sale", reference=MARK)
    save(item, AgendaSide(title=MARK, issue=issue, private=private), other_clerk)
    declared = DeclarationRecord(member=person, kind="personal", nature="x")
    save(item, MinutesSide(declarations=(declared,)), other_clerk)
    return item


@pytest.fixture
def mine(
    theirs: AgendaItem, clerk: User, add_item: Callable[..., AgendaItem]
) -> AgendaItem:
    item = add_item("Parking in Mill Lane", uid="parking")
    other = add_item("The site", uid="site-item")
    save(other, AgendaSide(title="The site", issue=PUBLIC), clerk)
    return item


def test_nobody_known_from_their_private_matter_is_offered(
    clerk_client: Client, mine: AgendaItem
) -> None:
    pages = ("/desk/committees/planning/", "/desk/meetings/march/attendance/add/")
    assert Member.objects.get(uid="known-to-them").listed is False

    for page in pages:
        answer = clerk_client.get(page)
        assert answer.status_code == 200
        assert MARK not in answer.content.decode()
    seated = clerk_client.post(
        pages[0], {"member": "known-to-them", "role": "member", "starts": "2027-01-01"}
    )

    assert seated.status_code == 422
    assert MARK not in seated.content.decode()
    assert Member.objects.get(uid="known-to-them").listed is False


def test_an_administrator_seats_anybody(
    administrator_client: Client, planning: Committee, theirs: AgendaItem
) -> None:
    page = administrator_client.get("/desk/committees/planning/")

    assert f"Cllr {MARK}" in page.content.decode()


def test_an_issue_has_the_name_that_the_own_committee_gives_it(
    clerk_client: Client, mine: AgendaItem
) -> None:
    assert Issue.objects.get(uid="site").title == f"{MARK} sale"

    page = clerk_client.get(ITEM).content.decode()
    clerk_client.post(
        ITEM,
        {"base": 0, "title": "Parking", "issue": "MB/12 The site in Mill Lane"},
    )

    assert MARK not in page
    assert "MB/12 The site in Mill Lane" in page
    mine.refresh_from_db()
    assert mine.issue == Issue.objects.get(uid="site")
    assert (mine.issue_title, mine.issue_reference) == (PUBLIC.title, "MB/12")


def test_an_issue_isnt_found_by_the_name_that_another_committee_gives_it(
    clerk_client: Client, mine: AgendaItem
) -> None:
    sent = {"base": 0, "title": "Parking", "issue": f"{MARK} {MARK} sale"}

    answer = clerk_client.post(ITEM, sent)

    mine.refresh_from_db()
    assert answer.status_code == 422
    assert mine.issue is None


def test_a_clerk_of_both_reads_each_in_its_place(
    clerk: User, clerk_client: Client, licensing: Committee, mine: AgendaItem
) -> None:
    Role.objects.create(user=clerk, name=RoleName.CLERK, committee=licensing)

    assert MARK not in clerk_client.get(ITEM).content.decode()
    theirs = clerk_client.get("/desk/meetings/theirs/agenda/their-item/")
    assert MARK in theirs.content.decode()
