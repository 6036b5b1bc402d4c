"""What pages cost, as a ratio to an empty view with the same middleware.

    .venv/bin/python bench/pages.py COUNCIL [COUNCIL …] [--seconds 4]

A COUNCIL is a data folder (MINUTEBOOK_DATA) that `bench/council.py` has filled, or such
a folder, a comma, and the address of its database. Each is served by gunicorn in turn,
as ./run serves it; the empty view is asked just before and after each kind of page. The
figures are requests a second divided by the empty view's: 0.5 is half as many.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from load import Connection, ask_for, ask_once

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2027-03-17"
FIRST_READERS = 150

FIND = (
    """
import json
from django.db.models import Count, Q
from committees.models import Committee, Member
from meetings.models import Issue, PublishedItem, PublishedMeeting
live = Q(items__live=True)
rows = PublishedMeeting.objects.filter(minutes__isnull=False, status="held")
rows = rows.annotate(n=Count("items", filter=live)).order_by("uid")
sized = sorted(rows.values_list("n", "uid", "pk"), key=lambda row: (abs(row[0] - 25), row[1]))
near = sized[:%d]
items = PublishedItem.objects.filter(live=True, private=False, published__in=[row[2] for row in near])
items = list(items.exclude(minutes_empty=True) if False else items.exclude(kind="heading").order_by("uid").values_list("uid", flat=True)[:1000])
months = {f"{day:%%Y-%%m}" for day in PublishedMeeting.objects.values_list("date", flat=True).distinct()}
by = Committee.objects.annotate(n=Count("published_meetings")).order_by("-n", "slug")
issues = Issue.objects.annotate(n=Count("published_items", filter=Q(published_items__live=True))).filter(n__gt=0)
found = {
    "meetings": [row[1] for row in near],
    "items": items,
    "months": sorted(months)[-12:],
    "committees": list(by.values_list("slug", flat=True)[:20]),
    "issues": list(issues.order_by("-n", "uid").values_list("uid", flat=True)[:1]) + list(issues.order_by("n", "uid").values_list("uid", flat=True)[:200]),
    "members": list(Member.objects.values_list("uid", flat=True)[:50]),
    "sizes": [PublishedMeeting.objects.count(), PublishedItem.objects.filter(live=True).count(), near[0][0]],
}
print(json.dumps(found))
"""
    % FIRST_READERS
)

FORGET = "from meetings.models import Rendition; Rendition.objects.all().delete()"


class Council:
    """A council's data, served on a port of its own."""

    def __init__(self, said: str) -> None:
        self.data, _, url = said.partition(",")
        self.port = _free_port()
        self.env = {
            **os.environ,
            "MINUTEBOOK_DATA": self.data,
            "MINUTEBOOK_TODAY": TODAY,
            "COUNCIL_NAME": "Harrowdale Borough Council",
            "DATABASE_URL": url or f"sqlite:///{self.data}/minutebook.sqlite3",
            "PORT": str(self.port),
        }
        self.manage("migrate", "--verbosity", "0")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        self.found = json.loads(self.manage("shell", "--no-imports", "--command", FIND))
        self.engine = "PostgreSQL" if url else "SQLite"

    def manage(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            env=self.env,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def __enter__(self) -> Council:
        command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"]
        command += ["--pythonpath", "bench", "with_empty:application"]
        self.server = subprocess.Popen(command, cwd=ROOT, env=self.env)
        for _ in range(200):
            try:
                Connection(self.port).ask("/healthz")
            except OSError:
                time.sleep(0.1)
            else:
                return self
        raise SystemExit("The server doesn't answer.")

    def __exit__(self, *_: object) -> None:
        self.server.terminate()
        self.server.wait(30)

    def memory(self) -> int:
        """MB of the largest of the server's processes."""
        pids = subprocess.run(
            ["pgrep", "-P", str(self.server.pid)], stdout=subprocess.PIPE, check=True
        ).stdout.split()
        lines = [Path(f"/proc/{int(pid)}/status").read_text() for pid in pids]
        sizes = [line.split("VmRSS:")[1].split()[0] for line in lines]
        return max(map(int, sizes)) // 1024


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Measuring:
    def __init__(self, council: Council, seconds: float) -> None:
        self.council, self.seconds = council, seconds
        self.rows: dict[str, float] = {}
        self.empties: list[float] = []

    def again(
        self, name: str, paths: list[str], headers: str = "", expect: int = 200
    ) -> None:
        """Asked for many times, once each has been asked for."""
        for path in paths:  # twice: by each of the two processes, likely
            for _ in range(4):
                Connection(self.council.port).ask(path)
        before = self.empty()
        answered = ask_for(self.council.port, paths, self.seconds, headers)
        self.note(name, answered, (before + self.empty()) / 2, expect)

    def once(self, name: str, paths: list[str]) -> None:
        before = self.empty()
        answered = ask_once(self.council.port, paths)
        self.note(name, answered, (before + self.empty()) / 2, 200)

    def note(self, name: str, answered: Any, empty: float, expect: int) -> None:
        if set(answered.statuses) != {expect}:
            raise SystemExit(f"{name}: {answered.statuses}")
        self.rows[name] = answered.a_second / empty

    def empty(self) -> float:
        answered = ask_for(self.council.port, ["/empty"], self.seconds / 2)
        self.empties.append(answered.a_second)
        return answered.a_second


def etag(council: Council, path: str) -> str:
    _, head, _ = Connection(council.port).ask(path)
    said = head.decode().split("ETag: ")[1].split("\r\n")[0]
    return f"If-None-Match: {said}\r\n"


def measure(council: Council, seconds: float) -> Measuring:
    found = council.found
    meetings = [f"/meetings/{uid}/" for uid in found["meetings"]]
    items = [f"/items/{uid}/" for uid in found["items"]]
    committees = [f"/committees/{slug}/" for slug in found["committees"]]
    months = [f"/meetings/?month={month}" for month in found["months"]]
    issues = [f"/issues/{uid}/" for uid in found["issues"]]
    council.manage("shell", "--no-imports", "--command", FORGET)
    with council:
        m = Measuring(council, seconds)
        for _ in range(2):
            m.empty()
        m.once("meeting page of some 25 items, first reader", meetings)
        m.once("item page, first reader", items[:FIRST_READERS])
        m.again("meeting page, kept", meetings[:1])
        m.again("item page, kept", items[:1])
        m.again("meeting page, 304", meetings[:1], etag(council, meetings[0]), 304)
        m.again("item page, 304", items[:1], etag(council, items[0]), 304)
        m.again("home", ["/"])
        m.again("month", months[-1:])
        m.again("committee page", committees[:1])
        m.again("issue page (at most meetings)", issues[:1])
        for name, paths in (
            ("meeting pages, another each time", meetings),
            ("item pages, another each time", items),
            ("months, another each time", months),
            ("committee pages, another each time", committees),
            ("issue pages, another each time", issues),
        ):
            anew = [
                f"{path}{'&' if '?' in path else '?'}n={n}"
                for n in range(max(1, 600 // len(paths)))
                for path in paths
            ]
            m.once(name, anew)
        m.once("home, made anew", [f"/?n={n}" for n in range(300)])
        print(
            f"{council.engine}, {found['sizes'][0]} meetings, {found['sizes'][1]} items; meeting pages of {found['sizes'][2]} items; empty view: {statistics.median(m.empties):.0f} a second; memory of a process at the end: {council.memory()} MB"
        )
    return m


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("councils", nargs="+")
    parser.add_argument("--seconds", type=float, default=4)
    asked = parser.parse_args()
    done = [measure(Council(said), asked.seconds) for said in asked.councils]
    print("| page |" + " |".join(f" {n + 1}" for n in range(len(done))) + " |")
    print("| --- |" + " --- |" * len(done))
    for name in done[0].rows:
        print(f"| {name} | " + " | ".join(f"{m.rows[name]:.3f}" for m in done) + " |")


if __name__ == "__main__":
    main()
