"""Signing in, in a real browser: every page looked at, an app, a passkey, a code."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from typing import TYPE_CHECKING

import pytest
from django.core import mail

from tests.browser.test_states import (
    AXE,
    WIDTHS,
    faults_of_axe,
    faults_of_html,
    too_wide,
)
from tests.committees.conftest import THREE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from committees.models import User

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]


class Person:
    """Somebody at a browser, in which every page that opens is looked at."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.faults: list[str] = []
        page.on("console", lambda heard: self.faults.append(heard.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def at(self, path: str, state: str = "as it opens") -> None:
        response = self.page.goto(f"{self.site}/accounts/{path}")
        assert response
        assert response.status == 200, path
        # As sent: what the editor of a page does to it later is another matter.
        faults = faults_of_html(response.text())
        self.faults += [f"{path}: {each}" for each in faults]
        self.look(state)

    def look(self, state: str = "as it opens") -> None:
        """Look at the page that is open. `state`: what it is in, for the gallery."""
        where = self.page.url.removeprefix(self.site)
        self.page.evaluate(AXE)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 800})
            found = [*too_wide(self.page), *faults_of_axe(self.page)]
            self.faults += [f"{where}, {width}: {each}" for each in found]

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def sign_in(self) -> None:
        self.page.goto(f"{self.site}/accounts/login/")
        self.fill("E-mail", "ruth@harrowdale.example")
        self.fill("Password", THREE_WORDS)
        self.press("Sign in")

    def sign_out(self) -> None:
        self.at("logout/")
        self.press("Sign out")
        assert self.page.get_by_text("You have signed out.").is_visible()
        self.look("signed out")

    def is_at(self, path: str) -> None:
        self.page.wait_for_url(f"{self.site}{path}")


@pytest.fixture
def ruths(browser: Browser, live_server: LiveServer, ruth: User) -> Iterator[Person]:
    context = browser.new_context()
    page = context.new_page()
    give_a_key(page)
    yield Person(page, by_name(live_server.url))
    context.close()


def by_name(site: str) -> str:
    """A key is for a name, and not for 127.0.0.1."""
    return site.replace("127.0.0.1", "localhost")


def give_a_key(page: Page) -> None:
    """Put a key into the browser, which answers by itself."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def code_of(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(key, counter, "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_the_pages_before_signing_in(ruths: Person) -> None:
    forget_a_password(ruths)

    assert ruths.faults == []


def forget_a_password(ruths: Person) -> None:
    ruths.at("login/")
    ruths.fill("E-mail", "ruth@harrowdale.example")
    ruths.fill("Password", "not-those-three")
    ruths.press("Sign in")
    assert "is not right" in ruths.page.get_by_role("alert").inner_text()
    ruths.look("refused")
    ruths.at("inactive/")
    ruths.at("password/reset/done/")
    ruths.at("password/reset/key/1-nothing/", "a link that works no more")
    ruths.at("password/reset/")
    ruths.fill("E-mail", "ruth@harrowdale.example")
    ruths.press("Send the link")
    ruths.look()
    link = re.search(r"/accounts/(password/reset/key/\S+)", str(mail.outbox[0].body))
    assert link

    ruths.at(link[1])
    ruths.fill("New password", "short")
    ruths.fill("The new password once more", "other")
    ruths.press("Keep this password and sign in")
    ruths.look("refused")
    for label in ("New password", "The new password once more"):
        ruths.fill(label, "walnut-ferry-comet")
    ruths.press("Keep this password and sign in")

    ruths.is_at("/desk/")


def test_an_app_a_passkey_and_a_recovery_code(ruths: Person) -> None:
    set_up_factors(ruths)

    assert ruths.faults == []


def set_up_factors(ruths: Person) -> None:
    page = ruths.page
    ruths.sign_in()
    ruths.is_at("/desk/")
    for path in ("", "signed-in/", "password/", "sessions/", "again/", "2fa/"):
        ruths.at(path)

    page.get_by_role("link", name="Set up an app").click()
    if "/again/" in page.url:
        ruths.fill("Password", THREE_WORDS)
        ruths.press("Go on")
    ruths.is_at("/accounts/2fa/app/")
    ruths.look()
    assert page.locator("main img").evaluate("each => each.naturalWidth") > 0
    ruths.fill("Code", "000000")
    ruths.press("Set up the app")
    ruths.look("refused")
    ruths.fill("Code", code_of(page.locator(".mb-secret").inner_text()))
    ruths.press("Set up the app")
    ruths.is_at("/accounts/2fa/codes/")
    ruths.look()
    recovery = page.locator(".mb-codes code").all_inner_texts()
    assert len(recovery) == 10

    ruths.at("2fa/keys/")
    ruths.at("2fa/keys/add/")
    ruths.fill("Name of this key", "Work laptop")
    page.get_by_role("checkbox").check()
    ruths.press("Add the key")
    ruths.is_at("/accounts/2fa/")
    ruths.look("an app, a key and codes")
    ruths.at("2fa/keys/", "one")
    for path in ("2fa/codes/new/", "2fa/app/remove/"):
        ruths.at(path)
    for path in ("2fa/again/", "2fa/keys/again/"):
        ruths.at(path)
    page.goto(f"{ruths.site}/accounts/2fa/keys/")
    for link in ("Rename Work laptop", "Remove Work laptop"):
        page.get_by_role("link", name=link).click()
        ruths.look()
        page.go_back()

    ruths.sign_out()
    page.get_by_role("button", name="Sign in with a passkey").click()
    ruths.is_at("/desk/")

    ruths.sign_out()
    ruths.sign_in()
    ruths.is_at("/accounts/2fa/code/")
    ruths.look()
    ruths.fill("Code", "000000")
    ruths.press("Sign in")
    assert "That code is not right" in page.get_by_role("alert").inner_text()
    ruths.look("refused")
    ruths.fill("Code", recovery[0])
    ruths.press("Sign in")
    ruths.is_at("/desk/")
