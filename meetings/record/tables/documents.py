"""Documents, private matter and origins, to and from their columns."""

from __future__ import annotations

from typing import Any

from meetings.record.documents import (
    BackgroundPaperRecord,
    DocumentRecord,
    PrivateRecord,
)
from meetings.record.items import OriginRecord


def read_private(row: Any) -> PrivateRecord | None:
    if not row.private_class:
        return None
    return PrivateRecord(
        class_=row.private_class,
        paragraphs=tuple(int(each) for each in row.paragraphs.split(",") if each),
        open_title=row.open_title,
        description=row.private_description,
        public_interest=row.public_interest,
        public_summary=row.public_summary,
        review_on=row.review_on,
    )


def write_private(record: PrivateRecord | None) -> dict[str, object]:
    if record is None:
        record = PrivateRecord(class_="exempt")
        return {**write_private(record), "private_class": ""}
    return {
        "private_class": record.class_,
        "paragraphs": ",".join(map(str, record.paragraphs)),
        "open_title": record.open_title,
        "private_description": record.description,
        "public_interest": record.public_interest,
        "public_summary": record.public_summary,
        "review_on": record.review_on,
    }


def read_document(row: Any) -> DocumentRecord:
    return DocumentRecord(
        uid=row.uid,
        kind=row.kind,
        title=row.title,
        filename=row.filename,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256 or None,
        private=read_private(row),
        published_late_reason=row.published_late_reason,
        supplement=row.supplement,
    )


def write_document(record: DocumentRecord) -> dict[str, object]:
    return {
        "uid": record.uid,
        "kind": record.kind,
        "title": record.title,
        "filename": record.filename,
        "media_type": record.media_type,
        "size": record.size,
        "sha256": record.sha256 or "",
        **write_private(record.private),
        "published_late_reason": record.published_late_reason,
        "supplement": record.supplement,
    }


def read_background_paper(row: Any) -> BackgroundPaperRecord:
    return BackgroundPaperRecord(title=row.title, url=row.url)


def write_background_paper(record: BackgroundPaperRecord) -> dict[str, object]:
    return {"title": record.title, "url": record.url}


def read_origin(row: Any) -> OriginRecord:
    return OriginRecord(system=row.system, kind=row.kind, id=row.name)


def write_origin(record: OriginRecord) -> dict[str, object]:
    return {"system": record.system, "kind": record.kind, "name": record.id}
