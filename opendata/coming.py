"""Files of records as they come: read, checked and made rows of, without the database.

That is most of an import's work, and done by as many processes as there are cores.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from meetings import files
from meetings.actions.taking_in_new import prepare
from meetings.law import council_nation
from meetings.record.documents import MAX_DOCUMENT_BYTES
from meetings.record.reading import RecordRefusedError, read_meeting
from meetings.record.rules import Fault, placed_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from meetings.actions.taking_in_new import Prepared
    from meetings.record.meeting import MeetingRecord

COUNCIL = "minutebook.council/1"
_AT_ONCE = 8
# Fewer files are read before other processes have started.
_WORTH_IT = 64


@dataclass(frozen=True)
class Came:
    """A file that was read. `faults`: why it is refused; `is_council`: who is who, and
    no meeting. `prepared`: the meeting as if it were new, where it can be. `sources`:
    the documents' files that came and aren't held, by their fingerprints, which
    `papers` has of all its documents.
    """

    path: Path
    faults: tuple[str, ...] = ()
    is_council: bool = False
    prepared: Prepared | None = None
    sources: dict[str, Path] = field(default_factory=dict)
    papers: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How much work it is: its items and documents, and one."""
        return 1 + len(self.prepared.claims) if self.prepared else 1


def read_files(
    paths: list[Path], folder: Path, now: datetime, processes: int
) -> Iterator[Came]:
    """Read files in their order. `folder` is the council's, with `files` in it."""
    read = partial(_read_some, folder, now)
    if processes < 2 or len(paths) < _WORTH_IT:
        for path in paths:
            yield from read([path])
        return
    done = 0
    chunks = [paths[n : n + _AT_ONCE] for n in range(0, len(paths), _AT_ONCE)]
    # A fork has all modules loaded; it is made before anything asks the database.
    forks = get_context("fork")
    pool = ProcessPoolExecutor(processes, forks, _end_with, (os.getpid(),))
    with suppress(BrokenProcessPool), pool:
        for chunk in _ahead(pool, read, chunks, processes):
            done += 1
            yield from chunk
    for each in chunks[done:]:  # one of them was killed: the rest is read by this one
        yield from read(each)


def _ahead(
    pool: ProcessPoolExecutor,
    read: Callable[[list[Path]], list[Came]],
    chunks: list[list[Path]],
    processes: int,
) -> Iterator[list[Came]]:
    """What comes of each chunk, in order, a few of them read ahead."""
    to_come = iter(chunks)
    waiting = deque(pool.submit(read, each) for each in islice(to_come, 2 * processes))
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(pool.submit(read, each) for each in islice(to_come, 1))


def _end_with(parent: int) -> None:
    """Let this process end when the import is killed, which nobody else tells it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def read_record(path: Path) -> MeetingRecord:
    """Read a meeting's record. Raises RecordRefusedError, OSError."""
    if path.stat().st_size > MAX_DOCUMENT_BYTES:
        raise RecordRefusedError([Fault("", "is larger than 50 MB")])
    return read_meeting(path.read_bytes(), nation=council_nation())


def _read_some(folder: Path, now: datetime, paths: Iterable[Path]) -> list[Came]:
    return [_read(path, folder, now) for path in paths]


def _read(path: Path, folder: Path, now: datetime) -> Came:
    try:
        if _is_council(path):
            return Came(path, is_council=True)
        record = read_record(path)
        return Came(
            path,
            prepared=prepare(record, now),
            sources=dict(_files_that_came(record, folder)),
            papers=tuple(
                each.sha256 for _, each in placed_documents(record) if each.sha256
            ),
        )
    except RecordRefusedError as error:
        return Came(path, faults=tuple(map(str, error.faults)))
    except OSError as error:
        return Came(path, faults=(not_kept(error),))


def not_kept(error: Exception) -> str:
    return f"could not be kept: {' '.join(str(error).split())}"


def _is_council(path: Path) -> bool:
    if path.stat().st_size > MAX_DOCUMENT_BYTES:
        return False
    data = path.read_bytes()
    if COUNCIL.encode() not in data:
        return False
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("format") == COUNCIL


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
