"""The clerk's evening in a real browser: from an empty committee to draft minutes."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest
from playwright.sync_api import expect

from meetings.models import Meeting

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import BrowserContext, FilePayload, Page
    from pytest_django.live_server_helper import LiveServer

    from committees.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = re.compile(r"^Saved \d\d:\d\d$")


def press(page: Page, name: str, *, role: str = "button") -> None:
    """Press a button or a link by keyboard."""
    found = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    found.first.focus()
    page.keyboard.press("Enter")


def saved(page: Page) -> None:
    expect(page.locator("[data-save-line]")).to_have_text(SAVED, timeout=5_000)


def a_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def plan(page: Page, site: str) -> str:
    page.goto(f"{site}/desk/committees/planning/plan/")
    page.get_by_label("Day", exact=True).fill("2027-03-25")
    page.get_by_label("Starts at").fill("18:30")
    page.get_by_role("checkbox", name=re.compile("Announce")).check()
    press(page, "Plan the meeting")
    expect(page.get_by_role("heading", level=1)).to_contain_text("25 March 2027")
    return str(Meeting.objects.get().uid)


def build(page: Page, site: str, uid: str) -> None:
    page.goto(f"{site}/desk/meetings/{uid}/agenda/")
    for title in ("Apologies for absence", "Mill Lane bridge", "Staffing"):
        page.locator("#new-title").fill(title)
        if title == "Apologies for absence":
            page.locator("#new-kind").select_option("apologies")
        page.keyboard.press("Enter")
        expect(page.locator("#item-title")).to_contain_text(title)
    # The last one is private, and no report was written.
    page.locator("#kind").select_option("other")
    page.get_by_role("radio", name=re.compile("Exempt")).check()
    page.get_by_role("checkbox", name=re.compile("^3 ")).check()
    page.get_by_label("Title that the public reads").fill("A matter of staff")
    saved(page)
    page.get_by_role("link", name="Mill Lane bridge").click()
    page.locator("#wards").fill("Mill")
    press(page, "Add recommendations")
    page.get_by_label("Recommendation 1", exact=True).fill("repair the bridge")
    page.locator("#background_papers-0-title").fill("None")
    page.locator("#officer").fill("Owain Price")
    press(page, "Add the officer")
    expect(page.get_by_role("button", name="Remove Owain Price")).to_be_visible()
    saved(page)
    report: FilePayload = {
        "name": "Bridge.pdf",
        "mimeType": "application/pdf",
        "buffer": a_pdf(),
    }
    page.locator("#documents input[type=file]").set_input_files([report])
    press(page, "Upload")
    expect(page.locator("[data-document-list]")).to_contain_text("Bridge")


def publish(page: Page, site: str, uid: str, kind: str, button: str) -> None:
    page.goto(f"{site}/desk/meetings/{uid}/publish/{kind}/")
    expect(page.get_by_text(re.compile("^0 errors"))).to_be_visible()
    page.get_by_role("checkbox", name="I have read the preview").check()
    press(page, button)
    expect(page.locator(".mb-flash")).to_contain_text("published")


def take_minutes(page: Page, site: str, uid: str) -> None:
    page.goto(f"{site}/desk/meetings/{uid}/attendance/")
    press(page, "Everyone is here")
    expect(page.get_by_text(re.compile("9 of 9"))).to_be_visible()
    page.goto(f"{site}/desk/meetings/{uid}/minutes/")
    page.locator(".mb-write").click()
    page.keyboard.type("There were no apologies.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#item-title")).to_contain_text("Mill Lane bridge")
    page.locator(".mb-write").click()
    page.keyboard.type("The officer presented the report.\n- First point\nSecond")
    page.get_by_label("Outcome", exact=True).select_option("agreed")
    press(page, "Add a vote")
    page.get_by_label("What the vote was on").fill("On the recommendation")
    press(page, "All in the room for")
    expect(page.locator("[data-tally]")).to_contain_text("Carried by 9 votes to 0.")
    against = page.get_by_role("radio", name="Ashby: Against")
    against.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-tally]")).to_contain_text("Carried by 8 votes to 1.")
    saved(page)
    state = page.locator(".mb-states [aria-current] small")
    expect(state).to_have_text("Resolution: agreed")
    expect(page.locator("[data-finished-items]")).to_have_text("2")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#item-title")).to_contain_text("Staffing")
    page.locator(".mb-write").click()
    page.keyboard.type("QUINCE-41 was discussed.")
    page.get_by_label("Summary for the public").fill("A post was discussed.")
    saved(page)


def test_from_an_empty_committee_to_published_draft_minutes(
    context: BrowserContext,
    clerk_client: Client,
    live_server: LiveServer,
    seats: list[Member],
    client: Client,
) -> None:
    site = live_server.url
    cookie = clerk_client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    page = context.new_page()
    page.set_default_timeout(5_000)

    uid = plan(page, site)
    build(page, site, uid)
    publish(page, site, uid, "agenda", "Publish the agenda")
    take_minutes(page, site, uid)
    publish(page, site, uid, "minutes", "Publish the draft minutes")

    said = client.get(f"/meetings/{uid}/").content.decode()
    for words in (
        "Draft minutes",
        "There were no apologies.",
        "The officer presented the report.",
        "<li>First point</li>",
        "Repair the bridge.",
        "A matter of staff",
        "A post was discussed.",
    ):
        assert words in said
    assert "QUINCE" not in said
    pdf = b"".join(client.get(f"/meetings/{uid}/minutes.pdf").streaming_content)  # type: ignore[attr-defined]
    text = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for words in ("Draft", "Repair the bridge.", "First point", "A matter of staff"):
        assert words in text
    assert "QUINCE" not in text
