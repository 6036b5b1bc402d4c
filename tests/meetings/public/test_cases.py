"""Cases from people who do this work, tried on pages. Each names its case."""

from __future__ import annotations

import html
import re
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from committees.models import Committee
from meetings.models import PublishedMeeting
from meetings.record.decisions import (
    BallotRecord,
    DeclarationRecord,
    MotionRecord,
    VoteRecord,
)
from meetings.record.items import IssueRecord
from meetings.record.meeting import AgendaHeader
from meetings.record.people import AttendanceRecord, PersonRecord
from tests.meetings.public.reading import page, saved, words
from tests.records import NOON, a_meeting, an_item, changed, publish

if TYPE_CHECKING:
    from tests.records import Stage

pytestmark = pytest.mark.django_db

SHY, NBSP = "\N{SOFT HYPHEN}", "\N{NO-BREAK SPACE}"


def test_ten_comes_after_nine_and_5a_after_5(client: Client) -> None:
    """R1."""
    under = tuple(an_item(number=number, title="x") for number in ("5a", "5b"))
    items = [
        an_item(number=str(n), title="x", items=under if n == 5 else ())
        for n in range(1, 12)
    ]
    publish(a_meeting(*items, uid="m", stage="agenda"))

    numbers = re.findall(r'mb-item__no">(\w+) <', page(client, "/meetings/m/"))

    assert numbers == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "5a",
        "5b",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
    ]


def test_an_item_taken_early_keeps_its_number_and_address(client: Client) -> None:
    """R2: the printed number is the item's name."""
    items = [an_item(uid=f"i{n}", number=str(n), title=f"T{n}") for n in range(1, 9)]
    record = a_meeting(*items, uid="m", stage="agenda")
    meeting = publish(record)
    agenda = meeting.editions.get(kind="agenda").fingerprint
    taken = changed(items[7], taken_after="i3", minutes="<p>Taken early.</p>")
    minutes = a_meeting(*items[:7], taken, uid="m", stage="draft")

    publish(minutes)

    said = words(page(client, "/meetings/m/"))
    assert re.search(r"3 T3 .*8 T8 .*Taken after item 3.* 4 T4 .*7 T7", said)
    assert "8 T8" in words(page(client, "/meetings/m/agenda/1/"))
    assert "Item 8" in words(page(client, "/items/i8/"))
    assert meeting.editions.get(kind="agenda").fingerprint == agenda


@pytest.mark.parametrize("day", [date(2027, 3, 23), date(2027, 3, 30)])
def test_seven_o_clock_on_both_sides_of_the_clock_change(
    client: Client, day: date
) -> None:
    """T1."""
    publish(a_meeting(uid="m", date=day, start_time=time(19), stage="notice"))

    for address in ("/", "/meetings/?month=2027-03", "/committees/planning/"):
        assert "7pm" in page(client, address)
    assert "7pm" in page(client, "/meetings/m/")


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_a_time_that_the_clock_skips_is_shown_as_written(
    client: Client, day: date
) -> None:
    """T2."""
    publish(a_meeting(uid="m", date=day, start_time=time(1, 30), stage="notice"))
    publish(a_meeting(uid="n", date=day, start_time=time(19), stage="notice"))

    month = page(client, f"/meetings/?month={day:%Y-%m}")

    assert "1.30am" in month
    assert "7pm" in month
    assert "1.30am" in page(client, "/meetings/m/")


TITLE = f"Mill Lane <b>re{SHY}development</b> & “Phase{NBSP}2” – O'Dowd's bid, £5m"


def test_a_title_that_is_not_html(client: Client) -> None:
    """X1."""
    issue = IssueRecord(uid="matter", title=TITLE)
    publish(a_meeting(an_item(uid="i", title=TITLE, issue=issue), uid="m"))

    for address in ("/meetings/m/", "/items/i/", "/issues/matter/"):
        text = page(client, address)
        seen = html.unescape(re.sub(r"<[^>]+>", "", text))
        assert TITLE in seen, address
        assert "&amp;amp;" not in text
        assert "<b>re" not in text
    title = re.search("<title>(.*?)</title>", page(client, "/items/i/"), re.DOTALL)
    assert title
    assert TITLE in html.unescape(title[1])


def test_the_third_point_is_number_three(client: Client) -> None:
    """X3."""
    text = (
        "<ol><li>noted</li><li>agreed</li></ol>"
        "<p>The Chair adjourned for ten minutes.</p>"
        '<ol start="3"><li>referred</li></ol>'
    )
    publish(a_meeting(an_item(uid="i", minutes=text), uid="m"))

    for address in ("/meetings/m/", "/items/i/"):
        assert '<ol start="3"><li>referred' in page(client, address)


@pytest.mark.parametrize(
    "address",
    ["/", "/meetings/", "/meetings/m/", "/meetings/m/minutes.pdf", "/items/i/"],
)
def test_a_page_is_read_and_takes_no_forms(address: str) -> None:
    publish(a_meeting(an_item(uid="i", minutes="<p>Noted.</p>"), uid="m"))
    browser = Client(enforce_csrf_checks=True)

    answers: list[Any] = [
        getattr(browser, method)(address)
        for method in ("get", "head", "post", "put", "patch", "delete")
    ]
    for answer in answers:
        for close in answer._resource_closers:
            close()

    codes = [answer.status_code for answer in answers]
    assert codes == [200, 200, 405, 405, 405, 405]


def test_two_members_with_one_name(client: Client) -> None:
    """V1."""
    north = PersonRecord(name="Alun Davies", uid="a1", ward="Llanfair")
    south = PersonRecord(name="Alun Davies", uid="a2", ward="Penmorfa")
    vote = VoteRecord(ballots=(BallotRecord(member=north, vote="for"),))
    declared = DeclarationRecord(member=south, kind="personal", nature="A field")
    publish(
        a_meeting(
            an_item(title="The bridge", votes=(vote,)),
            an_item(title="The field", declarations=(declared,)),
            uid="m",
            attendance=(
                AttendanceRecord(name="Alun Davies", uid="a1", ward="Llanfair"),
                AttendanceRecord(
                    name="Alun Davies", uid="a2", ward="Penmorfa", presence="apologies"
                ),
            ),
        )
    )

    one, two = (words(page(client, f"/members/{uid}/")) for uid in ("a1", "a2"))
    minutes = words(page(client, "/meetings/m/"))

    assert "The bridge" in one
    assert "The field" not in one
    assert "Apologies" not in one
    assert "The field" in two
    assert "The bridge" not in two
    assert "Alun Davies (Llanfair)" in minutes
    assert "Alun Davies (Penmorfa)" in minutes


def test_what_a_member_did_at_an_item_is_said_once(client: Client) -> None:
    mover = PersonRecord(name="Ann Price", uid="ann")
    motions = tuple(MotionRecord(text=text, mover=mover) for text in "ab")
    publish(a_meeting(an_item(title="The bridge", motions=motions)))

    said = words(page(client, "/members/ann/"))

    assert said.count("Moved the motion: The bridge") == 1


def test_a_committees_remit_is_rich_text(client: Client) -> None:
    publish(a_meeting(an_item()))
    Committee.objects.update(remit="<p>It looks after:</p><ul><li>roads</li></ul>")

    assert "<li>roads</li>" in page(client, "/committees/planning/")


def test_cancelled_is_not_deleted(client: Client) -> None:
    """A3."""
    day = date(2027, 4, 4)
    items = [an_item(number=str(n), title=f"Matter {n}") for n in (1, 2, 3)]
    record = a_meeting(
        *items, uid="m", date=day, start_time=time(18, 30), stage="agenda"
    )
    publish(record)
    publish(a_meeting(uid="other", date=date(2027, 4, 11), stage="notice"))
    publish(
        changed(
            record,
            status="cancelled",
            status_reason="joined with 11 April",
            replaced_by="other",
        )
    )

    text = page(client, "/meetings/m/")
    said = words(text)

    order = [said.index(w) for w in ("Cancelled", "joined with 11 April", "Matter 1")]
    assert order == sorted(order)
    assert 'href="/meetings/other/"' in text
    for address in ("/", "/meetings/?month=2027-04", "/committees/planning/"):
        listed = words(page(client, address))
        assert "Cancelled" in listed
        assert "6.30pm" in listed
    assert saved(client, "/meetings/m/agenda.pdf")[1].startswith(b"%PDF")
    assert PublishedMeeting.objects.get(uid="m").minutes_state == "none"


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
@pytest.mark.parametrize(
    ("day", "said"), [(date(2027, 3, 16), "did not"), (date(2027, 3, 17), "will not")]
)
def test_what_was_not_held_did_not_take_place(
    status: str, day: date, said: str, client: Client
) -> None:
    item = an_item(uid="i", purpose="<p>To note.</p>")
    publish(a_meeting(item, uid="m", date=day, status=status, stage="agenda"))

    for address in ("/meetings/m/", "/items/i/"):
        assert f"{said} take place." in words(page(client, address))


def test_names_without_counts_are_not_added_up(client: Client) -> None:
    """One member's vote, recorded on request, is not "For 0, against 1"."""
    against = (BallotRecord(member=PersonRecord(name="Ann Price"), vote="against"),)
    votes = (VoteRecord(ballots=against), VoteRecord(question="the chair"))
    publish(a_meeting(an_item(uid="i", votes=votes), uid="m"))

    for address in ("/meetings/m/", "/items/i/"):
        said = words(page(client, address))
        assert "Recorded vote Against Ann Price Vote: the chair How many" in said
        assert "for and against isn’t recorded." in said


def test_counts_stand_beside_the_names_that_are_known(client: Client) -> None:
    person = PersonRecord(name="Ann Price")
    ballots = (BallotRecord(member=person, vote="against"),)
    away = (BallotRecord(member=PersonRecord(name="Bo"), vote="out_of_room"),)
    vote = VoteRecord(for_=0, against=7, ballots=ballots + away)
    publish(a_meeting(an_item(votes=(vote,)), uid="m"))

    said = words(page(client, "/meetings/m/"))

    assert "For 0 Against 7 Ann Price Out of the room 1 Bo" in said


def test_a_replacement_that_isn_t_published_is_not_linked(client: Client) -> None:
    record = a_meeting(uid="m", stage="notice", status="cancelled", replaced_by="never")
    publish(record)

    assert "/meetings/never/" not in page(client, "/meetings/m/")


def test_a_moved_meeting_is_found_on_the_day_that_it_left(client: Client) -> None:
    record = a_meeting(
        uid="m",
        date=date(2027, 4, 1),
        moved_from=(date(2027, 3, 25),),
        status_reason="The auditor’s report was not ready.",
        stage="notice",
    )
    publish(record)

    march = words(page(client, "/meetings/?month=2027-03"))

    assert re.search(r"25 March .*Moved .*to Thursday 1 April 2027 at 6.30pm", march)
    assert "Moved to Thursday 1 April 2027" in words(page(client, "/meetings/m/"))


def test_an_earlier_edition_says_that_it_is_one(client: Client) -> None:
    record = a_meeting(an_item(uid="i", minutes="<p>As first said.</p>"), uid="m")
    publish(record)
    item = changed(record.items[0], minutes="<p>As corrected.</p>")
    publish(changed(record, items=(item,)))

    first = words(page(client, "/meetings/m/minutes/1/"))

    assert "You are reading an earlier edition." in first
    assert "As first said." in first
    assert "As corrected." in words(page(client, "/meetings/m/"))
    assert client.get("/meetings/m/minutes/2/").headers["Location"] == "/meetings/m/"
    assert client.get("/meetings/m/minutes/3/").status_code == 404


def test_an_issue_is_told_in_order_of_date_what_is_to_come_last(client: Client) -> None:
    issue = IssueRecord(uid="matter", title="The bridge")
    days = [date(2027, 4, 29), date(2027, 1, 7), date(2027, 3, 18)]
    for n, day in enumerate(days):
        stage: Stage = "agenda" if day.month == 4 else "draft"
        item = an_item(number=str(n), issue=issue)
        publish(a_meeting(item, date=day, stage=stage))

    said = words(page(client, "/issues/matter/"))

    story = said.partition("in order")[2]
    places = [story.index(d) for d in ("7 January", "18 March 2027", "29 April 2027")]
    assert places == sorted(places)


@pytest.mark.parametrize("stage", ["agenda", "draft", "approved"])
def test_minutes_still_say_that_the_agenda_was_late_or_at_short_notice(
    client: Client, stage: Stage
) -> None:
    """The minutes state why the law's clear days weren't kept (s.100B)."""
    header = AgendaHeader(
        published_at=NOON, convened_short_notice=True, late_reason="The report was late"
    )
    publish(a_meeting(an_item(), uid="m", stage=stage, agenda=header))

    text = words(page(client, "/meetings/m/"))

    assert "Convened at short notice." in text
    assert "Agenda published late. Reason: The report was late" in text
