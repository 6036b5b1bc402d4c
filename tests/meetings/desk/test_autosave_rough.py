"""A rough network, a full browser, other windows: nothing typed is lost, and the page
never says more than it knows."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from meetings.models import ItemVersion, Resolution
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

    from meetings.models import AgendaItem

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


def saves(page: Page, answer: Callable[[Route], None]) -> None:
    """Let `answer` deal with every save of the page."""

    def each(route: Route) -> None:
        if route.request.method == "POST":
            answer(route)
        else:
            route.continue_()

    page.route("**/minutes/**", each)


def text_in_the_form(page: Page) -> str:
    return page.locator(".mb-write").inner_text()


def test_an_answer_that_is_lost_makes_no_clash_with_oneself(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    """The server has saved, the answer is cut off, and the clerk types on."""
    page = opened(desk, live_server, item)
    lost: list[str] = []

    def answer(route: Route) -> None:
        if lost:
            route.continue_()
            return
        answered = route.fetch()
        lost.append(answered.text())
        route.fulfill(status=200, body=lost[0][:9], content_type="application/json")

    saves(page, answer)
    write(page, "agreed")
    expect(page.locator(NOT_SAVED)).to_contain_text("Not saved", timeout=SOON)
    assert text_of(item) == "<p>agreed</p>"
    write(page, ", subject to funding")

    expect(page.locator(LINE)).to_have_text(SAVED, timeout=8_000)
    assert text_of(item) == "<p>agreed, subject to funding</p>"
    assert not ItemVersion.objects.filter(aside=True).exists()


def test_what_another_changed_is_not_undone_by_typing_on(
    desk: BrowserContext,
    live_server: LiveServer,
    item: AgendaItem,
    second_client: Client,
    browser: Any,
) -> None:
    """Their resolution came in with the first save; the form still shows none."""
    page = opened(desk, live_server, item)
    other = browser.new_context()
    sign_in(other, second_client, live_server)
    theirs = opened(other, live_server, item)
    theirs.get_by_label("Text", exact=True).fill("That it be noted.")
    expect(theirs.locator(LINE)).to_have_text(SAVED, timeout=SOON)

    write(page, "First.")
    expect(page.locator(LINE)).to_contain_text("with changes by others", timeout=SOON)
    write(page, " Second.")
    with page.expect_response(lambda r: r.request.method == "POST", timeout=SOON):
        pass
    page.wait_for_timeout(300)

    assert text_of(item) == "<p>First. Second.</p>"
    assert Resolution.objects.get().text == "That it be noted."
    other.close()


def test_what_is_offered_stays_on_offer_while_one_types_on(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    desk.set_offline(True)
    write(page, "The evening.")
    expect(page.locator(NOT_SAVED)).to_contain_text("kept in this", timeout=SOON)
    close_offline(desk, page)
    page = opened(desk, live_server, item)
    alarm = page.locator(FOUND)
    expect(alarm).to_contain_text("Found in this browser")

    write(page, "The morning.")
    expect(page.locator(LINE)).to_have_text(SAVED, timeout=SOON)

    expect(alarm).to_contain_text("Found in this browser")
    alarm.get_by_role("link", name="Compare and keep").click()
    expect(page.locator("main")).to_contain_text("only in yours: evening.")
    expect(page.locator("main")).to_contain_text("saved one: morning.")


def test_a_tab_closed_at_once_without_a_network_has_kept_the_text(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    desk.set_offline(True)
    write(page, "Last words.")
    close_offline(desk, page)

    page = opened(desk, live_server, item)
    expect(page.locator(FOUND)).to_contain_text("Found in this browser")
    page.get_by_role("link", name="Compare and keep").click()
    expect(page.get_by_text("Last words.")).to_be_visible()


def test_a_tab_closed_at_once_with_a_network_has_saved_the_text(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    write(page, "Last words.")
    page.close()

    page = desk.new_page()
    page.wait_for_timeout(1_000)
    assert text_of(item) == "<p>Last words.</p>"


def test_a_long_text_in_a_tab_closed_at_once_is_kept(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    page.locator(".mb-write").click()
    page.keyboard.insert_text("Long words. " * 9_000)
    page.close()

    page = opened(desk, live_server, item)
    page.wait_for_timeout(500)
    if not text_of(item):
        expect(page.locator(FOUND)).to_contain_text("Found in this browser")


@pytest.mark.parametrize(
    "broken",
    [
        "Storage.prototype.setItem = () => { throw new Error('full'); };",
        (
            "for (const name of ['localStorage', 'sessionStorage'])"
            " Object.defineProperty(window, name,"
            " { get() { throw new Error('no'); } });"
        ),
    ],
    ids=["full", "blocked"],
)
def test_a_browser_that_keeps_nothing_saves_all_the_same_and_says_so(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem, broken: str
) -> None:
    desk.add_init_script(broken)
    page = opened(desk, live_server, item)
    write(page, "Saved.")
    expect(page.locator(LINE)).to_have_text(SAVED, timeout=SOON)

    desk.set_offline(True)
    write(page, " Not.")
    alarm = page.locator(NOT_SAVED)
    expect(alarm).to_contain_text("Not saved: no connection.", timeout=SOON)
    expect(alarm).not_to_contain_text("kept in this browser")
    expect(alarm).to_contain_text("Leave this page open")


def test_another_who_signs_in_does_not_save_what_the_first_typed(
    desk: BrowserContext,
    live_server: LiveServer,
    item: AgendaItem,
    second_client: Client,
) -> None:
    page = opened(desk, live_server, item)
    sign_in(desk, second_client, live_server)
    write(page, "Ruth's own words.")

    expect(page.locator(NOT_SAVED)).to_contain_text("Not saved", timeout=SOON)
    page.wait_for_timeout(1_000)
    assert text_of(item) == ""
    assert "Ruth" not in page.evaluate("JSON.stringify(localStorage)")


def test_all_cookies_gone_is_being_signed_out(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    desk.clear_cookies()
    write(page, "After the end.")

    expect(page.locator(NOT_SAVED)).to_contain_text("you are signed out", timeout=SOON)


def test_a_save_that_hangs_while_the_tab_is_hidden_holds_nothing_up(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    hung: list[Route] = []

    def answer(route: Route) -> None:
        if hung:
            route.continue_()
        else:
            hung.append(route)

    saves(page, answer)
    write(page, "Hidden.")
    page.evaluate(
        "Object.defineProperty(document, 'visibilityState',"
        " { value: 'hidden', configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange'));"
        "delete document.visibilityState;"
    )
    page.wait_for_timeout(500)
    assert hung

    expect(page.locator(LINE)).to_have_text(SAVED, timeout=16_000)
    assert text_of(item) == "<p>Hidden.</p>"


def test_what_is_typed_while_a_button_is_answered_stays(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)

    def slow(route: Route) -> None:
        answered = route.fetch()
        time.sleep(1)
        route.fulfill(response=answered)

    saves(page, slow)
    page.get_by_role("button", name="Add a motion or an amendment").click()
    text = page.get_by_label("Text", exact=True)
    text.click()
    page.keyboard.type("That it be noted.", delay=100)

    expect(page.get_by_label("Words", exact=True)).to_be_visible(timeout=8_000)
    expect(page.locator(LINE)).to_have_text(SAVED, timeout=8_000)
    expect(text).to_have_value("That it be noted.")
    assert Resolution.objects.get().text == "That it be noted."


def test_who_has_gone_to_a_field_stays_there_when_a_button_is_answered(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    held: list[Route] = []
    saves(page, held.append)
    text = page.get_by_label("Text", exact=True)
    text.fill("That it be .")
    page.get_by_role("button", name="Add a motion or an amendment").click()
    text.click()
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(200)

    words = page.get_by_label("Words", exact=True)
    ends = time.monotonic() + 8
    while not words.count() and time.monotonic() < ends:
        while held:
            held.pop().continue_()
        page.wait_for_timeout(50)
    expect(text).to_be_focused()
    page.keyboard.type("noted")

    expect(text).to_have_value("That it be noted.")
    expect(words).to_have_value("")


def test_going_to_another_item_while_a_save_is_under_way_loses_no_word(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    held: list[str] = []

    def slow(route: Route) -> None:
        held.append(route.request.post_data or "")
        if len(held) == 1:
            answered = route.fetch()
            time.sleep(1.5)
            route.fulfill(response=answered)
        else:
            route.continue_()

    saves(page, slow)
    write(page, "One.")
    page.wait_for_timeout(1_200)
    write(page, " Two.")
    page.get_by_role("link", name="Apologies for absence").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Apologies")
    page.wait_for_timeout(2_500)

    assert text_of(item) == "<p>One. Two.</p>"
    assert not ItemVersion.objects.filter(aside=True).exists()


def test_after_a_choice_nothing_is_offered_again(
    desk: BrowserContext,
    live_server: LiveServer,
    item: AgendaItem,
    second_client: Client,
    browser: Any,
) -> None:
    other = browser.new_context()
    sign_in(other, second_client, live_server)
    page = opened(desk, live_server, item)
    theirs = opened(other, live_server, item)
    write(theirs, "theirs")
    expect(theirs.locator(LINE)).to_have_text(SAVED, timeout=SOON)
    write(page, "mine")
    page.get_by_role("link", name="Compare and choose").click()
    page.get_by_role("radio", name="The saved one").check()
    page.get_by_role("button", name="Save this choice").click()
    expect(page.locator(".mb-write")).to_have_text("theirs")
    page.wait_for_timeout(700)

    expect(page.locator(NOT_SAVED)).to_be_hidden()
    expect(page.locator(FOUND)).to_be_hidden()
    other.close()


def test_taking_back_what_was_typed_after_a_lost_answer_is_saved_too(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    lost: list[str] = []

    def answer(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().text())
        route.abort()

    saves(page, answer)
    write(page, "x")
    expect(page.locator(NOT_SAVED)).to_contain_text("Not saved", timeout=SOON)
    page.keyboard.press("Backspace")

    expect(page.locator(LINE)).to_have_text(re.compile("^Saved"), timeout=8_000)
    assert text_of(item) == ""


def test_two_windows_of_one_person_on_one_item(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    first = opened(desk, live_server, item)
    second = opened(desk, live_server, item)
    write(first, "one")
    expect(first.locator(LINE)).to_have_text(SAVED, timeout=SOON)
    write(second, "two")
    alarm = second.locator(NOT_SAVED)
    expect(alarm).to_contain_text("Not saved", timeout=SOON)
    alarm.get_by_role("link", name="Compare and choose").click()
    expect(second.locator("main")).to_contain_text("two")
    assert text_of(item) == "<p>one</p>"


def test_an_item_that_was_removed_meanwhile_says_what_to_do(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem
) -> None:
    page = opened(desk, live_server, item)
    item.delete()
    write(page, "Too late.")

    alarm = page.locator(NOT_SAVED)
    expect(alarm).to_contain_text("the item was removed", timeout=SOON)
    expect(alarm).to_contain_text("Copy your text")
