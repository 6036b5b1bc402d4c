"""What is due next for a clerk: what, for which meeting, by when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse

from meetings.clear_days import last_lawful_day, working_days_after
from meetings.models import Edition, FollowUp, ItemVersion, Meeting, Minute, Resolution
from meetings.wording import clock, long_date, short_date

if TYPE_CHECKING:
    from datetime import date

    from committees.models import User

# How far ahead a clerk is told of, and how far back what is still open is looked for.
AHEAD = timedelta(days=60)
BACK = timedelta(days=365)

END_OF_DAY = time(23, 59)


@dataclass(frozen=True)
class Due:
    """One line. `by` sorts it; `when` and `left` say it in words."""

    by: tuple[date, time]
    when: str
    left: str
    late: bool
    what: str
    meeting: str
    stands: str
    do: str
    url: str


@dataclass(frozen=True)
class Waiting:
    """Something that waits, for the clerk or for others."""

    what: str
    about: str
    detail: str
    do: str
    url: str


def due_of(user: User, *, today: date) -> list[Due]:
    """The next deadlines of a clerk's committees, the nearest first; three queries,
    whatever their number."""
    rows = _open_meetings(user, today)
    found = [each for row in rows if (each := _due(row, today))]
    return sorted(found, key=lambda each: (each.by, each.meeting))


def waiting_for(user: User) -> list[Waiting]:
    """Texts that were kept aside and that nobody has chosen about yet."""
    asides = ItemVersion.objects.filter(
        aside=True,
        settled=False,
        item__meeting__in=Meeting.objects.editable_by(user),
    ).select_related("item__meeting__committee", "by")
    return [
        Waiting(
            what="Two versions",
            about=f"item {row.item.number or row.item.title}, by {row.by}",
            detail=_named(row.item.meeting),
            do="Compare and choose",
            url=reverse("desk-conflict", args=[row.item.uid, row.side, row.pk]),
        )
        for row in asides.order_by("-at")[:20]
    ]


def follow_ups_of(user: User, *, today: date) -> list[Waiting]:
    """What somebody was asked to do, and that isn't done: the most overdue first."""
    rows = FollowUp.objects.filter(
        done_on=None, item__meeting__in=Meeting.objects.editable_by(user)
    ).select_related("item__meeting__committee")
    ordered = rows.order_by(F("due").asc(nulls_last=True), "pk")
    return [
        Waiting(
            what="Follow-up overdue" if row.due and row.due < today else "Follow-up",
            about=", ".join(filter(None, [row.text, row.owner])),
            detail=f"{_named(row.item.meeting)}"
            + (f". Due {short_date(row.due)}." if row.due else "."),
            do="See",
            url=reverse("desk-minute", args=[row.item.meeting.uid, row.item.uid]),
        )
        for row in ordered[:20]
    ]


def _open_meetings(user: User, today: date) -> list[Meeting]:
    out = Edition.objects.filter(meeting=OuterRef("pk"), live=True)
    minuted = Minute.objects.filter(item=OuterRef("items")).exclude(text="")
    decided = Resolution.objects.filter(item=OuterRef("items")).exclude(outcome="")
    rows = (
        Meeting.objects.editable_by(user)
        .filter(date__range=(today - BACK, today + AHEAD))
        .exclude(status__in=["cancelled", "postponed"])
        .annotate(
            has_agenda=Exists(out.filter(kind="agenda")),
            has_minutes=Exists(out.filter(kind="minutes")),
            taking=Count(
                "items",
                filter=~Q(items__kind="heading") & Q(items__withdrawn=""),
                distinct=True,
            ),
            written=Count(
                "items",
                filter=(Exists(minuted) | Exists(decided)) & Q(items__withdrawn=""),
                distinct=True,
            ),
        )
        .filter(has_minutes=False)
    )
    return list(rows.select_related("committee").order_by("date", "start_time", "pk"))


def _due(row: Meeting, today: date) -> Due | None:
    has_agenda = bool(_counted(row, "has_agenda"))
    if not has_agenda and row.date >= today:
        return _agenda_due(row, today)
    if row.date >= today:
        return _minutes_to_take(row, today)
    return _minutes_due(row, today)


def _agenda_due(row: Meeting, today: date) -> Due:
    deadline = last_lawful_day(row.date)
    late = deadline.day < today
    items = _counted(row, "taking")
    stands = f"{items} {'item' if items == 1 else 'items'} so far."
    stands = stands if items else "Not begun."
    if late:
        stands += " A reason for lateness is needed, and will be shown."
    return Due(
        by=(deadline.day, END_OF_DAY),
        when=f"{short_date(deadline.day)}, 11.59pm",
        left=_left(deadline.day, today),
        late=late,
        what="Publish the agenda",
        meeting=_named(row),
        stands=stands,
        do="Go on with the agenda" if items else "Begin the agenda",
        url=reverse("desk-agenda", args=[row.uid]),
    )


def _minutes_to_take(row: Meeting, today: date) -> Due:
    hour = f", {clock(row.start_time)}" if row.start_time else ""
    return Due(
        by=(row.date, row.start_time or END_OF_DAY),
        when=f"{short_date(row.date)}{hour}",
        left=_left(row.date, today),
        late=False,
        what="Take minutes",
        meeting=_named(row),
        stands="The agenda is published.",
        do="Open the minutes",
        url=reverse("desk-minutes", args=[row.uid]),
    )


def _minutes_due(row: Meeting, today: date) -> Due:
    aim = settings.MINUTES_WITHIN_DAYS
    by = working_days_after(row.date, aim)
    written, taking = _counted(row, "written"), _counted(row, "taking")
    return Due(
        by=(by, END_OF_DAY),
        when=short_date(by),
        left=_left(by, today),
        late=by < today,
        what="Publish draft minutes",
        meeting=_named(row),
        stands=(
            f"{written} of {taking} items written. The council’s own aim is {aim}"
            " working days."
        ),
        do="Go on with the minutes" if written else "Write the minutes",
        url=reverse("desk-minutes", args=[row.uid]),
    )


def _counted(row: Meeting, name: str) -> int:
    """What the query has counted beside a meeting."""
    number: int = getattr(row, name)
    return number


def _left(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 0:
        return "1 day late" if days == -1 else f"{-days} days late"
    return f"in {days} days"


def _named(meeting: Meeting) -> str:
    name = meeting.committee_name or meeting.committee.name
    return f"{name}, {long_date(meeting.date)}"
