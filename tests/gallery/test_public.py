"""The pages for readers, each state of them, held to the gallery."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import taken_in
from tests.browser.states import DEMONSTRATION, EMPTY, STATES
from tests.browser.test_states import opened, tell_contact
from tests.gallery.keeping import Room
from tests.gallery.narrow import widths

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.browser.addresses"),
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]

# The demonstration as it was when the gallery began: its growing changes no picture.
TITLE = "What everybody reads"
COUNCIL = Path(__file__).parent / "council"


def test_readers_pages_are_as_they_were(page: Page, site: str, settings: Any) -> None:
    room = Room("public", TITLE)
    for council in (EMPTY, DEMONSTRATION):
        with nullcontext() if council == EMPTY else taken_in(COUNCIL):
            for state in STATES:
                if state.council == council:
                    tell_contact(settings, state)
                    opened(page, site, state)
                    room.look(page, state.template, state.name, widths(state, STATES))
    room.close()
