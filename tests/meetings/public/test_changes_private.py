"""What is private in one of two editions, or was kept back since, stands on no page of
what changed: the mark is in everything that may not be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from meetings.actions import publishing
from meetings.models import AgendaItem, Document, Rendition
from meetings.record.decisions import DeclarationRecord, ResolutionRecord
from meetings.record.meeting import AgendaHeader, MinutesHeader
from meetings.record.people import AttendanceRecord, PersonRecord
from tests.meetings.public.reading import page, words
from tests.records import EXEMPT, NOON, a_document, a_meeting, an_item, changed, publish

if TYPE_CHECKING:
    from django.test import Client

    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord

pytestmark = pytest.mark.django_db

MARK = "QUINCE-41"
STAFFING = changed(EXEMPT, open_title="Staffing")


def an_agenda(number: int, *items: ItemRecord, **fields: Any) -> MeetingRecord:
    header = AgendaHeader(published_at=NOON, edition=number)
    return a_meeting(*items, uid="m", stage="agenda", agenda=header, **fields)


def some_minutes(number: int, *items: ItemRecord, **fields: Any) -> MeetingRecord:
    header = MinutesHeader(state="draft", published_at=NOON, edition=number)
    return a_meeting(*items, uid="m", stage="draft", minutes=header, **fields)


def marked(**fields: Any) -> ItemRecord:
    """An item with the mark in its words, and one under it."""
    given = {
        "uid": "item",
        "number": "5",
        "title": f"{MARK} title",
        "purpose": f"<p>{MARK}</p>",
        "documents": (a_document(uid="paper", title=MARK, filename=f"{MARK}.pdf"),),
        "items": (an_item(uid="under", number="5a", title=f"{MARK} under"),),
    }
    return an_item(**{**given, **fields})


def html(client: Client, query: str = "") -> str:
    return page(client, f"/meetings/m/changes/{query}")


def test_an_item_that_is_private_now_says_only_that(client: Client) -> None:
    publish(an_agenda(1, marked()))
    publish(an_agenda(2, marked(private=STAFFING)))

    text = html(client)

    assert MARK not in text
    assert "Item 5, Staffing Not for publication now." in words(text)
    assert "1 change " in words(text)


def test_an_item_that_was_private_may_show_what_is_open_now(client: Client) -> None:
    hidden = changed(STAFFING, open_title=MARK, description=MARK)
    publish(an_agenda(1, marked(private=hidden)))
    opened = an_item(uid="item", number="5", title="Depot", purpose="<p>To sell.</p>")
    publish(an_agenda(2, opened))

    text = html(client)

    assert MARK not in text
    assert "It was not for publication and is open now. Purpose put in: To sell." in (
        words(text)
    )


def test_of_an_item_that_is_private_in_both_stands_what_is_said_now(
    client: Client,
) -> None:
    hidden = changed(STAFFING, open_title=MARK, description=MARK)
    publish(an_agenda(1, marked(private=hidden)))
    publish(an_agenda(2, marked(private=changed(STAFFING, description="A post."))))

    text = html(client)

    assert MARK not in text
    assert "Title put in: Staffing Description put in: A post." in words(text)


def test_a_private_item_that_is_taken_off_has_no_title(client: Client) -> None:
    hidden = changed(STAFFING, open_title=MARK)
    publish(an_agenda(1, marked(private=hidden)))
    publish(an_agenda(2))

    text = html(client)

    assert MARK not in text
    assert "Item 5, not for publication This item was taken off." in words(text)


def test_a_private_item_that_is_put_in_says_only_that(client: Client) -> None:
    publish(an_agenda(1))
    publish(an_agenda(2, marked(private=STAFFING)))

    text = html(client)

    assert MARK not in text
    assert "Item 5, Staffing This item was put in. It is not for publication." in (
        words(text)
    )


def test_what_a_third_edition_makes_private_is_not_compared(client: Client) -> None:
    publish(an_agenda(1, marked()))
    publish(an_agenda(2, marked(purpose=f"<p>{MARK} again</p>")))
    assert MARK in html(client)

    publish(an_agenda(3, marked(private=STAFFING)))

    for query in ("?from=agenda-1&to=agenda-2", "?from=agenda-2&to=agenda-3"):
        assert MARK not in html(client, query)
    said = words(html(client, "?from=agenda-1&to=agenda-2"))
    assert "Item 5, not for publication Not for publication now." in said


def test_what_is_gone_and_private_later_is_not_told_as_it_was(client: Client) -> None:
    publish(an_agenda(1, marked()))
    publish(an_agenda(2))
    publish(an_agenda(3, marked(private=STAFFING)))

    text = html(client, "?from=agenda-1&to=agenda-2")

    assert MARK not in text
    assert "Item 5, not for publication Not for publication now." in words(text)


def test_what_a_third_edition_says_otherwise_of_a_private_item_isn_t_told(
    client: Client,
) -> None:
    publish(an_agenda(1, marked(private=STAFFING)))
    told = changed(STAFFING, open_title=MARK, description=MARK)
    publish(an_agenda(2, marked(private=told)))
    publish(an_agenda(3, marked(private=STAFFING)))

    assert MARK not in html(client, "?from=agenda-1&to=agenda-2")


def test_what_was_private_in_between_is_not_shown_as_it_was(client: Client) -> None:
    publish(an_agenda(1, marked()))
    publish(an_agenda(2, marked(private=STAFFING)))
    publish(an_agenda(3, an_item(uid="item", number="5", title="Depot")))

    assert MARK not in html(client, "?from=agenda-1&to=agenda-3")


def test_what_the_live_minutes_keep_back_no_agenda_shows(client: Client) -> None:
    publish(an_agenda(1, marked()))
    publish(an_agenda(2, marked(purpose=f"<p>{MARK} again</p>")))
    publish(
        some_minutes(
            1,
            marked(private=STAFFING),
            agenda=AgendaHeader(published_at=NOON, edition=2),
        )
    )

    for query in ("", "?from=agenda-1&to=agenda-2", "?from=agenda-2&to=minutes-1"):
        assert MARK not in html(client, query)


def test_a_later_agenda_that_says_otherwise_changes_nothing(client: Client) -> None:
    """The clerk publishes the agenda once more; the page shows the minutes."""
    publish(an_agenda(1, marked()))
    publish(an_agenda(2, marked(purpose=f"<p>{MARK} again</p>")))
    minutes = some_minutes(
        1, marked(private=STAFFING), agenda=AgendaHeader(published_at=NOON, edition=2)
    )
    meeting = publish(minutes)
    AgendaItem.objects.update(private_class="", paragraphs="", title=f"{MARK} new")
    Document.objects.update(private_class="", paragraphs="")
    publishing.publish_agenda(meeting=meeting, now=NOON, correction="Opened.")

    # The minutes came with an agenda of their own, the third.
    for query in ("?from=agenda-1&to=agenda-2", "?from=agenda-3&to=agenda-4"):
        assert MARK not in html(client, query)


def test_an_item_under_one_that_is_private_now_isn_t_named(client: Client) -> None:
    publish(an_agenda(1, marked()))
    publish(an_agenda(2, marked(private=STAFFING)))

    assert "5a" not in words(html(client))


def test_a_document_that_is_private_now_says_only_its_kind(client: Client) -> None:
    item = an_item(uid="i", number="5", title="Depot")
    paper = a_document(uid="p", title=MARK, filename=f"{MARK}.pdf", size=418_641)
    publish(an_agenda(1, changed(item, documents=(paper,))))
    private = changed(paper, private=EXEMPT)
    publish(an_agenda(2, changed(item, documents=(private,))))

    text = html(client)

    assert MARK not in text
    assert "409 KB" not in text
    assert "Item 5, Depot. Documents Report: not for publication now." in words(text)


def test_a_document_that_was_private_is_told_as_open_now(client: Client) -> None:
    paper = a_document(uid="p", title="Report on the depot")
    publish(an_agenda(1, documents=(changed(paper, title=MARK, private=EXEMPT),)))
    publish(an_agenda(2, documents=(paper,)))

    text = html(client)

    assert MARK not in text
    assert "Report: it was not for publication and is open now." in words(text)
    assert "put in: Report on the depot" in words(text)


def test_a_document_that_a_third_edition_makes_private_is_not_compared(
    client: Client,
) -> None:
    paper = a_document(uid="p", title=MARK)
    publish(an_agenda(1, documents=(paper,)))
    publish(an_agenda(2, documents=(changed(paper, title=f"{MARK} again"),)))
    publish(an_agenda(3, documents=(changed(paper, private=EXEMPT),)))

    text = html(client, "?from=agenda-1&to=agenda-2")

    assert MARK not in text
    assert "Report: not for publication now." in words(text)


def test_a_document_that_was_private_in_between_is_not_shown_as_it_was(
    client: Client,
) -> None:
    paper = a_document(uid="p", title=MARK)
    publish(an_agenda(1, documents=(paper,)))
    publish(an_agenda(2, documents=(changed(paper, private=EXEMPT),)))
    publish(an_agenda(3, documents=(changed(paper, title="Report on the depot"),)))

    text = html(client, "?from=agenda-1&to=agenda-3")

    assert MARK not in text
    assert "put in: Report on the depot" in words(text)


def test_another_private_document_is_told_by_its_kind(client: Client) -> None:
    publish(an_agenda(1))
    private = (a_document(title=MARK, private=EXEMPT),)
    publish(an_agenda(2, documents=private))

    text = html(client)

    assert MARK not in text
    assert "Report, not for publication: put in." in words(text)


def test_an_interest_that_is_sensitive_now_has_no_nature(client: Client) -> None:
    ann = PersonRecord(name="Ann Price")
    declared = DeclarationRecord(member=ann, kind="personal", nature=MARK)
    item = an_item(uid="i", number="5", declarations=(declared,))
    publish(some_minutes(1, item))
    sensitive = changed(declared, sensitive=True)
    publish(some_minutes(2, changed(item, declarations=(sensitive,))))

    text = html(client)

    assert MARK not in text
    assert "put in: (sensitive)" in words(text)


def test_an_interest_that_is_sensitive_in_what_counts_has_no_nature_anywhere(
    client: Client,
) -> None:
    ann = PersonRecord(name="Ann Price")
    declared = DeclarationRecord(member=ann, kind="personal", nature=MARK)
    item = an_item(uid="i", number="5", declarations=(declared,))
    again = changed(declared, nature=f"{MARK} again", action="left")
    publish(some_minutes(1, item))
    publish(some_minutes(2, changed(item, declarations=(again,))))
    sensitive = changed(again, sensitive=True)
    publish(some_minutes(3, changed(item, declarations=(sensitive,))))

    assert MARK not in html(client, "?from=minutes-1&to=minutes-2")


def test_a_nature_that_is_not_open_in_what_counts_is_told_nowhere(
    client: Client,
) -> None:
    """It may be sensitive there under a corrected name or at another item, or be left
    out: none of these is the same declaration to a program."""
    declared = DeclarationRecord(
        member=PersonRecord(name="A. Price"), kind="personal", nature=MARK
    )
    item, other = an_item(uid="i", number="5"), an_item(uid="j", number="6")
    renamed = changed(declared, member=PersonRecord(name="Ann Price"), sensitive=True)
    moved = changed(declared, sensitive=True)
    publish(some_minutes(1, changed(item, declarations=(declared,)), other))
    publish(some_minutes(2, changed(item, declarations=(renamed,)), other))
    assert MARK not in html(client)
    publish(some_minutes(3, item, changed(other, declarations=(moved,))))
    assert MARK not in html(client, "?from=minutes-1&to=minutes-3")
    publish(some_minutes(4, item, other))
    assert MARK not in html(client, "?from=minutes-1&to=minutes-4")


def test_who_came_for_an_item_that_is_private_now_is_told_without_its_title(
    client: Client,
) -> None:
    """A heading has no number, so its title is what it is called by."""
    heading = an_item(uid="h", kind="heading", title=f"{MARK} title")
    row = AttendanceRecord(name="Ann Price", arrived_at="h")
    publish(some_minutes(1, an_item(uid="first", number="1"), heading))
    publish(
        some_minutes(2, an_item(uid="first", number="1"), heading, attendance=(row,))
    )
    publish(
        some_minutes(
            3, an_item(uid="first", number="1"), changed(heading, private=EXEMPT)
        )
    )

    assert MARK not in html(client, "?from=minutes-1&to=minutes-2")


def test_minutes_of_an_item_that_is_private_now_are_kept_in_no_body(
    client: Client,
) -> None:
    minuted = marked(
        minutes=f"<p>{MARK}</p>",
        resolutions=(ResolutionRecord(text=MARK, outcome="agreed"),),
    )
    publish(some_minutes(1, minuted))
    publish(some_minutes(2, changed(minuted, private=STAFFING)))
    html(client)

    bodies = Rendition.objects.filter(kind="changes body").values_list(
        "body", flat=True
    )
    assert [each for each in bodies if MARK.encode() in bytes(each or b"")] == []
    assert bodies


def test_what_was_kept_is_made_anew_once_something_is_kept_back(client: Client) -> None:
    publish(an_agenda(1, marked()))
    publish(an_agenda(2, marked(purpose=f"<p>{MARK} again</p>")))
    html(client, "?from=agenda-1&to=agenda-2")
    publish(an_agenda(3, marked(private=STAFFING)))

    assert MARK not in html(client, "?from=agenda-1&to=agenda-2")
