"""Which of our processes live: each holds a lock on a file of its own while it does.

The system takes the lock away as a process ends, however it ends, so that nobody has
to wait until some time is up. All processes of an installation share its data folder.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

# By folder and process, since a fork has a life of its own.
_names: dict[tuple[Path, int], str] = {}
_one_name = threading.Lock()


def my_name() -> str:
    """The name under which this process lives, from now on until it ends."""
    me = _path(""), os.getpid()
    with _one_name:
        if me not in _names:
            name = f"{os.getpid()}-{secrets.token_hex(8)}"
            _path("").mkdir(exist_ok=True)
            # The open file is the lock: it is closed by the system alone.
            file = os.open(_path(name), os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _names[me] = name
        return _names[me]


def is_alive(name: str) -> bool:
    try:
        file = os.open(_path(name), os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


def forget_dead() -> None:
    """Take away the files of processes that have ended."""
    for path in _path("").glob("*-*"):
        if not is_alive(path.name):
            with suppress(FileNotFoundError):
                path.unlink()


def _path(name: str) -> Path:
    folder: Path = settings.DATA_DIR
    return folder / "processes" / name
