"""Documents before and after; of one that is kept back, its kind and that it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from meetings.comparing.blocks import line, lines
from meetings.public.changes.sides import Field
from meetings.wording import document_kind_words, file_size, file_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meetings.comparing.blocks import Text
    from meetings.public.changes.sides import Both
    from meetings.record.documents import BackgroundPaperRecord, DocumentRecord

NOT_PUBLISHED = "not for publication"


def document_fields(
    name: str,
    before: Sequence[DocumentRecord],
    after: Sequence[DocumentRecord],
    both: Both,
) -> Iterator[Field]:
    was = {each.uid: each for each in before if each.uid}
    now = {each.uid: each for each in after if each.uid}
    withheld: Counter[str] = Counter(each.kind for each in after if each.withheld)
    withheld.subtract(each.kind for each in before if each.withheld)
    for uid, old in was.items():
        new = now.get(uid)
        if new is not None:
            yield from _kept(name, old, new, both)
        elif uid in both.before.closed:
            withheld[old.kind] -= 1
            yield Field(name, says=f"{_kind(old)}: {NOT_PUBLISHED} now.")
        else:
            yield Field(name, line(_said(old)))
    for uid, new in now.items():
        if uid not in was:
            opened = uid in both.kept_back.then
            withheld[new.kind] += opened
            yield from _put_in(name, new, both, opened=opened)
    yield from _withheld(name, withheld)
    if _order(was, now) != _order(now, was):
        yield Field(name, says="They are in another order now.")


def _kept(
    name: str, old: DocumentRecord, new: DocumentRecord, both: Both
) -> Iterator[Field]:
    if old == new:
        return
    if new.uid in both.before.closed | both.after.closed:
        yield from _put_in(name, new, both, opened=True)
    else:
        yield Field(name, line(_said(old)), line(_said(new)))
        words = file_type(old.media_type, old.filename), file_size(old.size)
        same = words == (file_type(new.media_type, new.filename), file_size(new.size))
        if old.sha256 != new.sha256 or (same and _file(old) != _file(new)):
            yield Field(name, says=f"{_title(new)}: another file stands here now.")


def _put_in(
    name: str, new: DocumentRecord, both: Both, *, opened: bool
) -> Iterator[Field]:
    if new.uid in both.after.closed:
        yield Field(name, says=f"{_kind(new)}: {NOT_PUBLISHED} now.")
        return
    if opened:
        was = f"{_kind(new)}: it was {NOT_PUBLISHED} and is open now."
        yield Field(name, says=was)
    yield Field(name, after=line(_said(new)))


def _withheld(name: str, withheld: Counter[str]) -> Iterator[Field]:
    """Documents that neither edition shows: that there are more or fewer of them."""
    for kind, number in withheld.items():
        words = f"{document_kind_words(kind)}, {NOT_PUBLISHED}"
        if number:
            done = "put in" if number > 0 else "taken out"
            times = f" ({abs(number)} of these)" if abs(number) > 1 else ""
            yield Field(name, says=f"{words}: {done}{times}.")


def _order(
    some: dict[str, DocumentRecord], others: dict[str, DocumentRecord]
) -> list[str]:
    """The uids of those that are on both sides, as `some` has them."""
    return [uid for uid in some if uid in others]


def _kind(document: DocumentRecord) -> str:
    return document_kind_words(document.kind)


def _title(document: DocumentRecord) -> str:
    return document.title or document.filename or _kind(document)


def _file(document: DocumentRecord) -> tuple[object, ...]:
    return document.sha256, document.size, document.media_type


def _said(document: DocumentRecord) -> str:
    """Report of the Director (Report, PDF, 205 KB, report.pdf). Supplement 2."""
    title = _title(document)
    about = [
        _kind(document),
        file_type(document.media_type, document.filename),
        file_size(document.size),
        document.filename,
    ]
    told = ", ".join(each for each in about if each and each != title)
    said = f"{title} ({told})." if told else f"{title}."
    if document.supplement:
        said += f" Supplement {document.supplement}."
    if document.published_late_reason:
        said += f" Added late: {document.published_late_reason}"
    return said


def paper_lines(papers: Sequence[BackgroundPaperRecord]) -> Text:
    return lines(
        f"{paper.title} ({paper.url})" if paper.url else paper.title for paper in papers
    )
