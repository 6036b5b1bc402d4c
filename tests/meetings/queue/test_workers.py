"""Workers as they run: processes of their own, that may die at any time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from meetings.models import Rendition
from meetings.queue import alive
from meetings.queue.ahead import render_ahead
from tests.meetings.public.reading import saved
from tests.records import a_meeting, an_item, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Lives as a worker does, and does nothing.
_BUSY = """
import os, time
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from meetings.queue.alive import live_as_worker
live_as_worker()
time.sleep(60)
"""

_STARTS_A_WORKER = """
import os, subprocess, sys, time
command = [sys.executable, "manage.py", "run_worker", "--parent", str(os.getpid())]
print(subprocess.Popen(command).pid, flush=True)
time.sleep(60)
"""

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def a_worker(*options: str) -> Iterator[subprocess.Popen[bytes]]:
    """`manage.py run_worker` on the test's own database and data."""
    command = [sys.executable, "manage.py", "run_worker", *options]
    worker = subprocess.Popen(command, env=_env(), cwd=settings.BASE_DIR)
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def _env() -> dict[str, str]:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        url = f"postgres://{database['USER']}@/{database['HOST']}/{database['NAME']}"
    return {
        **os.environ,
        "DATABASE_URL": url,
        "MINUTEBOOK_DATA": str(settings.DATA_DIR),
        "COUNCIL_NAME": settings.COUNCIL_NAME,
    }


def some_tasks(number: int) -> None:
    for _ in range(number):
        meeting = publish(a_meeting(an_item(minutes="<p>Noted.</p>")))
        render_ahead.enqueue(meeting.editions.get(kind="minutes").pk)


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    for _ in range(int(seconds / 0.02)):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError(list(DBTaskResult.objects.values_list("status", "traceback")))


def all_done() -> bool:
    return not DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()


def test_two_workers_do_each_task_once() -> None:
    some_tasks(20)

    with a_worker() as one, a_worker() as other:
        until(all_done)
        assert one.poll() is None
        assert other.poll() is None

    tries = [row.worker_ids for row in DBTaskResult.objects.all()]
    assert [len(each) for each in tries] == [1] * 20
    made = Rendition.objects.filter(made_at__isnull=False)
    assert made.filter(kind="item minutes pdf").count() == 20
    assert made.count() == Rendition.objects.count()


def test_what_a_killed_worker_left_is_done_by_the_next() -> None:
    some_tasks(3)

    with a_worker() as worker:
        claimed = Rendition.objects.filter(made_at__isnull=True)
        until(claimed.exists)
        worker.kill()
        worker.wait()
    with a_worker():
        until(all_done)

    tries = sorted(len(row.worker_ids) for row in DBTaskResult.objects.all())
    assert tries == [1, 1, 2]
    made = Rendition.objects.filter(made_at__isnull=False, kind="item minutes pdf")
    assert made.count() == 3
    assert not claimed.exists()


def test_a_worker_told_to_end_finishes_the_task_in_hand() -> None:
    some_tasks(3)

    with a_worker() as worker:
        until(DBTaskResult.objects.running().exists)
        worker.send_signal(signal.SIGTERM)
        worker.wait(30)

    assert not DBTaskResult.objects.running().exists()
    assert DBTaskResult.objects.successful().exists()
    assert DBTaskResult.objects.ready().exists()


def test_a_pdf_that_a_reader_asks_for_is_drawn_by_a_worker(client: Client) -> None:
    meeting = publish(a_meeting(an_item(uid="item", minutes="<p>Noted.</p>")))

    with a_worker():
        until(alive.a_worker_lives)
        _, content = saved(client, "/items/item/minutes.pdf")

    assert content.startswith(b"%PDF")
    task = DBTaskResult.objects.get()
    edition = meeting.editions.get(kind="minutes")
    assert task.args_kwargs["args"] == [edition.pk, "item minutes pdf", "item"]
    until(all_done)


def test_ten_who_ask_at_once_cause_one_drawing() -> None:
    publish(a_meeting(an_item(uid="item", minutes="<p>Noted.</p>")))

    def ask(_: int) -> bytes:
        try:
            return saved(Client(), "/items/item/minutes.pdf")[1]
        finally:
            connection.close()

    with a_worker(), ThreadPoolExecutor(10) as readers:
        until(alive.a_worker_lives)
        got = set(readers.map(ask, range(10)))

    assert len(got) == 1
    assert Rendition.objects.filter(kind="item minutes pdf").count() == 1


def test_where_the_workers_are_busy_it_is_drawn_all_the_same(client: Client) -> None:
    publish(a_meeting(an_item(uid="item", minutes="<p>Noted.</p>")))
    busy = [sys.executable, "-c", _BUSY]

    with subprocess.Popen(busy, env=_env(), cwd=settings.BASE_DIR) as worker:
        until(alive.a_worker_lives)
        _, content = saved(client, "/items/item/minutes.pdf")
        worker.kill()

    assert content.startswith(b"%PDF")
    assert DBTaskResult.objects.ready().count() == 1


def test_without_a_worker_nothing_is_put_in_the_queue(client: Client) -> None:
    publish(a_meeting(an_item(uid="item", minutes="<p>Noted.</p>")))

    _, content = saved(client, "/items/item/minutes.pdf")

    assert content.startswith(b"%PDF")
    assert not DBTaskResult.objects.exists()


def test_a_worker_ends_when_there_is_nothing_to_do() -> None:
    some_tasks(1)

    with a_worker("--until-idle") as worker:
        assert worker.wait(30) == 0

    assert all_done()


def test_a_worker_ends_with_the_process_that_started_it() -> None:
    command = [sys.executable, "-c", _STARTS_A_WORKER]
    with subprocess.Popen(
        command, env=_env(), cwd=settings.BASE_DIR, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        until(alive.a_worker_lives)
        parent.kill()

    until(lambda: not _runs(worker))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
