"""`{% load wording %}`: the functions of `meetings.wording` as filters.

Dates and times take None and "" as "not known" and print nothing.
"""

import datetime as dt
from collections.abc import Iterable

from django import template
from django.conf import settings

from meetings import wording
from meetings.law import EXEMPTIONS, Nation

register = template.Library()

register.filter("person", wording.printed_person)
register.filter("people", wording.printed_people)
register.filter("file_type", wording.file_type)
register.filter("file_size", wording.file_size)
register.filter("outcome", wording.outcome_words)
register.filter("meeting_status", wording.meeting_status_words)
register.filter("meeting_kind", wording.meeting_kind_words)
register.filter("document_kind", wording.document_kind_words)


@register.filter
def long_date(day: dt.date | None) -> str:
    return wording.long_date(day) if day else ""


@register.filter
def short_date(day: dt.date | None) -> str:
    return wording.short_date(day) if day else ""


@register.filter
def plain_date(day: dt.date | None) -> str:
    return wording.plain_date(day) if day else ""


@register.filter
def clock(time: dt.time | None) -> str:
    # Midnight is a time like any other: only None is unknown.
    return wording.clock(time) if time is not None else ""


@register.filter
def clock_span(start: dt.time | None, end: dt.time | None) -> str:
    """`{{ meeting.start_time|clock_span:meeting.end_time }}`."""
    return wording.clock_span(start, end) if start is not None else ""


@register.filter
def moment(value: dt.datetime | None) -> str:
    return wording.moment(value) if value else ""


@register.filter
def exemption(paragraphs: Iterable[int | str]) -> str:
    """Cite the paragraphs of the council's nation with their names, as agendas do."""
    numbers = [int(paragraph) for paragraph in paragraphs]
    return EXEMPTIONS[Nation(settings.COUNCIL_NATION)].cite(numbers)
