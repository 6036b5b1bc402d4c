"""Requests over HTTP, as many as a server answers: for the measurements here.

Sockets and bytes alone, so that asking costs little beside answering.
"""

from __future__ import annotations

import itertools
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CONNECTIONS = 8


@dataclass
class Answered:
    """How many answers of each status came, in how many seconds, and their bytes."""

    seconds: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)
    size: int = 0

    @property
    def a_second(self) -> float:
        return sum(self.statuses.values()) / self.seconds


class Connection:
    """One connection that stays open."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket: socket.socket | None = None

    def ask(self, path: str, headers: str = "") -> tuple[int, bytes, bytes]:
        """Status, head and body."""
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode()
        for _ in range(3):
            try:
                return self._asked(request)
            except ConnectionError:
                self.close()  # a worker has made way for another
        raise ConnectionError(path)

    def close(self) -> None:
        if self.socket:
            self.socket.close()
        self.socket = None

    def _asked(self, request: bytes) -> tuple[int, bytes, bytes]:
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), 60)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        lower = head.lower()
        status = int(head[9:12])
        parts = [body]
        left = _length(lower, status) - len(body)
        while left > 0:
            parts.append(self._more())
            left -= len(parts[-1])
        if b"\r\nconnection: close" in lower:
            self.close()
        return status, head, b"".join(parts)

    def _more(self) -> bytes:
        data = self.socket.recv(1 << 18) if self.socket else b""
        if not data:
            raise ConnectionError("It was closed.")
        return data


def _length(head: bytes, status: int) -> int:
    if status == 304:
        return 0
    _, said, rest = head.partition(b"\r\ncontent-length: ")
    if not said:
        raise ValueError(head.decode())
    return int(rest.partition(b"\r\n")[0])


def ask_for(
    port: int, paths: Iterable[str], seconds: float, headers: str = ""
) -> Answered:
    """Ask for these again and again, until the time is up."""
    until = time.perf_counter() + seconds
    again = itertools.cycle(list(paths))
    return _ask(
        port, itertools.takewhile(lambda _: time.perf_counter() < until, again), headers
    )


def ask_once(port: int, paths: Iterable[str]) -> Answered:
    """Ask for each of these once."""
    return _ask(port, iter(list(paths)), "")


def _ask(port: int, paths: Iterator[str], headers: str) -> Answered:
    answered = Answered()
    lock = threading.Lock()

    def work() -> None:
        connection = Connection(port)
        statuses: dict[int, int] = {}
        size = 0
        while True:
            with lock:
                path = next(paths, None)
            if path is None:
                break
            status, head, body = connection.ask(path, headers)
            statuses[status] = statuses.get(status, 0) + 1
            size += len(head) + len(body)
        connection.close()
        with lock:
            answered.size += size
            for status, count in statuses.items():
                answered.statuses[status] = answered.statuses.get(status, 0) + count

    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answered.seconds = time.perf_counter() - started
    return answered
