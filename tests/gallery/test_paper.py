"""The pages of the PDFs, each state of them, held to the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gallery.camera import pages_of
from tests.gallery.keeping import Room, Shown
from tests.reports.states import PAPER_STATES
from tests.reports.test_makers import printed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser  # it needs no browser, and what the gallery needs

TITLE = "What is downloaded and printed"


def test_papers_are_as_they_were(tmp_path: Path) -> None:
    room = Room("paper", TITLE)
    for state in PAPER_STATES:
        pdf = printed(state.kind, state.meeting(), state.item)
        for n, picture in enumerate(pages_of(pdf, tmp_path), start=1):
            room.put(Shown(state.template, state.name, f"page {n}"), picture)
    room.close()
