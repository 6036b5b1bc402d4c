"""Typing minutes in a real browser: nothing typed is lost, whatever happens (C2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from meetings.models import AgendaItem, Attendance, ItemVersion, Resolution
from tests.meetings.desk.writing import (
    FOUND,
    LINE,
    NOT_SAVED,
    SAVED,
    SOON,
    close_offline,
    opened,
    sign_in,
    text_of,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from playwright.sync_api import BrowserContext, Page, Route
    from pytest_django.live_server_helper import LiveServer

    from committees.models import Member, User
    from meetings.models import Meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def item(live_server: LiveServer, add_item: Callable[..., AgendaItem]) -> AgendaItem:
    add_item("Apologies for absence")
    return add_item("Parking in Mill Lane")


@pytest.fixture
def desk(
    context: BrowserContext, clerk_client: Client, live_server: LiveServer
) -> BrowserContext:
    sign_in(context, clerk_client, live_server)
    return context


@pytest.fixture
def two_there(meeting: Meeting, seats: list[Member]) -> None:
    for n, member in enumerate(seats[:2]):
        Attendance.objects.create(
            meeting=meeting,
            person=member,
            person_name=member.name,
            presence="present",
            position=n,
        )


def test_what_is_typed_is_saved_within_two_seconds_of_the_last_key(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    with page.expect_response(lambda r: r.request.method == "POST", timeout=2_500):
        write(page, "The Chair welcomed all.")

    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)
    assert text_of(item) == "<p>The Chair welcomed all.</p>"
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_the_network_goes_away_in_the_middle_and_comes_back(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    write(page, "Before.")
    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)

    desk.set_offline(True)
    write(page, " Meanwhile.")
    alarm = page.locator(NOT_SAVED)
    expect(alarm).to_contain_text("Not saved: no connection.", timeout=SOON)
    assert alarm.get_attribute("role") == "alert"
    assert text_of(item) == "<p>Before.</p>"

    desk.set_offline(False)
    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=10_000)
    expect(alarm).to_be_hidden()
    assert text_of(item) == "<p>Before. Meanwhile.</p>"


def test_the_browser_is_closed_without_a_network_and_offers_the_text_again(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    desk.set_offline(True)
    write(page, "Typed in vain?")
    expect(page.locator(NOT_SAVED)).to_contain_text(
        "kept in this browser", timeout=SOON
    )
    close_offline(desk, page)

    page = opened(desk, live_server, item)
    expect(page.locator(FOUND)).to_contain_text("Found in this browser")
    page.get_by_role("link", name="Compare and keep").click()
    expect(page.get_by_text("Typed in vain?")).to_be_visible()
    page.get_by_label("Mine", exact=True).check()
    page.get_by_role("button", name="Save this choice").click()

    expect(page.locator(".mb-write")).to_have_text("Typed in vain?")
    assert text_of(item) == "<p>Typed in vain?</p>"


def test_what_is_kept_can_be_read_by_nobody_else(
    desk: BrowserContext,
    live_server: LiveServer,
    item: AgendaItem,
    second_client: Client,
) -> None:
    page = opened(desk, live_server, item)
    desk.set_offline(True)
    write(page, "QUINCE-41")
    expect(page.locator(NOT_SAVED)).to_be_visible(timeout=SOON)
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "minutebook" in kept
    assert "QUINCE" not in kept
    close_offline(desk, page)

    sign_in(desk, second_client, live_server)
    page = opened(desk, live_server, item)
    page.wait_for_timeout(500)

    expect(page.locator(NOT_SAVED)).to_be_hidden()


def test_the_session_ends_while_typing(
    desk: BrowserContext,
    live_server: LiveServer,
    item: AgendaItem,
    clerk_client: Client,
    clerk: Any,
) -> None:
    """C2: "Saved", said the page."""
    page = opened(desk, live_server, item)
    Session.objects.all().delete()
    write(page, "After the end.")
    alarm = page.locator(NOT_SAVED)
    expect(alarm).to_contain_text("Not saved: you are signed out.", timeout=SOON)
    expect(alarm.get_by_role("link")).to_have_attribute("target", "_blank")
    assert text_of(item) == ""

    clerk_client.force_login(clerk)
    sign_in(desk, clerk_client, live_server)
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)
    assert text_of(item) == "<p>After the end.</p>"
    assert ItemVersion.objects.filter(revision__gt=0).count() == 1


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (413, "<h1>Too large</h1>", "too long for the server"),
        (502, "<h1>Bad gateway</h1>", "the server didn’t take it"),
        (200, "<h1>Welcome to the hotel</h1>", "the server didn’t take it"),
        (200, '{"ok": true}', "the server didn’t take it"),
        (403, "<h1>Forbidden</h1>", "the server didn’t take it"),
        (500, "", "the server didn’t take it"),
    ],
)
def test_only_the_servers_own_answer_counts_as_saved(
    desk: BrowserContext,
    live_server: LiveServer,
    item: AgendaItem,
    status: int,
    body: str,
    says: str,
) -> None:
    """C2: 413, 502, and a captive portal's page with 200."""
    page = opened(desk, live_server, item)

    def answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=status, body=body, content_type="text/html")
        else:
            route.continue_()

    page.route("**/minutes/**", answer)
    write(page, "Still here.")
    alarm = page.locator(NOT_SAVED)
    expect(alarm).to_contain_text(says, timeout=SOON)
    page.wait_for_timeout(3_000)

    expect(alarm).to_contain_text("Not saved")
    expect(page.locator("[data-save-line]")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).length") == 1


def test_two_clerks_in_one_minute(
    desk: BrowserContext,
    live_server: LiveServer,
    item: AgendaItem,
    second_client: Client,
    browser: Any,
) -> None:
    """C1: both texts side by side, one press keeps either or both."""
    first = opened(desk, live_server, item)
    other = browser.new_context()
    sign_in(other, second_client, live_server)
    second = opened(other, live_server, item)
    write(first, "agreed")
    expect(first.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)

    write(second, "agreed, subject to funding")
    alarm = second.locator(NOT_SAVED)
    expect(alarm).to_contain_text("somebody else changed the same", timeout=SOON)
    write(second, " of £5m")
    alarm.get_by_role("link", name="Compare and choose").click()

    expect(second.get_by_role("heading", level=1)).to_contain_text("Two versions")
    expect(second.locator("main")).to_contain_text("subject to funding of £5m")
    assert second.get_by_role("radio", checked=True).count() == 0
    second.get_by_label("Both").check()
    second.get_by_role("button", name="Save this choice").click()

    expect(second.locator(".mb-write")).to_contain_text("subject to funding of £5m")
    assert text_of(item) == "<p>agreed</p><p>agreed, subject to funding of £5m</p>"
    other.close()


def test_a_vote_and_a_resolution_by_keyboard(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    outcome = page.get_by_label("Outcome", exact=True)
    page.get_by_label("Text", exact=True).fill("That it be noted.")
    outcome.focus()
    page.keyboard.press("n")
    page.keyboard.press("Tab")
    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)
    assert Resolution.objects.get().outcome == "noted"

    page.get_by_role("button", name="Add a motion or an amendment").press("Enter")
    expect(page.get_by_label("Kind", exact=True)).to_be_focused()
    page.get_by_label("Words", exact=True).fill("That it be deferred.")
    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)
    assert item.motions.get().text == "That it be deferred."


def test_control_and_enter_saves_and_goes_on(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    first = AgendaItem.objects.get(number="1")
    page = opened(desk, live_server, first)
    write(page, "None.")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", level=2)).to_contain_text(
        "Parking", timeout=SOON
    )
    assert text_of(first) == "<p>None.</p>"


def test_a_tie_and_the_casting_vote_by_keyboard(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem, two_there: None
) -> None:
    """Half said, it is not called saved; whole, the tally says what it did."""
    page = opened(desk, live_server, item)
    page.get_by_role("button", name="Add a vote").click()
    page.get_by_role("radio", name="Adeyemi: For").check()
    page.get_by_role("radio", name="Ashby: Against").check()
    tally = page.locator("[data-tally]")
    expect(tally).to_contain_text("A tie, 1 votes to 1.")
    page.get_by_text("Counts, casting vote").click()
    page.get_by_label("Casting vote given by").select_option("adeyemi")
    expect(page.locator(LINE)).to_contain_text(
        "not all of it yet. Choose how the casting vote was given.", timeout=SOON
    )
    page.get_by_label("The casting vote", exact=True).select_option("for")

    expect(page.locator(LINE)).to_have_text(SAVED, timeout=SOON)
    expect(tally).to_contain_text("Carried by the casting vote.")
    page.reload()
    expect(tally).to_contain_text("A tie, 1 votes to 1. Carried by the casting vote.")


def test_signing_in_again_by_the_link_that_is_offered(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem, clerk: User
) -> None:
    clerk.set_password("a-long-enough-pass-phrase")
    clerk.save()  # which ends the session too
    page = opened(desk, live_server, item)
    page.goto(f"{live_server.url}/accounts/login/")
    sign_in_by_hand(page, clerk)
    page.goto(f"{live_server.url}/desk/meetings/march/minutes/{item.uid}/")
    Session.objects.all().delete()
    write(page, "After the end.")
    link = page.locator(NOT_SAVED).get_by_role("link", name="Sign in in a new window")
    expect(link).to_be_visible(timeout=SOON)

    with desk.expect_page() as there:
        link.click()
    sign_in_by_hand(there.value, clerk)
    expect(there.value).to_have_title(re.compile("You are signed in"))
    there.value.close()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(page.locator(LINE)).to_have_text(SAVED, timeout=SOON)
    assert text_of(item) == "<p>After the end.</p>"


def sign_in_by_hand(page: Page, user: User) -> None:
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password").fill("a-long-enough-pass-phrase")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()
