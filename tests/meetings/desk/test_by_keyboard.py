"""Nothing is more than three presses from the open item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from meetings.models import DeclarationOfInterest

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from playwright.sync_api import BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from committees.models import Member
    from meetings.models import AgendaItem

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def minutes(
    context: BrowserContext,
    clerk_client: Client,
    live_server: LiveServer,
    seats: list[Member],
    add_item: Callable[..., AgendaItem],
) -> Page:
    """The open minutes of the first item, and the text has the focus."""
    items = [add_item("Mill Lane bridge"), add_item("Staffing")]
    cookie = clerk_client.cookies["sessionid"].value
    context.add_cookies(
        [{"name": "sessionid", "value": cookie, "url": live_server.url}]
    )
    page = context.new_page()
    page.set_default_timeout(5_000)
    page.goto(f"{live_server.url}/desk/meetings/march/minutes/{items[0].uid}/")
    page.keyboard.press("Alt+Shift+T")
    expect(page.locator(".mb-write")).to_be_focused()
    return page


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("A", "Attendance"),
        ("P", "Preview and publish"),
        ("D", "Add a declaration"),
        ("M", "Add a motion or an amendment"),
        ("V", "Add a vote"),
        ("R", "Outcome"),
        ("F", "What"),
    ],
)
def test_two_presses_open_it(minutes: Page, letter: str, name: str) -> None:
    minutes.keyboard.press(f"Alt+Shift+{letter}")

    said = "document.activeElement.labels?.[0]?.innerText"
    said += " ?? document.activeElement.innerText"
    assert minutes.evaluate(said) == name


def test_what_they_open(minutes: Page) -> None:
    minutes.keyboard.press("Alt+Shift+V")
    minutes.keyboard.press("Enter")
    expect(minutes.get_by_label("What the vote was on")).to_be_focused()
    minutes.keyboard.press("Alt+Shift+D")
    minutes.keyboard.press("Enter")
    minutes.keyboard.press("Tab")
    expect(minutes.locator("#declarations-0-member")).to_be_focused()
    minutes.keyboard.press("Alt+Shift+T")
    expect(minutes.locator(".mb-write")).to_be_focused()
    minutes.keyboard.press("Control+Enter")
    expect(minutes.locator("#item-title")).to_contain_text("Staffing")
    minutes.keyboard.press("Alt+Shift+A")
    minutes.keyboard.press("Enter")
    expect(minutes.get_by_role("heading", level=1)).to_contain_text("Attendance")
    assert not DeclarationOfInterest.objects.exists()


def test_letters_are_for_writing(minutes: Page) -> None:
    """Only both keys together go anywhere; what else has them is the text's."""
    minutes.keyboard.type("Various Roads")
    minutes.keyboard.press("Shift+V")
    minutes.keyboard.press("Alt+v")
    minutes.keyboard.press("Alt+Shift+Z")

    expect(minutes.locator(".mb-write")).to_be_focused()
    expect(minutes.locator(".mb-write")).to_contain_text("Various RoadsV")


def test_past_the_preview(minutes: Page) -> None:
    minutes.keyboard.press("Alt+Shift+P")
    minutes.keyboard.press("Enter")
    expect(minutes.get_by_role("heading", level=1)).to_contain_text("Publish")

    link = minutes.get_by_role("link", name="Past the preview, to the check")
    link.focus()
    expect(link).to_be_in_viewport()
    minutes.keyboard.press("Enter")

    expect(minutes.locator("#check")).to_be_in_viewport()
