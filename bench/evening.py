"""An evening's work by keyboard alone: what a clerk presses, and the pages it loads.

    .venv/bin/python bench/evening.py

Ten items with minutes of two paragraphs and a resolution, attendance of twelve, one
vote by name, published as a draft: from the clerk's first page, in a real Chromium
against the running server. A press is a key that isn't a letter of a text.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

from server import Server, a_clerk

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Request

ITEMS, MEMBERS = 10, 12
UID = "evening"
MOST_TABS = 60
FIRST = (
    "The Head of Highways and Transport presented the report. Three options had been "
    "looked at, and the second was recommended: it cost most now and least over ten "
    "years."
)
SECOND = (
    "Members asked how traders would be told, and whether the reserve could bear the "
    "cost in one year. The officer undertook to write to all members by the end of the "
    "month."
)


def make_meeting() -> str:
    """Twelve members, ten items with recommendations, the agenda out; its clerk."""
    from committees.models import Committee, Member, Membership
    from meetings.actions.publishing import publish_agenda, publish_notice
    from meetings.models import AgendaItem, Meeting, Recommendation

    committee = Committee.objects.create(
        slug="scrutiny", name="Scrutiny Committee", kind="scrutiny", listed=True
    )
    for n in range(MEMBERS):
        name = f"{'ABCDEFGHIJKL'[n]}. Member"
        member = Member.objects.create(uid=f"member-{n}", name=name, listed=True)
        role = "member" if n else "chair"
        Membership.objects.create(committee=committee, member=member, role=role)
    meeting = Meeting.objects.create(
        uid=UID,
        committee=committee,
        committee_name=committee.name,
        committee_kind=committee.kind,
        date=date(2027, 3, 16),
        start_time=clock_time(18, 30),
        venue="Council Chamber",
    )
    for n in range(ITEMS):
        item = AgendaItem.objects.create(
            meeting=meeting, position=n, number=str(n + 1), title=f"Matter {n + 1}"
        )
        parts = ["That the report be noted.", "That officers report back in June."]
        lead = "The Committee is recommended to:-"
        Recommendation.objects.create(item=item, position=0, lead=lead, parts=parts)
    clerk = a_clerk("Ruth Ansdell")
    for action in (publish_notice, publish_agenda):
        action(meeting=meeting, now=datetime(2027, 3, 1, 12, 0, tzinfo=UTC))
    return clerk


class Keyboard:
    """Presses keys and counts them, under the name of what is being done."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses: Counter[str] = Counter()
        self.loads: Counter[str] = Counter()
        self.letters: Counter[str] = Counter()
        self.doing = ""
        page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        whole = request.is_navigation_request() and not request.redirected_from
        if whole and request.frame == self.page.main_frame:
            self.loads[self.doing] += 1

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.presses[self.doing] += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.letters[self.doing] += len(text)

    def tab_to(self, target: Locator) -> None:
        """Tab until it has the focus."""
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        raise SystemExit(f"{MOST_TABS} tabs don't reach {target}.")

    def skip_to(self, heading: str) -> None:
        """Once this page is there, past its head by the first link of all."""
        shown = self.page.get_by_role("heading", level=1)
        expect(shown).to_contain_text(heading)
        self.press("Tab")
        self.press("Enter")

    def go(self, target: Locator) -> None:
        self.tab_to(target)
        self.press("Enter")


def to_the_attendance(keys: Keyboard) -> None:
    page = keys.page
    keys.doing = "to the meeting's minutes"
    keys.skip_to("Due next")
    keys.go(page.get_by_role("main").get_by_role("link", name="minutes").first)
    expect(page.locator("#item-title")).to_contain_text("Matter 1")
    keys.doing = f"attendance of {MEMBERS}"
    keys.press("Alt+Shift+A")
    keys.press("Enter")
    keys.skip_to("Attendance")
    keys.go(page.get_by_role("button", name="Everyone is here"))
    expect(page.get_by_text(f"{MEMBERS} of {MEMBERS}")).to_be_visible()
    keys.skip_to("Attendance")
    keys.go(page.get_by_role("link", name="Back to item 1"))
    expect(page.locator("#item-title")).to_contain_text("Matter 1")


def take_minutes(keys: Keyboard, number: int) -> None:
    page = keys.page
    expect(page.locator("#item-title")).to_contain_text(f"Matter {number}")
    keys.doing = "the texts of ten items"
    keys.press("Alt+Shift+T")
    keys.write(FIRST)
    keys.press("Enter")
    keys.write(SECOND)
    keys.doing = "ten resolutions, as recommended"
    keys.press("Alt+Shift+R")
    keys.press("ArrowDown")
    if number == ITEMS // 2:
        vote_by_name(keys)


def vote_by_name(keys: Keyboard) -> None:
    page = keys.page
    keys.doing = "the vote by name, two against"
    keys.press("Alt+Shift+V")
    keys.press("Enter")
    question = page.get_by_label("What the vote was on")
    expect(question).to_be_focused()
    keys.write("On the recommendation")
    keys.go(page.get_by_role("button", name="All in the room for"))
    expect(page.locator("[data-tally]")).to_contain_text(f"Carried by {MEMBERS} votes")
    for name in ("B. Member", "C. Member"):
        keys.tab_to(page.get_by_role("radio", name=f"{name}: For"))
        keys.press("ArrowRight")
    words = f"Carried by {MEMBERS - 2} votes to 2"
    expect(page.locator("[data-tally]")).to_contain_text(words)


def publish(keys: Keyboard) -> None:
    page = keys.page
    keys.doing = "publishing the draft"
    keys.press("Alt+Shift+P")
    keys.press("Enter")
    keys.skip_to("Publish")
    keys.go(page.get_by_role("link", name="Past the preview"))
    read = page.get_by_role("checkbox", name="I have read the preview")
    keys.tab_to(read)
    keys.press("Space")
    keys.go(page.get_by_role("button", name="Publish the draft minutes"))
    expect(page.locator(".mb-flash")).to_contain_text("published")


def evening(keys: Keyboard) -> None:
    to_the_attendance(keys)
    for number in range(1, ITEMS + 1):
        take_minutes(keys, number)
        keys.doing = "from item to item"
        if number < ITEMS:
            keys.press("Control+Enter")
    line = keys.page.locator("[data-save-line]")
    expect(line).to_contain_text("Saved")
    publish(keys)


def check(page: Page, server: Server) -> None:
    """The public page has it all."""
    page.goto(f"{server.url}/meetings/{UID}/")
    words = page.get_by_role("main").inner_text()
    found = [
        words.count(each) for each in (FIRST, SECOND, "RESOLVED", "report back in")
    ]
    if found[:2] != [ITEMS, ITEMS] or found[2] < ITEMS:
        raise SystemExit(f"The public page lacks something: {found}")


def in_browser(server: Server, session: str) -> Keyboard:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context()
        context.add_cookies(
            [{"name": "sessionid", "value": session, "url": server.url}]
        )
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.goto(f"{server.url}/desk/")
        keys = Keyboard(page)
        evening(keys)
        keys.doing = ""
        check(page, server)
        browser.close()
    return keys


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        server = Server(Path(data))
        session = make_meeting()
        server.start()
        started = time.perf_counter()
        try:
            keys = in_browser(server, session)
        finally:
            server.stop()
        took = time.perf_counter() - started
    print("| what | presses | pages loaded | letters typed |")
    print("| --- | --- | --- | --- |")
    for what, presses in keys.presses.items():
        print(f"| {what} | {presses} | {keys.loads[what]} | {keys.letters[what]} |")
    sums = [sum(each.values()) for each in (keys.presses, keys.loads, keys.letters)]
    print(f"| **in all** | {sums[0]} | {sums[1]} | {sums[2]} |")
    print(f"The script took {took:.0f} s.", file=sys.stderr)


if __name__ == "__main__":
    main()
