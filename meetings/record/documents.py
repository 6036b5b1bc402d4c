"""Documents, and what keeps a document or an item from the public."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from meetings.record.base import Line, LocalDate, Prose, RecordModel, Sha256, Uid

DocumentKind = Literal[
    "report", "appendix", "background", "supplement", "plan", "minutes", "other"
]
PrivateClass = Literal["exempt", "confidential"]
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
SupplementNumber = Annotated[int, Field(ge=1, le=1_000)]
DocumentSize = Annotated[int, Field(ge=0, le=MAX_DOCUMENT_BYTES)]


class PrivateRecord(RecordModel):
    """Why something is not for publication: every field of it is itself public.

    `class_` is "exempt" (Local Government Act 1972, Schedule 12A, by `paragraphs`) or
    "confidential" (section 100A(3)). `public_summary` is the written summary of
    section 100C(2). Which applies is the clerk's judgement.
    """

    class_: PrivateClass = Field(alias="class")
    paragraphs: tuple[int, ...] = ()
    open_title: Line = ""
    description: Prose = ""
    public_interest: Prose = ""
    public_summary: Prose = ""
    review_on: LocalDate | None = None


class DocumentRecord(RecordModel):
    """A document; `size` in bytes. `supplement`: it came after the agenda, in the
    supplement of that number. `withheld` marks what an open form leaves of a
    private one: its kind, and that it is not for publication.
    """

    uid: Uid | None = None
    kind: DocumentKind = "other"
    title: Line = ""
    filename: Line = ""
    media_type: Line = ""
    size: DocumentSize | None = None
    sha256: Sha256 | None = None
    private: PrivateRecord | None = None
    published_late_reason: Prose = ""
    supplement: SupplementNumber | None = None
    withheld: bool = False


class BackgroundPaperRecord(RecordModel):
    """A paper that a report was written from (Local Government Act 1972, s.100D).

    `url` is where it can be read; "" where it is kept by the officer.
    """

    title: Line
    url: Line = ""
