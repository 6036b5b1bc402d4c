"""What an agenda's form keeps: nothing is lost, nor changed unasked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from committees.models import Officer
from meetings.actions.publishing import publish_agenda, publish_notice
from meetings.drafts.tables import read_draft
from meetings.models import (
    AgendaItem,
    Document,
    Issue,
    ItemVersion,
    Meeting,
    Minute,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Committee, User

BASE = "/desk/meetings/march/"
JSON = {"accept": "application/json"}
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def url(item: AgendaItem) -> str:
    return f"{BASE}agenda/{item.uid}/"


def fields_of(page: str) -> list[tuple[str, str]]:
    """The form of the open item as a browser would send it."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    form = next(f for f in tree.iter("form") if f.get("id") == "outcome")
    found = []
    for field in form.iter():
        if field.tag not in {"input", "select", "textarea"}:
            continue
        name = field.get("name")
        kind = field.get("type", "text")
        if not name or (kind in {"radio", "checkbox"} and field.get("checked") is None):
            continue
        if field.tag == "textarea":
            found.append((name, field.text or ""))
        elif field.tag == "select":
            options = list(field.iter("option"))
            chosen = [o for o in options if o.get("selected") is not None]
            found.append((name, (chosen or options)[0].get("value", "")))
        else:
            found.append((name, field.get("value", "")))
    return found


def sent(fields: list[tuple[str, str]], **changed: str) -> dict[str, Any]:
    data: dict[str, list[str]] = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    return {**data, **changed}


def full(client: Client, item: AgendaItem) -> None:
    """Everything that a form can say."""
    answer = client.post(
        url(item),
        {
            "base": 0,
            "title": "Mill Lane <bridge> & “weir”",
            "kind": "urgent",
            "issue": "Mill Lane bridge",
            "issue_reference": "HIG/1",
            "key_decision": "1",
            "do": "new-issue",
            "wards": "Mill",
            "purpose": "<p>To <em>decide</em> &amp; go.</p>",
            "summary": "<ul><li><p>one</p></li></ul>",
            "recommendations-0-to": "Full Council",
            "recommendations-0-lead": "It is recommended to:-",
            "recommendations-0-parts": ["note it", "", "pay"],
            "recommendations-1-lead": "and",
            "recommendations-1-parts": ["go"],
            "officer_contacts-0-name": "Owain Price",
            "officer_contacts-0-email": "o@x.example",
            "background_papers-0-title": "Survey",
            "background_papers-1-title": "Plan",
            "background_papers-1-url": "https://x.example/",
            "private_class": "exempt",
            "paragraphs": ["3", "5"],
            "open_title": "A bridge",
            "private_description": "Land\nand water",
            "public_interest": "The price",
            "review_on": "2027-09-01",
            "urgency_reason": "It leans.",
        },
    )
    assert answer.status_code == 302


def test_a_form_that_is_sent_as_it_came_changes_nothing(
    clerk_client: Client, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item(wards=["Bath, Bristol", "Wells"])
    full(clerk_client, item)
    AgendaItem.objects.filter(pk=item.pk).update(wards=["Bath, Bristol", "Wells"])
    ItemVersion.objects.all().delete()
    before: Any = read_draft(AgendaItem.objects.get(), "agenda")
    page = clerk_client.get(url(item)).content.decode()

    answer = clerk_client.post(url(item), sent(fields_of(page)), headers=JSON)

    assert answer.status_code == 200
    assert read_draft(AgendaItem.objects.get(), "agenda") == before
    assert answer.json()["revision"] == AgendaItem.objects.get().revision == 1
    assert before.issue.reference == "HIG/1"
    assert before.issue.key_decision
    assert before.recommendations[0].to == "Full Council"
    assert before.background_papers[1].url == "https://x.example/"


def test_a_heading_keeps_what_it_said_as_an_item(
    clerk_client: Client, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item()
    add_item("Second")
    full(clerk_client, item)
    page = clerk_client.get(url(item)).content.decode()
    clerk_client.post(url(item), sent(fields_of(page), kind="heading"))
    numbers = AgendaItem.objects.order_by("position").values_list("number", flat=True)
    as_heading = list(numbers)

    page = clerk_client.get(url(item)).content.decode()
    clerk_client.post(url(item), sent(fields_of(page), kind="report"))

    draft: Any = read_draft(AgendaItem.objects.get(pk=item.pk), "agenda")
    assert as_heading == ["", "1"]
    assert list(numbers.all()) == ["1", "2"]
    assert draft.recommendations[0].parts == ("note it", "", "pay")
    assert draft.private.paragraphs == (3, 5)
    assert draft.issue.title == "Mill Lane bridge"


@pytest.mark.parametrize(
    ("kind", "other"), [("report", "heading"), ("heading", "report")]
)
def test_what_is_published_with_or_without_a_number_stays_so(
    clerk_client: Client,
    meeting: Meeting,
    add_item: Callable[..., AgendaItem],
    kind: str,
    other: str,
) -> None:
    item = add_item("Reports", kind=kind, number="" if kind == "heading" else "1")
    publish_notice(meeting=meeting, now=NOON)
    publish_agenda(meeting=meeting, now=NOON)

    answer = clerk_client.post(
        url(item), {"base": 0, "title": "Reports", "kind": other}, headers=JSON
    )

    assert "is published" in answer.json()["errors"]["kind"]
    assert AgendaItem.objects.get().kind == kind


def test_what_is_refused_comes_back_as_it_was_typed(
    clerk_client: Client, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item()
    typed = {
        "base": 0,
        "title": "A",
        "purpose": "To decide",
        "recommendations-0-parts": ["note it"],
        "background_papers-0-title": "",
        "background_papers-0-url": "https://x.example/",
        "officer_contacts-0-name": "",
        "officer_contacts-0-email": "o@x.example",
        "private_class": "exempt",
        "paragraphs": "3",
        "open_title": "A bridge",
        "review_on": "x",
        "issue": "No such",
    }

    answer = clerk_client.post(url(item), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    for kept in (
        "To decide",
        "note it",
        "https://x.example/",
        "o@x.example",
        "A bridge",
    ):
        assert kept in page
    for field in (
        "background_papers-0-title",
        "officer_contacts-0-name",
        "review_on",
        "issue",
    ):
        assert f'id="{field}-error"' in page
        assert f'href="#{field}"' in page
        assert f'id="{field}"' in page
    assert AgendaItem.objects.get().revision == 0


def test_an_officer_of_the_list_is_copied_and_anybody_else_written_in(
    clerk_client: Client, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item()
    for n in range(30):
        Officer.objects.create(name=f"Price {n}", job_title="Clerk")
    price = Officer.objects.create(
        name="Price, Owain", job_title="Partner", team="Legal", email="o@x.example"
    )
    for typed in ("Price, Owain, Partner, Legal", "Price, Owain", "Ann Other"):
        base = AgendaItem.objects.get().revision
        page = clerk_client.get(url(item)).content.decode()
        post = sent(fields_of(page), officer=typed, do="officer", base=str(base))
        clerk_client.post(url(item), post)

    price.email = "new@x.example"
    price.save()

    draft: Any = read_draft(AgendaItem.objects.get(), "agenda")
    assert [(c.name, c.email) for c in draft.officer_contacts] == [
        ("Price, Owain", "o@x.example"),
        ("Price, Owain", "o@x.example"),
        ("Ann Other", ""),
    ]


def test_officers_are_found_by_parts_of_name_job_and_team(clerk_client: Client) -> None:
    Officer.objects.create(name="Owain Price", job_title="Partner", team="Legal")
    Officer.objects.create(name="Owain Jones", job_title="Clerk")

    answer = clerk_client.get("/desk/officers/", {"q": "legal pri, par"})

    assert answer.json()["officers"] == ["Owain Price, Partner, Legal"]


def test_an_author_brings_no_privacy_back(
    clerk_client: Client,
    author_client: Client,
    author: User,
    add_item: Callable[..., AgendaItem],
) -> None:
    item = add_item("Staffing", report_author=author)
    author_client.post(url(item), {"base": 0, "title": "Staffing", "purpose": "first"})
    private = {"private_class": "exempt", "paragraphs": "1", "kind": "report"}
    clerk_client.post(url(item), {"base": 1, "title": "Staffing, 2027", **private})
    met = author_client.post(url(item), {"base": 1, "title": "Staff", "purpose": "x"})
    first = ItemVersion.objects.get(revision=1, aside=False)

    author_client.post(met["Location"], {"choice": "mine", "seen": 2})
    settled = AgendaItem.objects.get()
    author_client.post(f"/desk/items/{item.uid}/agenda/versions/{first.pk}/bring-back/")

    assert (settled.title, settled.private_class) == ("Staff", "exempt")
    back = AgendaItem.objects.get()
    assert (back.title, back.private_class) == ("Staffing", "exempt")


def test_written_minutes_keep_an_item_from_being_removed(
    clerk_client: Client, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item()
    Minute.objects.create(item=add_item("Under", parent=item), text="<p>Said.</p>")

    said = clerk_client.post(f"{url(item)}remove/", follow=True).content.decode()

    assert "Minutes are written for it" in said
    assert AgendaItem.objects.count() == 2


def test_deferred_twice_is_deferred_once(
    clerk_client: Client,
    meeting: Meeting,
    planning: Committee,
    add_item: Callable[..., AgendaItem],
) -> None:
    item = add_item("Mill Lane", kind="urgent")
    april = Meeting.objects.create(
        uid="april", committee=planning, date=date(2027, 4, 15)
    )
    off = {"outcome": "deferred", "reason": "More time", "to": "april"}

    clerk_client.post(f"{url(item)}take-off/", off)
    again = clerk_client.post(f"{url(item)}take-off/", off)
    offered = clerk_client.get("/desk/meetings/april/bring-item/").content.decode()

    new = april.items.get()
    item.refresh_from_db()
    assert again.status_code == 422
    assert new.kind == "report"
    # It had no issue: what comes to two meetings is one.
    assert new.issue == item.issue == Issue.objects.get(title="Mill Lane")
    assert "Mill Lane" not in offered

    said = clerk_client.post(
        f"{url(item)}take-off/", {"outcome": "back"}, follow=True
    ).content.decode()
    assert "It stays on that of Thursday 15 April 2027 too" in said


def test_deferred_to_no_meeting_yet_says_where_it_went_once_it_is_brought(
    clerk_client: Client,
    planning: Committee,
    add_item: Callable[..., AgendaItem],
) -> None:
    item = add_item("Mill Lane")
    routine = add_item("Apologies", kind="apologies")
    april = Meeting.objects.create(
        uid="april", committee=planning, date=date(2027, 4, 15)
    )
    off = {"outcome": "deferred", "reason": "More time"}
    clerk_client.post(f"{url(item)}take-off/", off)
    offered = clerk_client.get("/desk/meetings/april/bring-item/").content.decode()

    clerk_client.post("/desk/meetings/april/bring-item/", {"item": item.uid})

    item.refresh_from_db()
    assert "Mill Lane" in offered
    assert routine.title not in offered
    assert item.deferred_to == "april"
    assert april.items.get().issue == item.issue


@pytest.mark.parametrize("title", ["", " ", "x" * 200_001])
def test_an_item_that_can_t_be_added_is_said_at_its_field(
    clerk_client: Client, meeting: Meeting, title: str
) -> None:
    answer = clerk_client.post(f"{BASE}add-item/", {"title": title, "kind": "heading"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="new-title-error"' in page
    assert '<option value="heading" selected>' in page


def test_unseen_letters_are_taken_out(clerk_client: Client, meeting: Meeting) -> None:
    clerk_client.post(f"{BASE}add-item/", {"title": "A\0\x0bB"})
    item = AgendaItem.objects.get()

    off = {"outcome": "withdrawn", "reason": "no\0t yet"}
    clerk_client.post(f"{url(item)}take-off/", off)

    item.refresh_from_db()
    assert (item.title, item.withdrawn_reason) == ("A B", "not yet")


def test_what_is_under_a_private_item_is_published_too(
    clerk_client: Client, meeting: Meeting, add_item: Callable[..., AgendaItem]
) -> None:
    private = add_item("Staffing", private_class="confidential")
    child = add_item("Pay", number="1a", parent=private)
    publish_notice(meeting=meeting, now=NOON)
    publish_agenda(meeting=meeting, now=NOON)
    clerk_client.post(f"{BASE}add-item/", {"title": "Late"})

    said = clerk_client.post(f"{url(child)}remove/", follow=True).content.decode()
    clerk_client.post(f"{url(child)}move/", {"move": "out"})

    assert "is published: withdraw it instead" in said
    page = clerk_client.get(f"{BASE}agenda/").content.decode()
    assert page.count("Not published yet") == 1
    rows = AgendaItem.objects.order_by("position").values_list("number", "title")
    assert list(rows) == [("1", "Staffing"), ("1a", "Pay"), ("2", "Late")]


def test_what_came_after_the_agenda_says_that_it_isn_t_published(
    clerk_client: Client, meeting: Meeting, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item()
    tag = "Not published yet"

    def paper(name: str, **fields: str) -> None:
        Document.objects.create(
            meeting=meeting,
            item=item,
            title=name,
            position=item.documents.count(),
            sha256=sha256(name.encode()).hexdigest(),
            **fields,
        )

    def tags() -> int:
        return clerk_client.get(url(item)).content.decode().count(tag)

    paper("Report")
    paper("Annex", private_class="confidential")
    planned = tags()
    publish_notice(meeting=meeting, now=NOON)
    publish_agenda(meeting=meeting, now=NOON)
    published = tags()
    paper("Late")

    assert (planned, published, tags()) == (0, 0, 1)
