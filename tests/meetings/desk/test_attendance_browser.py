"""Attendance in a real browser: by keyboard, on a phone, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from committees.models import Member, Membership
from meetings.models import AgendaItem, Attendance
from tests.meetings.desk.writing import SAVED, SOON, close_offline, sign_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from playwright.sync_api import BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from committees.models import Committee

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).parents[2] / "browser" / "axe.min.js"
ADDRESS = "/desk/meetings/march/attendance/"


@pytest.fixture
def items(add_item: Callable[..., AgendaItem]) -> list[AgendaItem]:
    return [add_item(f"Thing {n}", uid=f"i{n}") for n in range(1, 10)]


@pytest.fixture
def desk(
    context: BrowserContext,
    clerk_client: Client,
    live_server: LiveServer,
    items: list[AgendaItem],
    seats: list[Member],
) -> BrowserContext:
    sign_in(context, clerk_client, live_server)
    return context


def opened(desk: BrowserContext, server: LiveServer, address: str = ADDRESS) -> Page:
    page = desk.new_page()
    page.goto(f"{server.url}{address}")
    return page


def was(page: Page, name: str) -> Any:
    return page.get_by_label(f"{name} was", exact=True)


def presence(name: str) -> str:
    row = Attendance.objects.filter(person_name=name).first()
    return row.presence if row else "not entered"


def test_twelve_are_entered_with_a_press_and_one_for_each_exception(
    desk: BrowserContext, live_server: LiveServer, planning: Committee
) -> None:
    for name in ("Ukwu", "Vance", "Yates"):
        member = Member.objects.create(name=name)
        Membership.objects.create(committee=planning, member=member, role="member")
    page = opened(desk, live_server)

    page.get_by_role("button", name="Everyone is here").press("Enter")
    expect(
        page.get_by_text("12 of 12 members in the room at the start.")
    ).to_be_visible()
    was(page, "Menon").focus()
    page.keyboard.press("a")  # Apologies
    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)
    expect(
        page.get_by_text("11 of 12 members in the room at the start.")
    ).to_be_visible()
    expect(was(page, "Menon")).to_be_focused()
    page.get_by_label("Tetlow left", exact=True).focus()
    for _ in range(7):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_text("Left before item 8")).to_be_visible(timeout=SOON)
    expect(page.get_by_label("Tetlow left", exact=True)).to_be_focused()

    expect(page.get_by_label("Menon left", exact=True)).to_have_count(0)
    assert presence("Menon") == "apologies"
    tetlow = Attendance.objects.get(person_name="Tetlow")
    assert tetlow.left_at_id == AgendaItem.objects.get(uid="i8").pk
    assert Attendance.objects.count() == 12


def test_out_in_between_is_sent_once_both_halves_are_said(
    desk: BrowserContext, live_server: LiveServer
) -> None:
    page = opened(desk, live_server)
    page.get_by_role("button", name="Everyone is here").click()
    page.get_by_text("Out in between: Menon").click()
    row = page.locator("tr[data-row=menon]")

    row.get_by_label("Left, time 1").select_option("After item 2")
    expect(row).to_contain_text("Not saved yet: choose both")
    row.get_by_label("Back, time 1").select_option("For item 5")

    expect(row).to_contain_text("Left before item 3, back for item 5", timeout=SOON)
    expect(row).to_contain_text("Saved ")


def test_a_row_without_a_network_says_so_and_is_saved_later(
    desk: BrowserContext, live_server: LiveServer
) -> None:
    page = opened(desk, live_server)
    desk.set_offline(True)
    was(page, "Menon").select_option("Apologies")
    alarm = page.locator("[data-save-alarm]")
    expect(alarm).to_contain_text("Not saved: no connection.", timeout=SOON)
    expect(page.locator("tr[data-row=menon] [data-state]")).to_have_text("Not saved")

    desk.set_offline(False)

    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=10_000)
    expect(alarm).to_be_hidden()
    assert presence("Menon") == "apologies"
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_browser_that_was_closed_without_a_network_has_lost_nothing(
    desk: BrowserContext, live_server: LiveServer
) -> None:
    page = opened(desk, live_server)
    desk.set_offline(True)
    was(page, "Menon").select_option("Apologies")
    expect(page.locator("[data-save-alarm]")).to_be_visible(timeout=SOON)
    close_offline(desk, page)
    assert presence("Menon") == "not entered"

    page = opened(desk, live_server)

    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)
    expect(was(page, "Menon")).to_have_value("apologies")
    assert presence("Menon") == "apologies"


def test_the_session_ends_between_two_rows(
    desk: BrowserContext, live_server: LiveServer, clerk_client: Client, clerk: Any
) -> None:
    page = opened(desk, live_server)
    Session.objects.all().delete()
    was(page, "Menon").select_option("Apologies")
    alarm = page.locator("[data-save-alarm]")
    expect(alarm).to_contain_text("Not saved: you are signed out.", timeout=SOON)
    # Its answer takes the old cookie away: it must come before the new one.
    with page.expect_response(lambda answer: answer.status == 401):
        was(page, "Ashby").select_option("Absent")

    clerk_client.force_login(clerk)
    sign_in(desk, clerk_client, live_server)
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)
    for key in ("ashby", "menon"):
        row = page.locator(f"tr[data-row={key}]")
        expect(row).to_contain_text("Saved ", timeout=SOON)
    assert (presence("Menon"), presence("Ashby")) == ("apologies", "absent")


def test_two_clerks_change_one_row(
    desk: BrowserContext, live_server: LiveServer, second_client: Client, browser: Any
) -> None:
    other = browser.new_context()
    sign_in(other, second_client, live_server)
    mine, theirs = opened(desk, live_server), opened(other, live_server)
    was(theirs, "Menon").select_option("Apologies")
    expect(theirs.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)

    was(mine, "Menon").select_option("Absent")

    row = mine.locator("tr[data-row=menon]")
    expect(row).to_contain_text("You chose: Absent.", timeout=SOON)
    expect(row).to_contain_text("Saved is: Apologies.")
    assert presence("Menon") == "apologies"
    row.get_by_role("button", name="Keep mine").press("Enter")
    expect(mine.get_by_text("Attendance saved.")).to_be_visible()
    assert presence("Menon") == "absent"
    other.close()


def test_without_script_the_whole_form_is_saved(
    browser: Any, clerk_client: Client, live_server: LiveServer, desk: BrowserContext
) -> None:
    plain = browser.new_context(java_script_enabled=False)
    sign_in(plain, clerk_client, live_server)
    page = opened(plain, live_server)
    was(page, "Menon").select_option("Apologies")
    was(page, "Ashby").select_option("Present by remote link")
    page.get_by_label("Ashby left", exact=True).select_option("After item 7")
    page.get_by_role("button", name="Save attendance").last.click()

    expect(page.get_by_text("Attendance saved.")).to_be_visible()
    expect(page.get_by_text("Left before item 8")).to_be_visible()
    assert (presence("Menon"), presence("Ashby")) == ("apologies", "present")
    plain.close()


def test_an_item_is_moved_by_keyboard(
    desk: BrowserContext, live_server: LiveServer
) -> None:
    page = opened(desk, live_server, "/desk/meetings/march/order/")
    page.get_by_label("Which item was taken elsewhere").focus()
    page.keyboard.type("8 T")
    page.keyboard.press("Tab")
    page.keyboard.type("After 3")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Item 8 was taken after item 3.")).to_be_visible()
    item = AgendaItem.objects.get(uid="i8")
    assert item.taken_after
    assert item.taken_after.uid == "i3"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    "state", ["empty", "entered", "refused", "clash", "add", "order", "at an item"]
)
def test_every_state_is_accessible(
    desk: BrowserContext,
    live_server: LiveServer,
    width: int,
    state: str,
) -> None:
    page = desk.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    show(page, f"{live_server.url}{ADDRESS}", state)

    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa',"
        " 'best-practice']}).then(r => r.violations.map(v => v.id + ' ' +"
        " v.nodes.map(n => n.html).join(' ')))"
    )
    assert found == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


def show(page: Page, sheet: str, state: str) -> None:
    """Bring a page into a state."""
    page.goto(sheet)
    if state == "empty":
        return
    page.get_by_role("button", name="Everyone is here").click()
    page.get_by_text("Attendance saved.").wait_for()
    if state == "entered":
        page.get_by_text("Out in between: Menon").click()
        row = page.locator("tr[data-row=menon]")
        row.get_by_label("Left, time 1").select_option("After item 2")
        row.get_by_label("Back, time 1").select_option("For item 5")
        row.get_by_text("back for item 5").wait_for()
    elif state == "refused":
        row = page.locator("tr[data-row=menon]")
        row.get_by_label("Menon came in", exact=True).select_option("For item 3")
        row.get_by_text("Saved ").wait_for()
        row.get_by_label("Menon left", exact=True).select_option("After item 2")
        row.get_by_text("can’t have come and left").wait_for()
    elif state == "clash":
        Attendance.objects.filter(person_name="Menon").update(presence="absent")
        was(page, "Menon").select_option("Apologies")
        page.get_by_text("You chose: Apologies.").wait_for()
    elif state == "add":
        page.get_by_role("link", name="Add someone who was there").click()
        page.get_by_role("button", name="Add to the list").click()
        page.get_by_role("alert").wait_for()
    elif state == "order":
        page.goto(sheet.replace("attendance", "order"))
        page.get_by_role("button", name="Add the item").click()
        page.get_by_role("alert").wait_for()
    else:
        page.goto(f"{sheet}?at=i4")
        page.get_by_label("Who").wait_for()


def test_a_sheet_closed_at_once_without_a_network_is_saved_when_it_is_opened_again(
    desk: BrowserContext, live_server: LiveServer
) -> None:
    page = opened(desk, live_server)
    desk.set_offline(True)
    was(page, "Menon").select_option("Present")
    was(page, "Ashby").select_option("Apologies")
    close_offline(desk, page)

    page = opened(desk, live_server)

    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=SOON)
    page.wait_for_timeout(500)
    assert (presence("Menon"), presence("Ashby")) == ("present", "apologies")
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_sheet_is_not_saved_as_another_person_who_has_signed_in(
    desk: BrowserContext, live_server: LiveServer, second_client: Client
) -> None:
    page = opened(desk, live_server)
    sign_in(desk, second_client, live_server)
    was(page, "Menon").select_option("Present")

    alarm = page.locator("[data-save-alarm]")
    expect(alarm).to_contain_text("somebody else is signed in", timeout=SOON)
    assert not Attendance.objects.exists()
