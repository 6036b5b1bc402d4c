"""The pages for readers, each state of them, held to the gallery."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import taken_in
from tests.browser.states import DEMONSTRATION, EMPTY, STATES
from tests.browser.test_states import opened, tell_contact
from tests.gallery.camera import NARROW, WIDE, take
from tests.gallery.keeping import Room
from tests.gallery.narrow import narrow_ones

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.browser.addresses"),
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]

# The demonstration as it was when the gallery began: its growing changes no picture.
COUNCIL = Path(__file__).parent / "council"


def test_readers_pages_are_as_they_were(page: Page, site: str, settings: Any) -> None:
    room = Room("public", "What everybody reads")
    narrow = narrow_ones(STATES)
    shots = {}
    for council in (EMPTY, DEMONSTRATION):
        with nullcontext() if council == EMPTY else taken_in(COUNCIL):
            for state in STATES:
                if state.council == council:
                    tell_contact(settings, state)
                    opened(page, site, state)
                    shots[str(state)] = {WIDE: take(page, WIDE)}
                    if str(state) in narrow:
                        shots[str(state)][NARROW] = take(page, NARROW)
    for state in sorted(STATES, key=lambda each: each.template):
        for width, picture in shots[str(state)].items():
            room.put(state.template, state.name, f"{width}", picture)
    room.close()
