"""HTML in, an accessible PDF (PDF/UA-1) out."""

import functools
import threading

from weasyprint import CSS, HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from reports.breaks import without_break_marks
from reports.fetcher import HouseFetcher
from reports.heads import bring_back_lost_heads
from reports.preparing import prepare, title_of
from reports.tags.building import note_sources
from reports.tags.finishing import finish

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
