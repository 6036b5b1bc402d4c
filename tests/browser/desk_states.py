"""Every state that each of the desk's pages has. Who adds a page, or a state to one,
adds it here; `desk_scenes.py` makes the meetings. `test_desk_states.py` looks at each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class DeskState:
    """A page in a state, as one of `desk_scenes.ROLES` sees it.

    `posted`: what a form on the page is sent with, to `action` or to the page itself;
    the state is what the answer leads to.
    """

    template: str
    name: str
    path: str
    role: str = "clerk"
    status: int = 200
    posted: dict[str, Any] = field(default_factory=dict)
    action: str = ""

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
    _start("a clerk's with nothing due", "idle"),
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
    _agenda(
        "refused",
        "d-plain/",
        status=422,
        posted={
            "base": 0,
            "title": "",
            "issue": "No such issue",
            "purpose": "To decide",
            "recommendations-0-to": "Full Council",
            "recommendations-0-lead": "x" * 200_001,
            "recommendations-1-parts": "note it",
            "officer_contacts-0-email": "o@x.example",
            "background_papers-0-url": "x.example",
            "private_class": "exempt",
            "private_description": "x" * 200_001,
            "urgency_reason": "x" * 200_001,
            "review_on": "soon",
        },
    ),
    _versions("all of them", "m-first/minutes/versions/"),
    _versions("none", "d-plain/agenda/versions/"),
    _versions("some that met", "c-item/minutes/versions/"),
    DeskState(
        "meetings/desk/wordings.html",
        "none",
        "/desk/committees/desk-idle/wordings/",
        role="idle",
    ),
    DeskState(
        "meetings/desk/wordings.html",
        "some, and one refused",
        "/desk/committees/desk-two/wordings/",
        status=422,
        posted={"name": "", "text": ""},
    ),
    DeskState(
        "meetings/desk/wording.html",
        "as it opens",
        "/desk/committees/desk-two/wordings/{wording}/",
    ),
    DeskState(
        "meetings/desk/wording.html",
        "refused",
        "/desk/committees/desk-two/wordings/{wording}/",
        status=422,
        posted={"name": "", "text": "x"},
    ),
    DeskState(
        "meetings/desk/conflict.html",
        "one's own",
        "/desk/items/c-item/minutes/conflict/{aside}/",
        role="second",
    ),
    DeskState(
        "meetings/desk/conflict.html",
        "another's, nothing chosen",
        "/desk/items/c-item/minutes/conflict/{aside}/",
        status=422,
        posted={"seen": "1"},
    ),
    DeskState(
        "meetings/desk/versions.html",
        "one beside what is now",
        "/desk/items/m-first/minutes/versions/?with={version}",
    ),
    DeskState(
        "meetings/desk/versions.html",
        "the first beside what is now",
        "/desk/items/m-first/minutes/versions/?with={planned}",
    ),
    DeskState(
        "meetings/desk/agenda/bring.html",
        "deferred ones and others",
        "/desk/meetings/desk-may/bring-item/",
    ),
    DeskState(
        "meetings/desk/agenda/bring.html",
        "none",
        "/desk/meetings/desk-alone/bring-item/",
    ),
    DeskState(
        "meetings/desk/agenda/take_off.html",
        "on the agenda, refused",
        "/desk/meetings/desk-april/agenda/d-plain/take-off/",
        status=422,
        posted={"outcome": "deferred", "to": "desk-may", "reason": ""},
    ),
    DeskState(
        "meetings/desk/agenda/take_off.html",
        "withdrawn already",
        "/desk/meetings/desk-april/agenda/d-off/take-off/",
    ),
    DeskState(
        "meetings/desk/agenda/page.html",
        "published, and an item added since",
        "/desk/meetings/desk-march/agenda/m-late/",
    ),
    DeskState(
        "meetings/desk/agenda/page.html",
        "nothing on it",
        "/desk/meetings/desk-may/agenda/",
    ),
    DeskState(
        "meetings/desk/minutes/page.html",
        "nobody's attendance taken",
        "/desk/meetings/desk-april/minutes/d-plain/",
    ),
    DeskState("meetings/desk/meeting.html", "cancelled", "/desk/meetings/desk-off/"),
    DeskState(
        "meetings/desk/meeting.html", "approved", "/desk/meetings/desk-approved/"
    ),
    DeskState(
        "meetings/desk/meeting.html",
        "late, in a year without known holidays",
        "/desk/meetings/desk-far/",
    ),
    DeskState("meetings/desk/meeting.html", "late", "/desk/meetings/desk-late/"),
    DeskState(
        "meetings/desk/agenda/page.html",
        "far ahead",
        "/desk/meetings/desk-far/agenda/",
    ),
    DeskState(
        "meetings/desk/agenda/page.html", "late", "/desk/meetings/desk-late/agenda/"
    ),
    _agenda("given to its author", "d-report/"),
    _agenda("confidential", "d-secret/"),
    _agenda(
        "an item without a title",
        "d-plain/",
        status=422,
        posted={"title": "", "kind": "heading", "place": "under:d-plain"},
        action="/desk/meetings/desk-april/add-item/",
    ),
    _agenda(
        "an item moved",
        "d-plain/",
        posted={"move": "down"},
        action="/desk/meetings/desk-april/agenda/d-plain/move/",
    ),
    DeskState(
        "meetings/desk/agenda/take_off.html",
        "withdrawn without a reason",
        "/desk/meetings/desk-april/agenda/d-plain/take-off/",
        status=422,
        posted={"outcome": "withdrawn"},
    ),
    DeskState(
        "meetings/desk/minutes/page.html",
        "a vote without attendance",
        "/desk/meetings/desk-april/minutes/d-plain/",
        posted={"base": 0, "do": "add:votes"},
    ),
    _versions("several of one sitting", "d-child/agenda/versions/"),
    _meeting("its draft minutes out", "desk-draft"),
    DeskState(
        "meetings/desk/minutes/page.html",
        "no wordings yet",
        "/desk/meetings/desk-idle/minutes/i-item/",
        role="idle",
    ),
    _start("a member's of no committee, who has no report to write", "guest"),
    DeskState(
        "meetings/desk/agenda/page.html",
        "a published item can't be removed",
        "/desk/meetings/desk-march/agenda/m-first/",
        posted={"x": "1"},
        action="/desk/meetings/desk-march/agenda/m-first/remove/",
    ),
]
