"""Documents' files, each kept once under the SHA-256 of what is in it."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def path_of(sha256: str) -> Path:
    """Where a file of that fingerprint lies, if it is held."""
    folder: Path = settings.DATA_DIR
    return folder / "files" / sha256[:2] / sha256


def is_held(sha256: str) -> bool:
    return bool(sha256) and path_of(sha256).is_file()


def fingerprint_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint_of_all(paths: Iterable[Path]) -> str:
    """One fingerprint of several of the program's own files, with their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        name = path.relative_to(settings.BASE_DIR).as_posix()
        digest.update(f"{name} {fingerprint_of(path)}\n".encode())
    return digest.hexdigest()


def keep(source: Path, sha256: str) -> None:
    """Copy a file, whose fingerprint the caller has checked, to its place."""
    target = path_of(sha256)
    if target.is_file():
        return
    with draft_of(target) as draft:
        shutil.copyfile(source, draft)
        draft.replace(target)


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """Give a file beside `target` for the writing, which can take its place at once.

    Its name is its writer's alone, since two threads may write the same; it is gone
    afterwards, whatever happened.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def forget_drafts(before: float) -> None:
    """Take away drafts that processes have left as they were killed: those last
    written before that moment, in seconds since 1970."""
    folder: Path = settings.DATA_DIR
    for room in ("files", "renditions"):
        for draft in (folder / room).glob("*/.*"):
            with suppress(FileNotFoundError):
                if draft.stat().st_mtime < before:
                    draft.unlink()
