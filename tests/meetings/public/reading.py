"""Reading pages and saving documents as the public does."""

from __future__ import annotations

import hashlib
import html
import re
from typing import TYPE_CHECKING, Any

from meetings import files
from tests.records import a_document

if TYPE_CHECKING:
    from django.test import Client

    from meetings.record.documents import DocumentRecord


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def saved(client: Client, address: str) -> tuple[Any, bytes]:
    """The answer and the file that a reader saves."""
    answer: Any = client.get(address, follow=True)
    assert answer.status_code == 200, address
    content = b"".join(answer)
    # Not answer.close(): that closes the test's database too.
    for close in answer._resource_closers:
        close()
    return answer, content


def words(text: str) -> str:
    """What a reader sees: no tags, entities read, white space folded."""
    text = re.sub(r"<(head)\b.*?</\1>", "", text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def held(content: bytes, **fields: object) -> DocumentRecord:
    """A document whose file we hold."""
    name = hashlib.sha256(content).hexdigest()
    path = files.path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    given = {"sha256": name, "size": len(content), "media_type": "application/pdf"}
    return a_document(**{**given, **fields})
