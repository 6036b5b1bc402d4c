"""A page's own saves in their turn, and what stands between two pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from meetings.actions.saving import Clash, Saved, Turn, save_side
from meetings.drafts.sides import MinutesSide
from meetings.models import AgendaItem, ItemVersion, Minute, Resolution
from meetings.record.decisions import ResolutionRecord
from tests.meetings.desk.conftest import an_account

if TYPE_CHECKING:
    from collections.abc import Callable

    from committees.models import Committee, User

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
JSON = {"accept": "application/json"}
NOTED = (ResolutionRecord(text="That it be noted.", outcome="noted"),)


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane")


def save(
    item: AgendaItem, draft: MinutesSide, by: User, turn: int = 0, base: int = 0
) -> Saved | Clash:
    return save_side(
        item=item,
        side="minutes",
        draft=draft,
        base=base,
        now=NOON,
        by=by,
        turn=Turn("a" * 12 if turn else "", turn),
    )


def minutes(text: str) -> MinutesSide:
    return MinutesSide(minutes=f"<p>{text}</p>")


def test_a_page_goes_on_where_its_answer_was_lost(
    item: AgendaItem, clerk: User
) -> None:
    save(item, minutes("agreed"), clerk, turn=1)

    answer = save(item, minutes("agreed, in part"), clerk, turn=2)

    assert isinstance(answer, Saved)
    assert Minute.objects.get().text == "<p>agreed, in part</p>"


def test_a_save_that_comes_after_a_later_one_changes_nothing(
    item: AgendaItem, clerk: User
) -> None:
    save(item, minutes("later"), clerk, turn=2)

    save(item, minutes("earlier"), clerk, turn=1)

    assert Minute.objects.get().text == "<p>later</p>"
    assert not ItemVersion.objects.filter(aside=True).exists()


def test_what_another_saved_between_is_no_part_of_the_page(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    save(item, MinutesSide(resolutions=NOTED), second_clerk)
    merged = save(item, minutes("one"), clerk, turn=1)
    assert isinstance(merged, Saved)
    assert merged.merged_in

    save(item, minutes("one two"), clerk, turn=2, base=merged.revision)

    assert Minute.objects.get().text == "<p>one two</p>"
    assert Resolution.objects.get().text == "That it be noted."


def test_what_another_saved_after_the_page_did_is_never_overwritten(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    save(item, minutes("one"), clerk, turn=1)
    save(item, minutes("theirs"), second_clerk, base=1)

    answer = save(item, minutes("one two"), clerk, turn=2, base=1)

    assert isinstance(answer, Clash)
    assert Minute.objects.get().text == "<p>theirs</p>"


def test_nobody_goes_on_as_another_persons_page(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    save(item, minutes("one"), clerk, turn=1)

    answer = save(item, minutes("two"), second_clerk, turn=2)

    assert isinstance(answer, Clash)


def test_a_choice_gives_a_withdrawn_item_no_decision(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    """R3: by way of two texts that met, one of which was written before."""
    save(item, MinutesSide(resolutions=NOTED), clerk)
    other = (ResolutionRecord(text="That it be refused.", outcome="refused"),)
    clash = save(item, MinutesSide(resolutions=other), second_clerk)
    assert isinstance(clash, Clash)
    save(item, MinutesSide(), clerk, base=1)
    AgendaItem.objects.update(withdrawn="withdrawn", withdrawn_reason="Legal advice.")

    client = Client()
    client.force_login(second_clerk)
    answer = client.post(
        f"/desk/items/{item.uid}/minutes/conflict/{clash.aside.pk}/",
        {"choice": "mine", "seen": 2},
    )

    assert "was withdrawn: it can’t have a resolution" in answer.content.decode()
    assert not Resolution.objects.exists()


def test_a_page_of_somebody_who_has_signed_out_saves_nothing_as_another(
    item: AgendaItem, clerk: User, second_client: Client
) -> None:
    address = f"/desk/meetings/march/minutes/{item.uid}/"
    headers = {**JSON, "x-person": str(clerk.pk)}

    answer = second_client.post(address, {"minutes": "Ruth’s."}, headers=headers)

    assert answer.status_code == 401
    assert answer.json()["other"]
    assert not Minute.objects.exists()


def test_a_page_without_its_cookies_is_told_that_it_is_signed_out(
    item: AgendaItem, clerk: User
) -> None:
    client = Client(enforce_csrf_checks=True)
    address = f"/desk/meetings/march/minutes/{item.uid}/"

    gone = client.post(address, {"minutes": "Said."}, headers=JSON)
    client.force_login(clerk)
    there = client.post(address, {"minutes": "Said."}, headers=JSON)
    token = client.cookies["csrftoken"].value
    again = client.post(
        address, {"minutes": "Said."}, headers={**JSON, "x-csrftoken": token}
    )

    assert (gone.status_code, there.status_code) == (401, 403)
    assert again.json()["revision"] == 1
    assert client.post(address, {"minutes": "Plain."}).status_code == 403


def test_an_old_page_gives_no_report_back_to_its_earlier_author(
    item: AgendaItem,
    clerk_client: Client,
    author: User,
    planning: Committee,
) -> None:
    other = an_account("Sam Field", role="report_author", committee=planning)
    address = f"/desk/meetings/march/agenda/{item.uid}/"
    page = {"title": item.title, "kind": "report", "base": 0}
    asks = {**page, "report_author": author.pk, "report_author_was": ""}
    clerk_client.post(address, asks, headers=JSON)
    AgendaItem.objects.update(report_author=other)

    old = {**asks, "report_author_was": author.pk, "wards": "Mill"}
    answer = clerk_client.post(address, old, headers=JSON)

    assert answer.status_code == 200
    assert AgendaItem.objects.get().report_author == other
