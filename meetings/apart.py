"""Work on what a stranger may have made, in a process of its own: within limits of time
and memory, so that it can't hold up the readers of everything else."""

from __future__ import annotations

import multiprocessing
import resource
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Limits:
    """Seconds of the processor and of the clock, and bytes of memory. The clock ends
    what waits and doesn't work."""

    seconds: int
    wait: int
    memory: int = 1 << 30


def done_apart(
    limits: Limits,
    work: Callable[Given, Answer],
    *given: Given.args,
    **named: Given.kwargs,
) -> Answer | None:
    """What `work` answers; None where it was given up, or broke. It is named by its
    module there, so it is a function that can be imported."""
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe(duplex=False)
    process = spawning.Process(
        target=_work, args=(there, limits, work, given, named), daemon=True
    )
    with here:
        process.start()
        there.close()
        try:
            if here.poll(limits.wait):
                answer: Answer = here.recv()
                return answer
        except EOFError:
            return None
        finally:
            process.kill()
            process.join()
            process.close()
    return None


def _work(
    there: Connection,
    limits: Limits,
    work: Callable[..., object],
    given: tuple[object, ...],
    named: dict[str, object],
) -> None:
    """In the other process. What goes wrong here ends it, and nothing else."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    there.send(work(*given, **named))
