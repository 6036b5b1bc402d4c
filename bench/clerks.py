"""Ten clerks saving and a hundred readers at once, over HTTP with gunicorn.

    .venv/bin/python bench/clerks.py [--seconds 120] [--database-url postgres://…]

Each clerk saves the minutes of their own item as the editor does, with every field of
its form, every second or so; each reader opens a public page every two seconds. Prints
what the saves took, beside an empty answer (/healthz) asked all the while, and checks
that nothing is lost.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import secrets
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from server import Server, a_clerk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

sys.setswitchinterval(0.0005)  # the threads here measure the server, not one another
CLERKS, READERS = 10, 100
BETWEEN_SAVES, BETWEEN_PAGES = 1.0, 2.0
NO_HEADERS: Mapping[str, str] = {}
HEAD = (
    "| | requests | median ms | p99 ms | longest ms | median : empty | failed |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


@dataclass
class Seen:
    """What one kind of request took, in milliseconds, and what went wrong."""

    took: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, started: float, failure: str = "") -> None:
        with self.lock:
            self.took.append((time.perf_counter() - started) * 1000)
            if failure:
                self.failed.append(failure)

    def line(self, name: str, empty: float) -> str:
        took = sorted(self.took)
        median = statistics.median(took)
        p99 = took[max(0, int(len(took) * 0.99) - 1)]
        return (
            f"| {name} | {len(took)} | {median:.1f} | {p99:.0f} | {took[-1]:.0f}"
            f" | {median / empty:.1f} | {len(self.failed)} |"
        )


class Council(Server):
    """The demonstration council, with ten clerks."""

    def __init__(self, data: Path, database_url: str) -> None:
        super().__init__(data, database_url)
        self.demonstrate()
        self.clerks = make_clerks()
        self.pages = public_pages()
        self.start()


def make_clerks() -> list[tuple[str, str, str]]:
    """Accounts with a session and an item of their own: session, meeting, item."""
    from meetings.models import AgendaItem

    items = AgendaItem.objects.exclude(kind="heading").filter(withdrawn="")
    return [
        (a_clerk(f"Clerk {n}"), item.meeting.uid, item.uid)
        for n, item in enumerate(items.select_related("meeting")[:CLERKS])
    ]


def public_pages() -> list[str]:
    from meetings.models import PublishedItem, PublishedMeeting

    meetings = PublishedMeeting.objects.values_list("uid", flat=True)
    items = PublishedItem.objects.filter(live=True, private=False)
    return [
        "/",
        "/meetings/",
        *(f"/meetings/{uid}/" for uid in meetings),
        *(f"/items/{uid}/" for uid in items.values_list("uid", flat=True)),
    ]


def clerk(
    server: Server, who: tuple[str, str, str], going: Callable[[], bool], seen: Seen
) -> str:
    """Save while it is going on; return the last text that was taken."""
    session, meeting, item = who
    path = f"/desk/meetings/{meeting}/minutes/{item}/"
    connection = server.connect()
    connection.request("GET", path, headers={"Cookie": f"sessionid={session}"})
    answer = connection.getresponse()
    page = answer.read().decode()
    csrf = answer.getheader("Set-Cookie", "").split("csrftoken=")[1].split(";")[0]
    form = Form(page).fields
    base = int(dict(form)["base"])
    others = ("base", "minutes", "csrfmiddlewaretoken")
    fields = [(name, value) for name, value in form if name not in others]
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={session}; csrftoken={csrf}",
        "X-CSRFToken": csrf,
    }
    text, taken, n, opened = "", "", 0, secrets.token_hex(8)
    while going():
        n += 1
        text += f"<p>Paragraph {n}: the officer answered the question in full.</p>"
        if n % 25 == 0:
            text = f"<p>Begun anew at {n}.</p>"
        said = [("base", base), ("minutes", text), ("page", opened), ("turn", n)]
        body = urlencode([*fields, *said])
        started = time.perf_counter()
        try:
            answer = ask(connection, "POST", path, body, headers)
            told = json.loads(answer.read())
            if answer.status != 200 or told["revision"] != base + 1:
                raise ValueError(f"{answer.status} {told}")
            base, taken = told["revision"], text
            seen.add(started)
        except (OSError, ValueError, http.client.HTTPException) as error:
            seen.add(started, repr(error))
            connection.close()
        time.sleep(BETWEEN_SAVES * random.uniform(0.5, 1.5))
    return taken


def ask(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: str | None = None,
    headers: Mapping[str, str] = NO_HEADERS,
) -> http.client.HTTPResponse:
    """Ask on the kept connection; where the server has closed it since, as a worker
    that makes way for a fresh one does, once more on a new one, as browsers do."""
    try:
        connection.request(method, path, body, headers)
        return connection.getresponse()
    except ConnectionError:
        connection.close()
    connection.request(method, path, body, headers)
    return connection.getresponse()


def reader(server: Council, going: Callable[[], bool], pages: Seen) -> None:
    time.sleep(random.uniform(0, BETWEEN_PAGES))
    while going():
        started = time.perf_counter()
        connection = server.connect()
        try:
            connection.request("GET", random.choice(server.pages))
            answer = connection.getresponse()
            answer.read()
            pages.add(started, "" if answer.status == 200 else str(answer.status))
        except (OSError, http.client.HTTPException) as error:
            pages.add(started, repr(error))
        connection.close()
        time.sleep(BETWEEN_PAGES * random.uniform(0.5, 1.5))


def empty(server: Server, going: Callable[[], bool], seen: Seen) -> None:
    connection = server.connect()
    while going():
        started = time.perf_counter()
        ask(connection, "GET", "/healthz").read()
        seen.add(started)
        time.sleep(0.25)


class Form(HTMLParser):
    """The fields that a page's form sends, as it comes from the server."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.inside = False
        self.open = ""  # the select or textarea that is being read
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.inside = "data-autosave" in given
        elif tag == "option" and self.open:
            if "selected" in given:
                self._set(given.get("value", ""))
        elif not self.inside or not name:
            return
        elif tag in ("select", "textarea"):
            self.open = name
            self.fields.append((name, ""))
        elif tag == "input" and (
            given.get("type") not in ("checkbox", "radio") or "checked" in given
        ):
            self.fields.append((name, given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self.open = ""
        elif tag == "form":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.open and self.lasttag == "textarea":
            self._set(self.fields[-1][1] + data)

    def _set(self, value: str) -> None:
        self.fields[-1] = (self.open, value)


def lost(taken: dict[str, str]) -> list[str]:
    """Items whose minutes aren't the last text that the server said it had."""
    from meetings.models import Minute

    rows = dict(Minute.objects.values_list("item__uid", "text"))
    return [uid for uid, text in taken.items() if rows.get(uid) != text]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--database-url", default="")
    asked = parser.parse_args()
    saves, pages, nothing = Seen(), Seen(), Seen()
    taken: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as data:
        server = Council(Path(data), asked.database_url)
        until: float = time.time() + asked.seconds

        def going() -> bool:
            return time.time() < until

        def save(who: tuple[str, str, str]) -> None:
            taken[who[2]] = clerk(server, who, going, saves)

        threads = [
            *(threading.Thread(target=save, args=(who,)) for who in server.clerks),
            *(
                threading.Thread(target=reader, args=(server, going, pages))
                for _ in range(READERS)
            ),
            threading.Thread(target=empty, args=(server, going, nothing)),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        missing = lost(taken)
        server.stop()
    base = statistics.median(nothing.took)
    print(HEAD)
    print(saves.line(f"{CLERKS} clerks' saves", base))
    print(pages.line(f"{READERS} readers' pages", base))
    print(nothing.line("empty answer", base))
    print(f"Texts lost: {len(missing)}")
    for failure in [*saves.failed, *pages.failed][:5]:
        print(failure)
    sys.exit(bool(saves.failed or pages.failed or missing))


if __name__ == "__main__":
    main()
