"""Every PDF in every state: two checkers, and no branch of a template unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.browser.branches import branches_unseen, noting_nodes
from tests.reports.papers import faults
from tests.reports.states import KINDS, PAPER_STATES
from tests.reports.test_makers import printed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reports.states import PaperState


@pytest.mark.parametrize("state", PAPER_STATES, ids=str)
def test_checkers_find_nothing_wrong(state: PaperState, tmp_path: Path) -> None:
    assert faults(printed(state.kind, state.meeting(), state.item), tmp_path) == []


def test_every_branch_of_every_template_is_in_some_state() -> None:
    folder = settings.BASE_DIR / "templates"
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in (folder / "reports").rglob("*.html")
    )

    with noting_nodes() as seen:
        for state in PAPER_STATES:
            printed(state.kind, state.meeting(), state.item)

    assert set(KINDS.values()) == {
        name for name in names if "partials" not in name and "base" not in name
    }
    assert branches_unseen(names, seen) == []
