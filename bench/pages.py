"""What pages cost, as a ratio to an empty view with the same middleware.

    .venv/bin/python bench/pages.py COUNCIL [COUNCIL …] [--seconds 4]

A COUNCIL is a data folder that `bench/council.py --data` has filled; or such a folder,
a comma, and the address of its PostgreSQL database. Each is served by gunicorn in turn,
as ./run serves it, and the empty view is asked just before and just after each kind of
page. The figures are requests a second, divided by the empty view's.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from load import Connection, ask_for, ask_once

if TYPE_CHECKING:
    from load import Answered

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2027-03-17"
FIRST_READERS = 150
EACH_ONCE = 600

FORGET = "from meetings.models import Rendition; Rendition.objects.all().delete()"


class Council:
    """A council's data, and a server of it on a port of its own."""

    def __init__(self, said: str) -> None:
        data, _, url = said.partition(",")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.engine = "PostgreSQL" if url else "SQLite"
        self.env = {
            **os.environ,
            "MINUTEBOOK_DATA": data,
            "MINUTEBOOK_TODAY": TODAY,
            "COUNCIL_NAME": "Harrowdale Borough Council",
            "DATABASE_URL": url or f"sqlite:///{data}/minutebook.sqlite3",
            "PORT": str(self.port),
        }
        self.run("manage.py", "migrate", "--verbosity", "0")
        self.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        self.run("manage.py", "shell", "--no-imports", "--command", FORGET)
        self.found = json.loads(self.run("bench/addresses.py"))

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command],
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
        started = time.perf_counter()
        self.server = subprocess.Popen(command, cwd=ROOT, env=self.env)
        while time.perf_counter() < started + 30:
            try:
                Connection(self.port).ask("/healthz")
            except OSError:
                time.sleep(0.02)
            else:
                self.start_up = time.perf_counter() - started
                return self
        raise SystemExit("The server doesn't answer.")

    def __exit__(self, *_: object) -> None:
        self.server.terminate()
        self.server.wait(30)

    def memory(self) -> int:
        """MB of the largest of the server's processes."""
        pid = self.server.pid
        workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        said = [Path(f"/proc/{each}/status").read_text() for each in workers]
        return max(int(each.split("VmRSS:")[1].split()[0]) for each in said) // 1024


@dataclass
class Measured:
    """What was found of one council, by the name of the page."""

    council: Council
    seconds: float
    ratios: dict[str, float] = field(default_factory=dict)
    empties: list[float] = field(default_factory=list)

    def again(self, name: str, path: str) -> None:
        """One address, asked for again and again."""
        self.warm_up(path)
        self.beside_empty(name, 200, [path])

    def not_changed(self, name: str, path: str) -> None:
        """The same, by who has the page already."""
        _, head, _ = Connection(self.council.port).ask(path)
        etag = head.decode().split("ETag: ")[1].split("\r\n")[0]
        self.beside_empty(name, 304, [path], f"If-None-Match: {etag}\r\n")

    def once(self, name: str, paths: list[str]) -> None:
        """Each address once."""
        before = self.empty()
        answered = ask_once(self.council.port, paths)
        self.note(name, 200, answered, before)

    def beside_empty(
        self, name: str, status: int, paths: list[str], headers: str = ""
    ) -> None:
        before = self.empty()
        answered = ask_for(self.council.port, paths, self.seconds, headers)
        self.note(name, status, answered, before)

    def note(self, name: str, status: int, answered: Answered, before: float) -> None:
        if set(answered.statuses) != {status}:
            raise SystemExit(f"{name}: {answered.statuses}")
        self.ratios[name] = answered.a_second / ((before + self.empty()) / 2)

    def empty(self) -> float:
        answered = ask_for(self.council.port, ["/empty"], self.seconds / 2)
        self.empties.append(answered.a_second)
        return answered.a_second

    def warm_up(self, path: str) -> None:
        """Until each of the two processes has answered, all but surely."""
        for _ in range(12):
            Connection(self.council.port).ask(path)


def measure(council: Council, seconds: float) -> Measured:
    found = council.found
    meetings, items = found["meetings"], found["items"]
    with council:
        m = Measured(council, seconds)
        for path in ("/empty", meetings.pop(), items.pop()):
            m.warm_up(path)
        m.once("meeting page of 25 items, first reader", meetings)
        m.once("item page, first reader", items[:FIRST_READERS])
        for name, path in (
            ("meeting page", meetings[0]),
            ("item page", items[0]),
            ("home", "/"),
            ("month", found["months"][0]),
            ("committee page", found["committees"][0]),
            ("issue page", found["issues"][0]),
        ):
            m.again(f"{name}, kept", path)
            m.not_changed(f"{name}, 304", path)
        for name, paths in (
            ("meeting page", meetings),
            ("item page", items),
            ("home", ["/"]),
            ("month", found["months"]),
            ("committee page", found["committees"]),
            ("issue page", found["issues"]),
        ):
            for path in paths[:FIRST_READERS]:
                Connection(council.port).ask(path)  # so that its body is kept
            m.once(f"{name}, its frame made anew", never_asked(paths))
        print(
            f"{council.engine}: {found['sizes']}. Empty view:"
            f" {statistics.median(m.empties):.0f} a second. Answered"
            f" {council.start_up:.1f} s after the start; a process has"
            f" {council.memory()} MB in the end."
        )
    return m


def never_asked(paths: list[str]) -> list[str]:
    """Addresses that no process has kept a page for, of pages that are kept."""
    some = islice(cycle(paths[:FIRST_READERS]), EACH_ONCE)
    return [f"{path}{'&' if '?' in path else '?'}n={n}" for n, path in enumerate(some)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("councils", nargs="+")
    parser.add_argument("--seconds", type=float, default=4)
    asked = parser.parse_args()
    done = [measure(Council(said), asked.seconds) for said in asked.councils]
    print("| page |" + "".join(f" {n} |" for n in range(1, len(done) + 1)))
    print("| --- |" + " --- |" * len(done))
    for name in done[0].ratios:
        row = " | ".join(f"{m.ratios[name]:.3f}" for m in done)
        print(f"| {name} | {row} |")


if __name__ == "__main__":
    main()
