"""What tests of publishing share: pages opened, forms sent, items that lack nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from meetings.models import BackgroundPaper, Document, OfficerContact

if TYPE_CHECKING:
    from django.test import Client

    from meetings.models import AgendaItem


def address(kind: str, uid: str = "march") -> str:
    return f"/desk/meetings/{uid}/publish/{kind}/"


def filled(page: str) -> dict[str, str]:
    """The form's fields as a browser would send them, all but the tick."""
    found = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    )
    for name, text in re.findall(
        r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', page
    ):
        found[name] = text.strip()
    found.pop("csrfmiddlewaretoken", None)
    return found


def opened(client: Client, kind: str, uid: str = "march") -> dict[str, str]:
    return filled(client.get(address(kind, uid)).content.decode())


def press(
    client: Client, kind: str, uid: str = "march", **fields: str
) -> tuple[int, str]:
    """Open the page, read it, press. Return the answer's status and page."""
    data = {**opened(client, kind, uid), "sure": "on", **fields}
    return send(client, kind, data, uid)


def send(
    client: Client, kind: str, data: dict[str, str], uid: str = "march"
) -> tuple[int, str]:
    answer = client.post(address(kind, uid), data)
    return answer.status_code, answer.content.decode()


def with_report(item: AgendaItem, **fields: Any) -> Document:
    """Give an item all that a report needs to go out without a warning."""
    OfficerContact.objects.create(item=item, position=0, name="Meera Joshi")
    BackgroundPaper.objects.create(item=item, position=0, title="None")
    return a_paper(item, **fields)


def a_paper(item: AgendaItem, **fields: Any) -> Document:
    position = item.documents.count()
    given = {
        "kind": "report",
        "title": f"Report {position}",
        "filename": "report.pdf",
        "media_type": "application/pdf",
        "size": 2048,
        "sha256": "1" * 64,
        **fields,
    }
    return Document.objects.create(
        meeting=item.meeting, item=item, position=position, **given
    )


def beside(page: str) -> str:
    """The column beside the preview."""
    return page.rsplit('class="mb-side"', maxsplit=1)[-1]


def items_of(page: str) -> str:
    """The list of items as it stands on a page."""
    return page.partition('<ol class="mb-agenda"')[2].partition("</ol>")[0]
