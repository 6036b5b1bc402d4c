"""The open form of a record: private matter left out, never hidden later.

Every field of every part is decided on here: the sets say what the public reads. A
test fails for a field that is in none of them, so that a new one can't slip through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.record.decisions import DeclarationRecord
from meetings.record.documents import DocumentRecord
from meetings.record.items import ItemRecord
from meetings.record.meeting import walk_items

if TYPE_CHECKING:
    from meetings.record.base import RecordModel
    from meetings.record.meeting import MeetingRecord, NoteRecord
    from meetings.record.people import AttendanceRecord

# Of a private item (Local Government Act 1972, s.100B(5) and s.100C(2)) the public
# learns that it was there, why it is private, and what the law has said of it.
PRIVATE_ITEM_OPEN = frozenset({"uid", "number", "kind", "private"})
PRIVATE_ITEM_CLOSED = frozenset({
    "minute_number", "taken_after", "title", "issue", "purpose", "summary",
    "recommendations", "officer_contacts", "documents", "background_papers", "wards",
    "urgency_reason", "withdrawn", "supplement", "declarations", "motions", "votes",
    "minutes", "resolutions", "items", "origins",
})  # fmt: skip

# Of a private document in an open item: its kind, and that it is withheld.
PRIVATE_DOCUMENT_OPEN = frozenset({"kind", "withheld"})
PRIVATE_DOCUMENT_CLOSED = frozenset({
    "uid", "title", "filename", "media_type", "size", "sha256", "private",
    "published_late_reason", "supplement",
})  # fmt: skip

# Of a sensitive interest: that there is one, not what it is (Localism Act 2011, s.32).
SENSITIVE_OPEN = frozenset({"member", "kind", "sensitive", "dispensation", "action"})
SENSITIVE_CLOSED = frozenset({"nature"})

# Everything else is open in an open item. It is listed all the same.
OPEN_FIELDS: dict[str, frozenset[str]] = {
    "AbsenceRecord": frozenset({"left_at", "arrived_at"}),
    "AgendaHeader": frozenset({
        "published_at", "edition", "correction", "convened_short_notice", "late_reason",
    }),
    "AttendanceRecord": frozenset({
        "name", "uid", "ward", "capacity", "presence", "mode", "substitute_for",
        "arrived_at", "left_at", "absences",
    }),
    "BackgroundPaperRecord": frozenset({"title", "url"}),
    "BallotRecord": frozenset({"member", "vote"}),
    "CastingRecord": frozenset({"member", "vote"}),
    "CommitteeRecord": frozenset({"slug", "name", "kind"}),
    "DeclarationRecord": SENSITIVE_OPEN | SENSITIVE_CLOSED,
    "DispensationRecord": frozenset({"granted_on", "until"}),
    "DocumentRecord": PRIVATE_DOCUMENT_OPEN | PRIVATE_DOCUMENT_CLOSED,
    "EarlierRecord": frozenset({
        "kind", "edition", "published_at", "correction", "record",
    }),
    "IssueRecord": frozenset({"uid", "title", "reference", "key_decision"}),
    "ItemRecord": PRIVATE_ITEM_OPEN | PRIVATE_ITEM_CLOSED,
    "LinksRecord": frozenset({"webcast", "join"}),
    "MeetingRecord": frozenset({
        "format", "uid", "committee", "title", "date", "start_time", "end_time",
        "venue", "kind", "status", "status_reason", "moved_from", "replaced_by",
        "links", "notice", "agenda", "minutes", "earlier", "attendance", "documents",
        "items", "origins",
    }),
    "MinutesHeader": frozenset({
        "state", "published_at", "edition", "correction", "approved_on", "approved_at",
        "signed_by", "notes",
    }),
    "MotionRecord": frozenset({"text", "mover", "seconder", "kind", "result"}),
    "NoteRecord": frozenset({"item", "text", "by", "on"}),
    "NoticeHeader": frozenset({"published_at", "edition", "correction"}),
    "OfficerContactRecord": frozenset({"name", "job_title", "email", "phone"}),
    "OriginRecord": frozenset({"system", "kind", "id"}),
    "PersonRecord": frozenset({"name", "uid", "ward"}),
    "PrivateRecord": frozenset({
        "class_", "paragraphs", "open_title", "description", "public_interest",
        "public_summary", "review_on",
    }),
    "RecommendationRecord": frozenset({"to", "lead", "parts", "closing"}),
    "ResolutionRecord": frozenset({
        "lead", "text", "parts", "outcome", "outcome_words", "mover", "seconder",
    }),
    "VoteRecord": frozenset({
        "question", "resolutions", "for_", "against", "abstain", "ballots", "casting",
        "required_by_law",
    }),
    "WithdrawnRecord": frozenset({"outcome", "reason", "to"}),
}  # fmt: skip


def open_form(record: MeetingRecord) -> MeetingRecord:
    """Return the record as the public may read it; the same one where all is open."""
    hidden = hidden_items(record)
    opened = record.model_copy(
        update={
            "items": tuple(_open_item(item, hidden) for item in record.items),
            "documents": tuple(map(_open_document, record.documents)),
            "attendance": tuple(_open_row(row, hidden) for row in record.attendance),
            "earlier": tuple(
                each.model_copy(update={"record": open_form(each.record)})
                for each in record.earlier
            ),
            "minutes": record.minutes.model_copy(
                update={"notes": open_notes(record, record.minutes.notes)}
            ),
        }
    )
    return record if opened == record else opened


def open_notes(
    record: MeetingRecord, notes: tuple[NoteRecord, ...]
) -> tuple[NoteRecord, ...]:
    """Leave out the notes that are about a private item or one under it."""
    private = {item.uid for item in walk_items(record.items) if item.private}
    private |= hidden_items(record).keys()
    return tuple(note for note in notes if note.item not in private)


def hidden_items(record: MeetingRecord) -> dict[str, str]:
    """The items that an open form doesn't even name, since they stand under a private
    one: each one's uid, and that of the private item above it."""
    found: dict[str, str] = {}

    def look(items: tuple[ItemRecord, ...]) -> None:
        for item in items:
            if item.private:
                found.update((under.uid, item.uid) for under in walk_items(item.items))
            else:
                look(item.items)

    look(record.items)
    return found


def withheld_uids(record: MeetingRecord) -> set[str]:
    """The uids that have no address of their own in this edition: items under a
    private one, and every document that is private or belongs to private matter."""
    hidden = hidden_items(record)
    uids = set(hidden)
    uids |= {each.uid for each in record.documents if each.private and each.uid}
    for item in walk_items(record.items):
        kept_back = item.private or item.uid in hidden
        uids |= {
            each.uid
            for each in item.documents
            if each.uid and (kept_back or each.private)
        }
    return uids


def _only(part: RecordModel, fields: frozenset[str]) -> dict[str, object]:
    return {field: getattr(part, field) for field in sorted(fields)}


def _open_item(item: ItemRecord, hidden: dict[str, str]) -> ItemRecord:
    if item.private:
        return ItemRecord.model_validate(
            {**_only(item, PRIVATE_ITEM_OPEN), "title": ""}
        )
    after = item.taken_after
    return item.model_copy(
        update={
            "taken_after": hidden.get(after or "", after),
            "documents": tuple(map(_open_document, item.documents)),
            "declarations": tuple(map(_open_declaration, item.declarations)),
            "items": tuple(_open_item(each, hidden) for each in item.items),
        }
    )


def _open_row(row: AttendanceRecord, hidden: dict[str, str]) -> AttendanceRecord:
    """Comings and goings at items that have no name become those of the private item
    above; who went and came back within it was there, for all that the public learns.
    """
    absences = (
        each.model_copy(
            update={
                "arrived_at": hidden.get(each.arrived_at, each.arrived_at),
                "left_at": hidden.get(each.left_at, each.left_at),
            }
        )
        for each in row.absences
    )
    came, left = (hidden.get(uid or "", uid) for uid in (row.arrived_at, row.left_at))
    place = {uid: n for n, uid in enumerate(hidden)}
    if came == left and place.get(row.left_at or "", 0) < place.get(
        row.arrived_at or "", 0
    ):
        came = left = None
    return row.model_copy(
        update={
            "arrived_at": came,
            "left_at": left,
            "absences": tuple(
                each for each in absences if each.left_at != each.arrived_at
            ),
        }
    )


def _open_document(document: DocumentRecord) -> DocumentRecord:
    if not document.private:
        return document
    return DocumentRecord(kind=document.kind, withheld=True)


def _open_declaration(declaration: DeclarationRecord) -> DeclarationRecord:
    if not declaration.sensitive:
        return declaration
    return DeclarationRecord.model_validate(_only(declaration, SENSITIVE_OPEN))
