"""Who reads what the public doesn't: the committee's own members, and its clerks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from committees.models import Member, Membership, User
from meetings import files
from meetings.actions.publishing import publish_agenda, publish_minutes, publish_notice
from meetings.models import AgendaItem, DeclarationOfInterest, Document, Minute
from tests.meetings.desk.conftest import an_account, client_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from committees.models import Committee
    from meetings.models import Meeting

NOON = datetime(2027, 3, 10, 12, 0, tzinfo=UTC)
PAGE = "/desk/meetings/march/in-full/"
FILE = "/documents/secret-paper/Costs.pdf"
BYTES = b"%PDF-1.7 the costs"


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.FIXED_TODAY = date(2027, 3, 10)


@pytest.fixture
def item(
    meeting: Meeting, add_item: Callable[..., AgendaItem], clerk: User
) -> AgendaItem:
    """An exempt item with a document, published; an open one beside it."""
    add_item("Trees")
    found = add_item(
        "The sale of 3 Mill Lane",
        private_class="exempt",
        paragraphs="3",
        open_title="A matter of land",
    )
    key = sha256(BYTES).hexdigest()
    path = files.path_of(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(BYTES)
    Document.objects.create(
        meeting=meeting, item=found, position=0, uid="secret-paper", title="Costs",
        filename="Costs.pdf", media_type="application/pdf", sha256=key, size=len(BYTES),
    )  # fmt: skip
    for publish in (publish_notice, publish_agenda):
        publish(meeting=meeting, now=NOON, by=clerk)
    return found


def a_member(committee: Committee, name: str = "Ann Price", **seat: Any) -> Client:
    user = an_account(name)
    user.member = Member.objects.create(uid=name.lower(), name=name, listed=True)
    user.save()
    Membership.objects.create(committee=committee, member=user.member, **seat)
    return client_of(user)


def body_of(answer: Any) -> bytes:
    if answer.streaming:
        return b"".join(answer.streaming_content)
    return bytes(answer.content)


def test_a_member_reads_it_and_has_its_documents(
    item: AgendaItem, planning: Committee
) -> None:
    member = a_member(planning)

    page = member.get(PAGE)
    paper = member.get(FILE)

    said = page.content.decode()
    assert "The sale of 3 Mill Lane (not for publication)" in said
    assert f'href="{FILE}"' in said
    assert "Agenda," in said
    assert body_of(paper) == BYTES
    for answer in (page, paper):
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
    assert member.get("/documents/secret-paper/x.pdf")["Location"] == FILE
    assert f'<a href="{PAGE}">' in member.get("/desk/").content.decode()


def test_the_minutes_stand_for_the_agenda_once_they_are_out(
    item: AgendaItem, planning: Committee, meeting: Meeting, clerk: User
) -> None:
    Minute.objects.create(item=item, text="<p>It was sold for £5m.</p>")
    publish_minutes(meeting=meeting, now=NOON, by=clerk)

    said = a_member(planning).get(PAGE).content.decode()

    assert "It was sold for £5m." in said
    assert "Minutes of the meeting on" in said


def test_what_is_sensitive_is_no_members_either(
    item: AgendaItem, planning: Committee, meeting: Meeting, clerk: User
) -> None:
    for each in AgendaItem.objects.all():
        DeclarationOfInterest.objects.create(
            item=each, position=0, person_name="Bob", kind="personal",
            nature="QUINCE-41", sensitive=True,
        )  # fmt: skip
    publish_minutes(meeting=meeting, now=NOON, by=clerk)

    said = a_member(planning).get(PAGE).content.decode()

    assert "Bob" in said
    assert "QUINCE" not in said


def test_nobody_else_does(
    item: AgendaItem,
    planning: Committee,
    licensing: Committee,
    author_client: Client,
    other_client: Client,
    administrator_client: Client,
    clerk_client: Client,
) -> None:
    """Another committee's, one whose seat is over or has not begun, and so on: to all
    of them it is as if there were none."""
    never = Client().get("/documents/never/Costs.pdf")
    closed = a_member(planning, "Closed")
    User.objects.filter(name="Closed").update(is_active=False)
    for client in (
        a_member(licensing, "Another"),
        a_member(planning, "Past", ends=date(2027, 3, 9)),
        a_member(planning, "To come", starts=date(2027, 3, 11)),
        author_client,
        other_client,
        administrator_client,
    ):
        page, paper = client.get(PAGE), client.get(FILE)
        assert page.content == client.get("/desk/meetings/never/in-full/").content
        assert (page.status_code, paper.status_code) == (404, 404)
        assert paper.content == never.content
        assert PAGE not in client.get("/desk/").content.decode()
    for client in (Client(), closed):
        assert client.get(PAGE).status_code == 302
        assert client.get(FILE).content == never.content
    assert clerk_client.get(PAGE).status_code == 200
    assert body_of(clerk_client.get(FILE)) == BYTES


def test_a_draft_and_an_open_meeting_have_none(
    meeting: Meeting, add_item: Callable[..., AgendaItem], planning: Committee,
    clerk: User,
) -> None:  # fmt: skip
    item = add_item("QUINCE-41", private_class="exempt", paragraphs="3")
    member = a_member(planning)
    planned = member.get(PAGE).status_code
    AgendaItem.objects.filter(pk=item.pk).update(private_class="", paragraphs="")
    for publish in (publish_notice, publish_agenda):
        publish(meeting=meeting, now=NOON, by=clerk)

    assert (planned, member.get(PAGE).status_code) == (404, 404)
