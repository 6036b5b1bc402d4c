"""A look into Word, Excel, PowerPoint and OpenDocument files: zipped folders."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from meetings.papers import kinds
from meetings.papers.found import Found, Looked, Why

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_FILES = 20_000
# Of one file in the folder, unpacked.
_MOST_READ = 64 << 20
_PIECE, _OVERLAP = 1 << 20, 256

_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": kinds.WORD,
    b"spreadsheetml.sheet.main+xml": kinds.EXCEL,
    b"presentationml.presentation.main+xml": kinds.POWERPOINT,
}
_OPEN_DOCUMENTS = {each.encode(): each for each in (kinds.ODT, kinds.ODS, kinds.ODP)}
_MACROS = re.compile(r"(^|/)vba(Project|Data)[^/]*$|^(Basic|Scripts)/", re.IGNORECASE)
_COMMENTS = re.compile(r"^(xl|ppt)/(threadedComments|comments)[^/]*(/.*)?\.xml$")
_EMBEDDED = re.compile(r"^(word|xl|ppt)/embeddings/[^/]+$|^Object [^/]+$")
_TRACKED_IN_WORD = re.compile(rb"<w:(ins|del|moveFrom|moveTo)[\s/>]")
_TRACKED_IN_OPEN = re.compile(
    rb"<text:tracked-changes[\s/>]|<table:tracked-changes[\s/>]"
)
_COMMENT_IN_WORD = re.compile(rb"<w:comment[\s/>]")
_COMMENT_IN_OPEN = re.compile(rb"<office:annotation[\s/>]")


def look(path: Path) -> Looked:
    """Say what kind of file it is, and what was left in it."""
    try:
        with zipfile.ZipFile(path) as folder:
            return _look(folder)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ):
        return Looked(refused=Why.BROKEN)


def _look(folder: zipfile.ZipFile) -> Looked:
    names = folder.namelist()
    if len(names) > MOST_FILES:
        return Looked(refused=Why.UNKNOWN)
    media_type, has_macros = _kind(folder, set(names))
    if has_macros or any(_MACROS.search(name) for name in names):
        return Looked(media_type, refused=Why.MACROS)
    if not media_type:
        return Looked(refused=Why.UNKNOWN)
    warned = {
        Found.TRACKED_CHANGES: _holds(folder, "word/document.xml", _TRACKED_IN_WORD)
        or _holds(folder, "content.xml", _TRACKED_IN_OPEN),
        Found.COMMENTS: any(_COMMENTS.match(name) for name in names)
        or _holds(folder, "word/comments.xml", _COMMENT_IN_WORD)
        or _holds(folder, "content.xml", _COMMENT_IN_OPEN),
        Found.ATTACHMENTS: any(_EMBEDDED.match(name) for name in names),
    }
    return Looked(
        media_type, found=tuple(each for each, holds in warned.items() if holds)
    )


def _kind(folder: zipfile.ZipFile, names: set[str]) -> tuple[str, bool]:
    """The media type, "" for none that we know, and whether it says it has macros."""
    if "[Content_Types].xml" in names:
        said = b"".join(_pieces(folder, "[Content_Types].xml"))
        if b"macroEnabled" in said:
            return "", True
        found = [kind for part, kind in _MAIN_PARTS.items() if part in said]
        return (found[0] if len(found) == 1 else ""), False
    if "mimetype" in names:
        return _OPEN_DOCUMENTS.get(folder.read("mimetype").strip(), ""), False
    return "", False


def _holds(folder: zipfile.ZipFile, name: str, wanted: re.Pattern[bytes]) -> bool:
    """Whether a file of the folder has this in it, read piece by piece."""
    if name not in folder.NameToInfo:
        return False
    before = b""
    for piece in _pieces(folder, name):
        if wanted.search(before + piece):
            return True
        before = piece[-_OVERLAP:]
    return False


def _pieces(folder: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with folder.open(name) as file:
        for _ in range(_MOST_READ // _PIECE):
            piece = file.read(_PIECE)
            if not piece:
                return
            yield piece
