"""What isn't published is nowhere; what is private is nowhere but where the law says.

Every public address is listed here. One that is added and not listed fails.
"""

from __future__ import annotations

import io
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from django.urls import get_resolver

from committees.models import Committee
from meetings import files
from meetings.models import (
    AgendaItem,
    Document,
    Issue,
    Meeting,
    Minute,
    PrivateEdition,
)
from meetings.public.bodies import meeting_body
from meetings.record.decisions import (
    BallotRecord,
    DeclarationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import BackgroundPaperRecord, PrivateRecord
from meetings.record.items import (
    IssueRecord,
    OfficerContactRecord,
    RecommendationRecord,
    WithdrawnRecord,
)
from meetings.record.meeting import AgendaHeader, MinutesHeader, NoteRecord
from meetings.record.people import PersonRecord
from meetings.renditions import render
from tests.records import NOON, a_document, a_meeting, an_item, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

MARK = "QUINCE-41"
OPEN_WORDS = "Land at the depot"

# By URL name: what to ask for. `{…}` are filled from the meeting that is tried.
ADDRESSES = {
    "home": ["/"],
    "committees": ["/committees/"],
    "committee": ["/committees/planning/", "/committees/planning/?page=2"],
    "meetings": ["/meetings/", "/meetings/?month=2027-03", "/meetings/?month=2027-04"],
    "meeting": ["/meetings/{meeting}/"],
    "agenda-pdf": ["/meetings/{meeting}/agenda.pdf"],
    "minutes-pdf": ["/meetings/{meeting}/minutes.pdf"],
    "earlier-agenda": ["/meetings/{meeting}/agenda/1/"],
    "earlier-minutes": ["/meetings/{meeting}/minutes/1/"],
    "changes": [
        "/meetings/{meeting}/changes/",
        "/meetings/{meeting}/changes/?from=agenda-1&to=minutes-1",
    ],
    "item": ["/items/{item}/", "/items/{neighbour}/"],
    "item-minutes-pdf": ["/items/{item}/minutes.pdf", "/items/{neighbour}/minutes.pdf"],
    "issue": ["/issues/{issue}/", "/issues/open-issue/"],
    "members": ["/members/"],
    "member": ["/members/{member}/"],
    "document": ["/documents/{document}/report.pdf"],
    "accessibility": ["/accessibility/"],
    "healthz": ["/healthz"],
    "theme-css": ["/theme/0.css"],
    "theme-logo": ["/theme/0/logo"],
}


def everything(client: Client, **names: str) -> dict[str, bytes]:
    """All that the public gets from every address: heads, bodies, PDFs laid open."""
    found = {}
    for pattern in ADDRESSES.values():
        for each in pattern:
            address = each.format(**names)
            answer = client.get(address, follow=True)
            body = b"".join(answer) if answer.streaming else answer.content
            if body.startswith(b"%PDF"):
                body = laid_open(body)
            found[address] = body + str(answer.headers).encode()
    return found


def laid_open(pdf: bytes) -> bytes:
    """A PDF with its streams unpacked, its text and its metadata beside it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        info = str(dict(opened.docinfo.items())) + str(opened.open_metadata())
        opened.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    text = subprocess.run(
        ["/usr/bin/pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout
    return out.getvalue() + info.encode() + text


def test_every_public_address_is_tried_here() -> None:
    public: Any = get_resolver().url_patterns[-1]
    names = {each.name for each in public.url_patterns}

    assert names == set(ADDRESSES)


def test_a_planned_meeting_is_nowhere(client: Client) -> None:
    """A1: the other list."""
    publish(a_meeting(an_item(number="1"), date=date(2027, 3, 18), stage="agenda"))
    meeting = Meeting.objects.create(
        uid="planned",
        committee=Committee.objects.get(slug="planning"),
        date=date(2027, 3, 19),
        title=MARK,
        venue=MARK,
    )
    issue = Issue.objects.create(uid="planned-issue", title=MARK, reference=MARK)
    item = AgendaItem.objects.create(
        uid="planned-item", meeting=meeting, position=0, title=MARK, issue=issue
    )
    Minute.objects.create(item=item, text=f"<p>{MARK}</p>")
    Document.objects.create(
        uid="planned-document",
        meeting=meeting,
        item=item,
        position=0,
        title=MARK,
        filename=f"{MARK}.pdf",
    )

    found = everything(
        client,
        meeting="planned",
        item="planned-item",
        neighbour="planned-item",
        issue="planned-issue",
        member="nobody",
        document="planned-document",
    )

    assert [address for address, body in found.items() if MARK.encode() in body] == []


def test_not_published_and_not_there_look_the_same(client: Client) -> None:
    committee = Committee.objects.create(slug="planning", name="Planning")
    Meeting.objects.create(uid="planned", committee=committee, date=date(2027, 3, 19))

    planned, never = client.get("/meetings/planned/"), client.get("/meetings/never/")

    assert (planned.status_code, planned.content) == (404, never.content)
    assert planned.headers.items() == never.headers.items()


def test_pages_don_t_change_while_a_clerk_types(client: Client) -> None:
    meeting = publish(a_meeting(an_item(uid="one", minutes="<p>As published</p>")))
    before = client.get(f"/meetings/{meeting.uid}/").content
    AgendaItem.objects.update(title=MARK)
    Minute.objects.update(text=MARK)
    Meeting.objects.update(venue=MARK, status="cancelled", status_reason=MARK)

    assert client.get(f"/meetings/{meeting.uid}/").content == before
    assert MARK not in client.get("/items/one/").content.decode()


def private_item(**fields: Any) -> Any:
    """An item with the mark in everything that the law lets nobody see."""
    person = PersonRecord(name=f"{MARK} person", uid="quince-member")
    given: dict[str, Any] = {
        "uid": "quiet",
        "number": "9",
        "minute_number": "41",
        "title": f"{MARK} title",
        "issue": IssueRecord(uid="quiet-issue", title=MARK, reference=MARK),
        "purpose": f"<p>{MARK}</p>",
        "summary": f"<p>{MARK}</p>",
        "recommendations": (RecommendationRecord(lead=MARK, parts=(MARK,)),),
        "officer_contacts": (OfficerContactRecord(name=MARK, email=f"{MARK}@x.org"),),
        "documents": (
            a_document(
                uid="quiet-document",
                title=MARK,
                filename=f"{MARK}.pdf",
                media_type="application/pdf",
                sha256="0" * 64,
                size=418_641,
            ),
        ),
        "background_papers": (BackgroundPaperRecord(title=MARK),),
        "wards": (MARK,),
        "urgency_reason": MARK,
        "withdrawn": WithdrawnRecord(outcome="deferred", reason=MARK),
        "declarations": (
            DeclarationRecord(member=person, kind="personal", nature=MARK),
        ),
        "motions": (MotionRecord(text=MARK, mover=person),),
        "votes": (
            VoteRecord(
                question=MARK, ballots=(BallotRecord(member=person, vote="for"),)
            ),
        ),
        "minutes": f"<p>{MARK}</p>",
        "resolutions": (ResolutionRecord(lead=MARK, text=MARK, outcome="agreed"),),
        "items": (an_item(uid="quiet-child", number="9a", title=MARK),),
        "private": PrivateRecord(
            class_="exempt", paragraphs=(3,), open_title=OPEN_WORDS
        ),
    }
    return an_item(**{**given, **fields})


def publish_private(stage: Any) -> None:
    """Its agenda in two editions, so that what changed between them has a page."""
    before = private_item(private=PrivateRecord(class_="confidential"))
    publish(a_meeting(before, uid="meeting", stage="agenda"))
    note = NoteRecord(item="quiet", text=MARK)
    again = AgendaHeader(published_at=NOON, edition=2)
    fields: dict[str, Any] = {"agenda": again}
    if stage == "approved":
        fields["minutes"] = MinutesHeader(state="approved", notes=(note,))
    record = a_meeting(
        private_item(),
        an_item(
            uid="open",
            number="10",
            minutes="<p>Open.</p>",
            documents=(
                a_document(
                    uid="annex",
                    title=MARK,
                    filename=MARK,
                    size=418_642,
                    private=PrivateRecord(
                        class_="exempt", paragraphs=(1,), open_title=MARK
                    ),
                ),
            ),
            declarations=(
                DeclarationRecord(
                    member=PersonRecord(name="Ann Price"),
                    kind="personal",
                    nature=MARK,
                    sensitive=True,
                ),
            ),
        ),
        uid="meeting",
        stage=stage,
        **fields,
    )
    publish(record)


@pytest.mark.parametrize("stage", ["agenda", "draft", "approved"])
def test_private_matter_is_nowhere(client: Client, stage: str) -> None:
    """A2: private items in the minutes; the public's column."""
    path = files.path_of("0" * 64)
    path.parent.mkdir(parents=True)
    path.write_bytes(MARK.encode())
    publish_private(stage)
    names = {
        "meeting": "meeting",
        "item": "quiet",
        "issue": "quiet-issue",
        "member": "quince-member",
    }

    found = everything(
        client, **names, neighbour="open", document="quiet-document"
    ) | everything(client, **names, neighbour="quiet-child", document="annex")

    said = {address: body for address, body in found.items() if MARK.encode() in body}
    # A member is reference data, public as they stand; that they were here is not.
    assert set(said) <= {"/members/", "/members/quince-member/"}
    for size in (b"409 KB", b"408 KB", b"418641", b"418642"):
        assert not [address for address, body in found.items() if size in body]
    assert OPEN_WORDS.encode() in found["/meetings/meeting/"]
    assert b"paragraph 3" in found["/meetings/meeting/"]
    assert b"ot for publication" in found["/meetings/meeting/changes/"]
    assert b"Land at the depot" not in found["/members/quince-member/"]


def test_an_item_without_an_open_title_says_that_it_is_private(client: Client) -> None:
    private = PrivateRecord(class_="exempt", paragraphs=(3,))
    publish(a_meeting(private_item(private=private), uid="meeting", stage="agenda"))

    page = client.get("/meetings/meeting/").content.decode()

    assert "Item not for publication" in page
    assert MARK not in page


def test_what_a_body_is_made_of_holds_no_private_matter() -> None:
    publish_private("draft")
    private = PrivateEdition.objects.select_related("edition").get(
        edition__kind="minutes"
    )

    assert MARK in private.record
    assert MARK not in private.edition.record
    assert MARK.encode() not in render(meeting_body(private.edition))
    for column in private.edition.items.values():
        assert MARK not in str(column)


@pytest.mark.parametrize(
    "uid", ["nobody", "..", "a" * 121, "A", "%00", "a%0Ab", "ŷ", "meeting'--"]
)
@pytest.mark.parametrize(
    "address",
    [
        "/meetings/{}/",
        "/meetings/{}/agenda.pdf",
        "/meetings/{}/minutes.pdf",
        "/meetings/{}/minutes/1/",
        "/meetings/{}/agenda/1/",
        "/meetings/{}/changes/",
        "/items/{}/",
        "/items/{}/minutes.pdf",
        "/issues/{}/",
        "/committees/{}/",
        "/members/{}/",
        "/documents/{}/x.pdf",
    ],
)
def test_a_guessed_address_is_not_found(client: Client, address: str, uid: str) -> None:
    assert client.get(address.format(uid)).status_code == 404


@pytest.mark.parametrize(
    "month",
    ["2027-13", "2027-00", "0000-01", "9999-12", "27-1", "x", "2027-03-01", "٢٠٢٧-٠٣"],
)
def test_a_month_that_isn_t_is_not_found(client: Client, month: str) -> None:
    assert client.get("/meetings/", {"month": month}).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "999999999999999999999", "1.5", "\0"])
def test_a_page_that_isn_t_shows_the_nearest(client: Client, page: str) -> None:
    publish(a_meeting(an_item(), date=date(2027, 1, 5)))

    assert client.get("/committees/planning/", {"page": page}).status_code == 200
