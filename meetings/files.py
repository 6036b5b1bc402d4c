"""Documents' files, each kept once under the SHA-256 of what is in it."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
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


def keep(source: Path, sha256: str) -> None:
    """Copy a file, whose fingerprint the caller has checked, to its place."""
    target = path_of(sha256)
    if target.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{sha256}.{os.getpid()}")
    shutil.copyfile(source, draft)
    draft.replace(target)
