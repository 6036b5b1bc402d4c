"""Items with all that belongs to them, to and from their tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from meetings.models import (
    AgendaItem,
    Attendance,
    BackgroundPaper,
    Ballot,
    DeclarationOfInterest,
    Document,
    Issue,
    Minute,
    Motion,
    OfficerContact,
    Origin,
    Recommendation,
    RecordedVote,
    Resolution,
)
from meetings.record.items import (
    IssueRecord,
    ItemRecord,
    OfficerContactRecord,
    RecommendationRecord,
    WithdrawnRecord,
)
from meetings.record.meeting import walk_items
from meetings.record.tables import decisions, documents
from meetings.record.tables.together import rows_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from django.db import models

    from meetings.models import (
        Meeting,
    )
    from meetings.record.decisions import VoteRecord
    from meetings.record.tables.new_rows import NewRows

PARTS: tuple[type[models.Model], ...] = (
    Recommendation,
    OfficerContact,
    BackgroundPaper,
    DeclarationOfInterest,
    Motion,
    Resolution,
    RecordedVote,
)
_PEOPLE: dict[type[models.Model], tuple[str, ...]] = {
    DeclarationOfInterest: ("person",),
    Motion: ("mover", "seconder"),
    Resolution: ("mover", "seconder"),
    RecordedVote: ("casting",),
}


class ItemRows:
    """A meeting's items with all parts of theirs, or `only` one of them; where it's the
    whole meeting, also who attended and what belongs to no item. Two queries."""

    def __init__(self, meeting: Meeting, *, only: AgendaItem | None = None) -> None:
        rows = AgendaItem.objects.filter(meeting=meeting)
        if only:
            rows = rows.filter(pk=only.pk)
        self.items = list(
            rows.select_related("issue", "taken_after", "minute").order_by("position")
        )
        self.children: dict[int | None, list[AgendaItem]] = defaultdict(list)
        for item in self.items:
            self.children[item.parent_id].append(item)
        found = rows_together(list(_wanted(meeting, only)))
        self.attendance: list[Any] = found[Attendance]
        self.ballots: dict[int, list[Ballot]] = defaultdict(list)
        for ballot in found[Ballot]:
            self.ballots[ballot.recorded_vote_id].append(ballot)
        self._parts: dict[tuple[type, int | None], list[Any]] = defaultdict(list)
        kinds: tuple[type[models.Model], ...] = (*PARTS, Document, Origin)
        for model in kinds:
            for row in found[model]:
                self._parts[model, row.item_id].append(row)

    def of(self, item: AgendaItem | None, model: type[models.Model]) -> list[Any]:
        """The rows of an item, or (None) the meeting's own."""
        return self._parts[model, item.pk if item else None]


def _wanted(
    meeting: Meeting, only: AgendaItem | None
) -> Iterator[models.QuerySet[Any]]:
    of_item: dict[str, Any] = {"item": only} if only else {"item__meeting": meeting}
    for model in PARTS:
        parts = model._default_manager.filter(**of_item)
        people = _PEOPLE.get(model)
        yield parts.select_related(*people) if people else parts
    votes = {f"recorded_vote__{name}": value for name, value in of_item.items()}
    yield Ballot.objects.filter(**votes).select_related("person")
    if only:
        yield Document.objects.filter(item=only)
        yield Origin.objects.filter(item=only)
    else:
        yield Document.objects.filter(meeting=meeting)
        yield Origin.objects.filter(meeting=meeting)
        people = ("person", "substitute_for", "arrived_at", "left_at")
        yield Attendance.objects.filter(meeting=meeting).select_related(*people)


def read_item(item: AgendaItem) -> ItemRecord:
    """One item as its tables stand, without those under it."""
    rows = ItemRows(item.meeting, only=item)
    return _read_item(rows.items[0], rows)


def read_items(rows: ItemRows, parent: int | None = None) -> tuple[ItemRecord, ...]:
    """The items under `parent` (None: those of the meeting), with all under them."""
    return tuple(_read_item(item, rows) for item in rows.children[parent])


def _read_item(row: Any, rows: ItemRows) -> ItemRecord:
    return ItemRecord(
        uid=row.uid,
        number=row.number,
        minute_number=row.minute_number,
        taken_after=row.taken_after.uid if row.taken_after else None,
        title=row.title,
        kind=row.kind,
        issue=_read_issue(row) if row.issue else None,
        purpose=row.purpose,
        summary=row.summary,
        recommendations=tuple(map(_read_recommendation, rows.of(row, Recommendation))),
        officer_contacts=tuple(map(_read_contact, rows.of(row, OfficerContact))),
        documents=tuple(map(documents.read_document, rows.of(row, Document))),
        background_papers=tuple(
            map(documents.read_background_paper, rows.of(row, BackgroundPaper))
        ),
        wards=tuple(row.wards),
        private=documents.read_private(row),
        urgency_reason=row.urgency_reason,
        withdrawn=_read_withdrawn(row),
        supplement=row.supplement,
        declarations=tuple(
            map(decisions.read_declaration, rows.of(row, DeclarationOfInterest))
        ),
        motions=tuple(map(decisions.read_motion, rows.of(row, Motion))),
        votes=tuple(
            decisions.read_vote(vote, rows.ballots[vote.pk])
            for vote in rows.of(row, RecordedVote)
        ),
        minutes=row.minute.text if hasattr(row, "minute") else "",
        resolutions=tuple(map(decisions.read_resolution, rows.of(row, Resolution))),
        items=read_items(rows, row.pk),
        origins=tuple(map(documents.read_origin, rows.of(row, Origin))),
    )


def write_item(
    record: ItemRecord, *, issue: Issue | str | None, position: int
) -> dict[str, object]:
    """An item's own columns. Its key to a parent, and to what it was taken after,
    are set once all rows are there; its parts are rows of their own."""
    withdrawn = record.withdrawn
    return {
        "position": position,
        "number": record.number,
        "minute_number": record.minute_number,
        "title": record.title,
        "kind": record.kind,
        "issue": issue,
        "issue_title": record.issue.title if record.issue else "",
        "issue_reference": record.issue.reference if record.issue else "",
        "key_decision": record.issue.key_decision if record.issue else False,
        "purpose": record.purpose,
        "summary": record.summary,
        "wards": list(record.wards),
        **documents.write_private(record.private),
        "urgency_reason": record.urgency_reason,
        "withdrawn": withdrawn.outcome if withdrawn else "",
        "withdrawn_reason": withdrawn.reason if withdrawn else "",
        "deferred_to": (withdrawn.to or "") if withdrawn else "",
        "supplement": record.supplement,
    }


def write_parts(
    rows: NewRows,
    meeting: int,
    pairs: Iterable[tuple[ItemRecord, int]],
    members: Mapping[str, Any],
    revisions: dict[int, int],
) -> None:
    """Put all parts of these items, each with its key, into their empty tables.
    `revisions`: what their minutes had come to, by the item's key."""
    for record, item in pairs:
        positions: Counter[type[models.Model]] = Counter()
        votes: list[int] = []
        for model, columns in _parts(record, members):
            if model in {Document, Origin}:
                columns["meeting"] = meeting
            place = {"item": item, "position": positions[model]}
            positions[model] += 1
            key = rows.add(model, {**place, **columns})
            votes += [key] if model is RecordedVote else []
        if record.minutes or item in revisions:
            revision = revisions.get(item, -1) + 1
            text = {"text": record.minutes, "revision": revision}
            rows.add(Minute, {"item": item, **text})
        for vote, key in zip(record.votes, votes, strict=True):
            for columns in ballot_columns(vote, members):
                rows.add(Ballot, {"recorded_vote": key, **columns})


def ballot_columns(
    vote: VoteRecord, members: Mapping[str, Any]
) -> Iterator[dict[str, object]]:
    for n, ballot in enumerate(vote.ballots):
        yield {"position": n, **decisions.write_ballot(ballot, members)}


def _parts(
    record: ItemRecord, members: Mapping[str, Any]
) -> list[tuple[type[models.Model], dict[str, Any]]]:
    """The rows of an item's parts: which table, and the columns of its own."""
    as_planned: list[tuple[type[models.Model], Any, Callable[[Any], Any]]] = [
        (Recommendation, record.recommendations, write_recommendation),
        (OfficerContact, record.officer_contacts, write_contact),
        (Document, record.documents, documents.write_document),
        (BackgroundPaper, record.background_papers, documents.write_background_paper),
        (Origin, record.origins, documents.write_origin),
    ]
    by_people: list[tuple[type[models.Model], Any, Callable[[Any, Any], Any]]] = [
        (DeclarationOfInterest, record.declarations, decisions.write_declaration),
        (Motion, record.motions, decisions.write_motion),
        (RecordedVote, record.votes, decisions.write_vote),
        (Resolution, record.resolutions, decisions.write_resolution),
    ]
    return [
        *((model, write(part)) for model, parts, write in as_planned for part in parts),
        *(
            (model, write(part, members))
            for model, parts, write in by_people
            for part in parts
        ),
    ]


def _read_issue(row: Any) -> IssueRecord:
    return IssueRecord(
        uid=row.issue.uid,
        title=row.issue_title,
        reference=row.issue_reference,
        key_decision=row.key_decision,
    )


def issue_columns(record: IssueRecord) -> dict[str, Any]:
    return {
        "uid": record.uid,
        "title": record.title,
        "reference": record.reference,
        "key_decision": record.key_decision,
    }


def issues_of(items: tuple[ItemRecord, ...]) -> dict[str, Issue]:
    """The items' issues by uid, made where they are missing; one that is there is
    not changed by a meeting's record."""
    wanted = {item.issue.uid: item.issue for item in walk_items(items) if item.issue}
    issues = {row.uid: row for row in Issue.objects.filter(uid__in=wanted)}
    missing = [
        Issue(**issue_columns(each))
        for uid, each in wanted.items()
        if uid not in issues
    ]
    return issues | {row.uid: row for row in Issue.objects.bulk_create(missing)}


def _read_recommendation(row: Any) -> RecommendationRecord:
    return RecommendationRecord(
        to=row.to, lead=row.lead, parts=tuple(row.parts), closing=row.closing
    )


def write_recommendation(record: RecommendationRecord) -> dict[str, Any]:
    return {
        "to": record.to,
        "lead": record.lead,
        "parts": list(record.parts),
        "closing": record.closing,
    }


def _read_contact(row: Any) -> OfficerContactRecord:
    return OfficerContactRecord(
        name=row.name, job_title=row.job_title, email=row.email, phone=row.phone
    )


def write_contact(record: OfficerContactRecord) -> dict[str, Any]:
    return {
        "name": record.name,
        "job_title": record.job_title,
        "email": record.email,
        "phone": record.phone,
    }


def _read_withdrawn(row: Any) -> WithdrawnRecord | None:
    if not row.withdrawn:
        return None
    return WithdrawnRecord(
        outcome=row.withdrawn, reason=row.withdrawn_reason, to=row.deferred_to or None
    )
