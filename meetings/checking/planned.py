"""What an agenda's items and papers lack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.checking.findings import Finding, error, place_of, shortened, warning
from meetings.record.meeting import walk_items
from meetings.wording import DOCUMENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.checking.findings import Context, Side
    from meetings.record.documents import DocumentRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import EditionKind, MeetingRecord

LONGEST_TITLE = 150
_TITLES = re.compile(
    r"^(councillor|cllr|alderman|sir|dame|dr|mr|mrs|ms|mx|miss)\b\.?\s*"
)


def planned(
    record: MeetingRecord, kind: EditionKind, context: Context
) -> Iterator[Finding]:
    """What is missing in the agenda matter; of an item that is off it, nothing."""
    for item in walk_items(record.items):
        if len(item.title) > LONGEST_TITLE:
            words = (
                f"has a title of {len(item.title)} letters. Lists and the agenda read"
                " better with a short one, and the rest in its purpose."
            )
            yield warning(item, words, "agenda", "title")
        yield from _urgent(item, context)
        yield from _private(item, context)
        yield from _recommended(item)
        if not item.withdrawn and kind == "agenda":
            yield from _report(item)
        if kind == "agenda":
            for document in item.documents:
                yield from _document(item, document, context)
    if kind == "agenda":
        for document in record.documents:
            yield from _document(None, document, context)


def undecided(
    record: MeetingRecord, kind: EditionKind, context: Context
) -> Iterator[Finding]:
    """Two had written at once: what goes out may be without what one of them wrote."""
    side: Side = "minutes-texts" if kind == "minutes" else "agenda-texts"
    for item in walk_items(record.items):
        if item.uid in context.undecided:
            words = "has two versions, and nobody has chosen yet: see both."
            yield warning(item, words, side)


def _urgent(item: ItemRecord, context: Context) -> Iterator[Finding]:
    """Local Government Act 1972, section 100B(4)(b)."""
    if item.withdrawn or item.urgency_reason:
        return
    if item.kind == "urgent":
        words = "is urgent without the chair’s reason. The law wants it stated."
        yield error(item, words, "agenda", "urgency_reason")
    elif item.supplement and context.late and item.kind != "heading":
        words = (
            "came after the last lawful day. It can only be taken if the chair thinks"
            " it urgent: write the chair’s reason."
        )
        yield warning(item, words, "agenda", "urgency_reason")


def _private(item: ItemRecord, context: Context) -> Iterator[Finding]:
    private = item.private
    if not private:
        return
    for name in context.people:
        if _names(private.open_title, name):
            words = (
                f"is not for publication, and the title that the public reads names"
                f" {name}. Choose another open title."
            )
            yield warning(item, words, "agenda", "open_title")


def _names(text: str, person: str) -> bool:
    """Whether a text has a person's name, whole or by its last word, as written."""
    bare = _TITLES.sub("", person.lower())
    if bare and bare in text.lower():
        return True
    last = next(iter(person.split()[-1:]), "")
    return bool(last) and bool(re.search(rf"\b{re.escape(last)}\b", text))


def _recommended(item: ItemRecord) -> Iterator[Finding]:
    for n, each in enumerate(item.recommendations):
        for m, part in enumerate(each.parts):
            if not part.strip():
                words = f"has an empty part {m + 1} in its recommendation. Fill it or"
                field = f"recommendations-{n}-parts-{m}"
                yield error(item, f"{words} remove it.", "agenda", field)
        if not (each.lead or each.parts or each.closing):
            words = "has an empty recommendation. Fill it or remove it."
            yield error(item, words, "agenda", f"recommendations-{n}-lead")


def _report(item: ItemRecord) -> Iterator[Finding]:
    if item.kind != "report":
        return
    if not any(each.sha256 for each in item.documents):
        words = (
            "is a report with no file. Add its file, or choose another kind of item"
            " where nothing is written."
        )
        yield error(item, words, "agenda", "documents")
    if not item.officer_contacts:
        words = "names no officer whom people can ask."
        yield warning(item, words, "agenda", "officer")
    if not item.background_papers and not item.private:
        words = (
            "says nothing of background papers (section 100D). List them, or write"
            " “None”."
        )
        yield warning(item, words, "agenda", "background_papers")


def _document(
    item: ItemRecord | None, document: DocumentRecord, context: Context
) -> Iterator[Finding]:
    name = document.title or document.filename or DOCUMENT_KINDS[document.kind]
    name = f"“{shortened(name)}”"
    uid = item.uid if item else ""
    place = f"{place_of(item)}, {name}," if item else name
    look = context.looks.get(document.uid or "")
    if not document.sha256:
        words = "has no file here. Add it, or take the document off."
        yield Finding("warning", place, words, "agenda", uid, "documents")
    elif look and look.has_words is False:
        words = (
            "is pictures of pages: nobody can search it or have it read aloud. Put the"
            " text itself in its place where you can."
        )
        yield Finding("warning", place, words, "agenda", uid, "documents")
    elif look and look.is_tagged is False:
        words = "has no tags: a screen reader can’t tell its headings and tables."
        yield Finding("warning", place, words, "agenda", uid, "documents")
