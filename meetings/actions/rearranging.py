"""Moving, cancelling and postponing a meeting, each with its reason; holding it after
all. Cancelled is not deleted: it stays listed, with all that was published of it.

Where the notice is out, the public is told in the same transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from meetings.actions.planning import PlanningError, tell_the_public
from meetings.actions.publishing import lock, log_meeting
from meetings.models import Meeting

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from committees.models import User

_MOVED = ["date", "start_time", "venue", "status", "status_reason", "moved_from"]
_CALLED_OFF = ["status", "status_reason", "replaced_by"]


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    day: date,
    start_time: time | None,
    venue: str,
    reason: str,
    now: datetime,
    by: User,
) -> None:
    """Move a meeting to another day; the days it has left are kept, in that order.

    A postponed meeting that gets its new day is on again.
    """
    locked = _open(meeting, now)
    if locked.status == "cancelled":
        raise PlanningError("This meeting is cancelled: hold it after all, then move.")
    if locked.date < timezone.localtime(now).date() and locked.status == "scheduled":
        raise PlanningError("Its day is past: postpone it instead.")
    if day == locked.date:
        raise PlanningError(
            "It is on that day already. To change its time or place alone, go back and"
            " choose “Change time, place or links”.",
            "date",
        )
    reason = _reason(reason)
    left = [*locked.moved_from, locked.date.isoformat()]
    # Back on a day that it had left, it isn't moved from that one any more.
    locked.moved_from = [each for each in left if each != day.isoformat()]
    locked.date, locked.start_time, locked.venue = day, start_time, venue
    locked.status, locked.status_reason = "scheduled", reason
    locked.replaced_by = ""
    locked.save(update_fields=[*_MOVED, "replaced_by"])
    log_meeting(locked, now, by, "moved the meeting", _MOVED)
    tell_the_public(locked, now, by)


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, reason: str, replaced_by: str, now: datetime, by: User
) -> None:
    """Cancel a meeting; `replaced_by` is the uid of the one that takes its place."""
    locked = _open(meeting, now)
    _call_off(locked, "cancelled", reason, replaced_by, now, by)


@transaction.atomic
def postpone_meeting(
    *, meeting: Meeting, reason: str, replaced_by: str, now: datetime, by: User
) -> None:
    """Put a meeting off to a day that isn't known yet, or to another meeting."""
    locked = _open(meeting, now)
    _call_off(locked, "postponed", reason, replaced_by, now, by)


@transaction.atomic
def reinstate_meeting(*, meeting: Meeting, now: datetime, by: User) -> None:
    """Hold a meeting after all that was cancelled or postponed, on its own day."""
    locked = _open(meeting, now)
    if locked.status not in {"cancelled", "postponed"}:
        raise PlanningError("This meeting is neither cancelled nor postponed.")
    locked.status, locked.status_reason, locked.replaced_by = "scheduled", "", ""
    locked.save(update_fields=_CALLED_OFF)
    log_meeting(locked, now, by, "reinstated the meeting", _CALLED_OFF)
    tell_the_public(locked, now, by)


def why_it_stays(meeting: Meeting, *, today: date) -> str:
    """Why a meeting can't be moved or called off any more; "" where it can.

    Attendance is often prepared before: that somebody is present says that it was held
    once its day is past.
    """
    if meeting.editions.filter(kind="minutes").exists():
        return "Minutes of this meeting are published: it was held."
    if meeting.status == "held":
        return "This meeting has been held: it can’t be moved or called off any more."
    there = meeting.attendances.filter(presence="present")
    if meeting.date < today and there.exists():
        return (
            "This meeting has been held: its attendance says who was present. If it"
            " wasn’t, take them off the attendance first."
        )
    return ""


def _call_off(
    locked: Meeting, how: str, reason: str, replaced_by: str, now: datetime, by: User
) -> None:
    if replaced_by == locked.uid:
        raise PlanningError("A meeting can’t take its own place.", "replaced_by")
    others = Meeting.objects.filter(uid=replaced_by)
    if replaced_by and not others.exists():
        raise PlanningError(
            "The meeting that takes its place is gone: choose another.", "replaced_by"
        )
    locked.status, locked.status_reason = how, _reason(reason)
    locked.replaced_by = replaced_by
    locked.save(update_fields=_CALLED_OFF)
    log_meeting(locked, now, by, f"{how} the meeting", _CALLED_OFF)
    tell_the_public(locked, now, by)


def _open(meeting: Meeting, now: datetime) -> Meeting:
    locked = lock(meeting.pk)
    if says := why_it_stays(locked, today=timezone.localtime(now).date()):
        raise PlanningError(says)
    return locked


def _reason(text: str) -> str:
    if reason := text.strip():
        return reason
    raise PlanningError("Write the reason: the public is shown it.", "reason")
