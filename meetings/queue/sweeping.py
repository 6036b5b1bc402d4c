"""Trying again, what failed and what a worker has left half done as it died.

django-tasks-db does neither. A task's row keeps the names of those who took it on, one
for each try, and what the last try came to.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from committees.public_changes import fold
from meetings.files import forget_drafts
from meetings.queue.alive import forget_dead, is_alive

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

# Before the second try, the third, and so on. After the last the task is given up.
PAUSES = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)
KEPT_WHEN_DONE = timedelta(days=1)
KEPT_WHEN_GIVEN_UP = timedelta(days=90)
DIED = "The worker ended in the middle of it."


def sweep(now: datetime) -> None:
    """Put back what is to be tried again. Any worker may do so, at any time."""
    for row in DBTaskResult.objects.running():
        if not is_alive(row.worker_ids[-1]):
            _died(row, now)
    for row in DBTaskResult.objects.failed():
        if has_tries_left(row):
            pause = PAUSES[len(row.worker_ids) - 1]
            _as_it_was(row).update(
                status=TaskResultStatus.READY, run_after=row.finished_at + pause
            )


def has_tries_left(row: DBTaskResult[Any, Any]) -> bool:
    return len(row.worker_ids) <= len(PAUSES)


def clear_away(now: datetime) -> None:
    """Forget what was done, what was given up long ago, and who has ended with what
    they left."""
    done = DBTaskResult.objects.successful()
    done.filter(finished_at__lt=now - KEPT_WHEN_DONE).delete()
    given_up = DBTaskResult.objects.failed()
    given_up.filter(finished_at__lt=now - KEPT_WHEN_GIVEN_UP).delete()
    fold()
    forget_dead()
    forget_drafts((now - KEPT_WHEN_DONE).timestamp())


def try_given_up_again() -> int:
    """Begin anew with all that was given up; return how many there are."""
    given_up = [row for row in DBTaskResult.objects.failed() if not has_tries_left(row)]
    for row in given_up:
        _as_it_was(row).update(
            status=TaskResultStatus.READY, run_after=timezone.now(), worker_ids=[]
        )
    return len(given_up)


def _died(row: DBTaskResult[Any, Any], now: datetime) -> None:
    """Again at once after the first death; one after the other, with pauses, since
    the task itself may be what kills its worker."""
    deaths = len(row.worker_ids)
    if not has_tries_left(row):
        _as_it_was(row).update(
            status=TaskResultStatus.FAILED, finished_at=now, traceback=DIED
        )
        return
    pause = PAUSES[deaths - 2] if deaths > 1 else timedelta(0)
    _as_it_was(row).update(
        status=TaskResultStatus.READY, run_after=now + pause, traceback=DIED
    )


def _as_it_was(row: DBTaskResult[Any, Any]) -> QuerySet[DBTaskResult[Any, Any]]:
    """The row, unless somebody has taken it on or put it back since it was read."""
    return DBTaskResult.objects.filter(
        pk=row.pk, status=row.status, started_at=row.started_at
    )
