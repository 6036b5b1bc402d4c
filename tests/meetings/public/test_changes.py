"""The page of what changed between two editions, as a reader asks for it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from meetings.record.decisions import ResolutionRecord
from meetings.record.meeting import AgendaHeader, MinutesHeader
from meetings.record.people import PersonRecord
from tests.meetings.public.reading import page, words
from tests.records import NOON, a_meeting, an_item, changed, publish

if TYPE_CHECKING:
    from django.test import Client

    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord

pytestmark = pytest.mark.django_db

LATER = datetime(2027, 4, 29, 20, 15, tzinfo=UTC)
PARTS = ("That the work be done.", "That it be paid for.", "That it be reported on.")
BRIDGE = an_item(
    uid="bridge",
    number="5",
    title="Mill Lane bridge",
    minutes="<p>Councillor Ashby moved, and Councillor Menon seconded, to agree.</p>",
    resolutions=(ResolutionRecord(parts=PARTS, outcome="agreed"),),
)
TREES = an_item(uid="trees", number="6", title="Trees", minutes="<p>As it was.</p>")
FIRST = a_meeting(BRIDGE, TREES, uid="m", end_time=time(20, 21))


def second(*items: ItemRecord, **fields: Any) -> MeetingRecord:
    """The minutes once more, with other items."""
    header = MinutesHeader(
        state="draft", published_at=LATER, edition=2, correction="A name and a time."
    )
    return changed(FIRST, items=items, **{"minutes": header, **fields})


def agenda(number: int, *items: ItemRecord) -> MeetingRecord:
    header = AgendaHeader(published_at=NOON, edition=number, correction="A paper.")
    return a_meeting(*items, uid="m", stage="agenda", agenda=header)


def renamed() -> ItemRecord:
    return changed(BRIDGE, minutes=BRIDGE.minutes.replace("Menon", "Hartley"))


def said(client: Client, query: str = "") -> str:
    return words(page(client, f"/meetings/m/changes/{query}"))


def test_words_are_told_as_taken_out_and_put_in(client: Client) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))

    html = page(client, "/meetings/m/changes/")

    assert (
        'Councillor <del><span class="govuk-visually-hidden">taken out: </span>Menon'
        '</del> <ins><span class="govuk-visually-hidden">put in: </span>Hartley</ins>'
        " seconded" in html
    )


def test_a_heading_names_number_title_and_field(client: Client) -> None:
    publish(FIRST)
    parts = (*PARTS[:2], "That it be reported on in May.")
    resolution = changed(BRIDGE.resolutions[0], parts=parts)
    publish(second(changed(renamed(), resolutions=(resolution,)), TREES))

    headings = re.findall(r"<h3>(.*?)</h3>", page(client, "/meetings/m/changes/"))

    assert headings == [
        "Item 5, Mill Lane bridge. Minutes",
        "Item 5, Mill Lane bridge. Resolution, part (3)",
    ]


def test_nothing_is_listed_that_is_the_same(client: Client) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))

    text = said(client)

    assert "1 change " in text
    assert "Trees" not in text
    assert "item-trees" not in page(client, "/meetings/m/changes/")
    assert "That the work be done" not in text


def test_the_end_of_the_meeting_is_said_as_its_page_says_it(client: Client) -> None:
    publish(FIRST)
    publish(second(BRIDGE, TREES, end_time=time(20, 12)))

    assert (
        "End of the meeting The meeting ended at taken out: 8.21pm put in: 8.12pm ."
        in said(client)
    )


def test_the_clerks_note_stands_before_the_changes(client: Client) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))

    text = said(client)

    assert text.index("Note by the clerk A name and a time.") < text.index("1 change")


def test_a_sentence_says_what_is_compared_and_which_edition_counts(
    client: Client,
) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))

    assert (
        "This compares edition 1 with edition 2. Edition 2 is the one that counts:"
        " Minutes 2, draft, 29 April 2027, 9.15pm ." in said(client)
    )


def test_editions_that_say_the_same_are_said_to(client: Client) -> None:
    publish(FIRST)
    approved = MinutesHeader(
        state="approved",
        published_at=LATER,
        edition=2,
        approved_on=date(2027, 4, 29),
        signed_by=PersonRecord(name="Ann Price"),
    )
    publish(second(BRIDGE, TREES, minutes=approved))

    text = said(client)

    assert "approved now, on Thursday 29 April 2027, and signed by Ann Price." in text
    assert "No changes The two editions say the same, word for word." in text


def test_an_item_that_was_put_in_is_told_with_what_it_says(client: Client) -> None:
    publish(FIRST)
    publish(second(BRIDGE, TREES, changed(TREES, uid="new", number="7", title="Boats")))

    assert "Item 7, Boats This item was put in. Minutes put in: As it was." in said(
        client
    )


def test_an_item_that_was_taken_off_is_told_with_what_it_said(client: Client) -> None:
    publish(FIRST)
    publish(second(BRIDGE))

    assert (
        "Item 6, Trees This item was taken off. Minutes taken out: As it was."
        in said(client)
    )


def test_another_order_is_told_of_the_item_that_moved(client: Client) -> None:
    publish(FIRST)
    publish(second(TREES, BRIDGE))

    assert re.search(r"(Trees|bridge)\. Place on the agenda ", said(client))
    assert "1 change " in said(client)


def test_a_list_that_was_a_paragraph_is_told(client: Client) -> None:
    publish(FIRST)
    publish(second(BRIDGE, changed(TREES, minutes="<ul><li>As it was.</li></ul>")))

    assert "It was a paragraph and is a point of a list now." in said(client)


def test_welsh_stays_marked_as_welsh(client: Client) -> None:
    welsh = changed(TREES, minutes='<p lang="cy">Diolch i bawb am ddod heno.</p>')
    publish(changed(FIRST, items=(welsh,)))
    later = welsh.minutes.replace("heno", "yma")
    publish(second(changed(welsh, minutes=later)))

    html = page(client, "/meetings/m/changes/")

    assert '<span lang="cy">Diolch i bawb am ddod</span>' in html
    assert '<span lang="cy">yma</span></ins>' in html


def test_markup_in_a_title_is_shown_as_it_was_written(client: Client) -> None:
    publish(changed(FIRST, items=(changed(TREES, title="<b>Trees</b> & more"),)))
    publish(second(changed(TREES, title="<i>Trees</i> & more")))

    html = page(client, "/meetings/m/changes/")

    assert "&lt;i&gt;Trees&lt;/i&gt; &amp; more. Title" in html
    assert "<b>Trees" not in html


@pytest.mark.parametrize("uid", ["m", "never"])
def test_there_is_no_page_without_an_earlier_edition(client: Client, uid: str) -> None:
    publish(FIRST)

    answer = client.get(f"/meetings/{uid}/changes/?from=agenda-1&to=minutes-1")

    assert answer.status_code == 404
    assert answer.content == client.get("/meetings/nobody/changes/").content


def test_without_earlier_minutes_the_agendas_are_compared(client: Client) -> None:
    publish(agenda(1, TREES))
    publish(agenda(2, changed(TREES, title="Old trees")))
    publish(changed(FIRST, agenda=AgendaHeader(published_at=NOON, edition=2)))

    text = said(client)

    assert "What changed in the agenda" in text
    assert "The minutes are what counts: Minutes 1, draft" in text


def test_others_can_be_compared_in_whatever_order_they_are_chosen(
    client: Client,
) -> None:
    publish(agenda(1, TREES))
    publish(agenda(2, changed(TREES, title="Old trees")))
    publish(changed(FIRST, agenda=AgendaHeader(published_at=NOON, edition=2)))

    text = said(client, "?from=agenda-2&to=agenda-1")

    assert "This compares edition 1 with edition 2." in text
    assert "Title taken out: Trees put in: Old trees" in text


def test_an_agenda_is_compared_with_minutes_by_what_an_agenda_says(
    client: Client,
) -> None:
    publish(agenda(1, BRIDGE, TREES))
    publish(agenda(2, BRIDGE, changed(TREES, title="Old trees")))
    publish(changed(FIRST, agenda=AgendaHeader(published_at=NOON, edition=2)))

    text = said(client, "?from=agenda-2&to=minutes-1")

    assert "Only what an agenda says is compared." in text
    assert "1 change " in text
    assert "Menon" not in text


def test_notes_on_every_edition_between_stand_first_to_last(client: Client) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))
    third = MinutesHeader(
        state="draft", published_at=LATER, edition=3, correction="A word."
    )
    publish(second(BRIDGE, changed(TREES, minutes="<p>No.</p>"), minutes=third))

    text = said(client, "?from=minutes-1&to=minutes-3")

    assert "Edition 2: A name and a time. Edition 3: A word." in text


def test_each_two_are_kept_apart(client: Client) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))
    third = MinutesHeader(state="draft", published_at=LATER, edition=3)
    publish(second(renamed(), TREES, minutes=third, venue="Guildhall"))

    assert "Hartley" in said(client, "?from=minutes-1&to=minutes-3")
    assert "Hartley" not in said(client, "?from=minutes-2&to=minutes-3")


@pytest.mark.parametrize(
    "query",
    [
        "?from=",
        "?from=minutes-9",
        "?from=minutes-1&to=minutes-1",
        "?to=%00",
        "?to=notice-1",
        "?from=minutes-٢",
        "?from=minutes-2",
        f"?from={'9' * 5000}",
    ],
)
def test_nonsense_is_answered_with_what_to_do(client: Client, query: str) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))

    answer = client.get(f"/meetings/m/changes/{query}")

    assert answer.status_code == 404
    assert "Choose two of those below." in words(answer.content.decode())


def test_only_from_is_compared_with_the_one_that_counts(client: Client) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))

    assert "edition 1 with edition 2" in said(client, "?from=minutes-1")


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/meetings/m/", "/meetings/m/changes/"),
        ("/meetings/m/minutes/1/", "/meetings/m/changes/"),
        ("/items/bridge/", "/meetings/m/changes/#item-bridge"),
        ("/items/trees/", "/meetings/m/changes/"),
    ],
)
def test_a_page_with_an_earlier_edition_links_to_what_changed(
    client: Client, address: str, leads_to: str
) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))

    assert f'href="{leads_to}"' in page(client, address)
    assert 'id="item-bridge"' in page(client, leads_to.partition("#")[0])


@pytest.mark.parametrize("address", ["/meetings/m/", "/items/bridge/"])
def test_a_page_without_an_earlier_edition_links_to_none(
    client: Client, address: str
) -> None:
    publish(FIRST)

    assert "/changes/" not in page(client, address)


def test_an_earlier_edition_links_to_what_changed_after_it(client: Client) -> None:
    publish(FIRST)
    publish(second(renamed(), TREES))
    third = MinutesHeader(state="draft", published_at=LATER, edition=3)
    publish(second(BRIDGE, TREES, minutes=third))

    html = page(client, "/meetings/m/minutes/1/")

    assert "/meetings/m/changes/?from=minutes-1&amp;to=minutes-3" in html


def test_an_item_that_is_gone_links_to_where_that_is_told(client: Client) -> None:
    publish(FIRST)
    publish(second(BRIDGE))

    link = "/meetings/m/changes/?from=minutes-1&amp;to=minutes-2#item-trees"
    assert link in page(client, "/items/trees/")
    assert 'id="item-trees"' in page(client, "/meetings/m/changes/")
