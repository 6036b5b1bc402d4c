"""Twenty small files, and the documents that share them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from stress_council import names

if TYPE_CHECKING:
    import random

FILES = 20
PAGES_OF_A_PACK = 1_000
SIZE_OF_A_PACK = 48 * 1024 * 1024
_KINDS = ("appendix", "appendix", "appendix", "plan", "background", "supplement")
_TITLES = {
    "report": ("Report of the {job}", "Officer’s report"),
    "appendix": ("Appendix {n}: costs", "Appendix {n}: answers to the consultation"),
    "plan": ("Plan {n}", "Drawings {n} and {m}"),
    "background": ("Background paper {n}",),
    "supplement": ("Late letters, {n} pages",),
    "other": ("Front sheet of the agenda", "Guide for the public, page {n}"),
}


def contents() -> list[bytes]:
    """Twenty PDF files of one page each, the same bytes every time."""
    return [_pdf(f"Paper {n} of the invented council") for n in range(1, FILES + 1)]


def _pdf(line: str) -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>"
    )
    drawn = f"BT /F1 24 Tf 72 720 Td ({line}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for n, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))
    )


class Shelf:
    """The files, for documents to name: each a record of its own, few files."""

    def __init__(self) -> None:
        self.files = {hashlib.sha256(each).hexdigest(): each for each in contents()}
        self._held = [(sha256, len(each)) for sha256, each in self.files.items()]

    def document(self, uid: str, kind: str, rng: random.Random) -> dict[str, Any]:
        sha256, size = rng.choice(self._held)
        n = rng.randrange(1, 12)
        title = rng.choice(_TITLES[kind]).format(
            n=n, m=n + 3, job=rng.choice(names.JOBS)
        )
        return {
            "uid": uid,
            "kind": kind,
            "title": title,
            "filename": f"{kind}-{uid[:6]}.pdf",
            "media_type": "application/pdf",
            "size": size,
            "sha256": sha256,
        }

    def kind(self, place: int, rng: random.Random) -> str:
        """The first document of an item is its report."""
        return rng.choice(_KINDS) if place else "report"


def pack(uid: str) -> dict[str, Any]:
    """The pack of a thousand pages: its size is known, the file isn't held."""
    return {
        "uid": uid,
        "kind": "other",
        "title": f"Agenda pack, {PAGES_OF_A_PACK:,} pages",
        "filename": "agenda-pack.pdf",
        "media_type": "application/pdf",
        "size": SIZE_OF_A_PACK,
    }
