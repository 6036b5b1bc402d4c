"""Earlier texts: seen, compared, brought back; two texts, to choose between (C1)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from meetings.drafts.comparing import marked
from meetings.models import AgendaItem, ItemVersion, Minute

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import User


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane")


def save(client: Client, item: AgendaItem, base: int, text: str) -> Any:
    url = f"/desk/meetings/march/minutes/{item.uid}/"
    return client.post(url, {"base": base, "minutes": f"<p>{text}</p>"})


def urls(item: AgendaItem, rest: str = "") -> str:
    return f"/desk/items/{item.uid}/minutes/{rest}"


def test_without_script_the_second_save_is_answered_with_both(
    clerk_client: Client, second_client: Client, item: AgendaItem
) -> None:
    """C1, without JavaScript."""
    save(clerk_client, item, 0, "agreed")

    answer = save(second_client, item, 0, "agreed, subject to funding")
    page = second_client.get(answer["Location"]).content.decode()

    assert "Two versions of item 1" in page
    assert "Ruth Ansdell saved this item on" in page
    assert "Yours, not saved yet" in page
    underlined = page.split("<ins>")[1].split("</ins>")[0]
    assert underlined.endswith(", subject to funding")
    assert "only in yours:" in underlined
    assert "checked" not in page.split("<form")[1]


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ("mine", "<p>two</p>"),
        ("saved", "<p>one</p>"),
        ("both", "<p>one</p><p>two</p>"),
    ],
)
def test_one_press_keeps_either_or_both(
    clerk_client: Client,
    second_client: Client,
    item: AgendaItem,
    choice: str,
    text: str,
) -> None:
    save(clerk_client, item, 0, "one")
    url = save(second_client, item, 0, "two")["Location"]

    answer = second_client.post(url, {"choice": choice, "seen": 1})

    assert answer["Location"] == f"/desk/meetings/march/minutes/{item.uid}/"
    assert Minute.objects.get().text == text
    history = second_client.get(urls(item, "versions/")).content.decode()
    assert "Ruth Ansdell" in history
    assert "David Moss" in history


def test_nothing_chosen_and_something_changed_meanwhile(
    clerk_client: Client, second_client: Client, item: AgendaItem
) -> None:
    save(clerk_client, item, 0, "one")
    url = save(second_client, item, 0, "two")["Location"]

    nothing = second_client.post(url, {"seen": 1})
    save(clerk_client, item, 1, "three")
    meanwhile = second_client.post(url, {"choice": "mine", "seen": 1})

    assert nothing.status_code == 422
    assert "Choose which text" in nothing.content.decode()
    assert meanwhile.status_code == 422
    assert "has changed meanwhile" in meanwhile.content.decode()
    assert "three" in meanwhile.content.decode()


def test_an_earlier_text_is_compared_and_brought_back(
    clerk_client: Client, item: AgendaItem
) -> None:
    for n, text in enumerate(("first", "second", "third")):
        save(clerk_client, item, n, text)
    first = ItemVersion.objects.get(revision=1)

    page = clerk_client.get(urls(item, "versions/"), {"with": first.pk})
    answer = clerk_client.post(urls(item, f"versions/{first.pk}/bring-back/"))

    assert "first" in page.content.decode()
    assert answer.status_code == 302
    assert Minute.objects.get().text == "<p>first</p>"
    assert Minute.objects.get().revision == 4


def test_an_earlier_text_does_not_replace_what_another_has_saved_meanwhile(
    clerk_client: Client, second_client: Client, item: AgendaItem
) -> None:
    save(clerk_client, item, 0, "one")
    save(clerk_client, item, 1, "two")
    first = ItemVersion.objects.get(item=item, revision=1)
    page = clerk_client.get(urls(item, f"versions/?with={first.pk}")).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    save(second_client, item, 2, "three")

    url = urls(item, f"versions/{first.pk}/bring-back/")
    answer = clerk_client.post(url, {"seen": seen})

    assert Minute.objects.get().text == "<p>three</p>"
    asked = clerk_client.get(answer["Location"]).content.decode()
    assert "Two versions of item 1" in asked
    clerk_client.post(answer["Location"], {"choice": "mine", "seen": 3})
    assert Minute.objects.get().text == "<p>one</p>"


@pytest.mark.parametrize("asked", ["x", "-1", "9" * 30, "999999"])
def test_a_version_that_isn_t(
    clerk_client: Client, item: AgendaItem, asked: str
) -> None:
    answer = clerk_client.get(urls(item, "versions/"), {"with": asked})

    assert answer.status_code == (404 if asked == "999999" else 200)


def test_to_others_none_is_there(
    clerk_client: Client,
    second_client: Client,
    other_client: Client,
    client: Client,
    item: AgendaItem,
) -> None:
    save(clerk_client, item, 0, "one")
    url = save(second_client, item, 0, "two")["Location"]
    version = ItemVersion.objects.get(revision=1)

    for address in (url, urls(item, "versions/")):
        assert other_client.get(address).status_code == 404
        assert client.get(address).status_code == 302
    assert other_client.post(url, {"choice": "mine", "seen": 1}).status_code == 404
    back = urls(item, f"versions/{version.pk}/bring-back/")
    assert other_client.post(back).status_code == 404
    assert clerk_client.get(f"/desk/items/{item.uid}/x/versions/").status_code == 404


def test_a_report_author_sees_the_agendas_texts_and_no_minutes(
    item: AgendaItem, author: User, author_client: Client
) -> None:
    AgendaItem.objects.filter(pk=item.pk).update(report_author=author)

    agenda = author_client.get(f"/desk/items/{item.uid}/agenda/versions/")
    minutes = author_client.get(urls(item, "versions/"))

    assert (agenda.status_code, minutes.status_code) == (200, 404)


def test_words_are_compared_and_elements_kept() -> None:
    one = "<p>agreed, subject to <strong>funding</strong></p><ul><li>a</li></ul>"

    said = marked(one, "<p>agreed</p><ul><li>a</li></ul>", says="only here:")

    assert said.startswith("<p>agreed<ins>")
    assert "<strong><ins>" in said
    assert said.endswith("<ul><li>a</li></ul>")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>x</p>" * 25_000, "<p>y</p>" * 25_000),
        ("<p>" + "x y " * 50_000 + "</p>", "<p>" + "y x " * 50_000 + "</p>"),
        ("x" * 200_000, "y" * 200_000),
        ("<p>a b c</p>" * 10_000, "<p>c b a</p>" * 10_000),
    ],
)
def test_comparing_takes_no_longer_for_odd_texts(one: str, other: str) -> None:
    started = time.perf_counter()

    marked(one, other, says="only here:")

    assert time.perf_counter() - started < 10


def test_the_check_before_publishing_leads_to_two_versions_not_decided_on(
    clerk_client: Client, second_client: Client, item: AgendaItem
) -> None:
    save(clerk_client, item, 0, "one")
    aside = save(second_client, item, 0, "two")["Location"]
    publishing = "/desk/meetings/march/publish/minutes/"

    page = clerk_client.get(publishing).content.decode()

    assert "has two versions" in page
    assert f'href="{urls(item, "versions/")}"' in page
    assert aside in clerk_client.get(urls(item, "versions/")).content.decode()
    clerk_client.post(aside, {"choice": "saved", "seen": 1})
    assert "has two versions" not in clerk_client.get(publishing).content.decode()
