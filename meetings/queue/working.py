"""A worker: does one task after the other, and looks after those that others left."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from meetings import renditions
from meetings.queue.alive import live_as_worker, my_name
from meetings.queue.sweeping import clear_away, sweep

SECONDS_BETWEEN_LOOKS = 0.25
SECONDS_BETWEEN_SWEEPS = 5.0
SECONDS_BETWEEN_CLEARINGS = 3600.0
# Then it makes way for a fresh process, whose memory is what it began with.
MOST_TASKS = 500

logger = logging.getLogger(__name__)


def work(*, until_idle: bool = False, parent: int | None = None) -> None:
    """Work until told to stop (SIGTERM: the task in hand is finished), or for so many
    tasks. `parent`: until the process of that number ends, whose child this one is."""
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=SECONDS_BETWEEN_LOOKS,
        batch=until_idle,
        backend_name="default",
        startup_delay=False,
        max_tasks=MOST_TASKS,
        worker_id=my_name(),
    )
    worker.configure_signals()
    renditions.read_programs()
    live_as_worker()
    _look_after()
    threading.Thread(target=_keep_looking_after, daemon=True).start()
    if parent:
        watch = threading.Thread(target=_end_with, args=(parent, worker), daemon=True)
        watch.start()
    worker.run()


def _end_with(parent: int, worker: Worker) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    if worker.running:  # a second signal would break off the task in hand
        os.kill(os.getpid(), signal.SIGTERM)


def _keep_looking_after() -> None:
    cleared = time.monotonic()
    while True:
        time.sleep(SECONDS_BETWEEN_SWEEPS)
        is_time = time.monotonic() - cleared > SECONDS_BETWEEN_CLEARINGS
        if is_time:
            cleared = time.monotonic()
        _look_after(clear=is_time)


def _look_after(*, clear: bool = False) -> None:
    """Whatever goes wrong, such as a database that is started anew: the next time may
    be better."""
    try:
        close_old_connections()
        sweep(timezone.now())
        if clear:
            clear_away(timezone.now())
    except Exception:
        logger.exception("The tasks of other workers can't be looked after.")
    finally:
        close_old_connections()
