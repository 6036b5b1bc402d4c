"""What the public would read, before it does: rendered as it will be, never kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.safestring import mark_safe

from meetings.actions.freezing import full_record
from meetings.actions.publishing import live_headers
from meetings.actions.supplements import numbered, supplement_to
from meetings.models import Edition
from meetings.record.editions import edition_of, fingerprint
from meetings.record.meeting import (
    NoticeHeader,
    stored_meeting,
    walk_items,
)
from meetings.record.openform import open_form
from meetings.record.tables import read_tables
from meetings.renditions import Wanted, render

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.safestring import SafeString

    from meetings.actions.supplements import Supplement
    from meetings.models import Meeting
    from meetings.record.documents import DocumentRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import (
        AgendaHeader,
        EditionKind,
        MeetingRecord,
        MinutesHeader,
    )

# By the names that the makers have themselves given to `meetings/renditions.py`.
_HEAD, MEETING_BODY = "meeting head", "meeting body"
PDFS = {"agenda": "agenda pdf", "minutes": "minutes pdf"}

NOT_FOR_PUBLICATION = "(not for publication)"


@dataclass(frozen=True)
class Preview:
    """An edition of this kind as it would be made now, by the tables.

    `live` are the editions that are out, by their kind; `full` the record as the
    tables stand, with the headers that would go out; `before` that of the edition
    that is out; `supplement` what an agenda has that the one before it hadn't.
    """

    kind: EditionKind
    full: MeetingRecord
    live: dict[str, Edition]
    now: datetime
    before: MeetingRecord | None = None
    supplement: Supplement | None = None

    @property
    def number(self) -> int:
        """The number of the edition that it would be."""
        out = self.live.get(self.kind)
        return out.number + 1 if out else 1

    @cached_property
    def said(self) -> MeetingRecord:
        """What the edition says, private matter included."""
        return edition_of(self.kind, self.full)

    @cached_property
    def opened(self) -> MeetingRecord:
        return open_form(self.said)

    @cached_property
    def fingerprint(self) -> str:
        """Of all that was shown: another one means that the tables have changed."""
        out = {kind: row.number for kind, row in self.live.items()}
        unsaid = {"published_at": None, "edition": 1}
        said = self.said.model_copy(
            update={
                "notice": NoticeHeader(),
                "agenda": self.said.agenda.model_copy(update=unsaid),
                "minutes": self.said.minutes.model_copy(update=unsaid),
            }
        )
        parts = [said.canonical(), json.dumps(out, sort_keys=True)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def head(self) -> SafeString:
        """The state, place and time as the public page will say them: those of the
        notice that is out, until the next one is."""
        notice = self.live.get("notice")
        told = self.said
        if self.kind != "notice" and notice:
            told = stored_meeting(notice.record)
        record = told.model_copy(
            update={"agenda": self._agenda(), "minutes": self._minutes()}
        )
        return self._rendered(_HEAD, "notice", record)

    def body(self) -> SafeString:
        """The page's body. A notice stands over what is out already."""
        shown = self.live.get("minutes") or self.live.get("agenda")
        if self.kind == "notice" and shown:
            record = stored_meeting(shown.record)
            return self._rendered(MEETING_BODY, shown.kind, record)
        return self._rendered(MEETING_BODY, self.kind, self.opened)

    def full_body(self) -> SafeString:
        """The same with the private matter in its place. For its clerks alone."""
        return self._rendered(MEETING_BODY, self.kind, laid_open(self.said))

    def pdf(self) -> bytes:
        return render(Wanted(PDFS[self.kind], unsaved_edition(self.kind, self.opened)))

    def _agenda(self) -> AgendaHeader:
        if self.kind == "agenda":
            return self.full.agenda.model_copy(update={"published_at": self.now})
        return self.full.agenda

    def _minutes(self) -> MinutesHeader:
        if self.kind == "minutes":
            return self.full.minutes.model_copy(update={"published_at": self.now})
        return self.full.minutes

    def _rendered(self, maker: str, kind: str, record: MeetingRecord) -> SafeString:
        """Safe: our own template made it, and cleaned what it printed."""
        made = render(Wanted(maker, unsaved_edition(kind, record)))
        return mark_safe(made.decode())  # noqa: S308


def preview_of(meeting: Meeting, kind: EditionKind, *, now: datetime) -> Preview:
    """Build it from the working tables, in a fixed number of queries."""
    rows = meeting.editions.live().select_related("by")
    live = {row.kind: row for row in rows}
    headers = live_headers(live.values())
    out = live.get(kind)
    number = out.number + 1 if out else 1
    before = full_record(out) if out else None
    fresh = {"edition": number, "published_at": None, "correction": ""}
    if kind == "agenda":
        said = headers.agenda.model_copy(update=fresh)
        headers = headers._replace(agenda=said)
    elif kind == "minutes":
        draft = headers.minutes.model_copy(update={**fresh, "state": "draft"})
        headers = headers._replace(minutes=draft)
    else:
        notice = (headers.notice or NoticeHeader()).model_copy(update=fresh)
        headers = headers._replace(notice=notice)
    full = read_tables(meeting, headers)
    supplement = None
    if before and kind == "agenda":
        supplement = supplement_to(before, full)
        full = numbered(full, supplement)
    return Preview(kind, full, live, now, before, supplement)


def laid_open(record: MeetingRecord) -> MeetingRecord:
    """A full record as if all were open, with a word at what isn't."""
    return record.model_copy(
        update={
            "items": tuple(map(_laid_open, record.items)),
            "documents": tuple(map(_document, record.documents)),
        }
    )


def _laid_open(item: ItemRecord) -> ItemRecord:
    title = f"{item.title} {NOT_FOR_PUBLICATION}" if item.private else item.title
    return item.model_copy(
        update={
            "title": title,
            "private": None,
            "documents": tuple(map(_document, item.documents)),
            "items": tuple(map(_laid_open, item.items)),
        }
    )


def _document(document: DocumentRecord) -> DocumentRecord:
    if not document.private:
        return document
    title = f"{document.title or document.filename} {NOT_FOR_PUBLICATION}"
    return document.model_copy(update={"title": title, "private": None})


def private_items(record: MeetingRecord) -> list[ItemRecord]:
    return [item for item in walk_items(record.items) if item.private]


def unsaved_edition(kind: str, record: MeetingRecord) -> Edition:
    """What a maker asks for: an edition that is none, and is never saved."""
    canonical = record.canonical()
    return Edition(kind=kind, record=canonical, fingerprint=fingerprint(canonical))
