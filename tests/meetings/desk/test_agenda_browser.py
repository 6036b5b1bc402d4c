"""An agenda built in a real browser: by keyboard, by mouse, without a network, without
JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from committees.models import Officer
from meetings.models import AgendaItem
from tests.browser.test_states import AXE, WIDTHS, faults_of_axe, too_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BASE = "/desk/meetings/march/agenda/"
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def sign_in(context: BrowserContext, client: Client, server: LiveServer) -> None:
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])


@pytest.fixture
def page(
    context: BrowserContext,
    clerk_client: Client,
    live_server: LiveServer,
    agenda: list[AgendaItem],
) -> Page:
    """The agenda with item 2 open."""
    sign_in(context, clerk_client, live_server)
    page = context.new_page()
    page.goto(f"{live_server.url}{BASE}matter-2/")
    return page


@pytest.fixture
def plain(
    browser: Browser,
    clerk_client: Client,
    live_server: LiveServer,
    agenda: list[AgendaItem],
) -> Iterator[Page]:
    """The same, in a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, clerk_client, live_server)
    page = context.new_page()
    page.goto(f"{live_server.url}{BASE}matter-2/")
    yield page
    context.close()


def title(page: Page, number: int) -> Locator:
    """The title of an item in the list."""
    return page.locator(f"[data-uid=matter-{number}] a")


def said(page: Page) -> Locator:
    return page.locator("[data-agenda-says]")


def in_order() -> list[str]:
    rows = AgendaItem.objects.order_by("position")
    return [f"{row.number} {row.uid.removeprefix('matter-')}" for row in rows]


def test_items_are_put_in_order_by_keyboard_alone(page: Page) -> None:
    title(page, 4).focus()

    page.keyboard.press("Alt+Shift+ArrowUp")
    expect(said(page)).to_have_text("Matter 4, now 3 of the agenda.")
    expect(title(page, 4)).to_be_focused()
    page.keyboard.press("Alt+Shift+ArrowRight")
    expect(said(page)).to_have_text("Matter 4, now 2a of the agenda.")
    page.keyboard.press("Alt+Shift+ArrowRight")
    expect(said(page)).to_have_text("It can’t go further that way.")
    expect(title(page, 4)).to_be_focused()
    assert in_order() == ["1 1", "2 2", "2a 4", "3 3", "4 5", "5 6"]

    page.keyboard.press("Alt+Shift+ArrowLeft")
    expect(said(page)).to_have_text("Matter 4, now 3 of the agenda.")
    for number in (4, 5, 6):
        page.keyboard.press("Alt+Shift+ArrowDown")
        expect(said(page)).to_have_text(f"Matter 4, now {number} of the agenda.")
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(said(page)).to_have_text("It can’t go further that way.")
    assert in_order() == ["1 1", "2 2", "3 3", "4 5", "5 6", "6 4"]
    # The open item is still the open one, whatever was moved.
    expect(page.locator("[aria-current=true][id=open-item]")).to_have_text("Matter 2")


def test_a_button_keeps_the_focus_and_what_is_being_typed(page: Page) -> None:
    page.locator("#title").fill("Matter 2, begun")

    down = page.get_by_role("button", name=re.compile("^Down:"))
    down.focus()
    page.keyboard.press("Enter")

    expect(said(page)).to_contain_text("now 3 of the agenda.")
    expect(down).to_be_focused()
    expect(page.locator("#item-title")).to_contain_text("3")
    expect(page.locator("#title")).to_have_value("Matter 2, begun")
    page.get_by_role("combobox", name="Put 3 after").select_option("matter-5")
    page.get_by_role("button", name="Put", exact=True).click()
    expect(said(page)).to_contain_text("now 5 of the agenda.")
    assert in_order() == ["1 1", "2 3", "3 4", "4 5", "5 2", "6 6"]
    expect(page.locator("[data-save-line]")).to_have_text(SAVED)


@pytest.mark.parametrize(
    ("half", "order"),
    [
        (0.2, ["1 1", "2 5", "3 2", "4 3", "5 4", "6 6"]),
        (0.8, ["1 1", "2 2", "3 5", "4 3", "5 4", "6 6"]),
    ],
)
def test_an_item_is_dragged_before_another_or_after_it(
    page: Page, half: float, order: list[str]
) -> None:
    row = page.locator("[data-uid=matter-2] .mb-order__row")
    box = row.bounding_box()
    assert box

    page.locator("[data-uid=matter-5] .grip").drag_to(
        row, target_position={"x": 20, "y": box["height"] * half}
    )

    expect(said(page)).to_contain_text("Matter 5, now")
    expect(page.locator("[data-drop]")).to_have_count(0)
    assert in_order() == order


def test_without_a_network_it_says_that_nothing_moved(
    page: Page, context: BrowserContext
) -> None:
    title(page, 4).focus()
    context.set_offline(True)

    page.keyboard.press("Alt+Shift+ArrowUp")

    expect(said(page)).to_contain_text("Not moved")
    expect(said(page)).to_be_visible()
    expect(title(page, 4)).to_be_focused()
    context.set_offline(False)
    page.keyboard.press("Alt+Shift+ArrowUp")
    expect(said(page)).to_have_text("Matter 4, now 3 of the agenda.")


def test_an_officer_is_found_as_the_name_is_typed(page: Page) -> None:
    Officer.objects.bulk_create(
        Officer(
            uid=f"o{n}", name=f"Price {n}", job_title="Partner", email=f"{n}@x.example"
        )
        for n in range(500)
    )

    page.locator("#officer").press_sequentially("price 417")
    offered = page.locator("#officers option")
    expect(offered).to_have_count(1)
    page.locator("#officer").fill(str(offered.get_attribute("value")))
    page.get_by_role("button", name="Add the officer").press("Enter")

    expect(page.get_by_text("417@x.example")).to_be_visible()
    expect(page.locator("#officer")).to_be_focused()


def test_a_recommendation_is_added_and_moved_by_keyboard(page: Page) -> None:
    page.get_by_role("button", name="Add recommendations").press("Enter")
    first = page.get_by_label("Recommendation 1", exact=True)
    expect(first).to_be_focused()
    expect(page.get_by_label("Opening words")).to_have_value(
        "The Planning Committee is recommended to:-"
    )
    page.keyboard.type("pay")
    page.get_by_role("button", name="Add a recommendation").press("Enter")
    expect(page.get_by_label("Recommendation 2", exact=True)).to_be_focused()
    page.keyboard.type("note it")
    page.get_by_role("button", name="Move recommendation 2 up").press("Enter")

    expect(first).to_have_value("note it")
    expect(first).to_be_focused()
    kept = AgendaItem.objects.get(uid="matter-2").recommendations.get()
    assert kept.parts == ["note it", "pay"]


def test_an_issue_that_isn_t_yet_is_said_and_made(page: Page) -> None:
    page.locator("#issue").fill("Mill Lane bridge")
    page.keyboard.press("Tab")
    expect(page.locator("[data-issue-says]")).to_contain_text("No issue is called that")
    page.get_by_text("It is a new issue").click()
    page.get_by_label("Its reference, if it has one").fill("HIG/1")
    page.get_by_role("button", name="Make a new issue").press("Enter")

    expect(page.locator("[data-issue-says]")).to_be_empty()
    issue = AgendaItem.objects.get(uid="matter-2").issue
    assert issue
    assert (issue.title, issue.reference) == ("Mill Lane bridge", "HIG/1")


def test_it_all_works_without_javascript(plain: Page) -> None:
    plain.get_by_role("button", name=re.compile("^Up:")).click()
    expect(plain.locator(".mb-flash")).to_have_text("Matter 2, now 1 of the agenda.")
    plain.get_by_role("button", name="Add recommendations").click()
    plain.get_by_label("Recommendation 1", exact=True).fill("note it")
    plain.locator("#officer").fill("Ann Other")
    plain.get_by_role("button", name="Add the officer").click()
    plain.locator("#officer_contacts-0-phone").fill("01632 960 001")
    plain.locator("#background_papers-0-title").fill("Survey")
    plain.get_by_role("button", name="Save", exact=True).last.click()
    plain.locator("#new-title").fill("Under it")
    plain.locator("#new-place").select_option("under:matter-2")
    plain.get_by_role("button", name="Add the item").click()

    expect(plain.locator("#item-title")).to_contain_text("1a")
    item = AgendaItem.objects.get(uid="matter-2")
    assert item.number == "1"
    assert item.recommendations.get().parts == ["note it"]
    assert item.officercontacts.get().phone == "01632 960 001"
    assert item.backgroundpapers.get().title == "Survey"


def test_after_a_move_the_page_is_as_it_should_be(page: Page) -> None:
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        title(page, 2).focus()
        page.keyboard.press("Alt+Shift+ArrowRight")
        expect(said(page)).not_to_be_empty()

        assert faults_of_axe(page) == []
        assert too_wide(page) == []


def test_a_button_pressed_twice_adds_one_item(
    page: Page, live_server: LiveServer
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    page.goto(f"{live_server.url}{BASE}")
    page.locator("#new-title").fill("Parking in Mill Lane")
    page.route("**/desk/**", hold)
    button = page.get_by_role("button", name="Add the item")
    button.dblclick(delay=100, no_wait_after=True)
    page.wait_for_timeout(500)
    assert len(held) == 1
    held[0].continue_()

    expect(page.get_by_text("Parking in Mill Lane").first).to_be_visible()
    assert AgendaItem.objects.filter(title="Parking in Mill Lane").count() == 1
