"""What a PDF costs, warm, beside the same pages drawn without tags.

    .venv/bin/python bench/pdfs.py [--times 7]

Draws an item's minutes, minutes of 20 items and minutes of some 100 pages in this
process, as a worker does, by turns tagged and not. Prints the medians in milliseconds
and their ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {"an item": 150, "20 items": 700, "100 pages": 3000}

COMMITTEE = {"slug": "c", "name": "Planning Committee", "kind": "regulatory"}
PARAGRAPH = (
    "<p>The Head of Highways and Transport presented the report. The works would begin"
    " in May and take eleven weeks; buses would be sent by Station Road meanwhile. In"
    " answer to members she said that the school had been asked, and that the footway"
    " would stay open throughout, but for two nights in June.</p>"
)
MINUTES = (
    f"{PARAGRAPH}<h3>Questions from members</h3>{PARAGRAPH}<ul><li>The evening service"
    " would be looked at again.</li><li>School journeys were outside the contract."
    f"</li></ul>{PARAGRAPH}"
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=7)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {
            "MINUTEBOOK_DATA": data,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        print("| PDF | pages | ms | allowed | untagged ms | ratio |")
        print("| --- | --- | --- | --- | --- | --- |")
        for name, html in papers().items():
            print(line(name, html, times))


def papers() -> dict[str, str]:
    from meetings.public.council import current_council
    from reports.makers import item_minutes_html, minutes_html

    given: dict[str, Any] = {"council": current_council(), "fingerprint": "0" * 64}
    small, middling, large = meeting(1, 1), meeting(20, 1), meeting(40, 6)
    return {
        "an item": item_minutes_html(meeting=small, item=small.items[0], **given),
        "20 items": minutes_html(meeting=middling, **given),
        "100 pages": minutes_html(meeting=large, **given),
    }


def meeting(items: int, length: int) -> Any:
    """Minutes of so many items, each of so many times a half page."""
    from meetings.record.meeting import MeetingRecord

    return MeetingRecord.model_validate_json(
        MeetingRecord.model_validate(
            {
                "uid": "m",
                "committee": {
                    "slug": "c",
                    "name": "Planning Committee",
                    "kind": "regulatory",
                },
                "date": "2027-03-16",
                "minutes": {"state": "draft", "published_at": "2027-03-17T09:00:00Z"},
                "attendance": tuple(
                    {"name": f"Councillor {n}", "ward": "Mill"} for n in range(12)
                ),
                "items": tuple(item(n, length) for n in range(1, items + 1)),
            }
        ).canonical()
    )


def item(number: int, length: int) -> dict[str, Any]:
    return {
        "uid": f"item-{number}",
        "number": str(number),
        "title": "Mill Lane bridge: repair and reopening",
        "purpose": "<p>To consider the works and what they cost.</p>",
        "minutes": MINUTES * length,
        "resolutions": (
            {
                "lead": "RESOLVED –",
                "parts": ("That the works be agreed.", "That they begin in May."),
                "outcome": "agreed",
            },
        ),
    }


def untagged(html: str) -> bytes:
    """The same page, drawn by WeasyPrint as it comes."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from reports.fetcher import HouseFetcher
    from reports.preparing import prepare

    fonts, fetcher = FontConfiguration(), HouseFetcher()
    css = CSS(url="app:pdf.css", url_fetcher=fetcher, font_config=fonts)
    page = HTML(string=html, base_url="app:", url_fetcher=fetcher)
    prepare(page.etree_element)
    made: bytes = page.write_pdf(font_config=fonts, stylesheets=[css])
    return made


def line(name: str, html: str, times: int) -> str:
    from pikepdf import Pdf

    from reports.pdf import render_pdf

    with Pdf.open(BytesIO(render_pdf(html))) as pdf:
        pages = len(pdf.pages)
    untagged(html)
    took: dict[Callable[[str], bytes], list[float]] = {render_pdf: [], untagged: []}
    for _ in range(times):
        for draw, seconds in took.items():
            started = time.perf_counter()
            draw(html)
            seconds.append((time.perf_counter() - started) * 1000)
    tagged, plain = (statistics.median(each) for each in took.values())
    return (
        f"| {name} | {pages} | {tagged:.0f} | {ALLOWED[name]} | {plain:.0f}"
        f" | {tagged / plain:.2f} |"
    )


if __name__ == "__main__":
    main()
