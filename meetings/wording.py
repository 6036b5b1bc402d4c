"""How a record's values are said in words, on pages and on paper alike."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Protocol

from django.utils import timezone

# Names are spelt out here and not by strftime, which follows the server's locale.
_DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

OUTCOMES: Mapping[str, str] = {
    "agreed": "Agreed",
    "noted": "Noted",
    "approved": "Approved",
    "refused": "Refused",
    "deferred": "Deferred",
    "referred": "Referred",
    "amended": "Agreed as amended",
    "no_decision": "No decision",
    "other": "Other",
}
VOTES: Mapping[str, str] = {
    "for": "For",
    "against": "Against",
    "abstain": "Abstained",
    "did_not_vote": "Did not vote",
    "out_of_room": "Out of the room",
}
PRESENCES: Mapping[str, str] = {
    "present": "Present",
    "apologies": "Apologies",
    "absent": "Absent",
    "in_attendance": "In attendance",
}
MEETING_STATUSES: Mapping[str, str] = {
    "scheduled": "Scheduled",
    "held": "Held",
    "cancelled": "Cancelled",
    "postponed": "Postponed",
}
MEETING_KINDS: Mapping[str, str] = {
    "ordinary": "Ordinary meeting",
    "annual": "Annual meeting",
    "extraordinary": "Extraordinary meeting",
    "special": "Special meeting",
}
ITEM_KINDS: Mapping[str, str] = {
    "report": "Report",
    "minutes": "Minutes of an earlier meeting",
    "apologies": "Apologies for absence",
    "declarations": "Declarations of interest",
    "questions": "Questions",
    "urgent": "Urgent item",
    "exclusion": "Exclusion of press and public",
    "information": "For information",
    "heading": "Heading, without a number",
    "other": "Other",
}
DOCUMENT_KINDS: Mapping[str, str] = {
    "report": "Report",
    "appendix": "Appendix",
    "background": "Background paper",
    "supplement": "Supplement",
    "plan": "Plan",
    "minutes": "Minutes",
    "other": "Document",
}
_FILE_TYPES: Mapping[str, str] = {
    "application/pdf": "PDF",
    "application/msword": "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.ms-excel": "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.ms-powerpoint": "PowerPoint",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "PowerPoint"
    ),
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/rtf": "RTF",
    "application/zip": "ZIP",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/svg+xml": "SVG",
    "text/csv": "CSV",
    "text/html": "web page",
    "text/plain": "plain text",
}


class Person(Protocol):
    """Someone as the record prints them; `ward` is "" unless it is printed."""

    @property
    def name(self) -> str: ...

    @property
    def ward(self) -> str: ...


def plain_date(day: dt.date) -> str:
    """18 March 2027."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: dt.date) -> str:
    """Tue 16 March: in tables, where the year is plain."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"


def long_date(day: dt.date) -> str:
    """Thursday 18 March 2027."""
    return f"{_DAYS[day.weekday()]} {plain_date(day)}"


def clock(time: dt.time) -> str:
    """6pm, 6.30pm, midday; seconds are left off.

    00:00 is "12 midnight". A period that ends with a day ends at 11.59pm, since
    "midnight on Tuesday" is read as either end of it.
    """
    if time.minute == 0 and time.hour in {0, 12}:
        return "midday" if time.hour else "12 midnight"
    minutes = f".{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}{'pm' if time.hour >= 12 else 'am'}"


def clock_span(start: dt.time, end: dt.time | None) -> str:
    """6pm to 8.12pm; only the start where the end isn't known."""
    return f"{clock(start)} to {clock(end)}" if end else clock(start)


def moment(value: dt.datetime) -> str:
    """9 March 2027 at 4.10pm, in the council's zone; takes aware values only."""
    local = timezone.localtime(value)
    return f"{plain_date(local.date())} at {clock(local.time())}"


def file_type(media_type: str, filename: str = "") -> str:
    """PDF, Word, Excel …; of an unknown type the file name's ending, or ""."""
    known = _FILE_TYPES.get(media_type.partition(";")[0].strip().lower())
    if known:
        return known
    stem, dot, ending = filename.rpartition(".")
    return ending.upper() if stem and dot and ending.isalnum() else ""


def file_size(size: int | None) -> str:
    """205 KB, 1.2 MB, with 1 KB = 1,024 bytes; "" where it isn't known."""
    if size is None:
        return ""
    if size < 1024:
        return "1 byte" if size == 1 else f"{size} bytes"
    if round(size / 1024) < 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024**2:.1f} MB".replace(".0 MB", " MB")


def printed_person(person: Person) -> str:
    """Return the name as printed, with the ward where the record prints one."""
    return f"{person.name} ({person.ward})" if person.ward else person.name


def listed(words: Iterable[str]) -> str:
    """Join as "a, b and c"."""
    *head, last = list(words) or [""]
    return f"{', '.join(head)} and {last}" if head else last


def printed_people(people: Iterable[Person]) -> str:
    return listed(printed_person(person) for person in people)


def outcome_words(outcome: str, printed: str = "") -> str:
    """Say an outcome; the words that the council printed stand for the list's."""
    return printed or OUTCOMES.get(outcome, "No outcome yet")


def vote_words(vote: str) -> str:
    return VOTES[vote]


def presence_words(presence: str) -> str:
    return PRESENCES[presence]


def meeting_status_words(status: str) -> str:
    return MEETING_STATUSES[status]


def meeting_kind_words(kind: str) -> str:
    return MEETING_KINDS[kind]


def document_kind_words(kind: str) -> str:
    return DOCUMENT_KINDS[kind]


def item_kind_words(kind: str) -> str:
    return ITEM_KINDS[kind]
