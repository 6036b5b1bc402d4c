"""An item before and after, field by field, in the order of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.comparing.blocks import Text, line, lines, prose, rich, together
from meetings.public.changes.decided import (
    declaration_fields,
    ended,
    motion_fields,
    resolution_fields,
    vote_fields,
)
from meetings.public.changes.documents import document_fields, paper_lines
from meetings.public.changes.parts import matched, part_fields
from meetings.public.changes.sides import Field, told
from meetings.templatetags.wording import exemption
from meetings.wording import item_kind_words, plain_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meetings.public.changes.sides import Both, Side
    from meetings.record.documents import PrivateRecord
    from meetings.record.items import (
        IssueRecord,
        ItemRecord,
        OfficerContactRecord,
        RecommendationRecord,
        WithdrawnRecord,
    )


def item_fields(was: ItemRecord, now: ItemRecord, both: Both) -> Iterator[Field]:
    """Everything of an item that is open in both, but where on the agenda it stands."""
    yield Field("Number", line(_number(was)), line(_number(now)))
    yield Field("Minute number", line(was.minute_number), line(now.minute_number))
    yield Field("Order", line(_taken(was, both.before)), line(_taken(now, both.after)))
    yield Field("Title", line(was.title), line(now.title))
    yield Field("Kind of item", line(_kind(was)), line(_kind(now)))
    yield Field("Not taken", _withdrawn(was.withdrawn), _withdrawn(now.withdrawn))
    yield Field("Added later", line(_supplement(was)), line(_supplement(now)))
    yield Field("Urgency", prose(was.urgency_reason), prose(now.urgency_reason))
    yield Field("Issue", line(_issue(was.issue)), line(_issue(now.issue)))
    yield Field("Key decision", line(_key(was.issue)), line(_key(now.issue)))
    yield Field("Wards", line(", ".join(was.wards)), line(", ".join(now.wards)))
    yield Field("Purpose", rich(was.purpose), rich(now.purpose))
    yield Field("Summary", rich(was.summary), rich(now.summary))
    yield from _recommendation_fields(was, now, both)
    yield from document_fields("Documents", was.documents, now.documents, both)
    papers = was.background_papers, now.background_papers
    yield told("Background papers", paper_lines, *papers)
    contacts = was.officer_contacts, now.officer_contacts
    yield told("Officer contacts", _contacts, *contacts)
    yield from declaration_fields(was, now, both)
    yield Field("Minutes", rich(was.minutes), rich(now.minutes))
    yield from motion_fields(was, now, both)
    yield from vote_fields(was, now, both)
    yield from resolution_fields(was, now, both)


def private_fields(was: PrivateRecord, now: PrivateRecord) -> Iterator[Field]:
    """What is said of a private item, where it changed: as it is said now, alone."""
    fields = (
        ("Title", "open_title", line(now.open_title)),
        ("Reason", "class_", line(_reason(now))),
        ("Reason", "paragraphs", line(_reason(now))),
        ("Description", "description", prose(now.description)),
        ("Public interest", "public_interest", prose(now.public_interest)),
        ("Summary for the public", "public_summary", prose(now.public_summary)),
        ("To be looked at again", "review_on", line(_review(now))),
    )
    named = set()
    for name, field, after in fields:
        if getattr(was, field) != getattr(now, field) and name not in named:
            named.add(name)
            gone = "" if after.blocks else "What was said of this is taken out."
            yield Field(name, after=after, says=gone)


def _reason(private: PrivateRecord) -> str:
    if private.class_ == "confidential":
        return "Confidential under section 100A(3) of the Local Government Act 1972."
    return f"Exempt under {exemption(private.paragraphs)}."


def _review(private: PrivateRecord) -> str:
    return f"By {plain_date(private.review_on)}." if private.review_on else ""


def _number(item: ItemRecord) -> str:
    return f"Item {item.number}" if item.number else ""


def _kind(item: ItemRecord) -> str:
    return item_kind_words(item.kind) if item.title else ""


def _taken(item: ItemRecord, side: Side) -> str:
    after = item.taken_after
    if not after or after not in side.items:
        return ""
    return f"Taken after {side.called(after)}."


def _supplement(item: ItemRecord) -> str:
    if not item.supplement:
        return ""
    return f"Supplement {item.supplement}, after the agenda was published."


def _withdrawn(withdrawn: WithdrawnRecord | None) -> Text:
    if withdrawn is None:
        return Text()
    word = "Deferred" if withdrawn.outcome == "deferred" else "Withdrawn"
    to = " to another meeting" if withdrawn.to else ""
    return together([line(f"{word}{to}."), prose(withdrawn.reason)])


def _issue(issue: IssueRecord | None) -> str:
    return f"{issue.reference} {issue.title}".strip() if issue else ""


def _key(issue: IssueRecord | None) -> str:
    return "Yes" if issue and issue.key_decision else ""


def _contacts(contacts: Iterable[OfficerContactRecord]) -> Text:
    return lines(map(_contact, contacts))


def _contact(contact: OfficerContactRecord) -> str:
    phone = f"telephone {contact.phone}" if contact.phone else ""
    said = (contact.name, contact.job_title, contact.email, phone)
    return ended(", ".join(filter(None, said)))


def _recommendation_fields(
    was: ItemRecord, now: ItemRecord, both: Both
) -> Iterator[Field]:
    for number, old, new in matched(
        was.recommendations, now.recommendations, _recommended, both.allowance
    ):
        name = f"Recommendation{number}"
        yield Field(f"{name}, to whom", line(_to(old)), line(_to(new)))
        yield Field(name, line(old.lead if old else ""), line(new.lead if new else ""))
        parts = (old.parts if old else ()), (new.parts if new else ())
        yield from part_fields(name, *parts, both.allowance)
        closing = (old.closing if old else ""), (new.closing if new else "")
        yield told(f"{name}, closing words", line, *closing)


def _recommended(recommendation: RecommendationRecord) -> str:
    return " ".join(
        [recommendation.lead, *recommendation.parts, recommendation.closing]
    )


def _to(recommendation: RecommendationRecord | None) -> str:
    return f"To {recommendation.to}" if recommendation and recommendation.to else ""
