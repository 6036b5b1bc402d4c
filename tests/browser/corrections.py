"""Meetings whose agenda or minutes were corrected, in every way that a page tells."""

from __future__ import annotations

import datetime as dt
from typing import Any

from meetings.record.decisions import ResolutionRecord
from meetings.record.items import RecommendationRecord
from meetings.record.meeting import AgendaHeader, CommitteeRecord, MinutesHeader
from tests.browser.hard import LONG, MARKUP
from tests.records import EXEMPT, NOON, a_document, a_meeting, an_item, changed, publish

HARBOUR = CommitteeRecord(slug="harbour", name="Harbour Committee", kind="advisory")
MANY = 9  # items, one more than are listed without a list of links
LONG_TEXT = "<p>" + "The harbour master told the committee of the tides. " * 40 + "</p>"


def publish_corrections() -> None:
    _many()
    _long()
    _taken_back()


def _minutes(number: int, *items: Any, **fields: Any) -> None:
    header = MinutesHeader(
        state="draft",
        published_at=NOON,
        edition=number,
        correction="A figure.\n\nAnd a name." if number > 1 else "",
    )
    agenda = AgendaHeader(published_at=NOON)
    given = {"minutes": header, "agenda": agenda, "committee": HARBOUR, **fields}
    publish(a_meeting(*items, **given))


def _many() -> None:
    """Three editions: lists, tables, headings and parts changed; the first of which
    nobody knows when it was published."""
    text = (
        "<h3>Costs of 2027</h3><ol><li>Sand</li><li>Salt and grit</li></ol>"
        "<ul><li>Rope</li></ul><p>Noted.</p><p>Agreed <strong>at once</strong>.</p>"
        "<table><tbody><tr><th>Steel</th><td>£3,000</td></tr></tbody></table>"
    )
    altered = (
        "<h3>Costs of 2028</h3><ol><li>Sand</li><li>Salt and tar</li></ol>"
        "<ul><li>Chain</li></ul><p>Noted.</p><p>Agreed at once.</p>"
        "<table><tbody><tr><th>Steel</th><td>£3,500</td></tr></tbody></table>"
    )
    resolution = ResolutionRecord(parts=("That it be so.",), outcome="agreed")
    items = [
        an_item(
            uid=f"many-{n}",
            number=str(n),
            title=f"Mooring {n}",
            minutes=text,
            resolutions=(resolution,),
        )
        for n in range(1, MANY + 1)
    ]
    off = an_item(uid="many-off", number="20", title="Buoys", purpose="<p>To see.</p>")
    given: dict[str, Any] = {"uid": "many", "date": dt.date(2027, 1, 14)}
    unknown = {"agenda": AgendaHeader(published_at=None)}
    _minutes(1, *items, off, **given, **unknown, end_time=dt.time(20, 21))
    changed_items = [
        changed(
            each,
            minutes=altered,
            resolutions=(changed(resolution, parts=("That it be.", "And paid.")),),
        )
        for each in items
    ]
    _minutes(2, *changed_items, off, **given, **unknown, end_time=dt.time(20, 12))
    new = an_item(
        uid="many-new",
        number="21",
        title=MARKUP,
        recommendations=(RecommendationRecord(lead="That:", parts=("A.", "B.")),),
    )
    _minutes(3, *changed_items[::-1], new, **given, **unknown)


def _long() -> None:
    """Addresses with no place to break, and a long paragraph in which a word changed;
    a meeting whose hour isn't known."""
    item = an_item(uid="tides", number="1", title=f"Tides {LONG}", minutes=LONG_TEXT)
    given: dict[str, Any] = {
        "uid": "tidal",
        "date": dt.date(2027, 1, 21),
        "start_time": None,
    }
    _minutes(1, item, **given, venue=LONG)
    text = item.minutes.replace("the tides", LONG, 1)
    paper = a_document(title=LONG, filename="x.pdf")
    _minutes(
        2, changed(item, minutes=text, documents=(paper,)), **given, venue=f"{LONG}/b"
    )


def _taken_back() -> None:
    """An item and a document that are private in the next edition of the agenda."""
    paper = a_document(title="Offers")
    item = an_item(uid="offers", number="4", title="Offers for the quay")
    given: dict[str, Any] = {
        "uid": "taken-back",
        "date": dt.date(2027, 4, 22),
        "committee": HARBOUR,
        "stage": "agenda",
    }
    publish(a_meeting(item, documents=(paper,), **given))
    private = changed(item, private=changed(EXEMPT, open_title="Land at the quay"))
    publish(
        a_meeting(
            private,
            documents=(changed(paper, private=EXEMPT),),
            agenda=AgendaHeader(published_at=NOON, edition=2, correction="Offers."),
            **given,
        )
    )
