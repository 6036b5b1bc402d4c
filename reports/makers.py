"""The three PDFs of a meeting: its agenda, its minutes, the minutes of one item.

Each takes a record as it is to be printed. What an item's `private` keeps back stays
back, whichever form the record has.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Protocol

from django.template.loader import render_to_string

from meetings.public.council import current_council
from meetings.public.notes import notes_on_all, notes_on_item
from meetings.public.pdfs import AGENDA_PDF, ITEM_PDF, MINUTES_PDF
from meetings.record.meeting import stored_item, walk_items
from meetings.renditions import Maker, Wanted, add_maker
from meetings.wording import plain_date
from reports.sources import renderer_fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.models import Edition
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord
    from meetings.renditions import Making

_FIRST_FIGURES = 8


class Council(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def address(self) -> str: ...

    @property
    def email(self) -> str: ...


def item_minutes_html(
    *, meeting: MeetingRecord, item: ItemRecord, council: Council, fingerprint: str
) -> str:
    """Return the page of one item's minutes; `fingerprint` is its edition's."""
    return render_to_string(
        "reports/item_minutes.html",
        {
            "meeting": meeting,
            "item": item,
            "council": council,
            "record": fingerprint[:_FIRST_FIGURES],
            "state": minutes_state(meeting),
            "foot": minutes_foot(meeting),
            "made": _moment(meeting.minutes.published_at),
        },
    )


def agenda_html(*, meeting: MeetingRecord, council: Council, fingerprint: str) -> str:
    return render_to_string(
        "reports/agenda.html",
        {
            "meeting": meeting,
            "council": council,
            "record": fingerprint[:_FIRST_FIGURES],
            "made": _moment(meeting.agenda.published_at),
        },
    )


def minutes_html(*, meeting: MeetingRecord, council: Council, fingerprint: str) -> str:
    return render_to_string(
        "reports/minutes.html",
        {
            "meeting": meeting,
            "council": council,
            "record": fingerprint[:_FIRST_FIGURES],
            "state": minutes_state(meeting),
            "foot": minutes_foot(meeting),
            "made": _moment(meeting.minutes.published_at),
        },
    )


def item_minutes_pdf(
    *, meeting: MeetingRecord, item: ItemRecord, council: Council, fingerprint: str
) -> bytes:
    return _drawn(
        item_minutes_html(
            meeting=meeting, item=item, council=council, fingerprint=fingerprint
        )
    )


def agenda_pdf(*, meeting: MeetingRecord, council: Council, fingerprint: str) -> bytes:
    return _drawn(
        agenda_html(meeting=meeting, council=council, fingerprint=fingerprint)
    )


def minutes_pdf(*, meeting: MeetingRecord, council: Council, fingerprint: str) -> bytes:
    return _drawn(
        minutes_html(meeting=meeting, council=council, fingerprint=fingerprint)
    )


def _drawn(html: str) -> bytes:
    # Only who draws loads WeasyPrint: see sources.py.
    from reports.pdf import render_pdf  # noqa: PLC0415

    return render_pdf(html)


def minutes_state(meeting: MeetingRecord) -> str:
    """Say what the minutes are: "Draft minutes, edition 1"."""
    minutes = meeting.minutes
    if minutes.state == "approved":
        day = minutes.approved_on
        state = f"Minutes approved on {plain_date(day)}" if day else "Approved minutes"
    else:
        state = "Draft minutes, not yet approved"
    return f"{state}, edition {minutes.edition}"


def minutes_foot(meeting: MeetingRecord) -> str:
    """Say the same at the foot of each page, in few words: "Draft minutes. Edition 1".

    Few and capital, or a checker takes the foot of a paper of one page for prose that
    was left untagged.
    """
    minutes = meeting.minutes
    state = "Approved minutes" if minutes.state == "approved" else "Draft minutes"
    day = f", {plain_date(minutes.approved_on)}" if minutes.approved_on else ""
    return f"{state}{day}. Edition {minutes.edition}"


def _moment(value: dt.datetime | None) -> str:
    """Write a moment as PDF metadata wants it; "" where the record doesn't know it."""
    if value is None:
        return ""
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _make_item(making: Making) -> bytes:
    record = making.record
    item = next(each for each in walk_items(record.items) if each.uid == making.item)
    return item_minutes_pdf(
        meeting=record,
        item=item,
        council=current_council(),
        fingerprint=making.fingerprint,
    )


def _make_agenda(making: Making) -> bytes:
    return agenda_pdf(
        meeting=making.record,
        council=current_council(),
        fingerprint=making.fingerprint,
    )


def _make_minutes(making: Making) -> bytes:
    return minutes_pdf(
        meeting=making.record,
        council=current_council(),
        fingerprint=making.fingerprint,
    )


def _agenda_ahead(edition: Edition) -> Iterator[Wanted]:
    if edition.kind == "agenda":
        yield Wanted(AGENDA_PDF, edition)


def _minutes_ahead(edition: Edition) -> Iterator[Wanted]:
    if edition.kind == "minutes":
        _, notes = notes_on_all(edition)
        yield Wanted(MINUTES_PDF, edition, notes=notes)


def _items_ahead(edition: Edition) -> Iterator[Wanted]:
    for item in edition.items.select_related("edition").order_by("position"):
        if stored_item(item.record).has_minutes:
            yield Wanted(ITEM_PDF, edition, item.uid, notes_on_item(item))


def add_makers() -> None:
    """Name the makers of our PDFs to those who hand them out."""
    for kind, make, ahead in (
        (AGENDA_PDF, _make_agenda, _agenda_ahead),
        (MINUTES_PDF, _make_minutes, _minutes_ahead),
        (ITEM_PDF, _make_item, _items_ahead),
    ):
        maker = Maker(make, renderer_fingerprint, as_file=True, ahead=ahead)
        add_maker(kind, maker)
