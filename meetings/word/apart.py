"""A Word file read in a process of its own: a small one can take hours of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.apart import Limits, done_apart
from meetings.word.file import WordFileError, read_word_file
from meetings.word.opening import too_much

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meetings.word.file import WordFile

# Three times what the longest file takes that is read at all.
MOST_SECONDS = 30
LONGEST_WAIT = 60


def read_apart(data: bytes, answers: Mapping[str, bool] | None = None) -> WordFile:
    """As `read_word_file`; a file that takes too long is refused as too much."""
    limits = Limits(seconds=MOST_SECONDS, wait=LONGEST_WAIT)
    found = done_apart(limits, _read, data, dict(answers or {}))
    if found is None:
        raise too_much()
    if isinstance(found, str):
        raise WordFileError(found)
    return found


def _read(data: bytes, answers: dict[str, bool]) -> WordFile | str:
    try:
        return read_word_file(data, answers)
    except WordFileError as error:
        return str(error)
