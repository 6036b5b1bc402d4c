"""A browser and a moment that are the same each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pytest_django.live_server_helper import LiveServer

from meetings import renditions
from tests.gallery.camera import NOW, new_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(autouse=True)
def _at_a_fixed_moment(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.FIXED_NOW = NOW
    monkeypatch.setattr(renditions, "LONGEST_WAIT_SECONDS", 0)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = new_context(browser)
    yield context.new_page()
    context.close()


@pytest.fixture
def site(transactional_db: None) -> Iterator[str]:
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()
