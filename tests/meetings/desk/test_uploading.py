"""Uploading documents in a real browser: with progress, by keyboard, without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from meetings.models import Document
from tests.meetings.papers import a_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.test import Client
    from playwright.sync_api import Browser, BrowserContext, Page, Route
    from pytest_django.live_server_helper import LiveServer

    from meetings.models import AgendaItem

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COSTS = 'Appendix 1: "Costs" – £5m'
SAID = "[data-upload-said]"
REFUSED = "[data-upload-refused]"


@pytest.fixture
def item(live_server: LiveServer, add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane", uid="parking")


@pytest.fixture
def desk(
    context: BrowserContext, clerk_client: Client, live_server: LiveServer
) -> BrowserContext:
    sign_in(context, clerk_client, live_server)
    return context


def sign_in(context: BrowserContext, client: Client, server: LiveServer) -> None:
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])


def opened(context: BrowserContext, server: LiveServer) -> Page:
    page = context.new_page()
    page.goto(f"{server.url}/desk/meetings/march/agenda/parking/")
    return page


def files_in(folder: Path, **files: bytes) -> list[str]:
    """Files on somebody's computer; `_pdf` at the end of a name is its ending."""
    paths = []
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        path = folder / f"{COSTS if stem == 'costs' else stem}.{ending}"
        path.write_bytes(content)
        paths.append(str(path))
    return paths


def heard(page: Page) -> list[str]:
    """What a screen reader is told from now on."""
    page.evaluate(
        """said => { window.told = []; new MutationObserver(() =>
        window.told.push(document.querySelector(said).textContent))
        .observe(document.querySelector(said), {childList: true}); }""",
        SAID,
    )
    return []


def test_files_go_up_one_by_one_and_the_list_follows(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem, tmp_path: Path
) -> None:
    """D1: a browser's own way to write the name."""
    page = opened(desk, live_server)
    title = page.get_by_label("Title", exact=True).first
    title.fill("Typed meanwhile")
    heard(page)
    page.get_by_label("Add documents").set_input_files(
        files_in(
            tmp_path, report_pdf=a_pdf(), costs_pdf=a_pdf(pages=2), virus_exe=b"MZ"
        )
    )

    page.get_by_role("button", name="Upload", exact=True).click()

    expect(page.locator(SAID)).to_contain_text(f"“{COSTS}” is added.")
    expect(page.locator(REFUSED)).to_contain_text("“virus.exe” is a program.")
    assert page.locator(REFUSED).get_attribute("role") == "alert"
    expect(page.locator("[data-progress]")).to_be_hidden()
    assert page.evaluate("told[0]").startswith("Uploading 3 files")
    rows = page.locator("[data-document-list] li")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("2 pages.")
    assert [row.title for row in Document.objects.order_by("position")] == [
        "report",
        COSTS,
    ]
    expect(title).to_have_value("Typed meanwhile")
    assert page.locator("input[type=file]").evaluate("e => e.files.length") == 0


def test_it_all_goes_by_keyboard(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem, tmp_path: Path
) -> None:
    page = opened(desk, live_server)
    field = page.get_by_label("Add documents")
    field.set_input_files(files_in(tmp_path, annex_pdf=a_pdf()))
    field.focus()
    page.keyboard.press("Tab")
    page.keyboard.type("App")
    page.keyboard.press("Tab")
    page.keyboard.type("Annex 1")
    page.keyboard.press("Enter")

    expect(page.locator(SAID)).to_have_text("“Annex 1” is added.")
    row = Document.objects.get()
    assert (row.title, row.kind) == ("Annex 1", "appendix")
    page.get_by_role("link", name="Remove Annex 1").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Remove the document").press("Enter")
    expect(page.get_by_text("“Annex 1” is removed.")).to_be_visible()
    assert not Document.objects.exists()


def test_progress_is_shown_and_told_at_half_and_the_upload_can_be_stopped(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem, tmp_path: Path
) -> None:
    page = opened(desk, live_server)
    network = desk.new_cdp_session(page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1}
    throughput = {"uploadThroughput": 1_000_000}
    network.send("Network.emulateNetworkConditions", {**slow, **throughput})
    long = a_pdf() + b"\n%" + b" " * 4_000_000
    page.get_by_label("Add documents").set_input_files(
        files_in(tmp_path, atlas_pdf=long)
    )

    page.get_by_role("button", name="Upload", exact=True).click()

    bar = page.get_by_role("progressbar")
    expect(bar).to_be_visible()
    expect(page.locator("[data-progress-words]")).to_contain_text("% of 3.8 MB")
    expect(page.locator(SAID)).to_have_text("Half is uploaded.", timeout=15_000)
    assert 50 <= float(bar.evaluate("e => e.value")) < 100
    page.get_by_role("button", name="Stop the upload").click()
    expect(page.locator(REFUSED)).to_contain_text("The upload is stopped.")
    assert page.locator("input[type=file]").evaluate("e => e.files.length") == 1
    expect(page.get_by_role("button", name="Upload", exact=True)).to_be_focused()
    assert not Document.objects.exists()


def test_no_network_leaves_the_files_chosen(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem, tmp_path: Path
) -> None:
    page = opened(desk, live_server)
    page.get_by_label("Add documents").set_input_files(
        files_in(tmp_path, annex_pdf=a_pdf())
    )
    upload = page.get_by_role("button", name="Upload", exact=True)
    desk.set_offline(True)
    upload.click()
    expect(page.locator(REFUSED)).to_contain_text("No connection")

    desk.set_offline(False)
    upload.click()

    expect(page.locator(SAID)).to_have_text("“annex” is added.")
    expect(page.locator(REFUSED)).to_be_hidden()


def test_a_session_that_ended_says_so_and_keeps_the_files(
    desk: BrowserContext,
    live_server: LiveServer,
    item: AgendaItem,
    tmp_path: Path,
    second_client: Client,
) -> None:
    page = opened(desk, live_server)
    page.get_by_label("Add documents").set_input_files(
        files_in(tmp_path, annex_pdf=a_pdf())
    )
    Session.objects.filter(pk=page_session(desk)).delete()

    page.get_by_role("button", name="Upload", exact=True).click()

    expect(page.locator(REFUSED)).to_contain_text("You have been signed out.")
    assert page.locator("input[type=file]").evaluate("e => e.files.length") == 1
    sign_in(desk, second_client, live_server)
    # As signing in does.
    desk.add_cookies([{"name": "csrftoken", "value": "a" * 32, "url": live_server.url}])
    page.get_by_role("button", name="Upload", exact=True).click()

    expect(page.locator(SAID)).to_contain_text("annex")
    assert Document.objects.count() == 1


def page_session(context: BrowserContext) -> str:
    return next(
        each["value"] for each in context.cookies() if each["name"] == "sessionid"
    )


def test_a_file_over_the_limit_isn_t_sent(
    desk: BrowserContext, live_server: LiveServer, item: AgendaItem, tmp_path: Path
) -> None:
    page = opened(desk, live_server)
    page.locator("form[data-upload]").evaluate("form => { form.dataset.most = 1000 }")
    page.get_by_label("Add documents").set_input_files(
        files_in(tmp_path, atlas_pdf=a_pdf() + b" " * 2_000)
    )
    sent: list[str] = []

    def note(route: Route) -> None:
        sent.append(route.request.method)
        route.continue_()

    page.route("**/documents/", note)
    page.get_by_role("button", name="Upload", exact=True).click()

    expect(page.locator(REFUSED)).to_contain_text("“atlas.pdf” has 3 KB")
    assert sent == []


def test_without_script_the_form_is_sent_whole(
    browser: Browser,
    clerk_client: Client,
    live_server: LiveServer,
    item: AgendaItem,
    tmp_path: Path,
) -> None:
    """D1."""
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, clerk_client, live_server)
    page = opened(context, live_server)
    page.get_by_label("Add documents").set_input_files(
        files_in(tmp_path, report_pdf=a_pdf(), costs_pdf=a_pdf(pages=2))
    )

    page.get_by_role("button", name="Upload", exact=True).click()

    expect(page.get_by_text(f"“{COSTS}” is added.")).to_be_visible()
    assert page.url.endswith("/desk/meetings/march/agenda/parking/#documents")
    assert Document.objects.filter(title=COSTS, filename=f"{COSTS}.pdf").exists()
    context.close()
