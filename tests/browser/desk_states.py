"""Every state that each of the desk's pages has. Who adds a page, or a state to one,
adds it here; `desk_scenes.py` makes the meetings. `test_desk_states.py` looks at each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class DeskState:
    """A page in a state, as one of `desk_scenes.ROLES` sees it.

    `posted`: what a form on the page is sent with; the state is the answer.
    """

    template: str
    name: str
    path: str
    role: str = "clerk"
    status: int = 200
    posted: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.template}: {self.name}"


def _start(name: str, role: str) -> DeskState:
    return DeskState("meetings/desk/start.html", name, "/desk/", role)


def _meeting(name: str, uid: str) -> DeskState:
    return DeskState("meetings/desk/meeting.html", name, f"/desk/meetings/{uid}/")


def _minutes(name: str, item: str, **fields: Any) -> DeskState:
    path = f"/desk/meetings/desk-march/minutes/{item}/"
    return DeskState("meetings/desk/minutes/page.html", name, path, **fields)


def _agenda(name: str, rest: str, **fields: Any) -> DeskState:
    path = f"/desk/meetings/desk-april/agenda/{rest}"
    return DeskState("meetings/desk/agenda/page.html", name, path, **fields)


def _versions(name: str, rest: str) -> DeskState:
    path = f"/desk/items/{rest}"
    return DeskState("meetings/desk/versions.html", name, path)


DESK_STATES = [
    _start("a clerk's", "clerk"),
    _start("a report author's", "author"),
    _start("a member's", "member"),
    _start("an administrator's", "administrator"),
    _start("for whoever has no role", "nobody"),
    _meeting("planned", "desk-april"),
    _meeting("held, minutes begun", "desk-march"),
    _meeting("nothing on it", "desk-may"),
    DeskState(
        "meetings/desk/minutes/no_items.html",
        "no items",
        "/desk/meetings/desk-may/minutes/",
    ),
    _minutes("everything", "m-full"),
    _minutes("nothing yet", "m-blank"),
    _minutes("withdrawn", "m-off"),
    _minutes("a heading", "m-heading"),
    _minutes(
        "refused",
        "m-blank",
        status=422,
        posted={"base": 0, "minutes": "x" * 200_001, "votes-0-for": "six"},
    ),
    DeskState(
        "meetings/desk/minutes/together.html",
        "as it opens",
        "/desk/meetings/desk-march/together/",
    ),
    DeskState(
        "meetings/desk/minutes/together.html",
        "refused",
        "/desk/meetings/desk-march/together/",
        status=422,
        posted={"lead": "RESOLVED –"},
    ),
    _agenda("no item open", ""),
    _agenda("everything", "d-full/"),
    _agenda("a plain item", "d-plain/"),
    _agenda("an item under another", "d-child/"),
    _agenda("a heading", "d-heading/"),
    _agenda("withdrawn", "d-off/"),
    _agenda("a report author's", "d-report/", role="author"),
    _agenda("refused", "d-plain/", status=422, posted={"base": 0, "title": ""}),
    _versions("all of them", "m-first/minutes/versions/"),
    _versions("none", "d-plain/agenda/versions/"),
    _versions("some that met", "c-item/minutes/versions/"),
    DeskState("meetings/desk/wordings.html", "none", "/desk/committees/desk/wordings/"),
]
