"""What failed, or was left half done, is tried again, with growing pauses."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from meetings.queue import alive
from meetings.queue.ahead import render_ahead
from meetings.queue.sweeping import PAUSES, clear_away, sweep
from tests.records import a_meeting, an_item, publish

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DEAD = "1-0123456789abcdef"
NO_SUCH_EDITION = -1


def a_task(edition: int = NO_SUCH_EDITION, **columns: Any) -> DBTaskResult[Any, Any]:
    result = render_ahead.enqueue(edition)
    DBTaskResult.objects.filter(pk=result.id).update(**columns)
    return DBTaskResult.objects.get(pk=result.id)


def running(*workers: str) -> DBTaskResult[Any, Any]:
    return a_task(status="RUNNING", started_at=NOW, worker_ids=list(workers))


def failed(tries: int) -> DBTaskResult[Any, Any]:
    return a_task(
        status="FAILED",
        started_at=NOW,
        finished_at=NOW,
        worker_ids=[DEAD] * tries,
        traceback="Traceback (most recent call last):\n  File\nOSError: No room.\n",
    )


def test_a_task_whose_worker_died_is_begun_again_at_once() -> None:
    row = running(DEAD)

    sweep(NOW)

    row.refresh_from_db()
    assert (row.status, row.run_after) == ("READY", NOW)


def test_a_task_that_kills_its_workers_has_to_wait() -> None:
    row = running(DEAD, DEAD)

    sweep(NOW)

    row.refresh_from_db()
    assert row.run_after == NOW + PAUSES[0]


def test_a_task_that_has_killed_too_many_is_given_up() -> None:
    row = running(*[DEAD] * (len(PAUSES) + 1))

    sweep(NOW)

    row.refresh_from_db()
    assert row.status == "FAILED"


def test_a_task_whose_worker_lives_is_let_be() -> None:
    row = running(DEAD, alive.my_name())

    sweep(NOW)

    row.refresh_from_db()
    assert row.status == "RUNNING"


@pytest.mark.parametrize("tries", range(1, len(PAUSES) + 1))
def test_what_failed_is_tried_again_after_a_longer_pause_each_time(tries: int) -> None:
    row = failed(tries)

    sweep(NOW + timedelta(seconds=5))

    row.refresh_from_db()
    assert (row.status, row.run_after) == ("READY", NOW + PAUSES[tries - 1])


def test_pauses_grow() -> None:
    assert list(PAUSES) == sorted(set(PAUSES))


def test_what_failed_too_often_is_given_up() -> None:
    row = failed(len(PAUSES) + 1)

    sweep(NOW + timedelta(days=1))

    row.refresh_from_db()
    assert row.status == "FAILED"


def test_who_lives_is_told_from_who_has_ended() -> None:
    assert alive.is_alive(alive.my_name())
    assert not alive.is_alive(DEAD)


def test_the_files_of_the_dead_are_cleared_away() -> None:
    mine = alive.my_name()
    (alive._path(DEAD)).write_text("")

    clear_away(NOW)

    assert [path.name for path in alive._path("").iterdir()] == [mine]


def test_drafts_that_the_killed_left_are_cleared_away(settings: Any) -> None:
    folder = settings.DATA_DIR / "renditions" / "ab"
    folder.mkdir(parents=True)
    old, fresh, kept = (folder / name for name in (".a.pdf.1", ".b.pdf.2", "c.pdf"))
    for path in (old, fresh, kept):
        path.write_text("")
    for path in (old, kept):
        os.utime(path, (0, 0))

    clear_away(NOW)

    assert set(folder.iterdir()) == {fresh, kept}


def test_old_results_are_cleared_away() -> None:
    long_ago = NOW - timedelta(days=91)
    done = a_task(status="SUCCESSFUL", finished_at=NOW - timedelta(hours=25))
    fresh = a_task(status="SUCCESSFUL", finished_at=NOW)
    given_up = failed(6)
    DBTaskResult.objects.filter(pk=given_up.pk).update(finished_at=long_ago)
    waiting = a_task()
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=long_ago)

    clear_away(NOW)

    left = set(DBTaskResult.objects.values_list("pk", flat=True))
    assert left == {fresh.pk, waiting.pk}
    assert done.pk not in left


def test_the_command_lists_what_failed_and_why(capsys: Any) -> None:
    meeting = publish(a_meeting(an_item(), stage="agenda"))
    row = failed(2)
    agenda = meeting.editions.get(kind="agenda")
    row.args_kwargs = {"args": [agenda.pk], "kwargs": {}}
    row.save()
    sweep(NOW)

    call_command("failed_tasks")

    said = capsys.readouterr().out
    assert f"render_ahead: /meetings/{meeting.uid}/, agenda 1" in said
    assert "Tried 2 times; again from" in said
    assert "OSError: No room." in said
    assert "Traceback" not in said


def test_the_command_says_when_nothing_has_failed(capsys: Any) -> None:
    a_task()

    call_command("failed_tasks")

    assert capsys.readouterr().out == "Nothing has failed.\n"


def test_what_was_given_up_can_be_tried_again(capsys: Any) -> None:
    given_up, waiting = failed(len(PAUSES) + 1), failed(1)

    call_command("failed_tasks", "--again")

    given_up.refresh_from_db()
    waiting.refresh_from_db()
    assert "Given up: tried 6 times" in capsys.readouterr().out
    assert (given_up.status, given_up.worker_ids) == ("READY", [])
    assert waiting.status == "FAILED"
