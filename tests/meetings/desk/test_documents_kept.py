"""Documents at the desk: described, ordered, removed, replaced."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from committees.logbook import LogEntry
from meetings.models import AgendaItem, Document, Meeting
from tests.meetings.desk.papers import (
    JSON,
    a_file,
    a_row,
    described,
    page,
    public_content,
    publish,
    replace,
    upload,
    url_of,
)
from tests.meetings.papers import a_pdf, an_office_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from committees.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane", uid="parking")


# Describing, ordering, removing


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
