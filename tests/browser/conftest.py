"""A council at an address, loaded once for all the tests in this folder."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from opendata.demo.folder import with_modules, write_folder
from opendata.importing import import_path
from tests.browser.rarities import publish_rarities
from tests.browser.states import DEMONSTRATION
from tests.conftest import OWN_SETTINGS, TODAY
from tests.records import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page
    from pytest_django import DjangoDbBlocker


@contextmanager
def loaded(folder: Path) -> Iterator[None]:
    """The demonstration council and the rarities, in tables that were empty."""
    # Nobody reads its papers here, so they aren't printed.
    # The meetings that have a module each show more than enough of pages.
    write_folder(
        folder, today=TODAY, render=lambda html: html.encode(), told=with_modules
    )
    with taken_in(folder):
        yield


@contextmanager
def taken_in(folder: Path) -> Iterator[None]:
    """A folder's council and the rarities, in tables that were empty."""
    try:
        report = import_path(folder, now=NOON, progress=lambda done, of: None)
        assert not report.refused
        publish_rarities()
        yield
    finally:
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="package")
def council(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[str, Path]]:
    """The address and the data folder of the council that the parameter names."""
    data = tmp_path_factory.mktemp("council")
    full = request.param == DEMONSTRATION
    with (
        django_db_blocker.unblock(),
        override_settings(DATA_DIR=data, **OWN_SETTINGS),
        loaded(data / "demo") if full else nullcontext(),
    ):
        server = LiveServer("127.0.0.1")
        yield server.url, data
        server.stop()


@pytest.fixture
def site(
    council: tuple[str, Path], _own_data_on_a_fixed_day: None, settings: Any
) -> str:
    """The council's address. Its files are where they were put when it was loaded."""
    url, settings.DATA_DIR = council
    return url


@pytest.fixture(scope="package")
def page(browser: Browser) -> Iterator[Page]:
    """One for all the tests: a new one costs more than what is looked at in it."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def said(page: Page) -> Iterator[list[str]]:
    """What the browser has to say in a test, with where."""
    heard: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        heard.append(f"{message.text} {message.location}")

    page.on("console", listen)
    yield heard
    page.remove_listener("console", listen)


@pytest.fixture
def _django_db_helper(site: str) -> None:
    """Instead of pytest-django's own, which empties the tables after each test.

    The mark `django_db` still has the test database made, and these tests run together.
    """
