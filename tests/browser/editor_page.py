"""The editor in a page of nothing else, under our policy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

BUILT = Path(__file__).parents[2] / "static/minutebook"
ADDRESS = "http://editor.test/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'"
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Minutes</title>
<link rel="stylesheet" href="/minutebook.css"><link rel="stylesheet" href="/desk.css">
<script src="/editor.js" defer></script></head><body><main><h1>Minutes</h1>
<h2>Item 5</h2>
<form action="/saved/" method="get"><a href="#minutes" id="error">Write it</a>
<label for="minutes" id="label">Minutes</label>
<textarea name="minutes" id="minutes" rows="8" required data-rich>{text}</textarea>
<button>Save</button></form></main></body></html>"""
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  const how = {clipboardData: data, bubbles: true, cancelable: true};
  const box = document.querySelector("[role=textbox]");
  box.dispatchEvent(new ClipboardEvent("paste", how));
}"""
HTML = "MinutebookEditor.editorOf(document.getElementById('minutes')).getHTML()"
PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done, 10)))"


def answer(route: Route, text: str) -> None:
    name = route.request.url.removeprefix(ADDRESS).partition("?")[0]
    if not name or name == "saved/":
        route.fulfill(
            body=PAGE.format(text=text.replace("&", "&amp;").replace("<", "&lt;")),
            content_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": POLICY},
        )
    elif (BUILT / name).is_file():
        route.fulfill(path=BUILT / name)
    else:
        route.fulfill(status=404)


def open_editor(page: Page, text: str = "") -> Locator:
    """Open a page with this text in its editor; the cursor is at the end."""
    page.goto("about:blank")  # what the page before still asks for is nobody's now
    page.unroute_all(behavior="ignoreErrors")
    page.route(f"{ADDRESS}**", lambda route: answer(route, text))
    page.goto(ADDRESS)
    box = page.get_by_role("textbox", name="Minutes", exact=True)
    box.click()
    press(page, "Control+End")
    return box


def html(page: Page) -> str:
    return str(page.evaluate(HTML))


def press(page: Page, *keys: str) -> None:
    """One key after another, as fast as the window is painted and no faster."""
    for key in keys:
        page.keyboard.press(key)
        page.evaluate(PAINTED)
