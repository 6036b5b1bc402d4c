"""Make the stress council in an empty database, and measure how it is taken in.

    .venv/bin/python bench/council.py [--meetings 12000] [--data FOLDER]
    .venv/bin/python bench/council.py --database-url postgres://…/an_empty_database
    .venv/bin/python bench/council.py --clerks

Writes the folder of records (bench/stress.py) or takes the one that --folder names,
migrates the database, and imports with `manage.py import_records` as a process of its
own. Without --data everything is gone afterwards; with it `minutebook.sqlite3` and the
files stay there, to be served with MINUTEBOOK_DATA. Prints what each step took, the
items a second, the importer's largest memory and the database's size.

With --clerks the demonstration council is there first, and ten clerks save minutes of
it through the web server as long as the import goes on. Prints what their saves took,
beside an empty answer, and checks that no text is lost.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from clerks import CLERKS, HEAD, Seen, clerk, empty, lost, make_clerks
from server import ROOT, Server

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_P99 = 500  # ms, while an import runs


@dataclass
class Ran:
    """A process that ran to its end: `memory` is the most that it had, in MB."""

    seconds: float
    memory: float
    failed: bool


def run(*command: str | Path) -> Ran:
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, *map(str, command)], cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - started
    return Ran(took, used.ru_maxrss / 1024, failed=process.returncode != 0)


@dataclass
class Beside:
    """Ten clerks at work, and an empty answer asked all the while."""

    server: Server
    clerks: list[tuple[str, str, str]]
    saves: Seen = field(default_factory=Seen)
    nothing: Seen = field(default_factory=Seen)
    taken: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        ended = threading.Event()

        def going() -> bool:
            return not ended.is_set()

        def save(who: tuple[str, str, str]) -> None:
            self.taken[who[2]] = clerk(self.server, who, going, self.saves)

        threads = [threading.Thread(target=save, args=(who,)) for who in self.clerks]
        about = (self.server, going, self.nothing)
        threads.append(threading.Thread(target=empty, args=about))
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            ended.set()
            for thread in threads:
                thread.join()

    def print_figures(self) -> bool:
        """Print what the saves took; return whether nothing failed or was lost."""
        base = median(self.nothing.took)
        print(HEAD)
        print(self.saves.line(f"{CLERKS} clerks' saves", base))
        print(self.nothing.line("empty answer", base))
        missing = lost(self.taken)
        print(f"Texts lost: {len(missing)}. Allowed: p99 {MOST_P99} ms.")
        for failure in self.saves.failed[:5]:
            print(failure)
        return not (missing or self.saves.failed)


def count_items() -> int:
    from meetings.models import AgendaItem

    return AgendaItem.objects.count()


def database_size() -> int:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    path = Path(str(connection.settings_dict["NAME"]))
    return sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))


def taken_in(folder: Path) -> bool:
    """Import the folder and print what it took; return whether all of it went in."""
    before = count_items()
    imported = run("manage.py", "import_records", folder)
    items = count_items() - before
    print(
        f"Imported: {imported.seconds:.1f} s, {items:,} items,"
        f" {items / imported.seconds:.0f} items a second,"
        f" {imported.memory:.0f} MB of memory,"
        f" the database {database_size() / 1e6:,.0f} MB"
    )
    return not imported.failed


def begin(data: Path, database_url: str) -> Server:
    started = time.perf_counter()
    server = Server(data, database_url)
    print(f"Migrated: {time.perf_counter() - started:.1f} s")
    if count_items():
        raise SystemExit("The database isn't empty.")
    return server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--meetings", type=int, default=12_000)
    parser.add_argument("--folder", type=Path, help="records that are written already")
    parser.add_argument("--data", type=Path, help="where to leave what is made")
    parser.add_argument("--database-url", default="")
    parser.add_argument("--clerks", action="store_true")
    asked = parser.parse_args()
    if isinstance(sys.stdout, TextIOWrapper):  # each line as it is known
        sys.stdout.reconfigure(line_buffering=True)
    with ExitStack() as kept:
        scratch = Path(kept.enter_context(tempfile.TemporaryDirectory()))
        folder = asked.folder or scratch / "records"
        if not asked.folder:
            made = run("bench/stress.py", folder, "--meetings", str(asked.meetings))
            if made.failed:
                raise SystemExit("The records couldn't be written.")
            print(f"Written: {made.seconds:.1f} s, {made.memory:.0f} MB of memory")
        data = asked.data or scratch / "data"
        data.mkdir(parents=True, exist_ok=True)
        server = begin(data.resolve(), asked.database_url)
        if asked.clerks:
            server.demonstrate()
            beside = Beside(server, make_clerks())
            server.start()
            with beside.at_work():
                went_well = taken_in(folder.resolve())
            went_well = beside.print_figures() and went_well
            server.stop()
        else:
            went_well = taken_in(folder.resolve())
    sys.exit(not went_well)


if __name__ == "__main__":
    main()
