"""Pictures of pages in the browser, and of the pages of a PDF."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

# The day of the tests, at eighteen minutes to seven.
NOW = datetime(2027, 3, 17, 18, 42, tzinfo=UTC)
WIDE, NARROW = 1280, 360
# Pages that are longer go on below: they repeat what is seen above.
TALLEST = {WIDE: 4800, NARROW: 3200}
TRIES = 12
# A list to choose from may stand a pixel lower where its font came late: lay out anew.
_LAID_OUT = """document.fonts.ready.then(() => {
  const root = document.documentElement;
  root.style.display = 'none';
  root.getBoundingClientRect();
  root.style.display = '';
  scrollTo(0, 0);
})"""
_DRAWN_TWICE = (
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
)
# What a page of one's sessions reads its program from.
USER_AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Safari/537.36"
)
DOTS = 72  # an inch of paper


def new_context(browser: Browser) -> BrowserContext:
    """A browser in which nothing moves and the clock stands still."""
    context = browser.new_context(
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
        color_scheme="light",
        user_agent=USER_AGENT,
    )
    context.clock.set_fixed_time(NOW)
    return context


def take(
    page: Page, width: int, *, expected: Callable[[Image.Image], bool] | None = None
) -> Image.Image:
    """The page that is open, whole, but for what is below `TALLEST`.

    The window is made as tall as the page, so that what sticks to its foot is there.
    Chromium may not have drawn all of it yet: the picture has to be the one that is
    expected, or the same as that before.
    """
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(_LAID_OUT)
    tall = page.evaluate("document.documentElement.scrollHeight")
    height = min(tall, TALLEST[width])
    page.set_viewport_size({"width": width, "height": height})
    before = b""
    for _ in range(TRIES):
        page.evaluate(_DRAWN_TWICE)
        shot = page.screenshot(animations="disabled", caret="hide")
        picture = Image.open(io.BytesIO(shot)).convert("RGB")
        if shot == before or (expected and expected(picture)):
            return picture
        before = shot
    raise AssertionError(f"{page.url} never stands still")


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
