"""Taking in a file or a folder of records: each meeting whole, or not at all."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.db.models import ProtectedError

from meetings import files
from meetings.actions.taking_in import TakenIn, take_in
from meetings.actions.taking_in_new import take_in_new
from meetings.law import council_nation
from meetings.public.bodies import forget_bodies
from meetings.record.documents import MAX_DOCUMENT_BYTES
from meetings.record.meeting import walk_items
from meetings.record.reading import RecordRefusedError, read_meeting, read_model
from meetings.record.rules import Fault, placed_documents
from opendata.council import CouncilRecord, write_council

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from meetings.record.meeting import MeetingRecord

COUNCIL_FILE = "council.json"
_COUNCIL = "minutebook.council/1"
# Together in one transaction. Clerks who save wait for as long as it takes.
ITEMS_AT_ONCE = 150


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
    path: Path, *, now: datetime, progress: Callable[[int, int], None]
) -> ImportReport:
    """Take in one file, or all of a folder; a bad file leaves the others alone.

    Raises FileNotFoundError where there is nothing at `path`.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    report = ImportReport()
    paths = _files_of(path)
    root = _root_of(path)
    batch: list[_Came] = []
    for n, each in enumerate(paths, start=1):
        with _refusals(each.name, report):
            if came := _came(each, root, now, report):
                batch.append(came)
        if sum(came.size for came in batch) >= ITEMS_AT_ONCE or n == len(paths):
            _take_in(batch, now, report)
            batch.clear()
        progress(n, len(paths))
    return report


@dataclass(frozen=True)
class _Came:
    """A record that was read, the file's name, and the documents that came with it by
    their fingerprints."""

    name: str
    record: MeetingRecord
    sources: dict[str, Path]

    @property
    def size(self) -> int:
        return 1 + sum(1 for _ in walk_items(self.record.items))


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
        says = f"could not be kept: {' '.join(str(error).split())}"
        report.refused.append(f"{name}: {says}")


def _take_in(batch: list[_Came], now: datetime, report: ImportReport) -> None:
    """The new meetings together; the others, or all where one of those can't be kept,
    one by one."""
    taken: set[str] = set()
    with suppress(DatabaseError):
        taken = take_in_new(records=[came.record for came in batch], now=now)
    for came in batch:
        with _refusals(came.name, report):
            if came.record.uid in taken:
                taken.remove(came.record.uid)  # a second file of it is another matter
                report.count(TakenIn.NEW)
            else:
                report.count(take_in(record=came.record, now=now))
            _keep_files(came, report)
    if new := {sha256 for came in batch for sha256 in came.sources}:
        forget_bodies(new)


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


def _came(
    path: Path, folder: Path, now: datetime, report: ImportReport
) -> _Came | None:
    """Read a meeting's file; take in the council's at once, on which meetings build."""
    if path.stat().st_size > MAX_DOCUMENT_BYTES:
        raise RecordRefusedError([Fault("", "is larger than 50 MB")])
    data = path.read_bytes()
    if _is_council(data):
        write_council(read_model(CouncilRecord, data), now=now)
        return None
    record = read_meeting(data, nation=council_nation())
    return _Came(path.name, record, dict(_files_that_came(record, folder, report)))


def _keep_files(came: _Came, report: ImportReport) -> None:
    """Keep the files that came, and count its documents that have none here."""
    for sha256, source in came.sources.items():
        files.keep(source, sha256)
    for _, document in placed_documents(came.record):
        if document.sha256 and not report.holds(document.sha256):
            report.not_held += 1


def _is_council(data: bytes) -> bool:
    if _COUNCIL.encode() not in data:
        return False
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("format") == _COUNCIL


def _files_that_came(
    record: MeetingRecord, folder: Path, report: ImportReport
) -> Iterator[tuple[str, Path]]:
    """The files that came beside the record and aren't held yet, each checked against
    its name."""
    faults = []
    for place, document in placed_documents(record):
        if not document.sha256 or report.holds(document.sha256):
            continue
        source = folder / "files" / document.sha256
        if not source.is_file():
            continue
        size = source.stat().st_size
        if size > MAX_DOCUMENT_BYTES:
            says = f"files/{document.sha256} has more than 50 MB"
            faults.append(Fault(f"{place}.sha256", says))
        elif document.size is not None and document.size != size:
            says = f"is {document.size}; files/{document.sha256} has {size} bytes"
            faults.append(Fault(f"{place}.size", says))
        elif files.fingerprint_of(source) != document.sha256:
            says = f"files/{document.sha256} is not what its name says; copy it again"
            faults.append(Fault(f"{place}.sha256", says))
        yield document.sha256, source
    if faults:
        raise RecordRefusedError(faults)
