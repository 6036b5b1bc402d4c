"""`{% load page_words %}`: what only pages need to say, or to pick out of a record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from meetings import files
from meetings.in_the_room import as_taken, comings, order_taken
from meetings.public.documents import document_address
from meetings.public.richtext import for_page
from meetings.record.meeting import walk_items
from meetings.wording import (
    file_size,
    file_type,
    listed,
    printed_people,
    printed_person,
    vote_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.safestring import SafeString

    from meetings.record.decisions import VoteRecord
    from meetings.record.documents import DocumentRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord
    from meetings.record.people import AttendanceRecord, PersonRecord

register = template.Library()

DECLARATIONS: Mapping[str, str] = {
    "disclosable_pecuniary": "Disclosable pecuniary interest",
    "other_registrable": "Other registrable interest",
    "non_registrable": "Non-registrable interest",
    "personal": "Personal interest",
    "prejudicial": "Prejudicial interest",
    "other": "Other interest",
}
DECLARATION_ACTIONS: Mapping[str, str] = {
    "": "",
    "stayed": "Stayed",
    "stayed_and_voted": "Stayed and voted",
    "did_not_vote": "Stayed and did not vote",
    "left": "Left for the item",
    "spoke_then_left": "Spoke, then left for the item",
}
MOTION_RESULTS: Mapping[str, str] = {
    "": "",
    "carried": "Carried",
    "lost": "Lost",
    "withdrawn": "Withdrawn",
    "not_put": "Not put to the vote",
}

_ALWAYS_SAID = {"for", "against"}
_CHOICES = ("for", "against", "abstain", "did_not_vote", "out_of_room")


@register.filter
def rich(text: str, level: int) -> SafeString:
    """Print rich text, its highest headings at `level`, its tables fit for a phone.

    Safe because every rich text of a record was cleaned on its way in.
    """
    return mark_safe(for_page(text, level))  # noqa: S308


@register.filter
def prose(text: str, lead: str = "") -> SafeString:
    """Print plain text in paragraphs, `lead` before its first word."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()] or [""]
    paragraphs[0] = f"{lead} {paragraphs[0]}".strip()
    lines = (
        (mark_safe(escape(part).replace("\n", "<br>")),)  # noqa: S308 escaped before
        for part in paragraphs
        if part
    )
    return format_html_join("\n", "<p>{}</p>", lines)


@register.filter
def web_address(address: str) -> str:
    """Return an address that may be linked; "" for one that is not http or https."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


@register.filter
def file_words(document: DocumentRecord) -> str:
    """PDF, 205 KB: as much of it as the record knows, or the file tells."""
    size = document.size
    if size is None and is_held(document):
        size = files.path_of(document.sha256 or "").stat().st_size
    kind = file_type(document.media_type, document.filename)
    if size is not None:
        kind = kind or "file"
    return ", ".join(word for word in (kind, file_size(size)) if word)


@register.filter
def is_held(document: DocumentRecord) -> bool:
    """Whether we have the file, and may hand it out."""
    return bool(document.uid) and files.is_held(document.sha256 or "")


@register.filter
def document_url(document: DocumentRecord) -> str:
    """The address of a document's file, ending in the name that it is saved by."""
    return document_address(
        document.uid or "", document.filename, document.title, document.media_type
    )


@register.filter
def has_page(item: ItemRecord) -> bool:
    """Whether an item has more to read than a list of items shows."""
    if item.private or item.kind == "heading":
        return False
    return any(
        (
            item.purpose,
            item.summary,
            item.recommendations,
            item.officer_contacts,
            item.documents,
            item.background_papers,
            item.has_minutes,
        )
    )


@register.filter
def has_discussion(item: ItemRecord) -> bool:
    """Whether the record says what was said, moved, voted or declared at an item."""
    return any((item.minutes, item.votes, item.motions, item.declarations))


@register.filter
def all_items(meeting: MeetingRecord) -> list[ItemRecord]:
    """List the items as they were taken, 5a after 5."""
    return list(walk_items(as_taken(meeting.items)))


@register.filter
def items_as_taken(meeting: MeetingRecord) -> tuple[ItemRecord, ...]:
    """An agenda has them in its own order: it doesn't know of another one."""
    return as_taken(meeting.items)


@register.filter
def item_of(meeting: MeetingRecord, uid: str) -> ItemRecord | None:
    """Find an item of the meeting; None where it isn't in the record."""
    return next((item for item in walk_items(meeting.items) if item.uid == uid), None)


@register.filter
def with_presence(
    people: Iterable[AttendanceRecord], presence: str
) -> list[AttendanceRecord]:
    return [person for person in people if person.presence == presence]


@register.filter
def at_least(number: int, least: int) -> bool:
    return number >= least


@register.filter
def words(text: str) -> list[str]:
    """Part a list that a template spells out."""
    return text.split()


@register.filter
def vote_name(vote: VoteRecord) -> str:
    """Say what was voted on. It is a recorded vote where it is known who voted how."""
    name = "Recorded vote" if vote.ballots else "Vote"
    if vote.question:
        return f"{name}: {vote.question}"
    if not vote.resolutions:
        return name
    parts = "part" if len(vote.resolutions) == 1 else "parts"
    return f"{name} on {parts} {listed(map(str, vote.resolutions))}"


@register.filter
def is_counted(vote: VoteRecord) -> bool:
    return any(count is not None for count in _counts(vote).values())


@register.filter
def vote_rows(vote: VoteRecord) -> list[tuple[str, int | None, str]]:
    """List how was voted, how often where that is counted, and by whom where there are
    names. Names alone aren't counted: the record may have that of one member who asked
    for it.
    """
    counts = _counts(vote)
    rows = []
    for choice in _CHOICES:
        people = [each.member for each in vote.ballots if each.vote == choice]
        count = counts.get(choice)
        if choice not in counts and people and is_counted(vote):
            count = len(people)
        if people or count or (count is not None and choice in _ALWAYS_SAID):
            rows.append((vote_words(choice), count, printed_people(people)))
    return rows


def _counts(vote: VoteRecord) -> dict[str, int | None]:
    return {"for": vote.for_, "against": vote.against, "abstain": vote.abstain}


@register.filter
def declaration_kind(kind: str) -> str:
    return DECLARATIONS[kind]


@register.filter
def declaration_action(action: str) -> str:
    return DECLARATION_ACTIONS[action]


@register.filter
def motion_result(result: str) -> str:
    return MOTION_RESULTS[result]


@register.filter
def open_title(item: ItemRecord) -> str:
    """Return the title as it may be printed; a private item may have none."""
    if item.private:
        return item.private.open_title or item.title or "Item not for publication"
    return item.title


@register.filter
def person_link(person: PersonRecord) -> SafeString:
    """Print the name, linked where it is a member's."""
    name = printed_person(person)
    if not person.uid:
        return format_html("{}", name)
    return format_html(
        '<a href="{}">{}</a>', reverse("member", args=[person.uid]), name
    )


@register.filter
def came_or_left(people: Iterable[AttendanceRecord]) -> bool:
    """Whether anybody was there for a part of the meeting only."""
    return any(
        person.arrived_at or person.left_at or person.absences for person in people
    )


@register.filter
def came_and_left(person: AttendanceRecord, meeting: MeetingRecord) -> SafeString:
    """Say at which items someone came in and left; "" for who was there throughout."""
    items = {item.uid: item for item in walk_items(meeting.items)}
    return format_html_join(
        "",
        '{} <a href="#item-{}">{}</a>',
        (
            (each.words, each.uid, item_name(items[each.uid]))
            for each in comings(person, order_taken(meeting.items))
        ),
    )


def item_name(item: ItemRecord) -> str:
    """What an item is called in a sentence: "item 4", or the title of one that has no
    number."""
    return f"item {item.number}" if item.number else open_title(item)
