"""Pages kept by the process that made them, for as long as their stamp is the same.

What everybody reads on one evening is made once, and then costs one short query.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST_BYTES = 16 << 20
_BESIDE = 1 << 10  # what holds a row, roughly

What = TypeVar("What")


@dataclass(frozen=True)
class Kept(Generic[What]):
    mark: str
    what: What
    size: int


class Shelf(Generic[What]):
    """What was made last for an address, under a mark; what was asked for longest ago
    goes first where it gets too much."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._rows: OrderedDict[str, Kept[What]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, address: str, mark: str) -> What | None:
        with self._lock:
            row = self._rows.get(address)
            if row is None or row.mark != mark:
                return None
            self._rows.move_to_end(address)
            return row.what

    def put(self, address: str, mark: str, what: What, size: int) -> None:
        with self._lock:
            self._drop(address)
            size += len(address) + len(mark) + _BESIDE
            if size > self._most:
                return
            self._rows[address] = Kept(mark, what, size)
            self._bytes += size
            while self._bytes > self._most:
                self._drop(next(iter(self._rows)))

    def drop(self, address: str) -> None:
        with self._lock:
            self._drop(address)

    def clear(self) -> None:
        with self._lock:
            self._rows.clear()
            self._bytes = 0

    def _drop(self, address: str) -> None:
        row = self._rows.pop(address, None)
        if row:
            self._bytes -= row.size
