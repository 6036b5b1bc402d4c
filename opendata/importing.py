"""Taking in a file or a folder of records: each meeting is one transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.db.models import ProtectedError

from meetings import files
from meetings.actions.taking_in import take_in
from meetings.law import council_nation
from meetings.public.bodies import forget_bodies
from meetings.record.documents import MAX_DOCUMENT_BYTES
from meetings.record.reading import RecordRefusedError, read_meeting, read_model
from meetings.record.rules import Fault, placed_documents
from opendata.council import CouncilRecord, write_council

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from meetings.actions.taking_in import TakenIn
    from meetings.record.meeting import MeetingRecord

COUNCIL_FILE = "council.json"


@dataclass
class ImportReport:
    """What came of each file; `refused` are its faults, with the file's name."""

    taken: dict[TakenIn, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    not_held: int = 0

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
    for n, each in enumerate(paths, start=1):
        try:
            _take_in_file(each, root, now, report)
        except RecordRefusedError as error:
            report.refused += [f"{each.name}: {fault}" for fault in error.faults]
        except ProtectedError:
            says = "takes away an item that has follow-ups at the desk; end those first"
            report.refused.append(f"{each.name}: {says}")
        except (DatabaseError, OSError) as error:
            says = f"could not be kept: {' '.join(str(error).split())}"
            report.refused.append(f"{each.name}: {says}")
        progress(n, len(paths))
    return report


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


def _take_in_file(
    path: Path, folder: Path, now: datetime, report: ImportReport
) -> None:
    if path.stat().st_size > MAX_DOCUMENT_BYTES:
        raise RecordRefusedError([Fault("", "is larger than 50 MB")])
    data = path.read_bytes()
    if _is_council(data):
        write_council(read_model(CouncilRecord, data), now=now)
        return
    record = read_meeting(data, nation=council_nation())
    sources = dict(_files_that_came(record, folder))
    report.count(take_in(record=record, now=now))
    for sha256, source in sources.items():
        files.keep(source, sha256)
        forget_bodies(sha256)
    report.not_held += sum(
        1
        for _, document in placed_documents(record)
        if document.sha256 and not files.is_held(document.sha256)
    )


def _is_council(data: bytes) -> bool:
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("format") == "minutebook.council/1"


def _files_that_came(record: MeetingRecord, folder: Path) -> Iterator[tuple[str, Path]]:
    """The files that came beside the record and aren't held yet, each checked against
    its name."""
    faults = []
    for place, document in placed_documents(record):
        if not document.sha256 or files.is_held(document.sha256):
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
