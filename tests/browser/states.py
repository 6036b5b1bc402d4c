"""Every state that each page has. Who adds a page, or a state to one, adds it here.

`test_states.py` looks at each of them, and finds the templates that none shows, whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from opendata.demo import issues, people, programme, streets
from opendata.demo.committees import SCRUTINY
from opendata.demo.text import uid

DEMONSTRATION, EMPTY = "demonstration", "empty"  # the councils that states are of


@dataclass(frozen=True)
class State:
    """A page in a state. `posted`: what a form sent without its token gets, with
    `letters` in it.

    `council`: the demonstration with rarities, or the one that holds nothing.
    `contact`: the council's settings name its post and e-mail addresses.
    """

    template: str
    name: str
    path: str
    council: str = DEMONSTRATION
    status: int = 200
    posted: bool = False
    letters: int = 0
    contact: bool = False

    def __str__(self) -> str:
        return f"{self.template}: {self.name}"


def _meeting(name: str, uid: str, beneath: str = "") -> State:
    return State("meetings/public/meeting.html", name, f"/meetings/{uid}/{beneath}")


def _changes(name: str, uid: str, asked: str = "", status: int = 200) -> State:
    path = f"/meetings/{uid}/changes/{asked}"
    return State("meetings/public/changes.html", name, path, status=status)


def _item(name: str, uid: str) -> State:
    return State("meetings/public/item.html", name, f"/items/{uid}/")


def _issue(name: str, uid: str) -> State:
    return State("meetings/public/issue.html", name, f"/issues/{uid}/")


def _committee(name: str, slug: str) -> State:
    return State("committees/detail.html", name, f"/committees/{slug}")


def _month(name: str, month: str, council: str = DEMONSTRATION) -> State:
    path = f"/meetings/?month={month}"
    return State("meetings/public/month.html", name, path, council)


def _member(name: str, uid: str, asked: str = "") -> State:
    return State("committees/member.html", name, f"/members/{uid}/{asked}")


STATES = [
    State("meetings/public/home.html", "nothing yet", "/", EMPTY),
    State("committees/list.html", "none yet", "/committees/", EMPTY),
    State("committees/members.html", "none yet", "/members/", EMPTY),
    _month("nothing yet", "2027-03", EMPTY),
    State("meetings/public/home.html", "meetings and minutes", "/"),
    _month("that of today", "2027-03"),
    _month("moved, cancelled, at a later time", "2027-04"),
    _month("none in it", "2027-08"),
    _month("the first that there is", "1700-01"),
    _month("the last that there is", "2199-12"),
    State("committees/list.html", "some, and one that ended", "/committees/"),
    _committee("members, next and past meetings", f"{SCRUTINY.slug}/"),
    _committee("a long list's first page", "licensing/"),
    _committee("a long list's second page", "licensing/?page=2"),
    _committee("never met, part of another", "no-meeting/"),
    _committee("met, and nothing planned", "audit/"),
    _committee("ended", "ended/"),
    _committee("to come, and to end", "to-come/"),
    State("committees/members.html", "in office and former", "/members/"),
    _member("a record's first page", "alun"),
    _member("a record's second page", "alun", "?page=2"),
    _member("to come", "elected"),
    _member("seats, and much in the record", people.RAHMAN.uid),
    _member("no record", "unheard"),
    _member("former", "former"),
    _meeting("announced", programme.PLANNING_PLANNED.uid),
    _meeting("moved", programme.PLANNING_MOVED.uid),
    _meeting("cancelled, its agenda out", programme.PLANNING_CANCELLED.uid),
    _meeting("cancelled, its reason a long address", "off"),
    _meeting("cancelled before its agenda, without a reason", "off-unsaid"),
    _meeting("postponed", "put-off"),
    _meeting("agenda out, with supplement", programme.SCRUTINY_NEXT.uid),
    _meeting("agenda out, little in it", "short"),
    _meeting("convened at short notice, tomorrow, online", "at-short-notice"),
    _meeting("agenda late, corrected, empty; today", "late"),
    _meeting("held, no minutes yet", "unminuted"),
    _meeting("draft", programme.CABINET_BUDGET.uid),
    _meeting("draft, corrected", programme.SCRUTINY_TREES.uid),
    _meeting("approved", programme.CABINET_BUSES.uid),
    _meeting("approved, with a note beside it", programme.SCRUTINY_BUSES.uid),
    _meeting("approved, nobody present", "corrected"),
    _meeting("approved, long addresses", "minuted"),
    _meeting("every field of a record", "every-field"),
    _meeting("earlier minutes", programme.SCRUTINY_TREES.uid, "minutes/1/"),
    _meeting("earlier agenda", programme.SCRUTINY_NEXT.uid, "agenda/1/"),
    _meeting("agenda of what was minuted", programme.CABINET_BUSES.uid, "agenda/1/"),
    _changes("one change", programme.SCRUTINY_TREES.uid),
    _changes("an item put in", programme.SCRUTINY_NEXT.uid),
    _changes("approved, the same", programme.SCRUTINY_BUSES.uid),
    _changes("many changes", "many", "?from=minutes-1&to=minutes-2"),
    _changes("two notes, another order", "many", "?from=minutes-1&to=minutes-3"),
    _changes("agenda and minutes", "many", "?from=agenda-1&to=minutes-3"),
    _changes("long addresses, a long paragraph", "tidal"),
    _changes("private now", "taken-back"),
    _changes("no such edition", "many", "?from=minutes-9", status=404),
    _meeting("corrected twice", "many"),
    _item("changed since an earlier edition", "many-1"),
    _item("to come", programme.SCRUTINY_NEXT.item("5")),
    _item("urgent", programme.SCRUTINY_NEXT.item("8")),
    _item("little to say", "again"),
    _item("its next meeting cancelled", "stalls"),
    _item("minuted", programme.SCRUTINY_TREES.item("5")),
    _item("items under it, votes", programme.SCRUTINY_BUSES.item("5")),
    _item("under another", programme.SCRUTINY_BUSES.item("5a")),
    _item("deferred", programme.SCRUTINY_BUSES.item("7")),
    _item("withdrawn", programme.CABINET_BUDGET.item("7")),
    _item("taken out of order", programme.CABINET_BUDGET.item("6")),
    _item("private, with a summary", programme.CABINET_BUSES.item("8")),
    _item("private, without a title", programme.CABINET_BUDGET.item("9")),
    _item("confidential", "confidential"),
    _item("a note beside it", "stays"),
    _item("gone from the live edition", "gone"),
    _item("long addresses", "five"),
    _item("every field of a record", "item"),
    _issue("three meetings, one to come", issues.BUSES.uid),
    _issue("one meeting", streets.ISSUE.uid),
    _issue("its meeting cancelled", uid("issue ty gwyn")),
    _issue("long addresses", "bridge"),
    _issue("at many meetings", "kerbs"),
    State("meetings/public/accessibility.html", "plain", "/accessibility/"),
    State(
        "meetings/public/accessibility.html",
        "whom to ask",
        "/accessibility/",
        contact=True,
    ),
    State("404.html", "plain", "/nothing-here/", status=404),
    State("404.html", "whom to ask", "/meetings/none/", status=404, contact=True),
    State("403_csrf.html", "plain", "/a-form/", status=403, posted=True),
    State("413.html", "plain", "/a-form/", status=413, posted=True, letters=2_700_000),
    State("500.html", "plain", "/items/broken/", status=500),
    State("503.html", "plain", "/meetings/minuted/minutes.pdf", status=503),
]
