"""Files on their way in: to the disk piece by piece, and no further than the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from meetings.papers.kinds import RefusedError
from meetings.papers.naming import uploaded_name
from meetings.record.documents import MAX_DOCUMENT_BYTES
from meetings.wording import file_size

if TYPE_CHECKING:
    from django.http import HttpRequest

# What a form has beside its files.
_FIELDS = 1 << 20
# Of several files that a form without script sends at once.
TOGETHER = 4 * MAX_DOCUMENT_BYTES
_SMALLER = (
    "Make it smaller (pictures at 150 dots an inch, scans in black and white), or split"
    " it into parts."
)


class BoundedUploads(TemporaryFileUploadHandler):
    """Each file goes to the disk; one that is over the limit is not written on."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.too_big: list[str] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > MAX_DOCUMENT_BYTES:
            self.too_big.append(uploaded_name(self.file_name or ""))
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def take_uploads(request: HttpRequest, *, several: bool) -> list[str]:
    """Read the form with its files; says which of them were over the limit.

    Raises RefusedError where there is too much, before reading it where it says so.
    """
    most = TOGETHER if several else MAX_DOCUMENT_BYTES
    sent = int(request.META.get("CONTENT_LENGTH") or 0)
    if sent > most + _FIELDS:
        raise RefusedError(_too_much(sent, several=several))
    handler = BoundedUploads(request)
    request.upload_handlers = [handler]
    try:
        _ = request.POST
    except TooManyFilesSent:
        raise RefusedError("These are too many files at once. Choose fewer.") from None
    except RequestDataTooBig:
        raise RefusedError(
            "What is written in the form is too long. Shorten the description."
        ) from None
    except (MultiPartParserError, UnreadablePostError):
        raise RefusedError(
            "The file did not arrive whole. Choose it again and upload it once more."
        ) from None
    return [
        f"“{name}” is over {file_size(MAX_DOCUMENT_BYTES)}. {_SMALLER}"
        for name in handler.too_big
    ]


def files_of(request: HttpRequest, field: str) -> list[TemporaryUploadedFile]:
    """The files that have arrived, all on the disk."""
    sent = request.FILES.getlist(field)
    return [each for each in sent if isinstance(each, TemporaryUploadedFile)]


def _too_much(sent: int, *, several: bool) -> str:
    if several:
        return (
            f"These files have {file_size(sent)} together; {file_size(TOGETHER)} can be"
            " uploaded at once, and a document may have"
            f" {file_size(MAX_DOCUMENT_BYTES)}. Choose fewer files."
        )
    return (
        f"The file has {file_size(sent)}; a document may have"
        f" {file_size(MAX_DOCUMENT_BYTES)}. {_SMALLER}"
    )
