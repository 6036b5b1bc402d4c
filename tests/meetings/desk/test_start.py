"""Who gets to the desk's first pages."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from meetings.record.meeting import CommitteeRecord
from tests.meetings.desk.conftest import an_account, client_of
from tests.records import a_meeting, publish

if TYPE_CHECKING:
    from django.test import Client

    from meetings.models import Meeting


def test_a_clerk_opens_a_meeting_of_their_committee(
    clerk_client: Client, meeting: Meeting
) -> None:
    page = clerk_client.get(f"/desk/meetings/{meeting.uid}/")

    assert page.status_code == 200
    assert "Thursday 18 March 2027" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]


def test_to_another_committees_clerk_it_isn_t_there(
    other_client: Client, meeting: Meeting
) -> None:
    there = other_client.get(f"/desk/meetings/{meeting.uid}/")
    never = other_client.get("/desk/meetings/never/")

    assert (there.status_code, there.content) == (404, never.content)


def test_a_script_without_a_session_is_told_so(
    client: Client, meeting: Meeting
) -> None:
    answer = client.get(
        f"/desk/meetings/{meeting.uid}/", headers={"accept": "application/json"}
    )

    assert answer.status_code == 401
    assert answer.json()["signed_out"] is True


def test_each_role_is_told_what_is_due(
    author_client: Client, administrator_client: Client
) -> None:
    invited, old = an_account("New"), an_account("Old")
    client_of(old)

    author = author_client.get("/desk/").content.decode()
    administrator = administrator_client.get("/desk/").content.decode()

    assert "No report is yours to write now." in author
    assert f'<a href="/desk/people/accounts/{invited.pk}/">New</a>' in administrator
    assert "old@harrowdale.example" not in administrator


def test_of_one_day_the_earlier_hour_is_due_first(db: None) -> None:
    audit = CommitteeRecord(slug="audit", name="Audit Committee", kind="regulatory")
    hour: dict[str, Any] = {"start_time": time(17, 30)}
    publish(a_meeting(uid="evening", stage="agenda", committee=audit, **hour))
    publish(a_meeting(uid="morning", stage="agenda", start_time=time(10, 0)))
    clerk = client_of(an_account("Ann Clerk", role="clerk"))

    page = clerk.get("/desk/").content.decode()

    first, second = (
        page.index(f"/desk/meetings/{uid}/minutes/") for uid in ("morning", "evening")
    )
    assert first < second


def test_an_account_with_nothing_is_told_whom_to_ask(db: None) -> None:
    page = client_of(an_account("Nobody Yet")).get("/desk/").content.decode()

    assert "Nothing has been given to this account yet." in page
