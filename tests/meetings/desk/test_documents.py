"""Documents at the desk: what is taken, what is refused, what is said of it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pikepdf
import pytest
from django.test import Client

from committees.logbook import LogEntry
from meetings import files
from meetings.models import Document
from meetings.record.documents import MAX_DOCUMENT_BYTES
from tests.meetings.desk.papers import (
    COSTS,
    JSON,
    MEETING,
    a_file,
    content_of,
    held_files,
    page,
    publish,
    sent_by_a_browser,
    upload,
    url_of,
)
from tests.meetings.papers import PNG, a_pdf, a_scan, an_office_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from committees.models import User
    from meetings.models import AgendaItem, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane", uid="parking")


@pytest.fixture
def on_their_way(settings: Any, tmp_path: Path) -> Path:
    """The folder of what is being uploaded, a test's own."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    return tmp_path


def test_an_upload_is_held_looked_into_and_listed(
    clerk_client: Client, clerk: User, item: AgendaItem
) -> None:
    answer = upload(clerk_client, url_of(item), a_file("Costs, part 1.pdf"))

    assert answer["Location"] == f"{url_of(item)}#documents"
    row = Document.objects.get()
    assert (row.item, row.kind, row.title) == (item, "report", "Costs, part 1")
    assert (row.filename, row.media_type) == ("Costs, part 1.pdf", "application/pdf")
    assert (row.pages, row.is_tagged, row.has_words, row.found) == (1, True, True, [])
    assert files.path_of(row.sha256).stat().st_size == row.size
    shown = page(clerk_client, url_of(item))
    assert "“Costs, part 1” is added." in shown
    assert "Report. Readable and tagged. 1 page." in shown
    entry = LogEntry.objects.get()
    assert (entry.by, entry.what, entry.uid) == (clerk, "added a document", row.uid)
    assert (entry.kind, entry.within, entry.fields) == ("document", "march", [])


def test_several_files_come_in_the_order_chosen(
    clerk_client: Client, item: AgendaItem
) -> None:
    upload(clerk_client, url_of(item), a_file("B.pdf"))
    upload(
        clerk_client,
        url_of(item),
        a_file("C.docx", an_office_file()),
        a_file("A.png", PNG),
        kind="appendix",
    )

    rows = Document.objects.filter(item=item).order_by("position")
    assert [(row.title, row.position, row.kind) for row in rows] == [
        ("B", 0, "report"),
        ("C", 1, "appendix"),
        ("A", 2, "appendix"),
    ]


def test_the_meeting_has_documents_of_its_own(
    clerk_client: Client, meeting: Meeting
) -> None:
    upload(clerk_client, MEETING, a_file("Pack.pdf"), title="The pack", kind="other")

    row = Document.objects.get()
    assert (row.meeting, row.item, row.title) == (meeting, None, "The pack")
    assert "The pack" in page(clerk_client, MEETING)


def test_what_can_be_taken_is_and_the_rest_is_told(
    clerk_client: Client, item: AgendaItem
) -> None:
    virus = a_file("virus.exe", b"MZ")
    answer = upload(clerk_client, url_of(item), a_file(), virus)

    assert answer.status_code == 302
    shown = page(clerk_client, url_of(item))
    assert "“Costs” is added." in shown
    assert "“virus.exe” is a program." in shown
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.pdf", b"", "“empty.pdf” is empty. Save it again"),
        ("page.html", b"<html>", "is a web page"),
        ("plan.svg", b"<svg/>", "is a web page or a drawing in XML"),
        ("run.exe", b"MZ\x90", "is a program"),
        ("a.pdf", PNG, "is a PNG picture by what is in it, not a PDF"),
        ("a.docx", a_pdf(), "is a PDF by what is in it, not a Word document"),
        ("a.xlsx", an_office_file(), "is a Word document by what is in it, not an Exc"),
        ("a.docx", an_office_file(word__vbaProject="x"), "has macros in it"),
        ("a.docm", an_office_file(), "has macros in it"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is of an old Office format"),
        ("a.pdf", b"%PDF-1.7 rubbish", "is damaged"),
        ("a.docx", b"PK\x03\x04rubbish", "is damaged"),
        ("a.zip", b"PK\x05\x06" + b"\x00" * 18, "is of no known kind"),
    ],
)
@pytest.mark.parametrize("json", [False, True])
def test_a_file_is_refused_in_words(
    clerk_client: Client,
    item: AgendaItem,
    name: str,
    content: bytes,
    says: str,
    json: bool,  # noqa: FBT001
) -> None:
    answer = upload(clerk_client, url_of(item), a_file(name, content), json=json)

    assert answer.status_code == 422
    if json:
        assert answer.json()["added"] == []
        assert says in answer.json()["refused"][0]
    else:
        shown = html.unescape(answer.content.decode())
        assert shown.count(says) == 2  # in the summary and at the field
    assert not Document.objects.exists()
    assert held_files() == []


def test_a_password_is_refused(clerk_client: Client, item: AgendaItem) -> None:
    locked = a_pdf(encryption=pikepdf.Encryption(user="a", owner="b"))

    answer = upload(clerk_client, url_of(item), a_file(content=locked))

    assert "needs a password to be opened" in html.unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("data", "sent", "says"),
    [
        ({}, [], "Choose the file to upload."),
        ({"kind": "cake"}, ["a.pdf"], "Select a valid choice"),
        ({"private_class": "exempt"}, ["a.pdf"], "Choose the paragraph that makes"),
        ({"private_class": "exempt", "paragraphs": "99"}, ["a.pdf"], "Select a valid"),
        ({"title": "x" * 501}, ["a.pdf"], "Shorten the title to 500"),
        ({"title": "x"}, ["a.pdf", "b.pdf"], "Leave the title empty for several"),
    ],
)
def test_what_is_wrong_in_the_form_is_said_and_nothing_typed_lost(
    clerk_client: Client,
    item: AgendaItem,
    data: dict[str, str],
    sent: list[str],
    says: str,
) -> None:
    typed: dict[str, Any] = {"private_description": "It names a bidder.", **data}

    answer = upload(clerk_client, url_of(item), *map(a_file, sent), **typed)

    assert answer.status_code == 422
    shown = html.unescape(answer.content.decode())
    assert says in shown
    assert "It names a bidder." in shown
    at = re.search(rf'<a href="#(\w+)">[^<]*{says}', shown)
    assert at
    assert f'id="{at[1]}"' in shown
    assert not Document.objects.exists()


def test_a_private_document_keeps_its_reason(
    clerk_client: Client, item: AgendaItem
) -> None:
    upload(
        clerk_client,
        url_of(item),
        a_file(),
        private_class="exempt",
        paragraphs=["3", "5"],
        private_description="It names a bidder.",
        public_interest="Bids are still open.",
    )

    row = Document.objects.get()
    assert (row.private_class, row.paragraphs) == ("exempt", "3,5")
    assert row.private_description == "It names a bidder."
    assert row.public_interest == "Bids are still open."
    assert "Not for publication" in page(clerk_client, url_of(item))


# Too much


def test_too_much_is_refused_before_it_is_read(
    clerk_client: Client, item: AgendaItem
) -> None:
    sent = {"file": a_file()}
    much = str(210 * 1024 * 1024)
    script = clerk_client.post(url_of(item), sent, headers=JSON, CONTENT_LENGTH=much)
    plain = clerk_client.post(url_of(item), sent, CONTENT_LENGTH=much)

    assert script.status_code == plain.status_code == 413
    assert (
        "The file has 210 MB; a document may have 50 MB. Make it smaller"
        in (script.json()["refused"][0])
    )
    assert "200 MB can be uploaded at once" in plain.content.decode()
    assert not Document.objects.exists()


def test_one_file_over_the_limit_is_told_and_the_others_are_taken(
    clerk_client: Client, item: AgendaItem, on_their_way: Path
) -> None:
    big = a_file("Atlas.pdf", b"%PDF-1.7" + b"\x00" * MAX_DOCUMENT_BYTES)

    upload(clerk_client, url_of(item), big, a_file())

    shown = page(clerk_client, url_of(item))
    assert "“Atlas.pdf” is over 50 MB. Make it smaller" in shown
    assert [row.title for row in Document.objects.all()] == ["Costs"]
    assert list(on_their_way.iterdir()) == []


def test_nothing_is_left_of_an_upload_but_its_file(
    clerk_client: Client, item: AgendaItem, on_their_way: Path
) -> None:
    upload(clerk_client, url_of(item), a_file(), a_file("x.exe", b"MZ"))

    assert list(on_their_way.iterdir()) == []
    assert held_files() == [Document.objects.get().sha256]


def test_too_many_files_and_a_broken_form_are_refused_in_words(
    clerk_client: Client, item: AgendaItem, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    many = upload(clerk_client, url_of(item), a_file(), a_file(), a_file())
    broken = clerk_client.post(
        url_of(item), b"junk", content_type="multipart/form-data; boundary="
    )

    assert "too many files at once" in many.content.decode()
    assert "did not arrive whole" in broken.content.decode()


# Names: D1, D3


def test_a_name_of_any_letters_is_a_title_and_a_saved_name(
    clerk_client: Client, clerk: User, meeting: Meeting, item: AgendaItem
) -> None:
    """D1: uploaded, its link opened, saved, at the desk and by the public."""
    content = a_pdf()
    sent_by_a_browser(clerk_client, url_of(item), COSTS, content)
    row = Document.objects.get()
    assert (row.title, row.filename) == (COSTS.removesuffix(".pdf"), COSTS)
    publish(meeting, clerk)

    saved = quote("Appendix 1- -Costs- – £5m.pdf")
    for start in ("/desk/documents", "/documents"):
        answer: Any = clerk_client.get(f"{start}/{row.uid}/x", follow=True)
        assert answer.request["PATH_INFO"].startswith(f"{start}/{row.uid}/")
        assert f"filename*=utf-8''{saved}" in answer["Content-Disposition"]
        assert content_of(answer) == content
    for address in (url_of(item), "/items/parking/"):
        assert (
            COSTS.removesuffix(".pdf") in page(Client(), address)
            if (address.startswith("/items"))
            else page(clerk_client, address)
        )


@pytest.mark.parametrize(
    "name",
    [
        "a\r\nSet-Cookie: x.pdf",
        "../../etc/passwd.pdf",
        "..\\..\\x.pdf",
        "a\x00b.pdf",
        "x" * 300 + ".pdf",
    ],
)
def test_a_name_changes_no_header_path_or_address(
    clerk_client: Client, item: AgendaItem, name: str
) -> None:
    """D1."""
    sent_by_a_browser(clerk_client, url_of(item), name, a_pdf())

    row = Document.objects.get()
    first = clerk_client.get(f"/desk/documents/{row.uid}/x")
    answer: Any = clerk_client.get(first["Location"])
    content_of(answer)
    assert "Set-Cookie" not in answer.headers
    assert re.fullmatch(rf"/desk/documents/{row.uid}/[^/]{{1,400}}", first["Location"])
    assert not re.search(r"[\x00-\x1f/\\]", row.filename)
    assert held_files() == [row.sha256]
    assert url_of(item) in page(clerk_client, url_of(item))


def test_a_decomposed_name_is_kept_composed(
    clerk_client: Client, clerk: User, meeting: Meeting, item: AgendaItem
) -> None:
    """D3."""
    name = "Adroddiad Lly\u0302n.pdf"
    sent_by_a_browser(clerk_client, url_of(item), name, a_pdf())
    row = Document.objects.get()
    assert (row.title, row.filename) == ("Adroddiad Llŷn", "Adroddiad Llŷn.pdf")
    publish(meeting, clerk)

    for start in ("/desk/documents", "/documents"):
        for spelling in (name, "Adroddiad Llŷn.pdf"):
            address = f"{start}/{row.uid}/{quote(spelling)}"
            answer: Any = clerk_client.get(address, follow=True)
            content_of(answer)
            saved = f"filename*=utf-8''{quote('Adroddiad Llŷn.pdf')}"
            assert saved in answer["Content-Disposition"]


# The same file twice: D2


def test_the_same_file_again_is_named_as_such_and_doubles_nothing(
    clerk_client: Client, add_item: Callable[..., AgendaItem]
) -> None:
    """D2."""
    items = [add_item(f"Item {n}", number=str(n)) for n in (6, 7, 9)]
    for n, item in enumerate(items):
        content = a_pdf(pages=n + 1)
        upload(clerk_client, url_of(item), a_file("Annex 1.pdf", content))
    again = a_file("Annex 1 (2).pdf", a_pdf(pages=2))

    upload(clerk_client, url_of(items[1]), again)

    shown = page(clerk_client, url_of(items[1]))
    assert "“Annex 1 (2)” is added. It is the same file as Annex 1 of item 7." in shown
    assert "The same file as Annex 1 of item 7." in shown
    assert len(held_files()) == 3
    link = re.search(r'<a href="/desk/documents/[^>]*>(.*?)</a>', shown)
    assert link
    said = re.sub(r"<[^>]+>", "", link[1])
    size = re.search(r"\d+ (bytes|KB)", said)
    assert size
    assert said == f"Annex 1, item 7, PDF, {size[0]}"


def test_a_script_gets_the_list_and_the_words(
    clerk_client: Client, item: AgendaItem
) -> None:
    upload(clerk_client, url_of(item), a_file())

    answer = upload(
        clerk_client, url_of(item), a_file("x.pdf"), json=True, name=COSTS
    ).json()

    title = COSTS.removesuffix(".pdf")
    same = "It is the same file as Costs of item 1."
    assert answer["added"] == [f"“{title}” is added. {same}"]
    assert answer["refused"] == []
    assert title in html.unescape(answer["list"])


# What was found


def test_what_was_found_is_said_as_a_warning(
    clerk_client: Client, item: AgendaItem
) -> None:
    upload(clerk_client, url_of(item), a_file("Scan.pdf", a_scan()))
    upload(clerk_client, url_of(item), a_file("Plain.pdf", a_pdf(tagged=False)))
    upload(clerk_client, url_of(item), a_file("Noted.pdf", a_pdf(notes=("Text",))))
    tracked = an_office_file(word__document="<w:ins w:id='1'/>")
    upload(clerk_client, url_of(item), a_file("Draft.docx", tracked))

    shown = page(clerk_client, url_of(item))
    assert "Pages are scanned. It can’t be read aloud or searched." in shown
    assert "Readable, but not tagged" in shown
    assert "There are comments in it, which readers will see." in shown
    assert "There are tracked changes in it, which readers will see." in shown
    assert Document.objects.count() == 4
