"""Documents: their links, their names, their addresses."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pytest

from meetings.papers.naming import served_name
from tests.meetings.public.reading import held, page, saved, words
from tests.records import a_document, a_meeting, an_item, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

COSTS = 'Appendix 1: "Costs" – £5m.pdf'


def test_a_document_is_saved_by_its_name(client: Client) -> None:
    """D1."""
    document = held(b"%PDF-costs", title=COSTS, filename=COSTS)
    publish(a_meeting(an_item(uid="i", documents=(document,)), uid="m"))
    text = page(client, "/items/i/")
    link = re.search(r'href="(/documents/[^"]+)"', text)
    assert link

    answer, content = saved(client, html.unescape(link[1]))

    assert content == b"%PDF-costs"
    name = quote("Appendix 1- -Costs- – £5m.pdf")
    assert f"filename*=utf-8''{name}" in answer["Content-Disposition"]
    assert COSTS in html.unescape(text)


@pytest.mark.parametrize(
    "filename",
    [
        "a\nSet-Cookie: x.pdf",
        "../../etc/passwd",
        "..\\x.pdf",
        "x" * 300 + ".pdf",
        "..",
        "/",
    ],
)
def test_a_name_can_t_change_header_path_or_address(
    client: Client, filename: str
) -> None:
    """D1."""
    document = held(b"%PDF-x", uid="paper", filename=filename)
    publish(a_meeting(an_item(uid="i", documents=(document,))))

    first = client.get("/documents/paper/anything")
    answer, _ = saved(client, first.headers["Location"])

    assert "Set-Cookie" not in answer.headers
    name = unquote(first.headers["Location"]).removeprefix("/documents/paper/")
    assert "/" not in name
    assert len(name) <= 120


def test_a_name_keeps_its_ending() -> None:
    assert served_name("x" * 300 + ".docx", "", "").endswith("x.docx")
    assert served_name("", "Costs, part 1", "application/pdf") == "Costs, part 1.pdf"
    assert served_name("\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "", "") == "fdp.exe"


@pytest.mark.parametrize(
    ("filename", "title", "name"),
    [
        ("\u00a0", "", "document.pdf"),
        ("", "\u3000", "document.pdf"),
        ("\u3000.pdf", "", "document.pdf"),
        ("\u3000.pdf", "Costs", "Costs.pdf"),
        ("\u2003 \u00a0", "\u200b", "document.pdf"),
        ("\u202e", "..", "document.pdf"),
        ("x" * 119 + " y", "", "x" * 119),
        ("Costs\u3000.docx", "", "Costs.docx"),
    ],
)
def test_a_name_of_white_space_is_no_name(
    client: Client, filename: str, title: str, name: str
) -> None:
    document = held(b"%PDF-blank", uid="paper", filename=filename, title=title)
    publish(a_meeting(an_item(uid="i", documents=(document,)), uid="m"))

    for address in ("/meetings/m/", "/items/i/"):
        assert f'href="/documents/paper/{quote(name)}"' in page(client, address)
    assert saved(client, f"/documents/paper/{quote(name)}")[1] == b"%PDF-blank"


def test_four_times_annex_1(client: Client) -> None:
    """D2."""
    size = 209_920
    items = [
        an_item(
            uid=f"i{n}",
            number=str(n),
            documents=(
                held(
                    str(n).encode().ljust(size),
                    uid=f"annex-{n}",
                    title="Annex 1",
                    filename="Annex 1.pdf",
                ),
            ),
        )
        for n in (6, 7, 9)
    ]
    publish(a_meeting(*items, uid="m", stage="agenda"))
    text = page(client, "/meetings/m/")

    links = re.findall(r'<a href="(/documents/[^"]+)">(.*?)</a>', text, re.DOTALL)

    assert [words(name).replace(" ,", ",") for _, name in links] == [
        f"Annex 1, item {n}, PDF, 205 KB" for n in (6, 7, 9)
    ]
    for (address, _), number in zip(links, (b"6", b"7", b"9"), strict=True):
        assert saved(client, address)[1].startswith(number)


def test_the_same_name_in_two_spellings(client: Client) -> None:
    """D3."""
    composed = "Adroddiad Llŷn.pdf"
    apart = unicodedata.normalize("NFD", composed)
    document = held(b"%PDF-llyn", uid="paper", filename=apart)
    publish(a_meeting(an_item(documents=(document,))))

    for name in (composed, apart):
        answer, content = saved(client, f"/documents/paper/{quote(name)}")
        assert content == b"%PDF-llyn"
        assert quote(composed) in answer["Content-Disposition"]


def test_a_document_that_isn_t_held_is_text(client: Client) -> None:
    document = a_document(title="Plans", media_type="application/pdf", size=209_920)
    lost = a_document(title="Lost", sha256="0" * 64)
    publish(a_meeting(an_item(documents=(document, lost)), uid="m", stage="agenda"))

    text = page(client, "/meetings/m/")

    assert "/documents/" not in text
    assert "Plans , PDF, 205 KB Not held here" in words(text)


def test_a_link_says_type_and_size_where_only_the_file_knows(client: Client) -> None:
    document = held(b"x" * 2048, title="Plan", media_type="", size=None)
    publish(a_meeting(an_item(documents=(document,)), uid="m", stage="agenda"))

    assert "Plan , file, 2 KB" in words(page(client, "/meetings/m/"))


def test_a_page_or_a_script_among_the_documents_is_saved_not_shown(
    client: Client,
) -> None:
    document = held(b"<script>", uid="paper", filename="x.html", media_type="text/html")
    publish(a_meeting(an_item(documents=(document,))))

    answer, _ = saved(client, "/documents/paper/x.html")

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
