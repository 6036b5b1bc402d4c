"""What somebody could do yesterday, and can't any more."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from committees.models import Role, RoleName
from meetings.actions.publishing import publish_agenda, publish_notice
from meetings.actions.saving import SavingError, save_side
from meetings.desk.agenda.item import while_it_is_theirs
from meetings.drafts.sides import AgendaSide
from meetings.models import AgendaItem
from tests.meetings.desk.papers import JSON, a_row, file_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Committee, User

NOON = datetime(2027, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def item(add_item: Callable[..., AgendaItem], author: User) -> AgendaItem:
    return add_item("Parking in Mill Lane", uid="parking", report_author=author)


def addresses(item: AgendaItem) -> list[str]:
    row = a_row(item)
    return [
        f"/desk/meetings/{item.meeting.uid}/agenda/{item.uid}/",
        f"/desk/meetings/{item.meeting.uid}/agenda/{item.uid}/documents/",
        f"/desk/items/{item.uid}/agenda/versions/",
        f"/desk/documents/{row.uid}/",
        file_url(row),
    ]


def statuses(client: Client, urls: list[str]) -> set[int]:
    answers: list[Any] = [client.get(url) for url in urls]
    for each in answers:
        if each.streaming:
            list(each.streaming_content)  # a file is open until somebody has read it
    return {each.status_code for each in answers}


@pytest.mark.parametrize("left", [None, "licensing"], ids=["no role", "elsewhere"])
def test_who_is_no_report_author_any_more_has_no_report(
    author: User,
    author_client: Client,
    item: AgendaItem,
    licensing: Committee,
    left: str | None,
) -> None:
    urls = addresses(item)
    assert statuses(author_client, urls) == {200}

    author.roles.all().delete()
    if left:
        Role.objects.create(
            user=author, name=RoleName.REPORT_AUTHOR, committee=licensing
        )

    assert statuses(author_client, urls) == {404}
    assert author_client.post(urls[0], {"base": 0, "title": "x"}).status_code == 404
    assert item.title not in author_client.get("/desk/").content.decode()


def test_an_author_of_every_committee_has_theirs(
    author: User, author_client: Client, item: AgendaItem
) -> None:
    author.roles.update(committee=None)

    assert statuses(author_client, addresses(item)) == {200}


def test_a_report_that_is_given_to_somebody_else_is_theirs_alone(
    author_client: Client, item: AgendaItem
) -> None:
    urls = addresses(item)

    AgendaItem.objects.filter(pk=item.pk).update(report_author=None)

    assert statuses(author_client, urls) == {404}


def test_who_is_no_clerk_any_more_has_no_desk(
    clerk: User, clerk_client: Client, item: AgendaItem
) -> None:
    urls = [*addresses(item), "/desk/meetings/", "/desk/log/"]
    assert statuses(clerk_client, urls) == {200}

    clerk.roles.all().delete()

    assert statuses(clerk_client, urls) == {404}


def test_an_account_that_is_closed_is_signed_out_at_once(
    clerk: User, clerk_client: Client, item: AgendaItem
) -> None:
    urls = addresses(item)

    clerk.is_active = False
    clerk.save()
    saved = clerk_client.post(urls[0], {"base": 0}, headers=JSON)

    assert statuses(clerk_client, urls) == {302}
    assert saved.status_code == 401


def test_an_authors_save_that_was_on_its_way_when_the_agenda_went_out_is_refused(
    item: AgendaItem, author: User, clerk: User
) -> None:
    for publish in (publish_notice, publish_agenda):
        publish(meeting=item.meeting, now=NOON, by=clerk)

    with pytest.raises(SavingError, match="its agenda is out"):
        save_side(
            item=item,
            side="agenda",
            draft=AgendaSide(title="Another", kind="report"),
            base=item.revision,
            now=NOON,
            by=author,
            allowed=while_it_is_theirs(author),
        )

    item.refresh_from_db()
    assert item.title == "Parking in Mill Lane"
