"""What every test may use, and what the test database needs."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connections
from django.db.backends.base.operations import BaseDatabaseOperations

from committees.logbook import LOG
from meetings.models import frozen
from meetings.public.reading import shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2027, 3, 17)
OWN_SETTINGS = {
    "FIXED_TODAY": TODAY,
    "COUNCIL_NAME": "Harrowdale Borough Council",
    "COUNCIL_NATION": "england",
    "COUNCIL_COLOUR": "#1d4f45",
    "COUNCIL_LOGO": "",
    "COUNCIL_ADDRESS": "",
    "COUNCIL_EMAIL": "",
    "CLEAR_DAYS": 0,
    "SATURDAYS_COUNT": False,
    "COUNCIL_CLOSED": frozenset(),
    "MINUTES_WITHIN_DAYS": 10,
}

# Playwright runs an event loop in the tests' own thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Its own words, such as "No file chosen": other languages are in other packages.
    "--lang=en-US",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
) -> dict[str, Any]:
    """Debian's own Chromium, kept from asking anybody else, with our fonts alone."""
    return {
        **browser_type_launch_args,
        "executable_path": "/usr/bin/chromium",
        "args": CHROMIUM,
        "env": {**os.environ, "FONTCONFIG_FILE": str(FONTS), "LANGUAGE": "en_US"},
    }


FONTS = Path(__file__).parent / "gallery" / "fonts.conf"
_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped:
        _skipped.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test that didn't run is a test that failed."""
    if _skipped:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def _own_data_on_a_fixed_day(
    settings: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Files and PDFs of a test are its own; its day is Wednesday 17 March 2027."""
    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    shelf.clear()  # an emptied database begins to count anew
    for name, value in OWN_SETTINGS.items():
        setattr(settings, name, value)


@pytest.fixture(scope="session", autouse=True)
def _emptying_needs_no_triggers() -> Iterator[None]:
    """Emptying the tables after a test deletes editions, which nothing else may."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def unprotected(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        frozen.unprotect_editions(self.connection)
        LOG.unprotect(self.connection)
        try:
            flush(self, sql_list)
        finally:
            frozen.protect_editions(self.connection)
            LOG.protect(self.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", unprotected)
        yield
    connections.close_all()
