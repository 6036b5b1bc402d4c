"""Documents of a meeting and its items: adding, describing, replacing, ordering,
removing. What is published of them changes with the next edition and not before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.db.models import Max

from committees.logbook import write_log
from committees.uids import new_uid
from meetings.models import (
    Document,
    Edition,
    Meeting,
    PublishedDocument,
    Withheld,
)
from meetings.papers.naming import title_of
from meetings.record.tables.documents import write_private

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import QuerySet

    from committees.models import User
    from meetings.models import AgendaItem
    from meetings.papers.receiving import Received
    from meetings.record.documents import DocumentKind, PrivateRecord

Direction = Literal["up", "down"]


class PapersError(Exception):
    """It can't be done as asked. The message is fit to show a clerk."""


@dataclass(frozen=True)
class Description:
    """What a clerk says of a document. An empty title is that of its file's name."""

    kind: DocumentKind
    title: str = ""
    private: PrivateRecord | None = None
    published_late_reason: str = ""


@transaction.atomic
def add_documents(
    *,
    meeting: Meeting,
    item: AgendaItem | None,
    received: Iterable[Received],
    described: Description,
    now: datetime,
    by: User,
) -> list[Document]:
    """Add files that are held, after those that are there."""
    locked = _lock(meeting)
    if item and not locked.items.filter(pk=item.pk).exists():
        raise PapersError("This item is not on the agenda any more.")
    added = []
    for position, file in enumerate(received, start=_next_position(locked, item)):
        row = Document(meeting=locked, item=item, position=position)
        _describe(row, described, file.filename)
        _put_file(row, file)
        row.full_clean(exclude=["meeting", "item"])
        row.save()
        _log(row, now, by, "added a document", ())
        added.append(row)
    return added


@transaction.atomic
def describe_document(
    *,
    document: Document,
    described: Description,
    item: AgendaItem | None,
    now: datetime,
    by: User,
) -> Document:
    """Change what is said of a document, and which item of its meeting it is of."""
    locked = _lock(document.meeting)
    row = _fresh(document)
    before = _said(row)
    _describe(row, described, row.filename)
    if (item.pk if item else None) != row.item_id:
        if item and not locked.items.filter(pk=item.pk).exists():
            raise PapersError(
                "This item is not on the agenda any more. Choose another."
            )
        row.item, row.position = item, _next_position(locked, item)
    changed = [name for name, value in _said(row).items() if before[name] != value]
    if changed:
        row.full_clean(exclude=["meeting", "item"])
        row.save()
        _log(row, now, by, "changed a document", changed)
    return row


@transaction.atomic
def replace_file(
    *, document: Document, received: Received, now: datetime, by: User
) -> Document:
    """Put another file in a document's place.

    What an edition names never changes: there, a new document takes the old one's place
    and comes out with the next edition. A document that was open and is about to be
    kept back keeps its uid, or its old address would stay open.
    """
    _lock(document.meeting)
    row = _fresh(document)
    if is_in_an_edition(row) and not (is_private(row) and is_handed_out(row)):
        _log(row, now, by, "removed a document", ())
        row.delete()
        row.pk, row.uid, row.supplement = None, new_uid(), None
        row._state.adding = True
        _put_file(row, received)
        row.save()
        _log(row, now, by, "added a document", ())
        return row
    _put_file(row, received)
    row.save()
    _log(row, now, by, "replaced a document’s file", ["filename", "sha256"])
    return row


@transaction.atomic
def move_document(
    *, document: Document, direction: Direction, now: datetime, by: User
) -> bool:
    """Change places with the one before or after; False: it can't go further."""
    _lock(document.meeting)
    row = _fresh(document)
    beside = _beside(row.meeting, row.item)
    if direction == "up":
        other = beside.filter(position__lt=row.position).order_by("-position").first()
    else:
        other = beside.filter(position__gt=row.position).order_by("position").first()
    if other is None:
        return False
    here, there = row.position, other.position
    # A position is taken once: one of the two waits at the end.
    _stand(row, _next_position(row.meeting, row.item))
    _stand(other, here)
    _stand(row, there)
    _log(row, now, by, "moved a document", ["position"])
    return True


@transaction.atomic
def remove_document(*, document: Document, now: datetime, by: User) -> None:
    """Take a document away: at once where it isn't published, else with the next
    edition; earlier editions keep what they were published with."""
    _lock(document.meeting)
    row = _fresh(document)
    if is_private(row) and is_handed_out(row):
        raise PapersError(
            "This document is published, and would stay at its old address. Publish the"
            " next edition, which keeps it from the public, and then remove it."
        )
    _log(row, now, by, "removed a document", ())
    row.delete()


def is_in_an_edition(document: Document) -> bool:
    """Whether something published names it, openly or among what is kept back."""
    return any(
        model._default_manager.filter(uid=document.uid).exists()
        for model in (PublishedDocument, Withheld)
    )


def is_handed_out(document: Document) -> bool:
    """Whether the public gets a file at its address now."""
    return PublishedDocument.objects.latest_of(document.uid).exists()


def is_private(document: Document) -> bool:
    """Whether the next edition keeps it back: for itself, or for its item."""
    if document.private_class:
        return True
    item = document.item
    while item:
        if item.private_class:
            return True
        item = item.parent
    return False


def _lock(meeting: Meeting) -> Meeting:
    locked = Meeting.objects.select_for_update().order_by().get(pk=meeting.pk)
    approved = Edition.objects.filter(meeting=locked, kind="minutes", state="approved")
    if approved.exists():
        raise PapersError(
            "The minutes of this meeting are approved: no further edition of its"
            " documents comes out. Add the document to the next meeting’s agenda."
        )
    return locked


def _fresh(document: Document) -> Document:
    """The row as it is now that the meeting is locked."""
    rows = Document.objects.select_related("meeting", "item__parent")
    row = rows.filter(pk=document.pk).first()
    if row is None:
        raise PapersError("Somebody else has removed or replaced this document.")
    return row


def _beside(meeting: Meeting, item: AgendaItem | None) -> QuerySet[Document]:
    return Document.objects.filter(meeting=meeting, item=item)


def _next_position(meeting: Meeting, item: AgendaItem | None) -> int:
    last = _beside(meeting, item).aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def _stand(row: Document, position: int) -> None:
    row.position = position
    row.save(update_fields=["position"])


def _describe(row: Document, described: Description, filename: str) -> None:
    row.kind = described.kind
    row.title = described.title or title_of(filename)
    row.published_late_reason = described.published_late_reason
    for name, value in write_private(described.private).items():
        setattr(row, name, value)


def _put_file(row: Document, received: Received) -> None:
    row.filename, row.media_type = received.filename, received.media_type
    row.size, row.sha256 = received.size, received.sha256
    looked = received.looked
    row.pages, row.is_tagged = looked.pages, looked.is_tagged
    row.has_words, row.found = looked.has_words, [str(each) for each in looked.found]


def _said(row: Document) -> dict[str, object]:
    names = ["kind", "title", "published_late_reason", "item_id", *write_private(None)]
    return {name: getattr(row, name) for name in names}


def _log(
    row: Document, now: datetime, by: User, what: str, fields: Iterable[str]
) -> None:
    write_log(
        now=now,
        by=by,
        what=what,
        kind="document",
        uid=row.uid,
        within=row.meeting.uid,
        fields=fields,
    )
