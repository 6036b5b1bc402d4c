"""What pages say and show in a browser, of records as hard as councils make them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.hard import LONG, MARKUP
from tests.browser.states import DEMONSTRATION

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("council", [DEMONSTRATION], indirect=True, scope="package"),
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]


def open_at(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)


def test_documents_of_one_name_are_told_apart_by_ear(page: Page, site: str) -> None:
    open_at(page, f"{site}/meetings/minuted/", 1280)

    links = page.get_by_role("link", name=re.compile("^Annex 1"))

    heard = [link.aria_snapshot().splitlines()[0] for link in links.all()]
    assert [re.findall('"(.*)"', line)[0] for line in heard] == [
        "Annex 1, item 5, PDF, 205 KB",
        "Annex 1, item 5a, PDF, 205 KB",
        "Annex 1, item 12/21, PDF, 205 KB",
    ]
    addresses = {link.get_attribute("href") for link in links.all()}
    assert len(addresses) == 3


def test_a_title_is_shown_as_it_was_written(page: Page, site: str) -> None:
    open_at(page, f"{site}/items/five/", 1280)

    assert page.get_by_role("heading", level=1).text_content() == MARKUP
    assert MARKUP.replace("\N{NO-BREAK SPACE}", " ") in page.title().replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_long_address_leaves_the_other_columns_their_words(
    page: Page, site: str
) -> None:
    open_at(page, f"{site}/items/five/", 900)

    cells = page.locator(".mb-rich td")

    lines = cells.nth(0).evaluate(
        "cell => { const all = document.createRange(); all.selectNodeContents(cell);"
        " return all.getClientRects().length }"
    )
    assert lines == 1
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert cells.nth(1).text_content() == LONG


def test_the_issue_says_item_and_date_in_words(page: Page, site: str) -> None:
    open_at(page, f"{site}/issues/bridge/", 1280)

    entries = page.locator(".mb-story > li")

    assert "4 March 2027" in (entries.nth(0).text_content() or "")
    assert "item 5" in (entries.nth(0).text_content() or "")
    assert entries.nth(0).get_by_role("group", name="Resolution 1").is_visible()
    assert "Still to come" in (entries.nth(1).text_content() or "")


def test_a_cancelled_meeting_says_so_before_its_agenda(page: Page, site: str) -> None:
    open_at(page, f"{site}/meetings/off/", 360)

    text = page.locator("main").inner_text()

    assert text.index("Cancelled: joined with another") < text.index("Agenda\n")
    assert page.get_by_role("heading", name="Agenda", exact=True).is_visible()
