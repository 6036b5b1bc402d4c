"""Pictures of pages in the browser, and of the pages of a PDF."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

# The day of the tests, at eighteen minutes to seven.
NOW = datetime(2027, 3, 17, 18, 42, tzinfo=UTC)
WIDE, NARROW = 1280, 360
# Pages that are longer go on below: they repeat what is seen above.
TALLEST = {WIDE: 4800, NARROW: 3200}
TRIES = 12
_DRAWN_TWICE = (
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
)
DOTS = 72  # an inch of paper


def new_context(browser: Browser) -> BrowserContext:
    """A browser in which nothing moves and the clock stands still."""
    context = browser.new_context(
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
        color_scheme="light",
    )
    context.clock.set_fixed_time(NOW)
    return context


def take(page: Page, width: int) -> Image.Image:
    """The page that is open, whole, but for what is below `TALLEST`.

    The window is made as tall as the page, so that what sticks to its foot is there.
    Chromium may not have drawn all of it yet: two pictures have to be the same.
    """
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))")
    tall = page.evaluate("document.documentElement.scrollHeight")
    height = min(tall, TALLEST[width])
    page.set_viewport_size({"width": width, "height": height})
    before = b""
    for _ in range(TRIES):
        page.evaluate(_DRAWN_TWICE)
        shot = page.screenshot(animations="disabled", caret="hide")
        if shot == before:
            break
        before = shot
    else:
        raise AssertionError(f"{page.url} never stands still")
    return Image.open(io.BytesIO(shot)).convert("RGB")


def pages_of(pdf: bytes, folder: Path) -> list[Image.Image]:
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    for old in folder.glob("paper-*.png"):
        old.unlink()
    command = ["pdftoppm", "-r", f"{DOTS}", "-png", str(path), str(folder / "paper")]
    subprocess.run(command, check=True)
    return [
        Image.open(each).convert("RGB") for each in sorted(folder.glob("paper-*.png"))
    ]
