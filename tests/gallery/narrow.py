"""Which pages are taken as on a phone too: one of each template, and where another
state is laid out otherwise, that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tests.browser.states import EMPTY
from tests.gallery.camera import NARROW, WIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.browser.desk_states import DeskState
    from tests.browser.states import State

Of = TypeVar("Of", "State", "DeskState")

NARROW_TOO = {
    "committees/detail.html: a long list's first page",
    "committees/member.html: seats, and much in the record",
    "meetings/public/changes.html: many changes",
    "meetings/public/issue.html: at many meetings",
    "meetings/public/issue.html: long addresses",
    "meetings/public/item.html: items under it, votes",
    "meetings/public/item.html: long addresses",
    "meetings/public/meeting.html: agenda out, with supplement",
    "meetings/public/meeting.html: approved, long addresses",
    "meetings/public/meeting.html: draft",
    "meetings/desk/agenda/page.html: everything",
    "meetings/desk/agenda/page.html: refused",
    "meetings/desk/attendance/page.html: everything",
    "meetings/desk/documents/page.html: refused",
    "meetings/desk/minutes/page.html: refused",
    "meetings/desk/planning/series.html: dates, holidays, what is there",
    "meetings/desk/publish/page.html: minutes with errors",
}


def widths(state: Of, states: Sequence[Of]) -> tuple[int, ...]:
    """The widths in which a picture is taken of one of these states."""
    first = next(
        each
        for each in states
        if each.template == state.template and getattr(each, "council", "") != EMPTY
    )
    if state == first or str(state) in NARROW_TOO:
        return (WIDE, NARROW)
    return (WIDE,)
