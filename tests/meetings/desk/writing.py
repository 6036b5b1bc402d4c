"""One clerk at the minutes of an item, in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.models import Minute

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from meetings.models import AgendaItem

SOON = 4_000  # two seconds after the last key, and the way there and back
NOT_SAVED = "[data-save-alarm]"
FOUND = "[data-save-found]"
LINE = "[data-save-line]"
SAVED = re.compile(r"^Saved \d\d:\d\d$")


def sign_in(context: BrowserContext, client: Client, server: LiveServer) -> None:
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])


def opened(context: BrowserContext, server: LiveServer, item: AgendaItem) -> Page:
    page = context.new_page()
    page.goto(f"{server.url}/desk/meetings/march/minutes/{item.uid}/")
    return page


def close_offline(context: BrowserContext, page: Page) -> None:
    """Closes a page, then brings the network back.

    The browser lets a page that closes out of its offline state before its last
    request goes, which would then reach the server: so that is made to fail by itself.
    """
    page.evaluate(
        "() => { window.fetch = () => Promise.reject(new TypeError('offline')) }"
    )
    page.close()
    context.set_offline(False)


def write(page: Page, words: str) -> None:
    page.locator(".mb-write").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def text_of(item: AgendaItem) -> str:
    row = Minute.objects.filter(item=item).first()
    return row.text if row else ""
