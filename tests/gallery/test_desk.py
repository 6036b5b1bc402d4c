"""The desk's pages, each state of them, held to the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.desk_papers import PAPER_STATES
from tests.browser.desk_states import DESK_STATES
from tests.browser.people_states import PEOPLE_STATES
from tests.browser.planning_states import PLANNING_STATES
from tests.browser.publishing_states import PUBLISHING_STATES
from tests.browser.test_desk_states import STATES, client_of, opened, set_desk
from tests.gallery.keeping import Room
from tests.gallery.narrow import widths

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.desk_states import DeskState

pytestmark = [
    pytest.mark.browser,
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]

ROOMS: dict[str, tuple[str, list[DeskState]]] = {
    "desk": ("The desk: meetings, agendas and minutes", DESK_STATES),
    "publishing": ("The desk: publishing", PUBLISHING_STATES),
    "planning": ("The desk: planning", PLANNING_STATES),
    "documents": ("The desk: documents", PAPER_STATES),
    "people": ("The desk: people, attendance and the log", PEOPLE_STATES),
}


def test_each_state_of_the_desk_is_in_a_room() -> None:
    assert [each for _, states in ROOMS.values() for each in states] == STATES


def changes_something(state: DeskState) -> bool:
    """What is sent and taken may show in what is opened after it: that comes last."""
    return bool(state.posted) and state.status == 200


@pytest.mark.parametrize("name", ROOMS)
def test_the_desks_pages_are_as_they_were(page: Page, site: str, name: str) -> None:
    title, states = ROOMS[name]
    room = Room(name, title)
    with set_desk() as people:
        for state in sorted(states, key=changes_something):
            opened(page, site, client_of((site, people), state), state)
            room.look(page, state.template, state.name, widths(state, STATES))
    room.close()
