"""A PDF that a reader asks for, and nobody has made yet: drawn by a worker.

Drawing takes a processor for itself. In a process that serves pages, all its other
readers would wait for it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from meetings import renditions
from meetings.queue.ahead import render_one
from meetings.queue.alive import a_worker_lives

if TYPE_CHECKING:
    from pathlib import Path

    from meetings.renditions import Wanted

# Then the worker is busy, and we do it ourselves.
PATIENCE_SECONDS = 1.5
PAUSE_SECONDS = 0.05


def file_of(wanted: Wanted) -> Path:
    """The file of a PDF, made now where it isn't kept: by a worker where one lives and
    takes it on, else by us. Raises BeingMadeError where it takes too long."""
    if path := renditions.kept_file(wanted):
        return path
    if a_worker_lives():
        _ask_for(wanted)
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while not renditions.is_begun(wanted) and time.monotonic() < give_up_at:
            time.sleep(PAUSE_SECONDS)
    return renditions.file_of(wanted)


def _ask_for(wanted: Wanted) -> None:
    """Put it into the queue, unless it waits there: who asks again and again doesn't
    hold up what was just published."""
    edition, kind, item = wanted.edition.pk, wanted.kind, wanted.item
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, priority=render_one.priority
    )
    asked = [row["args"] for row in waiting.values_list("args_kwargs", flat=True)]
    if [edition, kind, item] not in asked:
        render_one.enqueue(edition, kind, item)
