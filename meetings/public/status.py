"""How far a meeting is, in sentences: the first thing that its page says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.public.rows import dates_left, local_day
from meetings.wording import clock, long_date, plain_date

if TYPE_CHECKING:
    from datetime import date

    from meetings.models import PublishedMeeting

STAGES = (
    "Meeting announced",
    "Agenda published",
    "Meeting held",
    "Draft minutes",
    "Minutes approved",
)


@dataclass(frozen=True)
class Status:
    """`heavy`: cancelled or moved. `link` is an address and its words."""

    sentence: str
    detail: str = ""
    heavy: bool = False
    link: tuple[str, str] | None = None
    stages: tuple[tuple[str, str], ...] = ()


def status_of(
    meeting: PublishedMeeting,
    *,
    today: date,
    replaced_by: PublishedMeeting | None = None,
) -> Status:
    """Say where a meeting stands on a day. `replaced_by`: the one that takes its
    place, where that is published."""
    if meeting.status in {"cancelled", "postponed"}:
        return _not_held(meeting, today, replaced_by)
    number = _stage(meeting, today)
    sentence, detail = _said(meeting, number, today)
    left = dates_left(meeting)
    if left and number < 2:
        moved_to = long_date(meeting.date)
        if meeting.start_time is not None:
            moved_to += f" at {clock(meeting.start_time)}"
        was = f"It was to be on {', then on '.join(map(long_date, left))}."
        reason = _reason(meeting.status_reason)
        return Status(
            sentence=f"Moved to {moved_to}.",
            detail=" ".join(filter(None, [was, reason, detail])),
            heavy=True,
            stages=_stages(number),
        )
    return Status(sentence=sentence, detail=detail, stages=_stages(number))


def _not_held(
    meeting: PublishedMeeting, today: date, replaced_by: PublishedMeeting | None
) -> Status:
    when = long_date(meeting.date)
    if meeting.start_time is not None:
        when += f" at {clock(meeting.start_time)}"
    word = meeting.status.capitalize()
    first = f"{word}: {meeting.status_reason}" if meeting.status_reason else word
    will_not = "did not" if meeting.date < today else "will not"
    detail = f"The meeting on {when} {will_not} take place."
    if meeting.agenda_id:
        detail += " Its agenda is kept below."
    link = None
    if replaced_by:
        words = f"Go to the meeting on {long_date(replaced_by.date)}"
        link = (replaced_by.get_absolute_url(), words)
    return Status(sentence=_ended(first), detail=detail, heavy=True, link=link)


def _stage(meeting: PublishedMeeting, today: date) -> int:
    if meeting.minutes_state == "approved":
        return 4
    if meeting.minutes_state == "draft":
        return 3
    if meeting.status == "held" or meeting.date < today:
        return 2
    return 1 if meeting.agenda_id else 0


def _said(meeting: PublishedMeeting, number: int, today: date) -> tuple[str, str]:
    if number == 4:
        on = f" on {long_date(meeting.approved_on)}" if meeting.approved_on else ""
        return (
            f"Minutes approved{on}.",
            (
                "They are the record of the meeting and change no more. A later"
                " correction would stand beside them with its date."
            ),
        )
    if number == 3:
        day = local_day(meeting.minutes_at)
        on = f" on {day}" if day else ""
        return (
            f"Draft minutes published{on}.",
            "They may change until the committee has approved them.",
        )
    if number == 2:
        on = long_date(meeting.date)
        was = "took place" if meeting.status == "held" else "was to be"
        return f"The meeting {was} on {on}.", "Its minutes aren’t published yet."
    if number == 1:
        day = local_day(meeting.agenda_at)
        on = f" on {day}" if day else ""
        return f"Agenda published{on}. {_soon(meeting.date, today)}", ""
    return f"Meeting announced. {_soon(meeting.date, today)}", (
        "The agenda isn’t published yet."
    )


def _soon(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return "The meeting is today."
    return (
        "The meeting is tomorrow."
        if days == 1
        else (f"The meeting is on {long_date(day)}.")
    )


def _stages(now: int) -> tuple[tuple[str, str], ...]:
    return tuple(
        (label, "done" if n < now else "now" if n == now else "to come")
        for n, label in enumerate(STAGES)
    )


def _reason(text: str) -> str:
    return _ended(f"Reason: {text}") if text else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def item_status(meeting: PublishedMeeting, *, today: date) -> Status:
    """The meeting's status as an item's page says it, without the list of stages."""
    status = status_of(meeting, today=today)
    detail = "" if meeting.minutes_state == "approved" else status.detail
    return Status(sentence=status.sentence, detail=detail, heavy=status.heavy)


def state_words(meeting: PublishedMeeting, *, today: date) -> str:
    """One line for a list of meetings that had an issue."""
    if meeting.status in {"cancelled", "postponed"}:
        return _ended(
            f"The meeting was {meeting.status}: {meeting.status_reason}"
            if meeting.status_reason
            else f"The meeting was {meeting.status}"
        )
    number = _stage(meeting, today)
    if number == 4 and meeting.approved_on:
        return f"Minutes approved on {plain_date(meeting.approved_on)}."
    return {
        0: "Still to come.",
        1: "Still to come.",
        2: "The minutes aren’t published yet.",
        3: "Draft minutes.",
        4: "Minutes approved.",
    }[number]
