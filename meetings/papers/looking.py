"""A look into a file in a process of its own, within limits of time and memory: what
is in it was made by anybody."""

from __future__ import annotations

import multiprocessing
import resource
from pathlib import Path
from typing import TYPE_CHECKING

from meetings.papers import offices, pdfs
from meetings.papers.found import Looked
from meetings.papers.kinds import PDF

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Of the processor and of the clock: the latter ends what waits and doesn't work.
MOST_SECONDS = 10
LONGEST_WAIT = 20
MOST_MEMORY = 1 << 30


def look_into(path: Path, kind: str) -> Looked | None:
    """What a PDF or a package says of itself; None where that can't be told."""
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe(duplex=False)
    process = spawning.Process(target=_look, args=(there, str(path), kind), daemon=True)
    with here:
        process.start()
        there.close()
        try:
            if here.poll(LONGEST_WAIT):
                answer = here.recv()
                return answer if isinstance(answer, Looked) else None
        except EOFError:
            return None
        finally:
            process.kill()
            process.join()
            process.close()
    return None


def _look(there: Connection, path: str, kind: str) -> None:
    """In the other process. What goes wrong here ends it, and nothing else."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    look = pdfs.look if kind == PDF else offices.look
    there.send(look(Path(path)))
