"""Meetings planned, moved and called off, in every state that their pages show."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from committees.models import Committee
from meetings.actions.publishing import publish_notice
from meetings.models import AgendaItem, Issue, Meeting, MeetingPattern, StandingItem
from tests.browser.desk_scenes import NOON
from tests.browser.desk_states import DeskState

if TYPE_CHECKING:
    from typing import Any

MANY = 30
# The key of the first standing item, which its address has.
STANDING = 9001
_PLAN, _SERIES = (
    "/desk/committees/plan-many/plan/",
    "/desk/committees/plan-many/series/",
)
_ASKED = "?first=2027-05-01&last=2028-04-30&weekday=0&weeks=1&on_holiday=later"
_FAR = "?first=2031-12-01&last=2032-02-01&weekday=0&every=2&on_holiday=later"
_LATE = "?first=2027-03-18&last=2027-03-30&weekday=4&every=1&on_holiday=later"
_NONE = "?first=2027-05-04&last=2027-05-05&weekday=0&every=1&on_holiday=later"


def set_planning() -> None:
    """A committee with many meetings and issues; one postponed, one moved."""
    many = Committee.objects.create(slug="plan-many", name="Many", listed=True)
    MeetingPattern.objects.create(
        committee=many, weekday=0, weeks="1", start_time=time(18, 30)
    )
    for n, kind in enumerate(("apologies", "heading", "other")):
        StandingItem.objects.create(
            pk=STANDING + n, committee=many, position=n, title=f"Item {n}", kind=kind
        )
    first = date(2027, 9, 6)
    Meeting.objects.bulk_create(
        Meeting(committee=many, date=first + timedelta(weeks=n), title="Budget")
        for n in range(MANY)
    )
    _meeting(many, "plan-june", date(2027, 6, 7))
    _meeting(many, "plan-july", date(2027, 7, 5), start_time=time(18, 30))
    put_off = _meeting(
        many, "plan-later", date(2027, 8, 2), status="postponed", status_reason="Snow"
    )
    moved = _meeting(many, "plan-moved", date(2027, 8, 9), moved_from=["2027-08-02"])
    publish_notice(meeting=moved, now=NOON)
    issues = [Issue(title=f"Matter {n}") for n in range(MANY)]
    for n, issue in enumerate(Issue.objects.bulk_create(issues)):
        AgendaItem.objects.create(
            meeting=put_off,
            position=n,
            number="" if n == 0 else str(n),
            title=issue.title,
            issue=issue,
            issue_title=issue.title,
            withdrawn="withdrawn" if n == 1 else "",
        )


def _meeting(committee: Committee, uid: str, day: date, **fields: Any) -> Meeting:
    return Meeting.objects.create(uid=uid, committee=committee, date=day, **fields)


def _state(name: str, title: str, path: str, **fields: Any) -> DeskState:
    return DeskState(f"meetings/desk/planning/{name}.html", title, path, **fields)


def _of(name: str, title: str, uid: str, what: str, **fields: Any) -> DeskState:
    return _state(name, title, f"/desk/meetings/{uid}/{what}/", **fields)


PLANNING_STATES = [
    _state("plan", "as it opens", _PLAN),
    _state(
        "plan", "refused", _PLAN, status=422, posted={"date": "", "venue": "Library"}
    ),
    _state(
        "plan",
        "an unusual day",
        _PLAN,
        status=422,
        posted={"date": "2027-03-26", "kind": "ordinary"},
    ),
    _state(
        "plan",
        "a day looked at, ticked",
        _PLAN,
        posted={
            "date": "2031-12-26",
            "kind": "ordinary",
            "sure": "2031-12-26",
            "do": "check",
        },
    ),
    _state("series", "as it opens", _SERIES),
    _state(
        "series",
        "of a committee without a pattern",
        f"/desk/committees/desk-idle/series/{_ASKED}",
        role="idle",
    ),
    _state("series", "dates, holidays, what is there", _SERIES + _ASKED),
    _state("series", "holidays not known", _SERIES + _FAR),
    _state("series", "late", _SERIES + _LATE),
    _state("series", "no date", _SERIES + _NONE),
    _state(
        "series",
        "nothing ticked",
        _SERIES + _ASKED,
        status=422,
        posted={"announce": "on", "keep": "on"},
    ),
    _state("pattern", "as it opens", "/desk/committees/plan-many/pattern/"),
    _state(
        "pattern",
        "refused",
        "/desk/committees/plan-many/pattern/",
        status=422,
        posted={"every": "60"},
    ),
    _state(
        "standing_items",
        "none",
        "/desk/committees/desk-idle/standing-items/",
        role="idle",
    ),
    _state(
        "standing_items",
        "some, and one refused",
        "/desk/committees/plan-many/standing-items/",
        status=422,
        posted={"title": "", "kind": "other"},
    ),
    _state(
        "standing_item",
        "as it opens",
        f"/desk/committees/plan-many/standing-items/{STANDING}/",
    ),
    _state(
        "standing_item",
        "refused",
        f"/desk/committees/plan-many/standing-items/{STANDING}/",
        status=422,
        posted={"title": "", "kind": "other"},
    ),
    _of("change", "not announced", "plan-june", "change"),
    _of("change", "announced", "plan-moved", "change"),
    _of("move", "as it opens", "plan-july", "move"),
    _of("move", "held", "desk-march", "move"),
    _of(
        "move",
        "to an unusual day",
        "plan-moved",
        "move",
        status=422,
        posted={"date": "2027-12-27", "reason": "Repairs"},
    ),
    _of("call_off", "as it opens", "plan-july", "cancel"),
    _of("call_off", "held", "desk-march", "postpone"),
    _of("call_off", "cancelled", "desk-off", "cancel"),
    _of("call_off", "postponed", "plan-later", "postpone"),
    _of(
        "call_off",
        "refused",
        "plan-moved",
        "cancel",
        status=422,
        posted={"how": "cancelled"},
    ),
    _state("meetings", "to come", "/desk/meetings/"),
    _state("meetings", "a second page", "/desk/meetings/?page=2"),
    _state("meetings", "a third page", "/desk/meetings/?page=3"),
    _state("meetings", "past", "/desk/meetings/?when=past"),
    _state(
        "meetings", "a committee's past", "/desk/meetings/?when=past&committee=desk-two"
    ),
    _state("meetings", "none", "/desk/meetings/", role="idle"),
    _state("issues", "the first page", "/desk/issues/"),
    _state("issues", "the second page", "/desk/issues/?page=2"),
    _state("issues", "found", "/desk/issues/?q=bridge"),
    _state("issues", "not found", "/desk/issues/?q=trams"),
    _state("issues", "none", "/desk/issues/", role="idle"),
]
