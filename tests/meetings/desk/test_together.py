"""Items agreed together (R3: what was withdrawn takes no part)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from meetings.models import Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from meetings.models import AgendaItem

URL = "/desk/meetings/march/together/"
SAID = {"lead": "RESOLVED –", "text": "That they be agreed.", "outcome": "agreed"}


@pytest.fixture
def items(add_item: Callable[..., AgendaItem]) -> list[AgendaItem]:
    found = [add_item(f"Matter {n}") for n in range(1, 7)]
    found[3].withdrawn = "withdrawn"
    found[3].withdrawn_reason = "awaiting legal advice"
    found[3].save()
    return found


def test_items_3_to_5_agreed_together_while_4_is_withdrawn(
    clerk_client: Client, items: list[AgendaItem]
) -> None:
    """R3: 3 and 5 get theirs."""
    page = clerk_client.get(URL).content.decode()
    chosen = [items[2].uid, items[4].uid]

    answer = clerk_client.post(URL, {**SAID, "items": chosen})

    assert "Matter 4" not in page
    assert answer.status_code == 302
    rows = Resolution.objects.values_list("item__number", "text", "outcome")
    assert sorted(rows) == [
        ("3", "That they be agreed.", "agreed"),
        ("5", "That they be agreed.", "agreed"),
    ]


def test_a_withdrawn_item_is_refused_and_nothing_is_written(
    clerk_client: Client, items: list[AgendaItem]
) -> None:
    chosen = [item.uid for item in items[2:5]]

    answer = clerk_client.post(URL, {**SAID, "items": chosen, "text": "Typed words"})

    assert answer.status_code == 422
    said = answer.content.decode()
    assert "it was withdrawn, deferred or" in said
    assert "Typed words" in said
    assert not Resolution.objects.exists()


def test_nothing_chosen_is_said(clerk_client: Client, items: list[AgendaItem]) -> None:
    answer = clerk_client.post(URL, SAID)

    assert "Choose the items that were agreed together." in answer.content.decode()


def test_to_others_it_isn_t_there(
    other_client: Client, items: list[AgendaItem]
) -> None:
    assert other_client.get(URL).status_code == 404
    assert other_client.post(URL, SAID).status_code == 404
