"""A worker that is killed in the middle, again and again: nothing lost, nothing twice.

    .venv/bin/python bench/worker_killed.py [--kills 20] [--database-url postgres://…]

Puts the rendering of every meeting of the demonstration council into the queue, lets a
worker begin, kills it (SIGKILL) at some moment, and starts the next, until it has been
done so often; then lets the last one finish. Prints how many tasks there were, how many
were begun again, and what is kept; stops with an error where anything is missing,
half-made or there twice.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from server import ROOT, Server


class Council(Server):
    def __init__(self, data: Path, database_url: str) -> None:
        super().__init__(data, database_url)
        self.demonstrate()

    def worker(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "manage.py", "run_worker"], cwd=ROOT)


def put_in_queue() -> int:
    from meetings.models import Edition
    from meetings.queue.ahead import render_ahead

    editions = Edition.objects.live().order_by("pk").values_list("pk", flat=True)
    for pk in editions:
        render_ahead.enqueue(pk)
    return len(editions)


def kill_at_some_moment(council: Council) -> None:
    from meetings.models import Rendition

    made = Rendition.objects.filter(made_at__isnull=False)
    before = made.count()
    worker = council.worker()
    while made.count() == before and is_left():
        time.sleep(0.02)  # it has begun
    time.sleep(random.uniform(0, 1.5))
    worker.kill()
    worker.wait()


def is_left() -> bool:
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.exclude(status="SUCCESSFUL").exists()


def faults() -> list[str]:
    from django.conf import settings
    from django_tasks_db.models import DBTaskResult

    from meetings import renditions
    from meetings.models import Edition, Rendition

    wanted = [
        each.key
        for edition in Edition.objects.live().select_related("meeting")
        for each in renditions.wanted_of(edition)
    ]
    rows = {row.pk: row for row in Rendition.objects.defer("body")}
    files = {path.stem for path in (settings.DATA_DIR / "renditions").glob("*/*.pdf")}
    drafts = list((settings.DATA_DIR / "renditions").glob("*/.*"))
    pdfs = {key for key, row in rows.items() if row.kind.endswith("pdf")}
    unfinished = DBTaskResult.objects.exclude(status="SUCCESSFUL").count()
    found = {
        f"{unfinished} tasks not done": unfinished,
        "renditions missing": set(wanted) - rows.keys(),
        "renditions that nobody wanted": rows.keys() - set(wanted),
        "renditions half made": [k for k, row in rows.items() if row.made_at is None],
        "files missing": pdfs - files,
        "files that nothing names": files - pdfs,
    }
    print(f"Drafts that the killed left: {len(drafts)}")
    return [says for says, what in found.items() if what]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--database-url", default="")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        council = Council(Path(data), asked.database_url)
        tasks = put_in_queue()
        kills = 0
        while kills < asked.kills and is_left():
            kill_at_some_moment(council)
            kills += 1
        worker = council.worker()
        while is_left():
            time.sleep(0.2)
        worker.terminate()
        worker.wait()
        from django_tasks_db.models import DBTaskResult

        tries = [len(row.worker_ids) for row in DBTaskResult.objects.all()]
        print(f"Killed {kills} times. {tasks} tasks, begun {sum(tries)} times in all.")
        if wrong := faults():
            sys.exit("; ".join(wrong))
        print("Nothing is lost, half made or there twice.")


if __name__ == "__main__":
    main()
