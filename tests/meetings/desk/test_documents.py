"""Documents at the desk: uploading, describing, replacing, ordering, removing."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pikepdf
import pytest
from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from committees.logbook import LogEntry
from committees.models import RoleName
from meetings import files
from meetings.actions.publishing import publish_agenda, publish_notice
from meetings.models import AgendaItem, Document, Meeting
from meetings.record.documents import MAX_DOCUMENT_BYTES
from tests.meetings.desk.conftest import an_account, client_of
from tests.meetings.papers import PNG, a_pdf, a_scan, an_office_file
from tests.records import NOON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from committees.models import User

pytestmark = pytest.mark.django_db

MEETING = "/desk/meetings/march/documents/"
COSTS = 'Appendix 1: "Costs" – £5m.pdf'
JSON = {"accept": "application/json"}


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane", uid="parking")


@pytest.fixture
def author(item: AgendaItem) -> User:
    user = an_account("Joyce Fenn", role=RoleName.REPORT_AUTHOR)
    AgendaItem.objects.filter(pk=item.pk).update(report_author=user)
    return user


@pytest.fixture
def on_their_way(settings: Any, tmp_path: Path) -> Path:
    """The folder of what is being uploaded, a test's own."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    return tmp_path


def url_of(item: AgendaItem) -> str:
    return f"/desk/meetings/march/agenda/{item.uid}/documents/"


def a_file(name: str = "Costs.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_pdf() if content is None else content)


def upload(
    client: Client, url: str, *sent: SimpleUploadedFile, json: bool = False, **data: Any
) -> Any:
    fields = {"file": list(sent), "kind": "report", "title": "", **data}
    return client.post(url, fields, headers=JSON if json else None)


def sent_by_a_browser(client: Client, url: str, name: str, content: bytes) -> Any:
    """As a browser writes a form: a quotation mark and a line break are written out."""
    for letter, written in (('"', "%22"), ("\r", "%0D"), ("\n", "%0A")):
        name = name.replace(letter, written)
    body = (
        '--edge\r\nContent-Disposition: form-data; name="kind"\r\n\r\nappendix\r\n'
        '--edge\r\nContent-Disposition: form-data; name="file"; '
        f'filename="{name}"\r\nContent-Type: application/pdf\r\n\r\n'
    ).encode()
    body += content + b"\r\n--edge--\r\n"
    return client.post(url, body, content_type="multipart/form-data; boundary=edge")


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return html.unescape(answer.content.decode())


def content_of(answer: Any) -> bytes:
    content = b"".join(answer)
    for close in answer._resource_closers:
        close()
    return content


def file_url(row: Document) -> str:
    return f"/desk/documents/{row.uid}/{quote(row.filename)}"


def held_files() -> list[str]:
    return sorted(
        each.name for each in (project.DATA_DIR / "files").rglob("*") if each.is_file()
    )


def publish(meeting: Meeting, by: User) -> None:
    if not meeting.editions.exists():
        publish_notice(meeting=meeting, now=NOON, by=by)
    publish_agenda(meeting=meeting, now=NOON, by=by)


# Uploading


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


# Describing, ordering, removing


def described(row: Document, **changes: Any) -> dict[str, Any]:
    item = row.item.uid if row.item else ""
    return {"title": row.title, "kind": row.kind, "item": item, **changes}


def a_row(item: AgendaItem, title: str = "Costs", **fields: Any) -> Document:
    """A document with its file."""
    content = a_pdf(pages=2, root={"/Extra": title.encode()})
    path = files.path_of("f" * 64)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    given = {
        "position": item.documents.count(),
        "kind": "report",
        "filename": f"{title}.pdf",
        "media_type": "application/pdf",
        "size": len(content),
        "sha256": "f" * 64,
        **fields,
    }
    return Document.objects.create(
        meeting=item.meeting, item=item, title=title, **given
    )


def test_a_document_is_renamed_and_gets_another_kind(
    clerk_client: Client, item: AgendaItem
) -> None:
    row = a_row(item)
    address = f"/desk/documents/{row.uid}/"
    assert 'value="Costs"' in page(clerk_client, address)

    clerk_client.post(address, described(row, title="Prices", kind="appendix"))

    row.refresh_from_db()
    assert (row.title, row.kind, row.filename) == ("Prices", "appendix", "Costs.pdf")
    entry = LogEntry.objects.get()
    assert (entry.what, entry.fields) == ("changed a document", ["kind", "title"])


def test_a_change_of_nothing_is_not_logged(
    clerk_client: Client, item: AgendaItem
) -> None:
    row = a_row(item)

    clerk_client.post(f"/desk/documents/{row.uid}/", described(row))

    assert not LogEntry.objects.exists()


def test_a_document_moves_to_another_item_and_comes_last_there(
    clerk_client: Client, item: AgendaItem, add_item: Callable[..., AgendaItem]
) -> None:
    other = add_item("Budget")
    a_row(other, "There")
    row = a_row(item)

    clerk_client.post(f"/desk/documents/{row.uid}/", described(row, item=other.uid))

    row.refresh_from_db()
    assert (row.item, row.position) == (other, 1)

    clerk_client.post(f"/desk/documents/{row.uid}/", described(row, item=""))
    row.refresh_from_db()
    assert (row.item, row.position) == (None, 0)


def test_a_document_does_not_leave_its_meeting(
    clerk_client: Client, item: AgendaItem, planning: Any
) -> None:
    row = a_row(item)
    april = Meeting.objects.create(uid="april", committee=planning, date="2027-04-15")
    there = AgendaItem.objects.create(meeting=april, title="Other", position=0)

    answer = clerk_client.post(
        f"/desk/documents/{row.uid}/", described(row, item=there.uid)
    )

    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.item == item


def test_documents_move_up_and_down(clerk_client: Client, item: AgendaItem) -> None:
    rows = [a_row(item, title) for title in "ABC"]

    def order() -> list[str]:
        known = item.documents.order_by("position")
        return list(known.values_list("title", flat=True))

    def move(row: Document, way: str) -> Any:
        return clerk_client.post(f"/desk/documents/{row.uid}/move/", {"move": way})

    move(rows[2], "up")
    assert order() == ["A", "C", "B"]
    move(rows[0], "down")
    assert order() == ["C", "A", "B"]
    answer = move(rows[2], "up")
    assert order() == ["C", "A", "B"]
    assert "“C” can’t go further up." in page(clerk_client, answer["Location"])
    assert move(rows[2], "sideways").status_code == 404
    positions = item.documents.values_list("position", flat=True)
    assert sorted(positions) == [0, 1, 2]


def test_an_unpublished_document_goes_at_once(
    clerk_client: Client, item: AgendaItem
) -> None:
    row = a_row(item)
    address = f"/desk/documents/{row.uid}/remove/"
    assert "It goes at once" in page(clerk_client, address)

    answer = clerk_client.post(address)

    assert answer["Location"] == f"{url_of(item)}#documents"
    assert not Document.objects.exists()
    assert LogEntry.objects.get().what == "removed a document"
    assert clerk_client.get(f"/desk/documents/{row.uid}/").status_code == 404


# Replacing, before and after publication


def replace(client: Client, row: Document, sent: SimpleUploadedFile) -> Any:
    return client.post(f"/desk/documents/{row.uid}/replace/", {"file": sent})


def test_an_unpublished_file_is_replaced_under_its_uid(
    clerk_client: Client, item: AgendaItem
) -> None:
    row = a_row(item)

    replace(clerk_client, row, a_file("New.docx", an_office_file()))

    new = Document.objects.get()
    assert (new.uid, new.title, new.filename) == (row.uid, "Costs", "New.docx")
    assert (new.pages, new.has_words) == (None, None)
    entry = LogEntry.objects.get()
    assert entry.fields == ["filename", "sha256"]


def public_content(uid: str) -> bytes | None:
    answer: Any = Client().get(f"/documents/{uid}/x", follow=True)
    return content_of(answer) if answer.status_code == 200 else None


def test_a_published_file_stays_and_the_new_one_comes_with_the_next_edition(
    clerk_client: Client, clerk: User, meeting: Meeting, item: AgendaItem
) -> None:
    upload(clerk_client, url_of(item), a_file("Annex.pdf", a_pdf(pages=3)))
    upload(clerk_client, url_of(item), a_file("Costs.pdf", a_pdf(pages=1)))
    publish(meeting, clerk)
    old = Document.objects.get(title="Annex")

    answer = replace(clerk_client, old, a_file("Annex.pdf", a_pdf(pages=2)))

    new = Document.objects.get(title="Annex")
    assert new.uid != old.uid
    assert (new.position, new.kind, new.pages) == (old.position, old.kind, 2)
    says = "What was published stays as it was until the next edition."
    assert says in page(clerk_client, answer["Location"])
    assert public_content(old.uid) == a_pdf(pages=3)
    assert public_content(new.uid) is None

    publish(meeting, clerk)
    assert public_content(new.uid) == a_pdf(pages=2)
    shown = page(Client(), "/items/parking/")
    assert f"/documents/{new.uid}/" in shown
    assert f"/documents/{old.uid}/" not in shown


def test_a_document_made_private_closes_its_address_though_its_file_was_replaced(
    clerk_client: Client, clerk: User, meeting: Meeting, item: AgendaItem
) -> None:
    upload(clerk_client, url_of(item), a_file())
    publish(meeting, clerk)
    row = Document.objects.get()
    private = described(row, private_class="exempt", paragraphs=["3"])
    answer = clerk_client.post(f"/desk/documents/{row.uid}/", private)
    says = "It stays public at its address until the next edition"
    assert says in page(clerk_client, answer["Location"])

    refused = clerk_client.post(f"/desk/documents/{row.uid}/remove/")
    replace(clerk_client, row, a_file("Costs.pdf", a_pdf(pages=2)))

    assert refused.status_code == 422
    assert "would stay at its old address" in refused.content.decode()
    assert Document.objects.get().uid == row.uid
    publish(meeting, clerk)
    assert public_content(row.uid) is None
    assert clerk_client.post(f"/desk/documents/{row.uid}/remove/").status_code == 302


def test_a_removed_document_leaves_with_the_next_edition(
    clerk_client: Client, clerk: User, meeting: Meeting, item: AgendaItem
) -> None:
    upload(clerk_client, url_of(item), a_file())
    publish(meeting, clerk)
    row = Document.objects.get()
    address = f"/desk/documents/{row.uid}/remove/"
    assert "It leaves with the next edition" in page(clerk_client, address)

    clerk_client.post(address)

    assert f"/documents/{row.uid}/" in page(Client(), "/items/parking/")
    publish(meeting, clerk)
    assert f"/documents/{row.uid}/" not in page(Client(), "/items/parking/")


def test_after_the_agenda_a_reason_for_lateness_is_asked(
    clerk_client: Client, clerk: User, meeting: Meeting, item: AgendaItem
) -> None:
    assert "Why it comes after the agenda" not in page(clerk_client, url_of(item))
    publish(meeting, clerk)
    assert "Why it comes after the agenda" in page(clerk_client, url_of(item))

    upload(clerk_client, url_of(item), a_file(), published_late_reason="A late bid.")

    assert Document.objects.get().published_late_reason == "A late bid."


@pytest.mark.parametrize("way", ["", "replace/"])
def test_a_replacement_is_refused_in_words(
    clerk_client: Client, item: AgendaItem, way: str
) -> None:
    row = a_row(item)

    refused = replace(clerk_client, row, a_file("x.exe", b"MZ"))
    nothing = clerk_client.post(f"/desk/documents/{row.uid}/replace/")
    script = clerk_client.post(f"/desk/documents/{row.uid}/replace/", headers=JSON)

    assert refused.status_code == nothing.status_code == script.status_code == 422
    assert "“x.exe” is a program." in html.unescape(refused.content.decode())
    assert "Choose the file to upload." in nothing.content.decode()
    assert script.json()["refused"] == ["Choose the file to upload."]
    row.refresh_from_db()
    assert row.filename == "Costs.pdf"


# The file at the desk, and who gets it


def test_the_desk_s_file_is_nobody_else_s_and_no_cache_s(
    clerk_client: Client, item: AgendaItem
) -> None:
    row = a_row(item, private_class="confidential")

    answer: Any = clerk_client.get(file_url(row))

    assert len(content_of(answer)) == row.size
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


@pytest.mark.parametrize(
    ("media_type", "served", "how"),
    [
        ("image/png", "image/png", "inline"),
        ("text/plain", "text/plain; charset=utf-8", "inline"),
        ("text/csv", "application/octet-stream", "attachment"),
        ("text/html", "application/octet-stream", "attachment"),
        ("image/svg+xml", "application/octet-stream", "attachment"),
    ],
)
def test_only_what_can_t_run_is_shown(
    clerk_client: Client, item: AgendaItem, media_type: str, served: str, how: str
) -> None:
    row = a_row(item, media_type=media_type)

    answer: Any = clerk_client.get(file_url(row))
    content_of(answer)

    assert answer["Content-Type"] == served
    assert answer["Content-Disposition"].startswith(how)
    assert answer["Content-Security-Policy"].startswith("sandbox")


def addresses(row: Document) -> list[tuple[str, str]]:
    start = f"/desk/documents/{row.uid}"
    assert row.item
    return [
        ("get", MEETING),
        ("post", MEETING),
        ("get", url_of(row.item)),
        ("post", url_of(row.item)),
        ("get", file_url(row)),
        ("get", f"{start}/"),
        ("post", f"{start}/"),
        ("get", f"{start}/replace/"),
        ("post", f"{start}/replace/"),
        ("post", f"{start}/move/"),
        ("get", f"{start}/remove/"),
        ("post", f"{start}/remove/"),
    ]


def test_to_a_clerk_of_another_committee_nothing_is_there(
    other_client: Client, administrator: User, item: AgendaItem
) -> None:
    row = a_row(item)

    for method, address in addresses(row):
        for client in (other_client, client_of(administrator)):
            answer = getattr(client, method)(address, {"move": "up"})
            assert answer.status_code == 404, address
    assert Document.objects.count() == 1


def test_who_isn_t_signed_in_is_asked_to(item: AgendaItem) -> None:
    row = a_row(item)

    for method, address in addresses(row):
        answer = getattr(Client(), method)(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")
        assert getattr(Client(), method)(address, headers=JSON).status_code == 401
    assert Document.objects.count() == 1


def test_a_report_s_author_keeps_their_own_item_s_documents_until_it_is_out(
    author: User,
    clerk: User,
    meeting: Meeting,
    item: AgendaItem,
    add_item: Callable[..., AgendaItem],
) -> None:
    client = client_of(author)
    other = a_row(add_item("Private matter"), "Secret bid")

    upload(client, url_of(item), a_file())
    row = Document.objects.get(item=item)

    assert f"/desk/documents/{row.uid}/" in page(client, url_of(item))
    assert "Secret bid" not in page(client, url_of(item))
    assert "Private matter" not in page(client, f"/desk/documents/{row.uid}/")
    for method, address in addresses(other):
        assert getattr(client, method)(address).status_code == 404, address
    content_of(client.get(file_url(row)))
    publish(meeting, clerk)
    for method, address in addresses(row):
        assert getattr(client, method)(address).status_code == 404, address


def test_the_form_s_token_is_asked_for(clerk_client: Client, item: AgendaItem) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = clerk_client.cookies
    row = a_row(item)

    for method, address in addresses(row):
        if method == "post":
            assert client.post(address, {"file": a_file()}).status_code == 403, address
    token = re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', page(client, url_of(item))
    )
    assert token
    answer = upload(client, url_of(item), a_file(), csrfmiddlewaretoken=token[1])
    assert answer.status_code == 302
    assert item.documents.count() == 2


@pytest.mark.parametrize("count", [5, 25])
def test_the_list_asks_the_database_no_more_for_more(
    clerk_client: Client,
    item: AgendaItem,
    count: int,
    django_assert_max_num_queries: Any,
) -> None:
    for n in range(count):
        a_row(item, f"Annex {n}")
    clerk_client.get(url_of(item))

    with django_assert_max_num_queries(8):
        clerk_client.get(url_of(item))


def test_the_agenda_s_page_has_the_documents_and_comes_back_to_itself(
    clerk_client: Client, item: AgendaItem
) -> None:
    agenda = f"/desk/meetings/march/agenda/{item.uid}/"

    from_agenda: dict[str, Any] = {"from": "agenda"}
    answer = upload(clerk_client, url_of(item), a_file(), **from_agenda)

    assert answer["Location"] == f"{agenda}#documents"
    shown = page(clerk_client, agenda)
    assert f"/desk/documents/{Document.objects.get().uid}/Costs.pdf" in shown
    forms = re.findall(r"<(/?)form\b", shown)
    assert forms == ["", "/"] * (len(forms) // 2)
