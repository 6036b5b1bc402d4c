"""What goes out and what doesn't, from the desk. Cases A1, A2, A3, R3, V2."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.utils.html import escape

from meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    DeclarationOfInterest,
    FollowUp,
    Meeting,
    Minute,
    RecordedVote,
    Resolution,
)
from tests.meetings.desk.pressing import (
    address,
    items_of,
    press,
    with_report,
)
from tests.meetings.public.test_leaks import everything, laid_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Member

    AddItem = Callable[..., AgendaItem]

pytestmark = pytest.mark.django_db

MARK = "QUINCE-41"


def test_a_withdrawn_item_stays_in_the_next_edition_and_has_no_decision(
    clerk_client: Client, client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    """R3: withdrawn, but still voted."""
    press(clerk_client, "agenda")
    AgendaItem.objects.filter(uid="matter-4").update(
        withdrawn="withdrawn", withdrawn_reason="awaiting legal advice"
    )
    preview = clerk_client.get(address("agenda")).content.decode()
    press(clerk_client, "agenda", correction="Item 4 is withdrawn.")
    public = client.get("/meetings/march/").content.decode()
    for page in (preview, public):
        assert "awaiting legal advice" in page
        assert re.search(r'<span class="mb-item__no">6 </span>', page)
    Resolution.objects.create(
        item=agenda[3], position=0, text="Agreed together.", outcome="agreed"
    )
    RecordedVote.objects.create(item=agenda[3], position=0, votes_for=5)

    status, page = press(clerk_client, "minutes")

    assert status == 200
    assert "Item 4 was withdrawn, yet it has a resolution." in page
    assert "Item 4 was withdrawn, yet it has a vote." in page
    assert "/minutes/matter-4/#resolutions-0" in page
    agenda[3].resolutions.all().delete()
    agenda[3].recordedvotes.all().delete()
    assert press(clerk_client, "minutes")[0] == 302
    page = client.get("/meetings/march/").content.decode()
    assert "awaiting legal advice" in page
    assert "Agreed together." not in page


def test_a_cancelled_meeting_is_its_next_notice(
    clerk_client: Client,
    client: Client,
    meeting: Meeting,
    agenda: list[AgendaItem],
    in_time: None,
) -> None:
    """A3: cancelled is not deleted."""
    Meeting.objects.create(
        uid="april", committee=meeting.committee, date=date(2027, 4, 1)
    )
    press(clerk_client, "notice", "april")
    press(clerk_client, "agenda")
    Meeting.objects.filter(uid="march").update(
        status="cancelled", status_reason="joined with 1 April", replaced_by="april"
    )
    still = client.get("/meetings/march/").content.decode()

    preview = clerk_client.get(address("notice")).content.decode()
    status, _ = press(clerk_client, "notice")

    public = client.get("/meetings/march/").content.decode()
    assert status == 302
    assert "Cancelled" not in still
    for page in (preview, public):
        said = page.index("Cancelled: joined with 1 April.")
        assert said < page.index("Matter 1")
        assert 'href="/meetings/april/"' in page
        assert "Its agenda is kept below." in page


def test_a_draft_is_nowhere_after_a_clerk_has_looked(
    clerk_client: Client, client: Client, meeting: Meeting, add_item: AddItem
) -> None:
    """A1: the other list."""
    names = {
        "meeting": "march",
        "item": "planned-item",
        "neighbour": "planned-item",
        "issue": "nothing",
        "member": "nobody",
        "document": "planned-document",
    }
    Meeting.objects.filter(uid="march").update(title=MARK)
    item = add_item(f"{MARK} title", uid="planned-item")
    with_report(item, uid="planned-document", title=MARK, filename=f"{MARK}.pdf")
    before = everything(client, **names)
    etags = {each: client.get(each, follow=True).get("ETag") for each in before}
    for kind in ("notice", "agenda", "minutes"):
        for end in ("", "preview/", "preview.pdf", "not-for-publication/"):
            clerk_client.get(address(kind) + end)
    shown = clerk_client.get(address("agenda")).content.decode()

    after = everything(client, **names)

    assert MARK in shown
    for found in (before, after):
        assert [each for each, body in found.items() if MARK.encode() in body] == []
    for each, etag in etags.items():
        heads = {"if-none-match": etag} if etag else {}
        again = client.get(each, headers=heads, follow=True)
        body = b"".join(again) if again.streaming else again.content
        assert MARK.encode() not in body + str(again.headers).encode()


def three_items(add_item: AddItem, member: Member) -> None:
    """Open, exempt, and exempt with an open title, each with all that may be said."""
    for n, private in enumerate(
        (
            {},
            {"private_class": "exempt", "paragraphs": "3"},
            {"private_class": "exempt", "paragraphs": "1", "open_title": "A post"},
        )
    ):
        mark = f"{MARK}-{n}"
        item = add_item(f"{mark} title", uid=f"item-{n}", **private)
        with_report(
            item, title=f"{mark} report", uid=f"paper-{n}", size=418_641 if n else 2048
        )
        DeclarationOfInterest.objects.create(
            item=item,
            position=0,
            person_name=member.name,
            person=member,
            kind="personal",
            nature=f"{mark} declared",
            action="stayed",
        )
        vote = RecordedVote.objects.create(
            item=item, position=0, question=f"{mark} vote", votes_for=1
        )
        Ballot.objects.create(
            recorded_vote=vote,
            position=0,
            person_name=member.name,
            person=member,
            vote="for",
        )
        Minute.objects.create(item=item, text=f"<p>{mark} minutes</p>")
        FollowUp.objects.create(item=item, text=f"{mark} follow-up")


def test_the_exempt_part_is_the_clerks_alone(
    clerk_client: Client,
    client: Client,
    meeting: Meeting,
    add_item: AddItem,
    seats: list[Member],
    in_time: None,
) -> None:
    """A2: private items in the minutes; the clerk's and the public's columns."""
    Attendance.objects.create(
        meeting=meeting, position=0, person_name=seats[0].name, person=seats[0]
    )
    three_items(add_item, seats[0])

    clerks, previews = {}, {}
    for kind in ("agenda", "minutes"):
        clerks[kind] = clerk_client.get(f"{address(kind)}not-for-publication/")
        previews[kind] = clerk_client.get(address(kind)).content.decode()
        assert press(clerk_client, kind)[0] == 302
    public = {
        "page": client.get("/meetings/march/").content,
        "agenda pdf": laid_open(client.get("/meetings/march/agenda.pdf").getvalue()),
        "pdf": laid_open(client.get("/meetings/march/minutes.pdf").getvalue()),
        **{
            f"item {n}": client.get(f"/items/item-{n}/", follow=True).content
            for n in range(3)
        },
    }

    full = clerks["minutes"].content.decode()
    for n in range(3):
        for word in ("title", "report", "declared", "vote", "minutes", "follow-up"):
            assert f"{MARK}-{n} {word}" in full
        assert f"{MARK}-{n} title" in clerks["agenda"].content.decode()
    assert "no-store" in clerks["minutes"]["Cache-Control"]
    for where, body in public.items():
        for n in (1, 2):
            assert f"{MARK}-{n}".encode() not in body, where
        assert b"follow-up" not in body, where
        assert b"409 KB" not in body, where
        assert b"418641" not in body, where
    for page in (previews["minutes"], public["page"].decode()):
        listed = items_of(page)
        assert f"{MARK}-0 title" in listed
        assert "paragraph 3 (financial" in listed
        assert "paragraph 1 (an individual)" in listed
        assert "A post" in listed
        assert f"{MARK}-1" not in listed
        assert f"{MARK}-2" not in listed
    assert "Item 2 without its private part" in escape(previews["minutes"])


def test_a_vote_by_someone_out_of_the_room_stops_the_minutes(
    clerk_client: Client,
    meeting: Meeting,
    agenda: list[AgendaItem],
    seats: list[Member],
    in_time: None,
) -> None:
    """V2: the vote of someone who had left."""
    press(clerk_client, "agenda")
    for n, member in enumerate(seats[:3]):
        Attendance.objects.create(
            meeting=meeting,
            position=n,
            person_name=member.name,
            person=member,
            left_at=agenda[4] if n == 1 else None,
        )
    vote = RecordedVote.objects.create(item=agenda[5], position=0)
    for n, member in enumerate(seats[:2]):
        Ballot.objects.create(
            recorded_vote=vote,
            position=n,
            person_name=member.name,
            person=member,
            vote="for",
        )

    status, page = press(clerk_client, "minutes")

    assert status == 200
    assert "Item 6 has a vote by Ashby, who had left" in page
    assert "/desk/meetings/march/minutes/matter-6/#votes-0" in page


def test_an_edition_that_says_nothing_new_is_warned_of(
    clerk_client: Client, agenda: list[AgendaItem], in_time: None
) -> None:
    press(clerk_client, "agenda")

    for kind, name in (("notice", "notice"), ("agenda", "agenda")):
        page = clerk_client.get(address(kind)).content.decode()
        assert f"This {name}</a> would say the same as edition 1" in page
    AgendaItem.objects.filter(uid="matter-1").update(title="Another")
    assert (
        "would say the same" not in clerk_client.get(address("agenda")).content.decode()
    )
