"""Cases from people who do this work, tried on the PDFs that the public downloads."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from meetings.record.decisions import ResolutionRecord
from meetings.record.people import AttendanceRecord, PersonRecord
from tests.records import EXEMPT, a_document, a_meeting, an_item, changed, publish
from tests.reports.papers import copied_text, faults, ink_outside_margins
from tests.reports.tagtree import TaggedPdf

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

pytestmark = pytest.mark.django_db

SHY, NBSP = "\N{SOFT HYPHEN}", "\N{NO-BREAK SPACE}"
AGENDA, MINUTES, ITEM = (
    "/meetings/m/agenda.pdf",
    "/meetings/m/minutes.pdf",
    "/items/i/minutes.pdf",
)


def pdf(client: Client, address: str) -> bytes:
    answer: Any = client.get(address)
    assert answer.status_code == 200, address
    content = b"".join(answer)
    for close in answer._resource_closers:
        close()
    return content


def read(client: Client, address: str) -> str:
    """The text in tag order, white space folded."""
    return " ".join(TaggedPdf(pdf(client, address)).tree.text.split())


def sound(client: Client, address: str, folder: Path) -> None:
    """Every checker is content, and every mark belongs to the element that says so."""
    made = pdf(client, address)
    assert faults(made, folder) == [], address
    assert TaggedPdf(made).misfits() == [], address


def in_order(words: list[str], text: str) -> None:
    at = 0
    for word in words:
        found = text.find(word, at)
        assert found >= 0, word
        at = found + len(word)


def test_ten_comes_after_nine_and_5a_after_5(client: Client) -> None:
    """R1."""
    under = (an_item(number="5a", title="Aa"), an_item(number="5b", title="Bb"))
    items = [
        an_item(number=str(n), title=f"Thing{n}", items=under if n == 5 else ())
        for n in range(1, 12)
    ]
    publish(a_meeting(*items, uid="m", stage="draft"))
    order = [f"{n} Thing{n}" for n in range(1, 12)]
    order[5:5] = ["5a Aa", "5b Bb"]

    for address in (AGENDA, MINUTES):
        in_order(order, read(client, address))


def test_an_item_taken_early_keeps_its_number(client: Client) -> None:
    """R2."""
    items = [an_item(uid=f"i{n}", number=str(n), title=f"T{n}") for n in range(1, 9)]
    taken = changed(items[7], taken_after="i3", minutes="<p>Early.</p>")
    publish(a_meeting(*items[:7], taken, uid="m"))

    text = read(client, MINUTES)

    in_order(["3 T3", "8 T8", "Taken after item 3", "4 T4", "7 T7"], text)


@pytest.mark.parametrize("day", [date(2027, 3, 23), date(2027, 3, 30)])
def test_seven_o_clock_on_both_sides_of_the_clock_change(
    client: Client, day: date
) -> None:
    """T1."""
    publish(a_meeting(an_item(), uid="m", date=day, start_time=time(19)))

    for address in (AGENDA, MINUTES):
        assert "7pm" in read(client, address)


def test_a_title_that_is_not_html(client: Client) -> None:
    """X1."""
    title = f"Mill Lane <b>re{SHY}development</b> & “Phase{NBSP}2” – O'Dowd's bid, £5m"
    said = title.replace(SHY, "")
    item = an_item(uid="i", title=title, minutes="<p>Noted.</p>")
    publish(a_meeting(item, uid="m"))

    made = TaggedPdf(pdf(client, ITEM))

    assert said in str(made.pdf.docinfo["/Title"])
    assert any(said in mark for mark in made.bookmarks())
    assert said.replace(NBSP, " ") in read(client, ITEM).replace(SHY, "")


def test_the_third_point_is_number_three(client: Client) -> None:
    """X3."""
    text = (
        "<ol><li>noted</li><li>agreed</li></ol>"
        "<p>The Chair adjourned for ten minutes.</p>"
        '<ol start="3"><li>referred</li></ol>'
    )
    publish(a_meeting(an_item(uid="i", minutes=text), uid="m"))

    for address in (ITEM, MINUTES):
        in_order(
            ["1.", "noted", "2.", "agreed", "3.", "referred"], read(client, address)
        )


LISTS = (
    "<ul><li>First<ul><li>A<ul><li>i<ul><li>x</li></ul></li></ul></li><li>B</li></ul>"
    "</li><li>Second</li></ul>"
)


@pytest.mark.parametrize("inner", ["ul", "ol"])
def test_what_the_screen_reader_reads_first(
    client: Client, tmp_path: Path, inner: str
) -> None:
    """P1: bullets four deep, and numbers inside bullets."""
    text = LISTS.replace("First<ul>", f"First<{inner}>")
    text = text.replace("<li>B</li></ul>", f"<li>B</li></{inner}>")
    publish(a_meeting(an_item(uid="i", minutes=text), uid="m"))

    for address in (ITEM, MINUTES):
        in_order(["First", "A", "i", "x", "B", "Second"], read(client, address))
        sound(client, address, tmp_path)


def test_a_cell_longer_than_a_page(client: Client, tmp_path: Path) -> None:
    """P2."""
    long = " ".join(["word"] * 899 + ["ENDMARK"])
    rows = "".join(
        f"<tr><td>row{n}</td><td>{long if n == 12 else 'x'}</td></tr>"
        for n in range(30)
    )
    head = "<tr><th>Headone</th><th>Headtwo</th></tr>"
    second = "<tr><th>Undone</th><th>Undtwo</th></tr>"
    table = f"<table><thead>{head}{second}</thead><tbody>{rows}</tbody></table>"
    publish(a_meeting(an_item(uid="i", minutes=table), uid="m"))

    for address in (ITEM, MINUTES):
        made = pdf(client, address)
        copied = copied_text(made, tmp_path)
        tagged = read(client, address)
        assert copied.count("word") == 899
        assert copied.count("ENDMARK") == 1
        assert copied.count("Headone") > 1
        assert tagged.count("Headone") == tagged.count("Undtwo") == 1
        assert tagged.count("word") == 899
        assert ink_outside_margins(made, tmp_path) == 0
        sound(client, address, tmp_path)


def test_an_address_with_no_place_to_break(client: Client, tmp_path: Path) -> None:
    """P3."""
    address = "https://example.org/" + "abcdefghij" * 28
    bold = f"{address[:99]}<strong>{address[99:120]}</strong>{address[120:]}"
    text = (
        f"<p>{address}</p>"
        f"<table><tbody><tr><th>Normally</th><td>{address}</td><td>Expenditure</td>"
        f'</tr></tbody></table><p><a href="{address}">{address}</a></p><p>{bold}</p>'
    )
    publish(a_meeting(an_item(uid="i", minutes=text), uid="m"))

    for each in (ITEM, MINUTES):
        made = pdf(client, each)
        tagged = TaggedPdf(made)
        copied = "".join(copied_text(made, tmp_path).split())
        assert ink_outside_margins(made, tmp_path) == 0
        assert copied.count(address) == 4
        for word in ("Normally", "Expenditure"):
            assert word in copied_text(made, tmp_path)
        assert {str(link["/A"]["/URI"]) for link in tagged.links()} == {address}
        sound(client, each, tmp_path)


def test_two_members_with_one_name_are_told_apart(client: Client) -> None:
    """V1."""
    rows = tuple(
        AttendanceRecord(name="Alun Davies", uid=f"a{n}", ward=ward)
        for n, ward in enumerate(("Llanfair", "Penmorfa"))
    )
    mover = PersonRecord(name="Alun Davies", uid="a0", ward="Llanfair")
    moved = ResolutionRecord(
        lead="RESOLVED –", text="So.", outcome="agreed", mover=mover
    )
    publish(a_meeting(an_item(resolutions=(moved,)), uid="m", attendance=rows))

    text = read(client, MINUTES)

    in_order(["Alun Davies (Llanfair)", "Alun Davies (Penmorfa)"], text)
    in_order(["Moved by", "Alun Davies (Llanfair)"], text)


def test_private_items_show_their_open_form(client: Client) -> None:
    """A2: the public's column; what else is nowhere stands in test_leaks."""
    named = changed(EXEMPT, open_title="Land at the depot")
    items = (
        an_item(number="1", title="Open"),
        an_item(number="2", title="QUINCE", private=EXEMPT),
        an_item(number="3", title="QUINCE", private=named),
    )
    publish(a_meeting(*items, uid="m"))

    for address in (AGENDA, MINUTES):
        text = read(client, address)
        in_order(["1 Open", "2 Item not for publication", "3 Land at the depot"], text)
        assert "QUINCE" not in text


def test_a_cancelled_meetings_agenda_is_still_there(client: Client) -> None:
    """A3."""
    record = a_meeting(an_item(number="1", title="Matter"), uid="m", stage="agenda")
    publish(record)
    publish(changed(record, status="cancelled", status_reason="joined with another"))

    assert "1 Matter" in read(client, AGENDA)


def test_what_is_copied_out_is_exact(client: Client, tmp_path: Path) -> None:
    words = "£5 “quoted” ‘so’ – Ŵyn Tŷ Gŵyl Siân Zoë naïve ½ € O’Brien fi fl"
    publish(a_meeting(an_item(uid="i", title="T", minutes=f"<p>{words}</p>"), uid="m"))

    assert words in " ".join(copied_text(pdf(client, ITEM), tmp_path).split())


def test_a_papers_type_and_size_are_said_in_the_agenda(client: Client) -> None:
    paper = a_document(title="Plan", media_type="application/pdf", size=209_920)
    publish(a_meeting(an_item(documents=(paper,)), uid="m", stage="agenda"))

    assert "Plan (PDF, 205 KB" in read(client, AGENDA)
