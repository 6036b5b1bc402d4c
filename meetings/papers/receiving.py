"""A file that somebody has sent: checked, looked into, kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from meetings import files
from meetings.papers import kinds
from meetings.papers.found import Found, Looked, Why
from meetings.papers.kinds import PACKAGE, PDF, RefusedError
from meetings.papers.looking import look_into
from meetings.papers.naming import ending_of, uploaded_name
from meetings.renditions import forget_naming

if TYPE_CHECKING:
    from django.core.files.uploadedfile import TemporaryUploadedFile

_SAYS = {
    Why.LOCKED: "needs a password to be opened. Save it as PDF without a password.",
    Why.BROKEN: "is damaged: it can’t be opened. Save it as PDF again, and choose the"
    " new file.",
    Why.EMPTY: "has no pages. Save it as PDF again, and choose the new file.",
    Why.SCRIPT: "has a script in it, which could harm a reader’s computer. Print it to"
    " PDF, and choose the new file.",
}


@dataclass(frozen=True)
class Received:
    """A file that is held, under its fingerprint."""

    filename: str
    media_type: str
    size: int
    sha256: str
    looked: Looked


def receive(upload: TemporaryUploadedFile, *, name: str = "") -> Received:
    """Check a file by what is in it, look into it and keep it.

    `name` is the file's, where it is known better than from the form. Raises
    RefusedError.
    """
    path = Path(upload.temporary_file_path())
    filename = uploaded_name(name or upload.name or "")
    ending = ending_of(filename)
    kind = kinds.kind_of(path, filename, ending)
    looked = _looked(path, kind, filename)
    kinds.must_agree(looked.media_type, filename, ending)
    sha256 = files.fingerprint_of(path)
    is_new = not files.is_held(sha256)
    files.keep(path, sha256)
    if is_new:
        # A record from elsewhere may name it, whose pages say that it isn't here.
        forget_naming([sha256])
    return Received(
        filename=filename,
        media_type=looked.media_type,
        size=path.stat().st_size,
        sha256=sha256,
        looked=looked,
    )


def _looked(path: Path, kind: str, filename: str) -> Looked:
    if kind not in (PDF, PACKAGE):
        return Looked(kind)
    looked = look_into(path, kind)
    if looked is None:
        if kind == PDF:
            return Looked(PDF, found=(Found.NOT_LOOKED,))
        raise kinds.unknown(filename)
    if looked.refused is Why.MACROS:
        raise kinds.macros(filename)
    if looked.refused is Why.UNKNOWN:
        raise kinds.unknown(filename)
    if looked.refused:
        raise RefusedError(f"“{filename}” {_SAYS[looked.refused]}")
    return looked
