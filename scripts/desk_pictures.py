"""Takes the desk's pictures: SITE FOLDER. `scripts/pictures` starts it.

A clerk signs in, enters who is there, and writes the minutes of an item with a vote by
name; each page is taken on the way.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

MEETING, ITEM = "y242jqjcpj", "2usicdim27"
SIGN_IN = ("beth.holroyd@harrowdale.example", "harrow-valley-2027")
WRITTEN = (
    "The Head of Highways and Transport presented the report.",
    "### Questions from members",
    "- The evening service would be looked at again in June.",
    "School journeys were outside the contract.",
)


class Camera:
    def __init__(self, page: Page, site: str, folder: str) -> None:
        self.page, self.site, self.folder = page, site, folder

    def open(self, path: str) -> None:
        self.page.goto(f"{self.site}{path}")

    def take(self, name: str, width: int = 1280, height: int = 1500) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        self.page.screenshot(path=f"{self.folder}/{name}.png")


def sign_in(camera: Camera) -> None:
    camera.open("/accounts/login/?next=/desk/")
    camera.page.get_by_label("E-mail").fill(SIGN_IN[0])
    camera.page.get_by_label("Password", exact=True).fill(SIGN_IN[1])
    camera.page.keyboard.press("Enter")
    expect(camera.page.get_by_role("heading", level=1)).to_contain_text("Due next")


def write_minutes(camera: Camera) -> None:
    page = camera.page
    camera.open(f"/desk/meetings/{MEETING}/attendance/")
    page.get_by_role("button", name="Everyone is here").click()
    camera.open(f"/desk/meetings/{MEETING}/minutes/{ITEM}/")
    page.keyboard.press("Alt+Shift+T")
    page.keyboard.type("\n".join(WRITTEN))
    page.get_by_label("Outcome", exact=True).select_option("agreed")
    page.get_by_role("button", name="Add a vote").click()
    page.get_by_label("What the vote was on").fill("On the recommendation")
    page.get_by_role("button", name="All in the room for").click()
    page.get_by_role("radio", name="Against").nth(2).check()
    expect(page.locator("[data-save-line]")).to_contain_text("Saved", timeout=10_000)


def main(site: str, folder: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(locale="en-GB")
        camera = Camera(page, site, folder)
        sign_in(camera)
        camera.take("desk-start-1280", height=1000)
        camera.open(f"/desk/meetings/{MEETING}/agenda/{ITEM}/")
        camera.take("desk-agenda-1280")
        write_minutes(camera)
        camera.take("desk-minutes-1280")
        page.set_viewport_size({"width": 360, "height": 1600})
        camera.open(f"/desk/meetings/{MEETING}/minutes/{ITEM}/")
        camera.take("desk-minutes-360", width=360, height=1600)
        camera.open(f"/desk/meetings/{MEETING}/publish/minutes/")
        camera.take("desk-publish-1280", height=1200)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
