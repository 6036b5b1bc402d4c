"""The papers of the demonstration: small, real PDF files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from meetings.law import EXEMPTIONS, Nation
from meetings.record.documents import DocumentRecord
from opendata.demo.people import COUNCIL
from opendata.demo.text import plain, uid

if TYPE_CHECKING:
    from collections.abc import Callable

    from meetings.record.documents import DocumentKind, PrivateRecord

# The stylesheet is that of reports/: what `data-edition` says is at each page's foot.
_PAGE = """<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{title}</title></head>
<body data-council="{council}" data-meeting="{head}" data-edition="{foot}">
<p class="council">{council}</p>
<p class="kicker">{head}</p>
<h1>{title}</h1>
{by}{mark}{body}
</body>
</html>
"""


@dataclass(frozen=True)
class Shelf:
    """Where the papers of a demonstration come together, by their fingerprints."""

    render: Callable[[str], bytes]
    files: dict[str, bytes] = field(default_factory=dict)
    printed: dict[str, bytes] = field(default_factory=dict)  # by its HTML

    def paper(
        self,
        filename: str,
        title: str,
        body: str,
        *,
        head: str,
        about: str = "",
        kind: DocumentKind = "report",
        private: PrivateRecord | None = None,
        late: str = "",
        key: str = "",
    ) -> DocumentRecord:
        """Print a paper, keep its file, and return its entry in the record.

        `about` is its heading, where the record's `title` says only whose it is. One
        that goes to several meetings is printed once; `key` names each entry.
        """
        page = _page(about, title, body, head, private, kind)
        if page not in self.printed:
            self.printed[page] = self.render(page)
        content = self.printed[page]
        sha256 = hashlib.sha256(content).hexdigest()
        self.files[sha256] = content
        return DocumentRecord(
            uid=uid(f"document {key or filename}"),
            kind=kind,
            title=title,
            filename=filename,
            media_type="application/pdf",
            size=len(content),
            sha256=sha256,
            private=private,
            published_late_reason=plain(late),
        )


def _page(
    about: str,
    title: str,
    body: str,
    head: str,
    private: PrivateRecord | None,
    kind: DocumentKind,
) -> str:
    mark = ""
    if private:
        cited = EXEMPTIONS[Nation.ENGLAND].cite(private.paragraphs)
        mark = f"Not for publication: {cited}"
    return _PAGE.format(
        council=escape(COUNCIL),
        title=escape(about or title),
        head=escape(head),
        foot=escape(mark or kind.capitalize()),
        by=_line("when", title if about else ""),
        mark=_line("word", mark),
        body=body,
    )


def _line(style: str, text: str) -> str:
    return f'<p class="{style}">{escape(text)}</p>\n' if text else ""
