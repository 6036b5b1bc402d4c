"""Files handed to readers: whole, or the part of them that is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from django.http import FileResponse, HttpResponse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.http import HttpRequest, HttpResponseBase

_RANGE = re.compile(r"bytes=\s*([0-9]{0,18})\s*-\s*([0-9]{0,18})\s*")
_AT_ONCE = 1 << 16


@dataclass(frozen=True)
class HandedOut:
    """A file for a reader. `entity` is the fingerprint of its bytes and of nothing
    else: it is what caches know it by."""

    path: Path
    entity: str
    filename: str
    content_type: str
    attached: bool = False

    @property
    def etag(self) -> str:
        return f'"{self.entity}"'


def file_response(request: HttpRequest, file: HandedOut) -> HttpResponseBase:
    """The file, or the one part that a Range asks for (206), or 416 where there is no
    such part. Raises FileNotFoundError."""
    opened = file.path.open("rb")
    size = file.path.stat().st_size
    part = _asked_part(request, file, size)
    if part is None:
        answer: HttpResponseBase = FileResponse(
            opened,
            as_attachment=file.attached,
            filename=file.filename,
            content_type=file.content_type,
        )
    elif part:
        answer = FileResponse(
            _Part(opened, part),
            as_attachment=file.attached,
            filename=file.filename,
            content_type=file.content_type,
            status=206,
        )
        answer["Content-Length"] = str(len(part))
        answer["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    else:
        opened.close()
        answer = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{size}"
    answer["Accept-Ranges"] = "bytes"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def last_modified(file: HandedOut) -> datetime:
    """When it came. Raises FileNotFoundError."""
    return datetime.fromtimestamp(file.path.stat().st_mtime, UTC)


def _asked_part(request: HttpRequest, file: HandedOut, size: int) -> range | None:
    """The bytes asked for; None where the whole is to be sent, and an empty range where
    there are none such. Several parts at once may be answered by the whole (RFC 9110,
    section 14.2), as is what no one can read."""
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if request.method != "GET" or not asked or not any(asked.groups()):
        return None
    # By the mark alone: two files may have come in one second.
    if request.headers.get("If-Range", file.etag) != file.etag:
        return None
    first, last = asked.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


class _Part:
    """A stretch of an open file, as a file: closed when it has been sent."""

    def __init__(self, file: BinaryIO, part: range) -> None:
        self._file = file
        self._left = len(part)
        file.seek(part.start)

    def read(self, size: int = _AT_ONCE) -> bytes:
        data = self._file.read(min(size, self._left))
        self._left -= len(data)
        return data

    def __iter__(self) -> Iterator[bytes]:
        while data := self.read():
            yield data

    def close(self) -> None:
        self._file.close()
