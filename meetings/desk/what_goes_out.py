"""What publishing lets out and what it keeps, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.checking.findings import place_of, shortened
from meetings.record.meeting import documents_of, walk_items
from meetings.wording import DOCUMENT_KINDS, listed

if TYPE_CHECKING:
    from meetings.actions.supplements import Supplement
    from meetings.previews import Preview
    from meetings.record.documents import DocumentRecord
    from meetings.record.meeting import MeetingRecord


def what_goes_out(preview: Preview) -> list[str]:
    record = preview.said
    lines = [_edition(preview)]
    if preview.kind == "agenda" and "notice" not in preview.live:
        lines.append("Notice, edition 1, with it: the public doesn’t know of it yet")
    if preview.supplement:
        lines.append(supplement_words(record, preview.supplement))
    for item in walk_items(record.items):
        if item.private:
            lines.append(f"{place_of(item)} without its private part")
        else:
            lines += [
                f"{place_of(item)} without {_named(each)}"
                for each in item.documents
                if each.private
            ]
    lines += [f"Without {_named(each)}" for each in record.documents if each.private]
    if preview.number > 1 and preview.kind != "notice":
        lines.append(f"Edition {preview.number - 1} stays readable at its address")
    return lines


def _edition(preview: Preview) -> str:
    if preview.kind == "notice":
        return f"Notice, edition {preview.number}: the page, lists and calendar"
    if preview.kind == "agenda":
        return f"Agenda, edition {preview.number}: the page and its PDF"
    items = sum(
        not item.private and item.has_minutes
        for item in walk_items(preview.opened.items)
    )
    pdfs = f"{items} PDF{'' if items == 1 else 's'} of items"
    said = f"Minutes, edition {preview.number}, marked “draft”"
    return f"{said}: the page, the PDF of the meeting, {pdfs}"


def supplement_words(record: MeetingRecord, supplement: Supplement) -> str:
    """Which items and papers are new. Of a full or an open record, whose items it
    names by their numbers alone; "" where none of it is open."""
    said = []
    for item in walk_items(record.items):
        if item.uid in supplement.items:
            said.append(place_of(item).lower() if item.number else place_of(item))
        elif any(each.uid in supplement.documents for each in item.documents):
            said.append(f"a document of {place_of(item).lower()}")
    if any(each.uid in supplement.documents for each in record.documents):
        said.append("a document for the whole meeting")
    return f"Supplement {supplement.number}: {listed(said)}" if said else ""


def new_papers(preview: Preview, uids: list[str]) -> str:
    """The titles of these documents, for the clerk."""
    found = [_named(each) for each in documents_of(preview.said) if each.uid in uids]
    return listed(found)


def _named(document: DocumentRecord) -> str:
    name = document.title or document.filename or DOCUMENT_KINDS[document.kind]
    return f"“{shortened(name)}”"
