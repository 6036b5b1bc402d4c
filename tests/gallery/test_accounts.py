"""The pages of signing in, as the browser tests come by them, held to the gallery."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test.signals import template_rendered
from django.utils import timezone

from tests.browser.test_states import every_template, is_of_signing_in
from tests.committees.conftest import THREE_WORDS, make_ruth
from tests.committees.test_signing_in_browser import (
    Person,
    by_name,
    forget_a_password,
    give_a_key,
    set_up_factors,
)
from tests.gallery.addresses import ELSEWHERE
from tests.gallery.camera import NARROW, NOW, WIDE
from tests.gallery.keeping import Room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.gallery.addresses"),
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]

TITLE = "Signing in, and one’s own account"
BASES = {"account/entrance.html", "account/own.html", "allauth/layouts/base.html"}
# What is random: the app's secret and its picture, and the recovery codes.
_COVER = """() => {
  for (const each of document.querySelectorAll('.mb-secret, .mb-codes code')) {
    each.dataset.was = each.textContent;
    each.textContent = each.textContent.replace(/[a-z0-9]/gi, 'x');
  }
  for (const each of document.querySelectorAll('main img'))
    each.style.visibility = 'hidden';
}"""
_UNCOVER = """() => {
  for (const each of document.querySelectorAll('[data-was]'))
    each.textContent = each.dataset.was;
}"""


def pages() -> set[str]:
    parts = {"partials", "snippets"}
    found = {name for name in every_template() if is_of_signing_in(name)}
    return {name for name in found if not parts & set(name.split("/"))} - BASES


class Photographer(Person):
    """Somebody at a browser who takes a picture of what a test would look at."""

    def __init__(self, page: Page, site: str, room: Room, rendered: list[str]) -> None:
        super().__init__(page, site)
        self.room, self.rendered = room, rendered
        self.seen: set[tuple[str, str]] = set()

    def at(self, path: str, state: str = "as it opens") -> None:
        # When a key or a session was made is the database's own default.
        Authenticator.objects.update(created_at=NOW)
        UserSession.objects.update(created_at=NOW)
        super().at(path, state)

    def look(self, state: str = "as it opens") -> None:
        template = next(name for name in reversed(self.rendered) if name in pages())
        if (template, state) in self.seen:
            return
        self.seen.add((template, state))
        first = [each[0] for each in self.seen].count(template) == 1
        self.page.evaluate(_COVER)
        self.room.look(self.page, template, state, (WIDE, NARROW) if first else (WIDE,))
        self.page.evaluate(_UNCOVER)


@contextmanager
def noting_templates() -> Iterator[list[str]]:
    rendered: list[str] = []

    def note(sender: Any, template: Any, **_: Any) -> None:
        rendered.append(template.name or "")

    template_rendered.connect(note)
    yield rendered
    template_rendered.disconnect(note)


def test_pages_of_signing_in_are_as_they_were(
    page: Page, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # When a session or a key was last used is what Django's clock says.
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    room = Room("accounts", TITLE)
    ruth = make_ruth()
    give_a_key(page)

    with noting_templates() as rendered:
        person = Photographer(page, by_name(site), room, rendered)
        for name in ELSEWHERE:
            person.at(name)
        forget_a_password(person)
        page.context.clear_cookies()
        ruth.set_password(THREE_WORDS)  # that which has just been forgotten
        ruth.save()
        set_up_factors(person)
    cache.clear()

    assert pages() - {template for template, _ in person.seen} == set()
    room.close()
