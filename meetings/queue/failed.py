"""What failed in the background, for a person to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from meetings.models import Edition
from meetings.queue.sweeping import has_tries_left

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class FailedTask:
    """`state` says whether and when it is tried again, `why` is the error's last line,
    `trace` the whole of it."""

    what: str
    state: str
    why: str
    trace: str


def failed_tasks() -> list[FailedTask]:
    """What has failed and isn't done yet, the latest first: given up, or to be tried
    again."""
    rows = DBTaskResult.objects.exclude(traceback="").order_by("-enqueued_at")
    return [_described(row) for row in rows]


def _described(row: DBTaskResult[Any, Any]) -> FailedTask:
    lines = row.traceback.strip().splitlines()
    return FailedTask(
        what=f"{row.task_path.rpartition('.')[2]}: {_about(row)}",
        state=_state(row),
        why="; ".join(_last_words(lines)),
        trace=row.traceback,
    )


def _about(row: DBTaskResult[Any, Any]) -> str:
    """The edition that a task is about, by its meeting's address."""
    given = row.args_kwargs["args"]
    found = Edition.objects.select_related("meeting").filter(pk__in=given[:1]).first()
    if found is None:
        return str(given)
    return f"/meetings/{found.meeting.uid}/, {found.kind} {found.number}"


def _state(row: DBTaskResult[Any, Any]) -> str:
    tries = len(row.worker_ids)
    times = "once" if tries == 1 else f"{tries} times"
    if row.status == "FAILED" and not has_tries_left(row):
        return f"Given up: tried {times}, the last time {_moment(row.started_at)}."
    if row.status == "RUNNING":
        return f"Tried {times}; being tried now."
    if row.status == "FAILED":
        return f"Tried {times}; to be tried again."
    return f"Tried {times}; again from {_moment(row.run_after)} on."


def _moment(value: datetime | None) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}" if value else "–"


def _last_words(lines: list[str]) -> list[str]:
    """The error itself, and what was noted beside it: the lines after the last one
    that is set in."""
    ended = [n for n, line in enumerate(lines) if line.startswith((" ", "Traceback"))]
    return lines[ended[-1] + 1 :] if ended else lines
