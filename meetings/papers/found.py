"""What a look into a file has found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Found(StrEnum):
    """What a clerk is warned of; kept in a document's row by these names."""

    NO_LANGUAGE = "no_language"
    NO_TITLE = "no_title"
    COMMENTS = "comments"
    ATTACHMENTS = "attachments"
    TRACKED_CHANGES = "tracked_changes"
    NOT_LOOKED = "not_looked"


class Why(StrEnum):
    """Why a file can't be taken, told by what is in it."""

    LOCKED = "locked"
    BROKEN = "broken"
    EMPTY = "empty"
    SCRIPT = "script"
    MACROS = "macros"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Looked:
    """`media_type` is "" for a package of no known kind; None: it can't be told."""

    media_type: str = ""
    pages: int | None = None
    is_tagged: bool | None = None
    has_words: bool | None = None
    found: tuple[Found, ...] = ()
    refused: Why | None = None
