"""Uploading as a clerk does, and what tests of documents look at."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meetings import files
from meetings.actions.publishing import publish_agenda, publish_notice
from meetings.models import Document
from tests.meetings.papers import a_pdf
from tests.records import NOON

if TYPE_CHECKING:
    from committees.models import User
    from meetings.models import AgendaItem, Meeting

MEETING = "/desk/meetings/march/documents/"
COSTS = 'Appendix 1: "Costs" – £5m.pdf'
JSON = {"accept": "application/json"}


def url_of(item: AgendaItem) -> str:
    return f"/desk/meetings/march/agenda/{item.uid}/documents/"


def a_file(name: str = "Costs.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_pdf() if content is None else content)


def upload(
    client: Client, url: str, *sent: SimpleUploadedFile, json: bool = False, **data: Any
) -> Any:
    fields = {"file": list(sent), "kind": "report", "title": "", **data}
    return client.post(url, fields, headers=JSON if json else None)


def sent_by_a_browser(client: Client, url: str, name: str, content: bytes) -> Any:
    """As a browser writes a form: a quotation mark and a line break are written out."""
    for letter, written in (('"', "%22"), ("\r", "%0D"), ("\n", "%0A")):
        name = name.replace(letter, written)
    body = (
        '--edge\r\nContent-Disposition: form-data; name="kind"\r\n\r\nappendix\r\n'
        '--edge\r\nContent-Disposition: form-data; name="file"; '
        f'filename="{name}"\r\nContent-Type: application/pdf\r\n\r\n'
    ).encode()
    body += content + b"\r\n--edge--\r\n"
    return client.post(url, body, content_type="multipart/form-data; boundary=edge")


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return html.unescape(answer.content.decode())


def content_of(answer: Any) -> bytes:
    content = b"".join(answer)
    for close in answer._resource_closers:
        close()
    return content


def file_url(row: Document) -> str:
    return f"/desk/documents/{row.uid}/{quote(row.filename)}"


def held_files() -> list[str]:
    return sorted(
        each.name for each in (project.DATA_DIR / "files").rglob("*") if each.is_file()
    )


def publish(meeting: Meeting, by: User) -> None:
    if not meeting.editions.exists():
        publish_notice(meeting=meeting, now=NOON, by=by)
    publish_agenda(meeting=meeting, now=NOON, by=by)


def described(row: Document, **changes: Any) -> dict[str, Any]:
    item = row.item.uid if row.item else ""
    return {"title": row.title, "kind": row.kind, "item": item, **changes}


def a_row(item: AgendaItem, title: str = "Costs", **fields: Any) -> Document:
    """A document with its file."""
    content = a_pdf(pages=2, root={"/Extra": title.encode()})
    path = files.path_of("f" * 64)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    given = {
        "position": item.documents.count(),
        "kind": "report",
        "filename": f"{title}.pdf",
        "media_type": "application/pdf",
        "size": len(content),
        "sha256": "f" * 64,
        **fields,
    }
    return Document.objects.create(
        meeting=item.meeting, item=item, title=title, **given
    )


def public_content(uid: str) -> bytes | None:
    answer: Any = Client().get(f"/documents/{uid}/x", follow=True)
    return content_of(answer) if answer.status_code == 200 else None


def replace(client: Client, row: Document, sent: SimpleUploadedFile) -> Any:
    return client.post(f"/desk/documents/{row.uid}/replace/", {"file": sent})
