"""Pages to make PDFs of, and the programs that judge the PDFs."""

import subprocess
from pathlib import Path

import outloud  # type: ignore[import-untyped]
import page
from PIL import Image, ImageChops

from reports.pdf import render_pdf
from tests.reports.tagtree import TaggedPdf

ADDRESS = "https://example.org/" + "abcdefghij" * 28


def make_page(body: str, *, title: str = "Minutes", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{head}</head>'
        '<body data-council="Harrowdale Borough Council" data-meeting="RUNNING-HEAD"'
        f' data-edition="RUNNING-FOOT"><main>{body}</main></body></html>'
    )


def make_tagged(body: str, *, title: str = "Minutes") -> TaggedPdf:
    return TaggedPdf(render_pdf(make_page(body, title=title)))


def faults(pdf: bytes, folder: Path) -> list[str]:
    """What two checkers and our own reading of the tag tree find wrong."""
    path = folder / "judged.pdf"
    path.write_bytes(pdf)
    report = page.validate_pdf(str(path), profile="ua1")
    # Both misjudge right tables: TBL-010 two columns of which one is heads, TBL-004 a
    # last column that a cell spans down. The other checker counts the grid.
    heard = outloud.check(str(path), skip=["TBL-010", "TBL-004"])
    return [
        *([] if report.is_compliant else [str(report)]),
        *([heard.error] if heard.error else []),
        *(f"{f.rule} {f.message}" for f in heard.findings if f.severity == "error"),
        *TaggedPdf(pdf).misfits(),
    ]


def copied_text(pdf: bytes, folder: Path) -> str:
    """What a reader gets who copies all of it."""
    path = folder / "copied.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


MARGIN = 25 / 25.4  # inches
WIDTH = 210 / 25.4
DOTS = 100


def ink(pdf: bytes, folder: Path) -> list[tuple[int, int]]:
    """The first and last column that has ink on each page, at 100 dots an inch."""
    path = folder / "ink.pdf"
    path.write_bytes(pdf)
    for old in folder.glob("ink-*.pgm"):
        old.unlink()
    command = ["pdftoppm", "-r", str(DOTS), "-gray", str(path), str(folder / "ink")]
    subprocess.run(command, check=True)
    found = []
    for each in sorted(folder.glob("ink-*.pgm")):
        with Image.open(each) as picture:
            box = ImageChops.invert(picture).getbbox()
        assert box is not None
        found.append((box[0], box[2]))
    return found


def ink_outside_margins(pdf: bytes, folder: Path) -> int:
    """On how many pages something is printed left or right of the margins."""
    first, last = MARGIN * DOTS - 2, (WIDTH - MARGIN) * DOTS + 2
    return sum(1 for left, right in ink(pdf, folder) if left < first or right > last)
