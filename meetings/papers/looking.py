"""A look into a file in a process of its own: what is in it was made by anybody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meetings.apart import Limits, done_apart
from meetings.papers import offices, pdfs
from meetings.papers.kinds import PDF

if TYPE_CHECKING:
    from meetings.papers.found import Looked

MOST_SECONDS = 10
LONGEST_WAIT = 20


def look_into(path: Path, kind: str) -> Looked | None:
    """What a PDF or a package says of itself; None where that can't be told."""
    limits = Limits(seconds=MOST_SECONDS, wait=LONGEST_WAIT)
    return done_apart(limits, _look, str(path), kind)


def _look(path: str, kind: str) -> Looked:
    look = pdfs.look if kind == PDF else offices.look
    return look(Path(path))
