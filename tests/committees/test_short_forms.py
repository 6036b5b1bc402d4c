"""Long forms are refused before they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from tests.meetings.desk.addresses import every_address, filled

if TYPE_CHECKING:
    from django.conf import LazySettings

LONG = b"x" * 2_700_000
FILE = (
    b'--B\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n'
    + LONG
    + b"\r\n--B--\r\n"
)
MULTIPART = "multipart/form-data; boundary=B"
OWN_LIMITS = {
    "desk-meeting-documents", "desk-item-documents", "desk-document-replace",
    "desk-word-file",
}  # fmt: skip


class Unread(TemporaryFileUploadHandler):
    def new_file(self, *_: object, **__: object) -> None:
        raise AssertionError("a file was read")


@pytest.fixture(autouse=True)
def unread(settings: LazySettings) -> None:
    settings.FILE_UPLOAD_HANDLERS = [f"{__name__}.Unread"]


@pytest.mark.parametrize("name", sorted(every_address()))
@pytest.mark.django_db
def test_no_address_reads_a_long_form_of_just_anybody(name: str) -> None:
    """Those that take files ask first who it is."""
    places = every_address()[name]
    url = filled(name, places, dict.fromkeys((*places, f"of item {name}"), "1"))
    client = Client(enforce_csrf_checks=True)
    client.get("/accounts/login/")

    answer = client.post(url, data=FILE, content_type=MULTIPART)

    assert answer.status_code == (302 if name in OWN_LIMITS else 413)


@pytest.mark.django_db
def test_who_sends_too_much_is_told() -> None:
    """Once all is sent: a browser doesn't read an answer before."""
    answer: Any = Client().post(
        "/accounts/login/", data=LONG, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 413
    assert "too much at once" in answer.content.decode()
    assert answer.wsgi_request.read() == b""
    assert "default-src 'none'" in answer["Content-Security-Policy"]
