"""How long a key takes in the text editor with a long meeting's minutes in it.

    .venv/bin/python bench/editor_key.py [LETTERS]

prints the milliseconds from a key until the frame that shows it is painted: the 95th
percentile of 200 keys. Ten of a hundred keys are Enter or Backspace. Needs no server.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

BUILT = Path(__file__).parents[1] / "static/minutebook"
ADDRESS = "http://editor.test/"
LETTERS = 45_000
KEYS = 200
WORDS = (
    "The Head of Highways and Transport presented three options. Members asked whether "
    "the reserve could bear the cost in one year, and how traders would be told. "
)
PART = (
    f"<h3>Bridge</h3><p>{WORDS * 3}</p>"
    f"<ul><li>{WORDS}</li><li>{WORDS}<ul><li>{WORDS}</li></ul></li></ul>"
    f"<p>{WORDS}<strong>RESOLVED</strong> {WORDS}</p>"
    f"<ol><li>{WORDS}</li><li>{WORDS}</li></ol>"
)
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Minutes</title>
<link rel="stylesheet" href="/minutebook.css"><link rel="stylesheet" href="/desk.css">
<script src="/editor.js" defer></script></head><body><form>
<label for="text">Minutes</label><textarea id="text" data-rich>{text}</textarea>
</form></body></html>"""
LISTEN = """() => {
  window.taken = [];
  document.addEventListener("keydown", ({timeStamp}) => {
    // A message that is sent in a frame arrives when the frame has been painted.
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => window.taken.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  }, {capture: true});
}"""


def text_of(letters: int) -> str:
    per_part = 10 * len(WORDS)
    return PART * -(-letters // per_part)


def answer(route: Route, text: str) -> None:
    name = route.request.url.removeprefix(ADDRESS)
    if name:
        route.fulfill(path=BUILT / name)
    else:
        route.fulfill(
            body=PAGE.format(text=text.replace("<", "&lt;")), content_type="text/html"
        )


def measure(page: Page, letters: int) -> list[float]:
    page.route(f"{ADDRESS}**", lambda route: answer(route, text_of(letters)))
    page.goto(ADDRESS)
    box = page.get_by_role("textbox", name="Minutes")
    box.locator("p").nth(2).click()
    page.evaluate(LISTEN)
    for number in range(KEYS):
        key = {8: "Enter", 9: "Backspace"}.get(number % 20, "abcde fgh"[number % 9])
        page.keyboard.press(key)
        page.wait_for_timeout(120 if number % 3 else 20)  # the writing falls in between
    return [float(each) for each in page.evaluate("window.taken")]


def main() -> None:
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        taken = measure(browser.new_page(), letters)
        browser.close()
    sys.stdout.write(f"{quantiles(taken, n=20)[-1]:.1f}\n")


if __name__ == "__main__":
    main()
