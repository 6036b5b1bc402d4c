"""What a page of the desk weighs over the wire, cold, in a real Chromium.

    .venv/bin/python bench/page_weight.py URL [SESSION_ID]

Prints each file's bytes as they were sent, compressed, and their sum.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Response

CHROMIUM = "/usr/bin/chromium"


def main(url: str, session: str = "") -> None:
    sent: list[tuple[int, str]] = []

    def add(response: Response) -> None:
        sizes = response.request.sizes()
        weight = sizes["responseBodySize"] + sizes["responseHeadersSize"]
        sent.append((weight, response.url))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context()
        if session:
            context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
        page = context.new_page()
        responses: list[Response] = []

        def keep(response: Response) -> None:
            responses.append(response)

        page.on("response", keep)
        page.goto(url, wait_until="networkidle")
        for response in responses:
            add(response)
        browser.close()
    for weight, address in sorted(sent, reverse=True):
        print(f"{weight:>9,}  {address}")
    print(f"{sum(weight for weight, _ in sent):>9,}  in all")


if __name__ == "__main__":
    main(*sys.argv[1:])
