"""Who gets to the desk's first pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
