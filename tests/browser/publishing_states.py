"""The states of the pages that publish, beside those of `desk_states.py`, and the
meetings that they need beside those of `desk_scenes.py`.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

from committees.models import Committee
from meetings.actions.publishing import publish_agenda, publish_minutes, publish_notice
from meetings.models import AgendaItem, Document, Meeting
from tests.browser.desk_states import DeskState
from tests.records import NOON


def _page(name: str, meeting: str, kind: str, **fields: Any) -> DeskState:
    path = f"/desk/meetings/{meeting}/publish/{kind}/"
    return DeskState("meetings/desk/publish/page.html", name, path, **fields)


def _preview(name: str, meeting: str, kind: str) -> DeskState:
    path = f"/desk/meetings/{meeting}/publish/{kind}/preview/"
    return DeskState("meetings/desk/publish/preview.html", name, path)


def _full(name: str, meeting: str, kind: str) -> DeskState:
    path = f"/desk/meetings/{meeting}/publish/{kind}/not-for-publication/"
    return DeskState("meetings/desk/publish/full.html", name, path)


def _in_full(name: str, meeting: str) -> DeskState:
    path = f"/desk/meetings/{meeting}/in-full/"
    return DeskState("meetings/desk/in_full.html", name, path, role="member")


UNREAD = {"number": 1, "fingerprint": "another"}

PUBLISHING_STATES = [
    _page("a notice", "desk-may", "notice"),
    _page("the notice of a cancelled meeting", "desk-off", "notice"),
    _page("an agenda with errors", "desk-april", "agenda"),
    _page("a late agenda", "desk-late", "agenda"),
    _page("an agenda that says nothing new", "desk-out", "agenda"),
    _page("an agenda with a supplement", "desk-added", "agenda"),
    _page("minutes with errors", "desk-march", "minutes"),
    _page("minutes without an agenda", "desk-may", "minutes"),
    _page("approved minutes", "desk-approved", "minutes"),
    _page("not ticked", "desk-may", "notice", posted=UNREAD),
    _page("changed since", "desk-late", "agenda", posted={**UNREAD, "sure": "on"}),
    _preview("a notice", "desk-may", "notice"),
    _preview("an agenda without a time", "desk-late", "agenda"),
    _preview("minutes", "desk-march", "minutes"),
    _full("an agenda, nothing private", "desk-out", "agenda"),
    _full("an agenda with confidential matter", "desk-added", "agenda"),
    _full("minutes with follow-ups", "desk-march", "minutes"),
    _in_full("an agenda", "desk-secret-1"),
    _in_full("an agenda without a time", "desk-secret-2"),
    _in_full("minutes", "desk-secret-3"),
]


def set_publishing() -> None:
    """A meeting whose agenda is out, and to which things were added since."""
    committee = Committee.objects.get(slug="desk")
    meeting = Meeting.objects.create(
        uid="desk-added",
        committee=committee,
        committee_name=committee.name,
        committee_kind=committee.kind,
        date=date(2027, 5, 20),
        start_time=time(18),
        venue="Council Chamber",
    )
    items = [
        AgendaItem.objects.create(meeting=meeting, position=n, **fields)
        for n, fields in enumerate(
            (
                {"number": "1", "title": "Apologies", "kind": "apologies"},
                {"title": "A post", "private_class": "confidential", "kind": "other"},
            )
        )
    ]
    publish_notice(meeting=meeting, now=NOON)
    publish_agenda(meeting=meeting, now=NOON)
    Document.objects.create(
        meeting=meeting, item=items[0], position=0, title="Annex", filename="annex.pdf"
    )
    _publish_private(committee)


def _publish_private(committee: Committee) -> None:
    """Three meetings with an exempt item that members read."""
    for n in (1, 2, 3):
        meeting = Meeting.objects.create(
            uid=f"desk-secret-{n}",
            committee=committee,
            committee_name=committee.name,
            committee_kind=committee.kind,
            date=date(2027, 1, 20 + n),
            start_time=None if n == 2 else time(18, 30),
        )
        AgendaItem.objects.create(
            meeting=meeting,
            position=0,
            number="1",
            title="The sale of 3 Mill Lane",
            private_class="exempt",
            paragraphs="3",
        )
        actions = [publish_notice, publish_agenda, publish_minutes]
        for publish in actions if n == 3 else actions[:2]:
            publish(meeting=meeting, now=NOON)
