"""Texts typed and pasted at the desk, up to the public's page and PDF. X1, X2, X3."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.meetings.desk.pressing import press
from tests.meetings.word.examples import EXAMPLES
from tests.reports.tagtree import TaggedPdf
from tests.reports.test_cases import in_order, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from meetings.models import AgendaItem

pytestmark = pytest.mark.django_db

SHY, NBSP = "\N{SOFT HYPHEN}", "\N{NO-BREAK SPACE}"
BASE = "/desk/meetings/march/"
JSON = {"accept": "application/json"}


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Mill Lane", uid="i", kind="other")


def words(page: str) -> str:
    """What a reader sees."""
    body = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def saved(client: Client, side: str, **fields: str) -> None:
    answer = client.post(f"{BASE}{side}/i/", {"base": 0, **fields}, headers=JSON)
    assert answer.status_code == 200, answer.content


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def heard(client: Client, address: str) -> str:
    return " ".join(TaggedPdf(pdf(client, address)).tree.text.split())


TITLES = {
    "X1": f"Mill Lane <b>re{SHY}development</b> & “Phase{NBSP}2” – O'Dowd's bid, £5m",
    "entities": "Grants &amp; loans &lt;5% &#39;A&#39; &nbsp; &copy",
    "attributes": '"><img src=x onerror=alert(1)> \' onclick="x"',
    "templates": "{{ item }} {% load %} %s %(x)d ${y} \\n \\u0041 <!-- x --> ]]>",
    "Welsh, composed": "Tŷ Llŷn a’r Ŵyl",
    "other scripts": "ملخص שלום 日本語 Ελλάδα",
    "one picture of three": "Families 👩\u200d👩\u200d👧 and Farsi می\u200cخواهم",
    "long": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch " * 6 + "end",
}

OTHERS = [TITLES[name] for name in ("other scripts", "one picture of three", "long")]


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_is_shown_as_it_was_typed(
    clerk_client: Client, client: Client, item: AgendaItem, in_time: None, title: str
) -> None:
    """X1, and others that are not HTML."""
    saved(clerk_client, "agenda", title=title, kind="other")
    for address in ("agenda/i/", "minutes/i/", "publish/agenda/"):
        assert title in words(shown(clerk_client, f"{BASE}{address}")), address

    assert press(clerk_client, "agenda")[0] == 302

    for address in ("/meetings/march/", "/items/i/"):
        page = shown(client, address)
        assert title in words(page), address
    head = re.search("<title>(.*?)</title>", shown(client, "/items/i/"), re.DOTALL)
    assert head
    assert title in html.unescape(head[1])
    if title in OTHERS:
        return  # our reader of PDFs puts glyphs together, not letters
    made = TaggedPdf(pdf(client, "/meetings/march/agenda.pdf"))
    said = " ".join(title.replace(SHY, "").split())
    assert said in " ".join(made.tree.text.replace(SHY, "").split())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mill Lane  ", "Mill Lane"),
        (f"{NBSP}Mill Lane{NBSP}", "Mill Lane"),
        ("Mill\tLane", "Mill Lane"),
        ("Mill\r\nLane", "Mill Lane"),
        ("Mill\x07 Lane\x1f", "Mill Lane"),
    ],
)
def test_what_no_title_means_is_taken_out_of_it(
    clerk_client: Client, item: AgendaItem, typed: str, kept: str
) -> None:
    saved(clerk_client, "agenda", title=typed, kind="other")

    item.refresh_from_db()
    assert item.title == kept


COUNTED = {
    "typed plainly": (
        "1. noted\n2. agreed\n\nThe Chair adjourned for ten minutes.\n\n3. referred"
    ),
    "the editor's own": (
        "<ol><li>noted</li><li>agreed</li></ol><p>The Chair adjourned for ten"
        ' minutes.</p><ol start="3"><li>referred</li></ol>'
    ),
    "numbers on the points": (
        "<ol><li>noted</li><li>agreed</li></ol><p>The Chair adjourned for ten"
        ' minutes.</p><ol><li value="3">referred</li></ol>'
    ),
    "from LibreOffice": (
        "<ol><li><p>noted</p></li><li><p>agreed</p></li></ol><p>The Chair adjourned"
        ' for ten minutes.</p><ol start="3"><li><p><b>referred</b></p></li></ol>'
    ),
    "from Google": (
        '<b style="font-weight:normal" id="docs-internal-guid-1"><ol><li dir="ltr"'
        ' aria-level="1"><p>noted</p></li><li><p>agreed</p></li></ol><p>The Chair'
        ' adjourned for ten minutes.</p><ol start="3"><li><p>referred</p></li></ol></b>'
    ),
    "from Word": EXAMPLES["desktop-interrupted"][0],
}


@pytest.mark.parametrize("text", [*COUNTED.values()][:-1], ids=[*COUNTED][:-1])
def test_the_third_point_is_number_three(
    clerk_client: Client, client: Client, item: AgendaItem, in_time: None, text: str
) -> None:
    """X3: entered or pasted, from the desk to the PDF."""
    press(clerk_client, "agenda")
    saved(clerk_client, "minutes", minutes=text)
    third = re.compile(r'<ol start="3"><li>(<p>)?(<strong>)?referred')
    assert third.search(html.unescape(shown(clerk_client, f"{BASE}minutes/i/")))

    press(clerk_client, "minutes")

    for address in ("/meetings/march/", "/items/i/"):
        assert third.search(shown(client, address)), address
    for address in ("/meetings/march/minutes.pdf", "/items/i/minutes.pdf"):
        in_order(
            ["1.", "noted", "2.", "agreed", "3.", "referred"], heard(client, address)
        )


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_comes_from_word_goes_out_as_lists(
    clerk_client: Client, client: Client, item: AgendaItem, in_time: None, name: str
) -> None:
    """X2: pasted where the editor's script did not run."""
    pasted, expected = EXAMPLES[name]
    press(clerk_client, "agenda")
    saved(clerk_client, "minutes", minutes=pasted)
    press(clerk_client, "minutes")

    said = shown(client, "/items/i/")

    for part in re.findall(r"<[uo]l.*?>[^<]*<li>[^<]*", expected):
        assert part in said
    assert not re.search(r"mso-|Mso[A-Z]|<o:p|\[if ", said)
