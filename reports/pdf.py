"""HTML in, an accessible PDF (PDF/UA-1) out."""

import functools
import hashlib
import threading
import zlib
from importlib.metadata import version
from pathlib import Path

from weasyprint import CSS, HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.text.ffi import (
    harfbuzz,
    harfbuzz_subset,
    pango,
)
from weasyprint.text.fonts import FontConfiguration

from reports.breaks import without_break_marks
from reports.fetcher import FONTS, STYLESHEET, HouseFetcher
from reports.heads import bring_back_lost_heads
from reports.preparing import prepare, title_of
from reports.tags.building import note_sources
from reports.tags.finishing import finish

_ROOM = Path(__file__).parent
_TEMPLATES = _ROOM.parent / "templates" / "reports"
_WORDING = [
    _ROOM.parent / "meetings" / name
    for name in (
        "headings.py",
        "law.py",
        "wording.py",
        "templatetags/page_words.py",
        "templatetags/wording.py",
    )
]

# Pango's font map is not made for two threads.
_one_at_a_time = threading.Lock()


def render_pdf(html: str) -> bytes:
    """Return the PDF of a whole HTML page with `lang` and `<title>`.

    The same page gives the same bytes on the same installation. Dates come from
    `<meta name="dcterms.created">` and `dcterms.modified`, never from the clock. What
    the page asks for besides our stylesheet and fonts is refused and left out.
    """
    note_sources()
    fetcher = HouseFetcher()
    with _one_at_a_time:
        # Made anew each time: it keeps the fonts in a temporary folder, which a
        # system may empty behind the back of a process that runs for months.
        fonts = FontConfiguration()
        counters = CounterStyle()
        css = CSS(
            url="app:pdf.css",
            url_fetcher=fetcher,
            font_config=fonts,
            counter_style=counters,
        )
        page = HTML(string=html, base_url="app:", url_fetcher=fetcher)
        prepare(page.etree_element)
        lay_out = functools.partial(
            page.render,
            font_config=fonts,
            counter_style=counters,
            stylesheets=[css],
            pdf_variant="pdf/ua-1",
        )
        document = lay_out()
        if bring_back_lost_heads(page.etree_element, document):
            document = lay_out()
        document.metadata.title = title_of(page.etree_element)
        _clean_bookmarks(document)
        pdf: bytes = document.write_pdf(finisher=finish, pdf_variant="pdf/ua-1")
    return pdf


def _clean_bookmarks(document: Document) -> None:
    """Take break marks out of the bookmarks: nothing breaks there."""
    for page in document.pages:
        page.bookmarks[:] = [
            (level, without_break_marks(label), target, state)
            for level, label, target, state in page.bookmarks
        ]


@functools.cache
def renderer_fingerprint() -> str:
    """Return a hash of all that makes a PDF of a record, but for the record.

    That is this folder, its templates and wordings, and the versions of what draws.
    """
    ours = sorted(
        [
            STYLESHEET,
            *FONTS,
            *_ROOM.rglob("*.py"),
            *_TEMPLATES.rglob("*.html"),
            *_WORDING,
        ]
    )
    digest = hashlib.sha256()
    for path in ours:
        name = path.relative_to(_ROOM.parent).as_posix()
        digest.update(
            f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    for name, number in _versions():
        digest.update(f"{name} {number}\n".encode())
    return digest.hexdigest()


def _versions() -> list[tuple[str, str]]:
    packages = ("weasyprint", "pydyf", "fonttools", "tinyhtml5", "django")
    return [
        *((package, version(package)) for package in packages),
        ("pango", str(pango.pango_version())),
        ("harfbuzz", _harfbuzz_version()),
        ("subsetting", str(harfbuzz_subset is not None)),
        ("zlib", zlib.ZLIB_RUNTIME_VERSION),
    ]


def _harfbuzz_version() -> str:
    """Ask upwards: WeasyPrint opens the library with no other way to learn it."""
    numbers = [0, 0, 0]
    for place in range(3):
        while harfbuzz.hb_version_atleast(
            *numbers[:place], numbers[place] + 1, *[0] * (2 - place)
        ):
            numbers[place] += 1
    return ".".join(map(str, numbers))
