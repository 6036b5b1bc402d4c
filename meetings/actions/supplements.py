"""What comes after an agenda is out goes into a numbered supplement to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.record.meeting import documents_of, walk_items

if TYPE_CHECKING:
    from meetings.models import Meeting
    from meetings.record.documents import DocumentRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord


@dataclass(frozen=True)
class Supplement:
    """The uids of what is new since the agenda that is out, and the number it gets."""

    number: int
    items: frozenset[str]
    documents: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.items or self.documents)


def supplement_to(before: MeetingRecord, now: MeetingRecord) -> Supplement:
    """Compare two full records: the agenda that is out, and what the tables say.

    Earlier supplements keep their number; those of the tables count too, since they
    may have come with a file.
    """
    had, items_now = list(walk_items(before.items)), list(walk_items(now.items))
    had_items = {item.uid for item in had}
    had_documents = {document.uid for document in documents_of(before)}
    items = [item for item in items_now if item.uid not in had_items]
    documents = [each for each in documents_of(now) if each.uid not in had_documents]
    numbers = [
        *(each.supplement for each in (*had, *items_now)),
        *(each.supplement for each in (*documents_of(before), *documents_of(now))),
    ]
    # Files from elsewhere name a supplement by its kind alone.
    unnumbered = [
        each
        for each in documents_of(before)
        if each.kind == "supplement" and each.supplement is None
    ]
    last = max(max((n or 0 for n in numbers), default=0), len(unnumbered))
    return Supplement(
        number=last + 1,
        items=frozenset(each.uid for each in items if each.supplement is None),
        documents=frozenset(
            each.uid for each in documents if each.supplement is None and each.uid
        ),
    )


def numbered(record: MeetingRecord, supplement: Supplement) -> MeetingRecord:
    """The record as it is once the supplement's number stands in the tables."""
    if not supplement:
        return record

    def document(each: DocumentRecord) -> DocumentRecord:
        if each.uid not in supplement.documents:
            return each
        return each.model_copy(update={"supplement": supplement.number})

    def item(each: ItemRecord) -> ItemRecord:
        update: dict[str, object] = {
            "documents": tuple(map(document, each.documents)),
            "items": tuple(map(item, each.items)),
        }
        if each.uid in supplement.items:
            update["supplement"] = supplement.number
        return each.model_copy(update=update)

    return record.model_copy(
        update={
            "documents": tuple(map(document, record.documents)),
            "items": tuple(map(item, record.items)),
        }
    )


def write_supplement(meeting: Meeting, supplement: Supplement) -> None:
    """Write its number into the tables. The caller has the meeting's row locked."""
    number = supplement.number
    meeting.items.filter(uid__in=supplement.items).update(supplement=number)
    meeting.documents.filter(uid__in=supplement.documents).update(supplement=number)
