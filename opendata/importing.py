"""Taking in a file or a folder of records: each meeting whole, or not at all."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.db.models import ProtectedError

from meetings import files
from meetings.actions.taking_in import TakenIn, take_in
from meetings.actions.taking_in_new import take_in_new
from meetings.record.reading import RecordRefusedError, read_model
from meetings.renditions import forget_naming
from opendata.coming import not_kept, read_files, read_record
from opendata.council import CouncilRecord, write_council

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from opendata.coming import Came

COUNCIL_FILE = "council.json"
# Items and documents that are taken in by one transaction. Clerks who save wait for as
# long as it takes.
AT_ONCE = 300


@dataclass
class ImportReport:
    """What came of each file; `refused` are its faults, with the file's name. `held`
    are fingerprints of documents that were found to be here."""

    taken: dict[TakenIn, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    not_held: int = 0
    held: set[str] = field(default_factory=set)

    def holds(self, sha256: str) -> bool:
        if sha256 not in self.held and files.is_held(sha256):
            self.held.add(sha256)
        return sha256 in self.held

    def count(self, taken: TakenIn) -> None:
        self.taken[taken] = self.taken.get(taken, 0) + 1


def import_path(
    path: Path,
    *,
    now: datetime,
    progress: Callable[[int, int], None],
    processes: int = 1,
) -> ImportReport:
    """Take in one file, or all of a folder; a bad file leaves the others alone.

    With more than one of `processes` nobody in this one may have asked the database
    before. Raises FileNotFoundError where there is nothing at `path`.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    report = ImportReport()
    paths = _files_of(path)
    batch: list[Came] = []
    all_read = read_files(paths, _root_of(path), now, processes)
    for n, came in enumerate(all_read, start=1):
        if came.is_council:
            with _refusals(came.path.name, report):
                council = read_model(CouncilRecord, came.path.read_bytes())
                write_council(council, now=now)
        elif came.faults:
            report.refused += [f"{came.path.name}: {fault}" for fault in came.faults]
        else:
            batch.append(came)
        if sum(each.size for each in batch) >= AT_ONCE or n == len(paths):
            _take_in(batch, now, report)
            batch.clear()
        progress(n, len(paths))
    return report


@contextmanager
def _refusals(name: str, report: ImportReport) -> Iterator[None]:
    """Put into the report why a file can't be taken in."""
    try:
        yield
    except RecordRefusedError as error:
        report.refused += [f"{name}: {fault}" for fault in error.faults]
    except ProtectedError:
        says = "takes away an item that has follow-ups at the desk; end those first"
        report.refused.append(f"{name}: {says}")
    except (DatabaseError, OSError) as error:
        report.refused.append(f"{name}: {not_kept(error)}")


def _take_in(batch: list[Came], now: datetime, report: ImportReport) -> None:
    """The new meetings together; the others, or all where one of those can't be kept,
    one by one."""
    kept = [came for came in batch if _keeps_files(came, report)]
    taken: set[int] = set()
    with suppress(DatabaseError):
        taken = take_in_new([came.prepared for came in kept if came.prepared])
    for came in kept:
        with _refusals(came.path.name, report):
            if id(came.prepared) in taken:
                report.count(TakenIn.NEW)
            else:
                report.count(take_in(record=read_record(came.path), now=now))
            report.not_held += sum(not report.holds(each) for each in came.papers)


def _keeps_files(came: Came, report: ImportReport) -> bool:
    """Keep the files that came, before the record that names them: a file that nothing
    names harms nobody. What was taken in earlier may name it too."""
    before = len(report.refused)
    with _refusals(came.path.name, report):
        for sha256, source in came.sources.items():
            if not files.is_held(sha256):
                files.keep(source, sha256)
                forget_naming([sha256])
    return len(report.refused) == before


def _root_of(path: Path) -> Path:
    """The folder of a whole council, in which `files` lies."""
    folder = path if path.is_dir() else path.parent
    return folder.parent if folder.name == "meetings" else folder


def _files_of(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    council = path / COUNCIL_FILE
    folder = path / "meetings" if (path / "meetings").is_dir() else path
    meetings = sorted(each for each in folder.glob("*.json") if each != council)
    return [each for each in (council, *meetings) if each.is_file()]
