"""The minutes page of an item with 45,000 letters of minutes, in a real Chromium.

    .venv/bin/python bench/minutes_page.py [LETTERS]

Prints what the page weighs over the wire when nothing of it is in the browser yet, file
by file as they were sent, and what a key takes: the milliseconds until the frame that
shows it is painted, of 200 keys as the page saves itself. Ten of a hundred keys are
Enter or Backspace.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

from server import Server, a_clerk

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

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


def write_minutes(letters: int) -> str:
    """Put the long text into an item of the demonstration's longest meeting; return
    the path of its page."""
    from django.db.models import Count

    from meetings.models import Meeting, Minute

    meetings = Meeting.objects.annotate(length=Count("items")).order_by("-length")
    meeting = meetings[0]
    item = meeting.items.exclude(kind="heading").filter(withdrawn="")[0]
    text = PART * -(-letters // (10 * len(WORDS)))
    Minute.objects.update_or_create(item=item, defaults={"text": text})
    return f"/desk/meetings/{meeting.uid}/minutes/{item.uid}/"


def print_weight(responses: list[Response]) -> None:
    sent = []
    for response in responses:
        sizes = response.request.sizes()
        weight = sizes["responseBodySize"] + sizes["responseHeadersSize"]
        sent.append((weight, response.url.split("/", 3)[3]))
    print("| file | bytes |")
    print("| --- | --- |")
    for weight, path in sorted(sent, reverse=True):
        print(f"| {path} | {weight:,} |")
    print(f"| **in all** | {sum(weight for weight, _ in sent):,} |")


def type_keys(page: Page) -> list[float]:
    box = page.get_by_role("textbox", name="Minutes")
    box.locator("p").nth(2).click()
    page.evaluate(LISTEN)
    for number in range(KEYS):
        key = {8: "Enter", 9: "Backspace"}.get(number % 20, "abcde fgh"[number % 9])
        page.keyboard.press(key)
        # What follows a key later, as the saving does, falls in between.
        page.wait_for_timeout(1_500 if number % 40 == 39 else 120 if number % 3 else 20)
    return [float(each) for each in page.evaluate("window.taken")]


def main() -> None:
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
        server.demonstrate()
        path = write_minutes(letters)
        session = a_clerk("Ruth Ansdell")
        server.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium",
                args=["--no-sandbox", "--disable-gpu"],
            )
            context = browser.new_context()
            context.add_cookies(
                [{"name": "sessionid", "value": session, "url": server.url}]
            )
            page = context.new_page()
            responses: list[Response] = []

            def keep(response: Response) -> None:
                responses.append(response)

            page.on("response", keep)
            page.goto(f"{server.url}{path}", wait_until="networkidle")
            print_weight(responses)
            taken = type_keys(page)
            expect(page.locator("[data-save-line]")).to_contain_text("Saved")
            browser.close()
        server.stop()
    print(
        f"A key: median {median(taken):.1f} ms, 95th percentile"
        f" {quantiles(taken, n=20)[-1]:.1f} ms, longest {max(taken):.1f} ms"
    )


if __name__ == "__main__":
    main()
