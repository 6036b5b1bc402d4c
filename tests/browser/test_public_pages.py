"""Every kind of public page in a browser: axe, the phone, the HTML, the names of links.

The records are as hard as councils make them: an address of 300 letters with no place
to break, a title that looks like markup, four documents called "Annex 1".
"""

from __future__ import annotations

import hashlib
import itertools
import re
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from committees.models import Member, Membership
from meetings import files
from meetings.models import Meeting
from meetings.record.decisions import (
    BallotRecord,
    DeclarationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import BackgroundPaperRecord
from meetings.record.items import (
    IssueRecord,
    OfficerContactRecord,
    RecommendationRecord,
    WithdrawnRecord,
)
from meetings.record.people import AttendanceRecord, PersonRecord
from tests.records import EXEMPT, a_document, a_meeting, an_item, publish

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

    from meetings.record.documents import DocumentRecord
    from meetings.record.items import (
        ItemRecord,
    )

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]

AXE = (Path(__file__).parent / "axe.min.js").read_text()
LONG = "https://example.org/" + "a1b2c3d4e5" * 28
MARKUP = "Mill Lane <b>re\N{SOFT HYPHEN}development</b> & “Phase\N{NO-BREAK SPACE}2”"
ISSUE = IssueRecord(uid="bridge", title=MARKUP, reference="HT/1", key_decision=True)
MEMBER = PersonRecord(name="Councillor Alun Davies", uid="alun", ward="Llanfair")
PATHS = [
    "/",
    "/meetings/?month=2027-03",
    "/meetings/?month=2027-04",
    "/meetings/?month=2027-05",
    "/meetings/minuted/",
    "/meetings/planned/",
    "/meetings/off/",
    "/items/five/",
    "/items/hidden/",
    "/issues/bridge/",
    "/committees/",
    "/committees/planning/",
    "/members/",
    "/members/alun/",
    "/accessibility/",
    "/nothing-here/",
]


def held(number: int) -> DocumentRecord:
    """A document called "Annex 1" whose file is held."""
    what = f"{number}".encode() * 205 * 1024
    sha256 = hashlib.sha256(what).hexdigest()
    path = files.path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(what)
    return a_document(
        title="Annex 1",
        filename="Annex 1.pdf",
        media_type="application/pdf",
        size=len(what),
        sha256=sha256,
    )


def hard_item() -> ItemRecord:
    cell = f"{LONG[:99]}<strong>{LONG[99:120]}</strong>{LONG[120:]}"
    return an_item(
        uid="five",
        number="5",
        title=MARKUP,
        issue=ISSUE,
        purpose=f"<p>To consider {LONG}.</p>",
        summary="<h4>Cost</h4><p>A fifth.</p>",
        recommendations=(RecommendationRecord(lead="To:", parts=("note;", LONG)),),
        officer_contacts=(
            OfficerContactRecord(name="J. Lund", email=f"{'x' * 280}@example.org"),
            OfficerContactRecord(name="P. Anstey", phone="474 3186"),
        ),
        documents=(held(5), a_document(title=LONG)),
        background_papers=(BackgroundPaperRecord(title="Survey", url=LONG),),
        wards=("Llanfair",),
        declarations=(
            DeclarationRecord(
                member=MEMBER, kind="personal", nature=LONG, action="left"
            ),
        ),
        motions=(
            MotionRecord(text=LONG, mover=MEMBER, kind="amendment", result="lost"),
        ),
        votes=(
            VoteRecord(
                question="the amendment",
                against=1,
                ballots=(BallotRecord(member=MEMBER, vote="against"),),
            ),
        ),
        minutes=(
            f"<h3>Cost</h3><p>{LONG}</p><table><thead><tr><th>Year</th><th>Where</th>"
            f"<th>Spent</th></tr></thead><tbody><tr><td>2026/27</td><td>{cell}</td>"
            '<td>£5</td></tr></tbody></table><p lang="cy">Ŵyl <em>fawr</em>.</p>'
        ),
        resolutions=(
            ResolutionRecord(
                lead="RESOLVED –", parts=("note;", LONG), outcome="agreed"
            ),
            ResolutionRecord(lead="RESOLVED –", text="That it be.", outcome="noted"),
        ),
        items=(an_item(number="5a", documents=(held(6),)),),
    )


@pytest.fixture
def site(live_server: LiveServer, settings: Settings, tmp_path: Path) -> str:
    """A council's public pages at their address."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.DATA_DIR = tmp_path
    settings.FIXED_TODAY = date(2027, 3, 17)
    items = (
        an_item(kind="heading", title="Part 1", number=""),
        an_item(number="1", kind="apologies"),
        hard_item(),
        an_item(
            number="7", withdrawn=WithdrawnRecord(outcome="withdrawn", reason="Wet")
        ),
        an_item(number="12/21", documents=(held(7),), minute_number="60"),
        an_item(uid="hidden", number="10", private=EXEMPT),
    )
    there = AttendanceRecord(**MEMBER.model_dump(), capacity="Chair", arrived_at="five")
    away = AttendanceRecord(name="Councillor Lund", presence="apologies")
    publish(
        a_meeting(
            *items,
            stage="approved",
            uid="minuted",
            date=date(2027, 3, 4),
            attendance=(there, away),
            venue=LONG,
        )
    )
    again = an_item(number="4", issue=ISSUE)
    publish(a_meeting(again, stage="agenda", uid="planned", date=date(2027, 4, 10)))
    publish(
        a_meeting(
            an_item(number="1"),
            stage="agenda",
            uid="off",
            status="cancelled",
            status_reason=f"joined with another: {LONG}",
            date=date(2027, 4, 12),
            start_time=time(10, 0),
        )
    )
    committee = Meeting.objects.get(uid="minuted").committee
    Membership.objects.create(
        committee=committee, member=Member.objects.get(uid="alun"), role="chair"
    )
    url: str = live_server.url
    return url


def opened(page: Page, site: str, path: str, width: int) -> list[str]:
    """Open a page; what the browser has to say about it."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + path)
    return said


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(page: Page, site: str, width: int) -> None:
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found: list[tuple[str, str, str]] = []
    for path in PATHS:
        opened(page, site, path, width)
        page.evaluate(AXE)
        result: dict[str, Any] = page.evaluate(
            "tags => axe.run({runOnly: {type: 'tag', values: tags}})", tags
        )
        assert result["passes"]
        found += [
            (path, fault["id"], node["html"])
            for fault in result["violations"]
            for node in fault["nodes"]
        ]

    assert found == []


def test_nothing_scrolls_sideways_at_320_pixels(page: Page, site: str) -> None:
    wide = []
    for path in PATHS:
        opened(page, site, path, 320)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)

    assert wide == []


def test_the_policy_stops_nothing_of_ours(page: Page, site: str) -> None:
    said = []
    for path in PATHS[:-1]:
        said += opened(page, site, path, 1280)

    assert said == []


def test_pages_are_html_with_their_own_titles_and_whole_headings(
    page: Page, site: str
) -> None:
    titles = []
    for path in PATHS:
        source = page.request.get(site + path).text()
        html5lib.HTMLParser(strict=True).parse(source)
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", source)]
        assert levels.count(1) == 1, path
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), path
        ids = re.findall(r'\sid="([^"]*)"', source)
        assert len(ids) == len(set(ids)), path
        titles += re.findall(r"<title>(.*?)</title>", source)

    assert len(set(titles)) == len(PATHS)


def test_documents_of_one_name_are_told_apart_by_ear(page: Page, site: str) -> None:
    opened(page, site, "/meetings/minuted/", 1280)

    links = page.get_by_role("link", name=re.compile("^Annex 1"))

    heard = [link.aria_snapshot().splitlines()[0] for link in links.all()]
    assert [re.findall('"(.*)"', line)[0] for line in heard] == [
        "Annex 1, item 5, PDF, 205 KB",
        "Annex 1, item 5a, PDF, 205 KB",
        "Annex 1, item 12/21, PDF, 205 KB",
    ]
    addresses = {link.get_attribute("href") for link in links.all()}
    assert len(addresses) == 3


def test_a_title_is_shown_as_it_was_written(page: Page, site: str) -> None:
    opened(page, site, "/items/five/", 1280)

    assert page.get_by_role("heading", level=1).text_content() == MARKUP
    assert MARKUP.replace("\N{NO-BREAK SPACE}", " ") in page.title().replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_long_address_leaves_the_other_columns_their_words(
    page: Page, site: str
) -> None:
    opened(page, site, "/items/five/", 900)

    cells = page.locator(".mb-rich td")

    lines = cells.nth(0).evaluate(
        "cell => { const all = document.createRange(); all.selectNodeContents(cell);"
        " return all.getClientRects().length }"
    )
    assert lines == 1
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert cells.nth(1).text_content() == LONG


def test_the_issue_says_item_and_date_in_words(page: Page, site: str) -> None:
    opened(page, site, "/issues/bridge/", 1280)

    entries = page.locator(".mb-story > li")

    assert "4 March 2027" in (entries.nth(0).text_content() or "")
    assert "item 5" in (entries.nth(0).text_content() or "")
    assert entries.nth(0).get_by_role("group", name="Resolution 1").is_visible()
    assert "Still to come" in (entries.nth(1).text_content() or "")


def test_a_cancelled_meeting_says_so_before_its_agenda(page: Page, site: str) -> None:
    opened(page, site, "/meetings/off/", 360)

    text = page.locator("main").inner_text()

    assert text.index("Cancelled: joined with another") < text.index("Agenda\n")
    assert page.get_by_role("heading", name="Agenda", exact=True).is_visible()
