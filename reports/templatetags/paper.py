"""`{% load paper %}`: what only a printed record needs."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from meetings.headings import headings_from
from meetings.in_the_room import comings, order_taken
from meetings.record.meeting import MeetingRecord, walk_items
from meetings.record.people import AttendanceRecord
from meetings.templatetags.page_words import item_name, item_of
from meetings.wording import listed

register = template.Library()


@register.filter
def rich_under(text: str, level: int) -> SafeString:
    """Print rich text, which was cleaned on its way in, with headings from `level`."""
    return mark_safe(headings_from(text, level))  # noqa: S308


@register.filter
def private_numbers(meeting: MeetingRecord) -> str:
    """Name the items that are not for publication: "item 10", "items 10 and 11"."""
    numbers = [item.number for item in walk_items(meeting.items) if item.private]
    known = [number for number in numbers if number]
    if not known:
        return "an item" if numbers else ""
    return f"item{'s' if len(known) > 1 else ''} {listed(known)}"


@register.filter
def place_of(meeting: MeetingRecord, uid: str | None) -> str:
    """Say where in the meeting: "item 4", the title of one without a number, or ""."""
    item = item_of(meeting, uid) if uid else None
    if item is None:
        return ""
    return item_name(item)


@register.filter
def came_and_left_words(person: AttendanceRecord, meeting: MeetingRecord) -> str:
    """Say when someone came in and left; "" for who was there throughout."""
    items = {item.uid: item for item in walk_items(meeting.items)}
    return "".join(
        f"{each.words} {item_name(items[each.uid])}"
        for each in comings(person, order_taken(meeting.items))
    )
