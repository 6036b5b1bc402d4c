"""Which pages are taken as on a phone too: one of each template, and where another
state is laid out otherwise, that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.states import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.browser.desk_states import DeskState
    from tests.browser.states import State

NARROW_TOO = {
    "committees/detail.html: a long list's first page",
    "committees/member.html: seats, and much in the record",
    "meetings/public/changes.html: many changes",
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


def narrow_ones(states: Iterable[State | DeskState]) -> set[str]:
    """The states of which a narrow picture is taken."""
    first: dict[str, str] = {}
    for state in states:
        if getattr(state, "council", "") != EMPTY:
            first.setdefault(state.template, str(state))
    return set(first.values()) | {str(each) for each in states} & NARROW_TOO
