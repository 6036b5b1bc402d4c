"""Planning meetings: one, or a year's series; changing one; taking back a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from pydantic import ValidationError

from committees.logbook import write_log
from committees.models import Committee
from meetings.actions.publishing import (
    PublishingError,
    lock,
    log_meeting,
    publish_notice,
)
from meetings.models import (
    AgendaItem,
    ItemVersion,
    Meeting,
    MeetingPattern,
    Minute,
    Recommendation,
    StandingItem,
)
from meetings.numbering import Line, numbers_of
from meetings.record.reading import place_of
from meetings.word.pasted import plain_to_rich
from meetings.wording import clock, long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime, time

    from committees.models import User
    from meetings.series import Pattern


class PlanningError(Exception):
    """The meeting can't be planned or changed so. The message is fit to show a clerk;
    `field` names what it is about of what was asked, or is ""."""

    def __init__(self, says: str, field: str = "") -> None:
        super().__init__(says)
        self.field = field


@dataclass(frozen=True)
class Particulars:
    """What a clerk settles of a meeting beside its day."""

    start_time: time | None = None
    end_time: time | None = None
    venue: str = ""
    kind: str = "ordinary"
    title: str = ""
    webcast_link: str = ""
    join_link: str = ""


PARTICULARS = list(Particulars.__dataclass_fields__)


@transaction.atomic
def plan_meeting(
    *,
    committee: Committee,
    day: date,
    particulars: Particulars,
    now: datetime,
    by: User,
    announce: bool = False,
) -> Meeting:
    """Plan one meeting, its agenda begun with the committee's standing items."""
    locked = _lock_committee(committee)
    return _plan(locked, day, particulars, now, by, announce=announce)


@transaction.atomic
def plan_series(
    *,
    committee: Committee,
    days: Sequence[date],
    particulars: Particulars,
    now: datetime,
    by: User,
    announce: bool = False,
    keep: Pattern | None = None,
) -> list[Meeting]:
    """Plan a meeting on each day, at one time and place. `keep` becomes the
    committee's pattern.

    All or none: a day and time at which the committee meets already is refused, so that
    a button pressed twice plans nothing twice.
    """
    if not days:
        raise PlanningError("Tick at least one date.", "days")
    locked = _lock_committee(committee)
    there = locked.meetings.filter(date__in=days, start_time=particulars.start_time)
    if already := there.order_by("date").first():
        says = f"{_met(already)} is planned already: take its tick out."
        raise PlanningError(says, "days")
    made = [
        _plan(locked, day, particulars, now, by, announce=announce)
        for day in sorted(set(days))
    ]
    if keep:
        keep_pattern(
            committee=locked,
            pattern=keep,
            start_time=particulars.start_time,
            venue=particulars.venue,
            now=now,
            by=by,
        )
    return made


@transaction.atomic
def keep_pattern(
    *,
    committee: Committee,
    pattern: Pattern,
    start_time: time | None,
    venue: str,
    now: datetime,
    by: User,
) -> MeetingPattern:
    """Keep when and where a committee usually meets."""
    row = MeetingPattern.objects.filter(committee=committee).first()
    row = row or MeetingPattern(committee=committee)
    new = {
        "weekday": pattern.weekday,
        "weeks": ",".join(map(str, sorted(pattern.weeks))),
        "every_weeks": pattern.every,
        "not_in": ",".join(map(str, sorted(pattern.not_in))),
        "start_time": start_time,
        "venue": venue,
    }
    changed = _set(row, new)
    row.full_clean(exclude=["committee"])
    row.save()
    if changed:
        _log_committee(committee, now, by, "changed the pattern of meetings", changed)
    return row


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    particulars: Particulars,
    now: datetime,
    by: User,
    correction: str = "",
) -> list[str]:
    """Change a meeting's time, place, kind, name or links; return what is changed.

    Where its notice is out, the public gets the next one, with `correction`; but when
    the meeting ended is the minutes' to tell.
    """
    locked = lock(meeting.pk)
    changed = _set(locked, {name: getattr(particulars, name) for name in PARTICULARS})
    if changed:
        locked.save(update_fields=changed)
        log_meeting(locked, now, by, "changed the meeting", changed)
    if set(changed) - {"end_time"}:
        tell_the_public(locked, now, by, correction)
    return changed


@transaction.atomic
def remove_meeting(*, meeting: Meeting, now: datetime, by: User) -> None:
    """Remove a meeting that was planned by mistake, which the public never knew of."""
    locked = lock(meeting.pk)
    if locked.editions.exists():
        raise PlanningError("The public knows of this meeting: cancel it instead.")
    if _was_worked_on(locked):
        raise PlanningError(
            "Somebody has worked on this meeting: cancel it, so that the work is kept."
        )
    deferred = AgendaItem.objects.filter(deferred_to=locked.uid).values("meeting")
    names_it = Q(replaced_by=locked.uid) | Q(pk__in=deferred)
    if other := Meeting.objects.filter(names_it).first():
        raise PlanningError(f"{_met(other)} names this one. Change that first.")
    log_meeting(locked, now, by, "removed the meeting", [])
    for item in locked.items.order_by("-position"):
        item.follow_ups.all().delete()
        item.delete()
    locked.origins.all().delete()
    locked.delete()


def is_announced(meeting: Meeting) -> bool:
    """Whether the public knows of a meeting: what happens to it, it is told at once."""
    return meeting.editions.filter(kind="notice").exists()


def tell_the_public(
    meeting: Meeting, now: datetime, by: User, correction: str = ""
) -> None:
    """Publish the next notice, in the transaction of the change, where one is out."""
    if is_announced(meeting):
        _announce(meeting, now, by, correction)


def _announce(meeting: Meeting, now: datetime, by: User, correction: str = "") -> None:
    try:
        publish_notice(meeting=meeting, now=now, by=by, correction=correction)
    except PublishingError as error:
        raise PlanningError(str(error)) from error
    except ValidationError as error:
        # What was typed elsewhere on the agenda may be what no record can carry.
        faults = [f"{place_of(each['loc'])} {each['msg']}" for each in error.errors()]
        says = (
            f"The public can’t be told before this is put right: {'; '.join(faults)}."
        )
        raise PlanningError(says) from None


def _plan(
    committee: Committee,
    day: date,
    particulars: Particulars,
    now: datetime,
    by: User,
    *,
    announce: bool,
) -> Meeting:
    if committee.active_to and day > committee.active_to:
        ended = long_date(committee.active_to)
        raise PlanningError(f"{committee.name} ends on {ended}.", "date")
    if committee.active_from and day < committee.active_from:
        begins = long_date(committee.active_from)
        raise PlanningError(f"{committee.name} begins on {begins}.", "date")
    meeting = Meeting(
        committee=committee,
        committee_name=committee.name,
        committee_kind=committee.kind,
        date=day,
    )
    _set(meeting, {name: getattr(particulars, name) for name in PARTICULARS})
    meeting.full_clean(exclude=["committee"])
    meeting.save()
    _begin_agenda(meeting)
    log_meeting(meeting, now, by, "planned the meeting", ["date", *PARTICULARS])
    if announce:
        _announce(meeting, now, by)
    return meeting


def _begin_agenda(meeting: Meeting) -> None:
    """Copy the committee's standing items; their recommendations come with them."""
    standing = list(StandingItem.objects.filter(committee=meeting.committee_id))
    numbers = numbers_of(
        [Line(str(row.pk), None, row.kind == "heading") for row in standing]
    )
    items = AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=position,
            number=numbers[str(row.pk)],
            title=row.title,
            kind=row.kind,
            purpose=plain_to_rich(row.purpose),
        )
        for position, row in enumerate(standing)
    )
    Recommendation.objects.bulk_create(
        Recommendation(item=item, position=0, lead=row.lead, parts=row.parts)
        for item, row in zip(items, standing, strict=True)
        if row.lead or row.parts
    )


def _was_worked_on(meeting: Meeting) -> bool:
    """Whether there is more of a meeting than planning it makes."""
    return (
        meeting.documents.exists()
        or meeting.attendances.exists()
        or ItemVersion.objects.filter(item__meeting=meeting).exists()
        or Minute.objects.filter(item__meeting=meeting).exists()
    )


def _set(row: Meeting | MeetingPattern, new: dict[str, object]) -> list[str]:
    """Put new values in a row; return the names of those that differ."""
    changed = [name for name, value in new.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, new[name])
    return changed


def _lock_committee(committee: Committee) -> Committee:
    """With its row locked: two who plan for a committee at once queue up."""
    return Committee.objects.select_for_update().order_by().get(pk=committee.pk)


def _met(meeting: Meeting) -> str:
    """The meeting at 6.30pm on Tuesday 4 May 2027: the subject of a sentence."""
    at = f" at {clock(meeting.start_time)}" if meeting.start_time is not None else ""
    return f"The meeting{at} on {long_date(meeting.date)}"


def _log_committee(
    committee: Committee, now: datetime, by: User, what: str, fields: Iterable[str]
) -> None:
    write_log(
        now=now,
        by=by,
        what=what,
        kind="committee",
        uid=committee.slug,
        within=committee.slug,
        fields=fields,
    )
