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

_WORKERS = "workers"
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
            # The open file is the lock: it is closed by the system alone. Nobody looks
            # for it by the name that it has until it is locked.
            unlocked = _path(f"new.{secrets.token_hex(8)}")
            file = os.open(unlocked, os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            unlocked.rename(_path(name))
            _names[me] = name
        return _names[me]


def is_alive(name: str, lock: int = fcntl.LOCK_SH) -> bool:
    """Whether somebody holds the lock of that name, so that we can't get ours."""
    try:
        file = os.open(_path(name), os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(file, lock | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


def live_as_worker() -> None:
    """Let it be known, from now on until this process ends, that a worker lives."""
    _path("").mkdir(exist_ok=True)
    file = os.open(_path(_WORKERS), os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(file, fcntl.LOCK_SH)


def a_worker_lives() -> bool:
    """Whether any worker does: they share the lock on one file."""
    return is_alive(_WORKERS, fcntl.LOCK_EX)


def forget_dead() -> None:
    """Take away the files of processes that have ended."""
    for path in _path("").glob("*-*"):
        if not is_alive(path.name):
            with suppress(FileNotFoundError):
                path.unlink()


def _path(name: str) -> Path:
    folder: Path = settings.DATA_DIR
    return folder / "processes" / name
