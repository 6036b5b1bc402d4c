"""The documents of an item or a meeting as the desk lists them, with what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from meetings.desk.document_forms import UploadForm
from meetings.models import Document
from meetings.papers.found import Found
from meetings.papers.kinds import PDF
from meetings.papers.naming import served_name
from meetings.record.documents import MAX_DOCUMENT_BYTES
from meetings.wording import document_kind_words, file_size, file_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from committees.models import User
    from meetings.models import AgendaItem, Meeting

_WARNS = {
    Found.NO_LANGUAGE: "No language is set in it: it may be read aloud in the wrong"
    " one.",
    Found.NO_TITLE: "It has no title of its own inside.",
    Found.COMMENTS: "There are comments in it, which readers will see.",
    Found.ATTACHMENTS: "There are other files inside it, which readers will get.",
    Found.TRACKED_CHANGES: "There are tracked changes in it, which readers will see.",
    Found.NOT_LOOKED: "It could not be looked into. Check that it opens, or save it as"
    " PDF again and replace it.",
}
_SCANNED = "Pages are scanned. It can’t be read aloud or searched."
_UNTAGGED = (
    "Readable, but not tagged: read aloud, it may come in the wrong order and without"
    " headings."
)


@dataclass(frozen=True)
class Row:
    """One document. `name` and `words` make its link; `number` is its item's; `is_new`:
    the agenda is out without it."""

    document: Document
    name: str
    number: str
    words: str
    url: str
    kind: str
    fine: str
    warnings: list[str]
    same_as: str
    is_new: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Entry:
    """What the partial needs. `on_agenda`: it stands on the agenda's own page."""

    meeting: Meeting
    item: AgendaItem | None
    rows: list[Row]
    form: UploadForm
    url: str
    on_agenda: bool
    most: int = MAX_DOCUMENT_BYTES


def entry_of(
    user: User,
    meeting: Meeting,
    item: AgendaItem | None,
    *,
    form: UploadForm | None = None,
    on_agenda: bool = False,
) -> Entry:
    """The documents of an item, or the meeting's own, with a form to add to them; four
    queries, whatever their number."""
    return Entry(
        meeting=meeting,
        item=item,
        rows=rows_of(user, meeting, item),
        form=form or UploadForm(meeting=meeting, initial=_usual(item)),
        url=documents_url(meeting, item),
        on_agenda=on_agenda,
    )


def rows_of(user: User, meeting: Meeting, item: AgendaItem | None) -> list[Row]:
    """An item's documents in their order, or the meeting's own."""
    known = Document.objects.editable_by(user).filter(meeting=meeting)
    all_of_it = list(
        known.select_related("item").order_by("item__position", "position")
    )
    mine = [row for row in all_of_it if row.item_id == (item.pk if item else None)]
    news = known.filter(pk__in=[row.pk for row in mine]).not_published_yet()
    new = set(news.values_list("pk", flat=True)) if mine else set()
    return [
        Row(
            document=row,
            name=name_of(row),
            number=row.item.number if row.item else "",
            words=_file_words(row),
            url=file_url(row),
            kind=document_kind_words(row.kind),
            fine=_fine(row),
            warnings=list(_warnings(row)),
            same_as=same_file(row, all_of_it),
            is_new=row.pk in new,
            is_first=n == 0,
            is_last=n == len(mine) - 1,
        )
        for n, row in enumerate(mine)
    ]


def same_file(row: Document, others: Iterable[Document]) -> str:
    """Which other document is the very same file: "Annex 1 of item 7"; "" for none."""
    for other in others:
        if row.sha256 and other.sha256 == row.sha256 and other.pk != row.pk:
            item = other.item
            where = f"item {item.number or item.title}" if item else "the meeting"
            return f"{name_of(other)} of {where}"
    return ""


def name_of(row: Document) -> str:
    return row.title or row.filename or document_kind_words(row.kind)


def file_url(row: Document) -> str:
    """The address of a document's file at the desk."""
    name = served_name(row.filename, row.title, row.media_type)
    return reverse("desk-document-file", args=[row.uid, name])


def documents_url(meeting: Meeting, item: AgendaItem | None) -> str:
    if item:
        return reverse("desk-item-documents", args=[meeting.uid, item.uid])
    return reverse("desk-meeting-documents", args=[meeting.uid])


def _usual(item: AgendaItem | None) -> dict[str, str]:
    return {"kind": "report" if item else "other"}


def _file_words(row: Document) -> str:
    """ "PDF, 188 KB"."""
    kind = file_type(row.media_type, row.filename)
    return ", ".join(filter(None, [kind, file_size(row.size)]))


def _fine(row: Document) -> str:
    """What is good about a file, and how long it is."""
    good = "Readable and tagged." if row.has_words and row.is_tagged else ""
    pages = row.pages
    length = f"{pages} page{'' if pages == 1 else 's'}." if pages else ""
    return " ".join(filter(None, [good, length]))


def _warnings(row: Document) -> Iterator[str]:
    """What a clerk should know of a file; none of it stops anything."""
    if row.media_type == PDF and row.has_words is False:
        yield _SCANNED
    elif row.has_words and row.is_tagged is False:
        yield _UNTAGGED
    for each in Found:
        if each in row.found:
            yield _WARNS[each]
