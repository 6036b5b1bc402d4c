"""Building an agenda: adding, ordering, numbering, its items' form, withdrawing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from committees.models import LogEntry, Officer
from meetings.actions.publishing import publish_agenda, publish_notice
from meetings.drafts.tables import read_draft
from meetings.models import AgendaItem, Issue, Meeting, PublishedItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from committees.models import Committee, User

BASE = "/desk/meetings/march/"
JSON = {"accept": "application/json"}
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def numbers(uid: str = "march") -> list[tuple[str, str]]:
    rows = AgendaItem.objects.filter(meeting__uid=uid).order_by("position")
    return list(rows.values_list("number", "title"))


def add(
    client: Client,
    title: str,
    *,
    after: str = "",
    under: str = "",
    kind: str = "report",
) -> AgendaItem:
    place = f"under:{under}" if under else f"after:{after}" if after else ""
    typed = {"title": title, "place": place, "kind": kind}
    answer = client.post(f"{BASE}add-item/", typed)
    assert answer.status_code == 302
    return AgendaItem.objects.get(title=title)


def move(client: Client, item: AgendaItem, how: str, **fields: Any) -> Any:
    url = f"{BASE}agenda/{item.uid}/move/"
    return client.post(url, {"move": how, **fields}, headers=JSON)


def url(item: AgendaItem) -> str:
    return f"{BASE}agenda/{item.uid}/"


def publish(meeting: Meeting) -> None:
    publish_notice(meeting=meeting, now=NOON)
    publish_agenda(meeting=meeting, now=NOON)


def test_eleven_items_with_5a_and_5b_added_last_and_changed_about(
    clerk_client: Client, meeting: Meeting
) -> None:
    """R1: ten comes after nine, and 5a after 5."""
    for n in range(1, 12):
        add(clerk_client, f"Matter {n}")
    fifth = AgendaItem.objects.get(title="Matter 5")
    add(clerk_client, "First child", under=fifth.uid)
    second = add(clerk_client, "Second child", under=fifth.uid)

    assert [number for number, _ in numbers()] == (
        ["1", "2", "3", "4", "5", "5a", "5b", "6", "7", "8", "9", "10", "11"]
    )

    move(clerk_client, second, "up")
    assert numbers()[5:7] == [("5a", "Second child"), ("5b", "First child")]
    publish(meeting)
    rows = PublishedItem.objects.filter(live=True).order_by("position")
    assert list(rows.values_list("number", flat=True)) == (
        ["1", "2", "3", "4", "5", "5a", "5b", "6", "7", "8", "9", "10", "11"]
    )


def test_once_published_no_number_changes(
    clerk_client: Client, meeting: Meeting
) -> None:
    """R2: the printed number is the item's name."""
    items = [add(clerk_client, f"Matter {n}") for n in range(1, 4)]
    publish(meeting)

    late = add(clerk_client, "Late", after=items[0].uid)
    move(clerk_client, items[2], "up")

    assert numbers() == [
        ("1", "Matter 1"),
        ("4", "Late"),
        ("3", "Matter 3"),
        ("2", "Matter 2"),
    ]
    assert late.uid


@pytest.mark.parametrize(
    ("how", "after"),
    [
        ("up", "BAC"),
        ("down", "ACB"),
        ("under", "AaC"),
        ("out", "ABC"),
        ("sideways", "ABC"),
    ],
)
def test_moves(clerk_client: Client, meeting: Meeting, how: str, after: str) -> None:
    for title in "ABC":
        add(clerk_client, title)
    second = AgendaItem.objects.get(title="B")

    answer = move(clerk_client, second, how)

    shown = [t.lower() if n == "1a" else t for n, t in numbers()]
    assert "".join(shown).replace("b", "a") == after
    assert ("now" in answer.json()["says"]) is (how in {"up", "down", "under"})


def test_an_item_takes_what_is_under_it_along(
    clerk_client: Client, meeting: Meeting
) -> None:
    for title in "ABC":
        add(clerk_client, title)
    first = AgendaItem.objects.get(title="A")
    add(clerk_client, "child", under=first.uid)
    last = AgendaItem.objects.get(title="C")

    move(clerk_client, first, "after", after=last.uid)

    assert numbers() == [("1", "B"), ("2", "C"), ("3", "A"), ("3a", "child")]


def test_nothing_goes_under_itself_or_too_deep(
    clerk_client: Client, meeting: Meeting
) -> None:
    above = add(clerk_client, "A")
    for n in range(3):
        above = add(clerk_client, f"under {n}", under=above.uid)
    top = AgendaItem.objects.get(title="A")

    itself = move(clerk_client, top, "after", after=above.uid)
    deeper = clerk_client.post(
        f"{BASE}add-item/", {"title": "deepest", "place": f"under:{above.uid}"}
    )

    assert "can’t be put beside itself" in itself.json()["says"]
    assert deeper.status_code == 422
    assert "Items go 4 deep at most." in deeper.content.decode()
    assert 'value="deepest"' in deeper.content.decode()
    assert not AgendaItem.objects.filter(title="deepest").exists()


def test_every_field_of_the_form_is_saved(
    clerk_client: Client, meeting: Meeting, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item()
    Officer.objects.create(
        name="Owain Price", job_title="Partner", email="o@x.example", phone="01632"
    )
    typed = {
        "base": 0,
        "title": "Mill Lane <b>bridge</b> & “Phase 2”",
        "kind": "urgent",
        "wards": "Mill, Weir",
        "purpose": "To decide.",
        "summary": "<p>Short.</p>",
        "recommendations-0-lead": "It is recommended to:",
        "recommendations-0-parts": ["note it", "pay"],
        "recommendations-0-closing": "and report back.",
        "background_papers-0-title": "Survey",
        "background_papers-1-title": "",
        "private_class": "exempt",
        "paragraphs": ["3", "5"],
        "open_title": "A bridge",
        "urgency_reason": "It leans.",
        "officer": "Owain Price, Partner",
        "do": "officer",
        "issue": "",
    }

    answer = clerk_client.post(url(item), typed)

    assert answer.status_code == 302
    item.refresh_from_db()
    draft: Any = read_draft(item, "agenda")
    assert draft.title == "Mill Lane <b>bridge</b> & “Phase 2”"
    assert draft.purpose == "<p>To decide.</p>"
    assert draft.recommendations[0].parts == ("note it", "pay")
    assert draft.officer_contacts[0].email == "o@x.example"
    assert draft.background_papers[0].title == "Survey"
    assert draft.private.paragraphs == (3, 5)
    assert draft.wards == ("Mill", "Weir")
    assert draft.urgency_reason == "It leans."
    page = clerk_client.get(url(item)).content.decode()
    assert "Mill Lane &lt;b&gt;bridge&lt;/b&gt; &amp; “Phase 2”" in page


def test_an_issue_is_made_by_a_press_and_never_by_half_a_word(
    clerk_client: Client, meeting: Meeting, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item("A")
    clerk_client.post(url(item), {"base": 0, "title": "A", "issue": "Mill La"})
    assert not Issue.objects.exists()

    named = {"title": "A", "issue": "Mill Lane bridge"}
    clerk_client.post(url(item), {**named, "base": 0, "do": "new-issue"})
    other = add_item("B")
    clerk_client.post(url(other), {**named, "base": 0, "title": "B"})

    issue = Issue.objects.get()
    assert issue.title == "Mill Lane bridge"
    assert set(issue.items.values_list("title", flat=True)) == {"A", "B"}


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"title": " "}, "title", "Write the title"),
        ({"title": "A", "private_class": "exempt"}, "paragraphs", "at least one"),
        ({"title": "A", "do": "officer"}, "officer", "Type part of"),
        ({"title": "x" * 200_001}, "title", "more than"),
        ({"title": "A", "private_class": "exempt", "paragraphs": "3", "review_on": "x"},
         "review_on", "real date"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_nothing_lost(
    clerk_client: Client,
    add_item: Callable[..., AgendaItem],
    typed: dict[str, str],
    field: str,
    says: str,
) -> None:
    item = add_item()

    told = clerk_client.post(url(item), {"base": 0, **typed}, headers=JSON)
    page = clerk_client.post(url(item), {"base": 0, **typed})

    assert told.status_code == page.status_code == 422
    assert says in told.json()["errors"][field]
    assert says in page.content.decode()


def test_two_clerks_on_one_item(
    clerk_client: Client, second_client: Client, add_item: Callable[..., AgendaItem]
) -> None:
    item = add_item()
    clerk_client.post(url(item), {"base": 0, "title": "One"})

    answer = second_client.post(url(item), {"base": 0, "title": "Two"}, headers=JSON)

    assert answer.status_code == 409
    page = second_client.get(answer.json()["clash"]).content.decode()
    assert "One" in page
    assert "Two" in page


def test_withdrawn_keeps_its_number_and_its_place(
    clerk_client: Client, meeting: Meeting
) -> None:
    """R3: withdrawn, in the next agenda edition."""
    items = [add(clerk_client, f"Matter {n}") for n in range(1, 7)]
    publish(meeting)
    off = f"{url(items[3])}take-off/"

    unsaid = clerk_client.post(off, {"outcome": "withdrawn", "reason": ""})
    clerk_client.post(off, {"outcome": "withdrawn", "reason": "awaiting legal advice"})
    publish_agenda(meeting=meeting, now=NOON)

    assert "Write the reason" in unsaid.content.decode()
    rows = PublishedItem.objects.filter(live=True).order_by("position")
    assert list(rows.values_list("number", "withdrawn")) == [
        ("1", ""), ("2", ""), ("3", ""), ("4", "withdrawn"), ("5", ""), ("6", ""),
    ]  # fmt: skip
    assert clerk_client.post(off, {"outcome": "back"}).status_code == 302
    items[3].refresh_from_db()
    assert items[3].withdrawn == ""


def test_deferred_to_another_meeting_the_issue_follows(
    clerk_client: Client, meeting: Meeting, planning: Committee
) -> None:
    item = add(clerk_client, "Mill Lane")
    clerk_client.post(
        url(item),
        {
            "base": 0,
            "title": "Mill Lane",
            "issue": "Mill Lane bridge",
            "do": "new-issue",
            "purpose": "",
            "recommendations-0-parts": ["note it"],
        },
    )
    Meeting.objects.create(uid="april", committee=planning, date=date(2027, 4, 15))

    clerk_client.post(
        f"{url(item)}take-off/",
        {"outcome": "deferred", "reason": "More time", "to": "april"},
    )

    new = AgendaItem.objects.get(meeting__uid="april")
    item.refresh_from_db()
    assert (item.withdrawn, item.deferred_to) == ("deferred", "april")
    assert (new.title, new.number, new.issue) == ("Mill Lane", "1", item.issue)
    assert new.recommendations.get().parts == ["note it"]


def test_items_of_other_meetings_are_offered_the_deferred_first(
    clerk_client: Client, meeting: Meeting, planning: Committee
) -> None:
    april = Meeting.objects.create(
        uid="april", committee=planning, date=date(2027, 4, 15)
    )
    item = add(clerk_client, "Mill Lane")
    clerk_client.post(
        f"{url(item)}take-off/", {"outcome": "deferred", "reason": "More time"}
    )

    page = clerk_client.get("/desk/meetings/april/bring-item/").content.decode()
    clerk_client.post("/desk/meetings/april/bring-item/", {"item": item.uid})

    assert "Deferred items" in page
    assert april.items.get().title == "Mill Lane"


def test_a_published_item_can_t_be_removed(
    clerk_client: Client, meeting: Meeting
) -> None:
    item = add(clerk_client, "Mill Lane")
    publish(meeting)
    new = add(clerk_client, "Slip")

    said = clerk_client.post(f"{url(item)}remove/", follow=True).content.decode()
    clerk_client.post(f"{url(new)}remove/")

    assert "withdraw it instead" in said
    assert numbers() == [("1", "Mill Lane")]


def test_an_author_writes_their_own_report_until_the_agenda_is_out(
    clerk_client: Client,
    author_client: Client,
    author: User,
    meeting: Meeting,
) -> None:
    item = add(clerk_client, "Mill Lane")
    other = add(clerk_client, "Weir Street")
    assign = {"base": 0, "title": "Mill Lane", "report_author": author.pk}
    clerk_client.post(url(item), assign)

    page = author_client.get(url(item)).content.decode()
    author_client.post(
        url(item),
        {"base": 0, "title": "Mill Lane bridge", "private_class": "confidential"},
    )

    item.refresh_from_db()
    assert (item.title, item.private_class) == ("Mill Lane bridge", "")
    assert "Weir Street" not in page
    assert author_client.get(url(other)).status_code == 404
    assert author_client.get(f"{BASE}agenda/").status_code == 404
    publish(meeting)
    assert author_client.get(url(item)).status_code == 404


@pytest.mark.parametrize("typed", ["", "Pri", "part", "\0", "x" * 5_000, "%", "_"])
def test_officers_are_offered_in_one_query(
    clerk_client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    typed: str,
) -> None:
    Officer.objects.bulk_create(
        Officer(name=f"Price {n}", job_title="Partner") for n in range(500)
    )

    with django_assert_max_num_queries(3):
        answer = clerk_client.get("/desk/officers/", {"q": typed})

    offered = answer.json()["officers"]
    assert len(offered) == (12 if typed in {"Pri", "part"} else 0)


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "agenda/"),
        ("get", "agenda/{}/"),
        ("post", "agenda/{}/"),
        ("post", "agenda/{}/move/"),
        ("post", "agenda/{}/remove/"),
        ("get", "agenda/{}/take-off/"),
        ("post", "agenda/{}/take-off/"),
        ("post", "add-item/"),
        ("get", "bring-item/"),
        ("post", "bring-item/"),
    ],
)
def test_to_others_nothing_is_there(
    other_client: Client,
    author_client: Client,
    client: Client,
    add_item: Callable[..., AgendaItem],
    method: str,
    address: str,
) -> None:
    item = add_item()
    where = f"{BASE}{address.format(item.uid)}"

    for each in (other_client, author_client):
        assert getattr(each, method)(where).status_code == 404
    assert getattr(client, method)(where).status_code == 302


@pytest.mark.parametrize("count", [5, 25])
def test_the_pages_ask_the_same_for_5_and_25(
    clerk_client: Client,
    add_item: Callable[..., AgendaItem],
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    items = [add_item(f"Matter {n}") for n in range(count)]

    with django_assert_num_queries(6):
        clerk_client.get(f"{BASE}agenda/")
    with django_assert_num_queries(13):
        clerk_client.get(url(items[0]))


def test_what_is_done_is_in_the_log_without_its_words(
    clerk_client: Client, meeting: Meeting
) -> None:
    item = add(clerk_client, "QUINCE-41")
    add(clerk_client, "Other")
    move(clerk_client, item, "down")

    entries = LogEntry.objects.filter(within="march")
    assert set(entries.values_list("what", flat=True)) == {
        "added an item",
        "moved an item",
    }
    assert not any("QUINCE" in str(row) for row in entries.values())
