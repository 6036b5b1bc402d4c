"""What the gallery finds and what it lets pass, tried on pages that Chromium draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from opendata.demo import programme
from tests.browser.conftest import taken_in
from tests.conftest import FONTS
from tests.gallery.camera import NARROW, WIDE, new_context, take
from tests.gallery.comparing import LITTLE, MUCH, difference
from tests.gallery.reducing import compared, few_colours, reduced
from tests.gallery.test_public import COUNCIL

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image
    from playwright.sync_api import BrowserType, Page

    from tests.gallery.comparing import Difference

pytestmark = [
    pytest.mark.browser,
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]

WIDTHS = (WIDE, NARROW)
APPROVED = f"/meetings/{programme.CABINET_BUSES.uid}/"
PAGES = (
    APPROVED,
    "/",
    "/members/alun/",
    "/meetings/minuted/",
    "/meetings/?month=2027-04",
)

_SAY = """((of, before, after) => {
  const walker = document.createTreeWalker(
    document.querySelector(of), NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (walker.currentNode.data.includes(before)) {
      walker.currentNode.data = walker.currentNode.data.replace(before, after);
      return true;
    }
  return false;
})"""
_SET = """((of, name, value) => {
  const found = document.querySelector(of);
  found.style.setProperty(name, value, 'important');
  return true;
})"""
# What is done to the page of approved minutes, by what it is.
CHANGES = {
    "another word": f"{_SAY}('main', 'apologies.', 'absences.')",
    "another word of the same letters": f"{_SAY}('main', 'There were', 'There wree')",
    "another figure": f"{_SAY}('main', 'Minute 43', 'Minute 47')",
    "a state in other words": f"{_SAY}('main', 'Minutes approved', 'Minutes agreed')",
    "no heading": f"{_SET}('main h2', 'visibility', 'hidden')",
    "8 px above a heading": f"{_SET}('main h2', 'translate', '0 8px')",
    "8 px above a block": f"{_SET}('main table', 'border-top', '8px solid #fff')",
    "8 px beside a tag": f"{_SET}('.mb-tag', 'translate', '-8px')",
    "no line under a cell": f"{_SET}('main tbody tr', 'border-color', 'transparent')"
    f" && {_SET}('main tbody th', 'border-color', 'transparent')",
    "no line around a tag": f"{_SET}('.mb-tag', 'border-color', 'transparent')",
    "another colour of a tag": f"{_SET}('.mb-tag', 'color', '#b10e1e')",
    "a tag filled": f"{_SET}('.mb-tag', 'background', '#e7e3f4')",
    "another colour of a link": f"{_SET}('main a', 'color', '#b10e1e')",
}


def kept(picture: Image.Image) -> Image.Image:
    return compared(few_colours(reduced(picture)).convert("RGB"))


def apart(before: Image.Image, after: Image.Image) -> Difference:
    return difference(kept(before), compared(reduced(after)))


@pytest.fixture
def council(site: str) -> Any:
    with taken_in(COUNCIL):
        yield site


def test_what_changed_is_found(page: Page, council: str) -> None:
    page.goto(council + APPROVED)
    before = {width: take(page, width) for width in WIDTHS}
    missed = []

    for what, script in CHANGES.items():
        page.goto(council + APPROVED)
        assert page.evaluate(script), what
        for width in WIDTHS:
            found = apart(before[width], take(page, width))
            if not found.found:
                missed.append(f"{what}, {width}: {found}")

    assert missed == []


def test_the_same_page_is_the_same(page: Page, council: str) -> None:
    for path in PAGES:
        page.goto(council + path)
        for width in WIDTHS:
            before = take(page, width)
            page.goto(council + path)

            assert apart(before, take(page, width)).worst < LITTLE, path


FITTED = {"<bool>false": "<bool>true", "hintnone": "hintslight"}


@pytest.mark.parametrize(
    ("words", "switch"),
    [
        (FITTED, "--force-device-scale-factor=1"),
        ({}, "--font-render-hinting=none"),
        ({}, "--enable-lcd-text"),
    ],
    ids=["letters fitted to pixels", "no hints", "screen"],
)
def test_letters_drawn_otherwise_pass(
    page: Page,
    council: str,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    tmp_path: Path,
    words: dict[str, str],
    switch: str,
) -> None:
    text = FONTS.read_text()
    for old, new in words.items():
        assert old in text
        text = text.replace(old, new)
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(text)
    other = browser_type.launch(
        **{
            **browser_type_launch_args,
            "args": [*browser_type_launch_args["args"], switch],
            "env": {**browser_type_launch_args["env"], "FONTCONFIG_FILE": str(fonts)},
        }
    )
    elsewhere = new_context(other).new_page()
    found = {}

    for path in PAGES:
        page.goto(council + path)
        elsewhere.goto(council + path)
        for width in WIDTHS:
            found[path, width] = apart(take(page, width), take(elsewhere, width))
    other.close()

    assert {where: str(each) for where, each in found.items() if each.found} == {}
    if words:  # else nothing was tried
        assert max(each.worst for each in found.values()) > LITTLE
    assert max(each.worst for each in found.values()) < MUCH
