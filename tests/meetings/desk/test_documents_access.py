"""Documents at the desk: who gets them, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from committees.models import RoleName
from meetings.models import AgendaItem, Document
from tests.meetings.desk.conftest import an_account, client_of
from tests.meetings.desk.papers import (
    JSON,
    MEETING,
    a_file,
    a_row,
    content_of,
    file_url,
    page,
    publish,
    upload,
    url_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from committees.models import User
    from meetings.models import Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane", uid="parking")


@pytest.fixture
def author(item: AgendaItem) -> User:
    user = an_account("Joyce Fenn", role=RoleName.REPORT_AUTHOR)
    AgendaItem.objects.filter(pk=item.pk).update(report_author=user)
    return user


# The file at the desk, and who gets it


def test_the_desk_s_file_is_nobody_else_s_and_no_cache_s(
    clerk_client: Client, item: AgendaItem
) -> None:
    row = a_row(item, private_class="confidential")

    answer: Any = clerk_client.get(file_url(row))

    assert len(content_of(answer)) == row.size
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


@pytest.mark.parametrize(
    ("media_type", "served", "how"),
    [
        ("image/png", "image/png", "inline"),
        ("text/plain", "text/plain; charset=utf-8", "inline"),
        ("text/csv", "application/octet-stream", "attachment"),
        ("text/html", "application/octet-stream", "attachment"),
        ("image/svg+xml", "application/octet-stream", "attachment"),
    ],
)
def test_only_what_can_t_run_is_shown(
    clerk_client: Client, item: AgendaItem, media_type: str, served: str, how: str
) -> None:
    row = a_row(item, media_type=media_type)

    answer: Any = clerk_client.get(file_url(row))
    content_of(answer)

    assert answer["Content-Type"] == served
    assert answer["Content-Disposition"].startswith(how)
    assert answer["Content-Security-Policy"].startswith("sandbox")


def addresses(row: Document) -> list[tuple[str, str]]:
    start = f"/desk/documents/{row.uid}"
    assert row.item
    return [
        ("get", MEETING),
        ("post", MEETING),
        ("get", url_of(row.item)),
        ("post", url_of(row.item)),
        ("get", file_url(row)),
        ("get", f"{start}/"),
        ("post", f"{start}/"),
        ("get", f"{start}/replace/"),
        ("post", f"{start}/replace/"),
        ("post", f"{start}/move/"),
        ("get", f"{start}/remove/"),
        ("post", f"{start}/remove/"),
    ]


def test_to_a_clerk_of_another_committee_nothing_is_there(
    other_client: Client, administrator: User, item: AgendaItem
) -> None:
    row = a_row(item)

    for method, address in addresses(row):
        for client in (other_client, client_of(administrator)):
            answer = getattr(client, method)(address, {"move": "up"})
            assert answer.status_code == 404, address
    assert Document.objects.count() == 1


def test_who_isn_t_signed_in_is_asked_to(item: AgendaItem) -> None:
    row = a_row(item)

    for method, address in addresses(row):
        answer = getattr(Client(), method)(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")
        assert getattr(Client(), method)(address, headers=JSON).status_code == 401
    assert Document.objects.count() == 1


def test_a_report_s_author_keeps_their_own_item_s_documents_until_it_is_out(
    author: User,
    clerk: User,
    meeting: Meeting,
    item: AgendaItem,
    add_item: Callable[..., AgendaItem],
) -> None:
    client = client_of(author)
    other = a_row(add_item("Private matter"), "Secret bid")

    upload(client, url_of(item), a_file())
    row = Document.objects.get(item=item)

    assert f"/desk/documents/{row.uid}/" in page(client, url_of(item))
    assert "Secret bid" not in page(client, url_of(item))
    assert "Private matter" not in page(client, f"/desk/documents/{row.uid}/")
    for method, address in addresses(other):
        assert getattr(client, method)(address).status_code == 404, address
    content_of(client.get(file_url(row)))
    publish(meeting, clerk)
    for method, address in addresses(row):
        assert getattr(client, method)(address).status_code == 404, address


def test_the_form_s_token_is_asked_for(clerk_client: Client, item: AgendaItem) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = clerk_client.cookies
    row = a_row(item)

    for method, address in addresses(row):
        if method == "post":
            assert client.post(address, {"file": a_file()}).status_code == 403, address
    token = re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', page(client, url_of(item))
    )
    assert token
    answer = upload(client, url_of(item), a_file(), csrfmiddlewaretoken=token[1])
    assert answer.status_code == 302
    assert item.documents.count() == 2


@pytest.mark.parametrize("count", [5, 25])
def test_the_list_asks_the_database_no_more_for_more(
    clerk_client: Client,
    item: AgendaItem,
    count: int,
    django_assert_max_num_queries: Any,
) -> None:
    for n in range(count):
        a_row(item, f"Annex {n}")
    clerk_client.get(url_of(item))

    with django_assert_max_num_queries(8):
        clerk_client.get(url_of(item))


def test_the_agenda_s_page_has_the_documents_and_comes_back_to_itself(
    clerk_client: Client, item: AgendaItem
) -> None:
    agenda = f"/desk/meetings/march/agenda/{item.uid}/"

    from_agenda: dict[str, Any] = {"from": "agenda"}
    answer = upload(clerk_client, url_of(item), a_file(), **from_agenda)

    assert answer["Location"] == f"{agenda}#documents"
    shown = page(clerk_client, agenda)
    assert f"/desk/documents/{Document.objects.get().uid}/Costs.pdf" in shown
    forms = re.findall(r"<(/?)form\b", shown)
    assert forms == ["", "/"] * (len(forms) // 2)
