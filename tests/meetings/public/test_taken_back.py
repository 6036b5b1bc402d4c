"""What an edition makes private is handed out no more, whoever published it."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from committees.models import Committee, Member
from meetings import files
from meetings.actions import publishing
from meetings.models import Document, PublishedDocument
from meetings.record.decisions import BallotRecord, MotionRecord, VoteRecord
from meetings.record.items import IssueRecord
from meetings.record.meeting import (
    AgendaHeader,
    CommitteeRecord,
    EarlierRecord,
    MinutesHeader,
    NoteRecord,
    stored_meeting,
)
from meetings.record.openform import open_form
from meetings.record.people import AbsenceRecord, AttendanceRecord, PersonRecord
from tests.records import (
    EXEMPT,
    NOON,
    a_document,
    a_meeting,
    an_item,
    changed,
    publish,
)

if TYPE_CHECKING:
    from django.test import Client

    from meetings.record.documents import DocumentRecord

pytestmark = pytest.mark.django_db

MARK = "QUINCE-41"


def held(uid: str, **fields: Any) -> DocumentRecord:
    name = hashlib.sha256(uid.encode()).hexdigest()
    path = files.path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(uid.encode())
    return a_document(uid=uid, sha256=name, filename="x.pdf", **fields)


def status(client: Client, address: str) -> int:
    answer: Any = client.get(address, follow=True)
    # Not answer.close(): that closes the test's database too.
    for close in answer._resource_closers:
        close()
    return int(answer.status_code)


def test_the_document_of_an_item_that_becomes_private(client: Client) -> None:
    item = an_item(uid="i", documents=(held("paper"),))
    record = a_meeting(item, stage="agenda")
    publish(record)
    assert status(client, "/documents/paper/x.pdf") == 200

    publish(changed(record, items=(changed(item, private=EXEMPT),)))

    assert status(client, "/documents/paper/x.pdf") == 404


def test_the_document_of_an_item_under_one_that_becomes_private(
    client: Client,
) -> None:
    child = an_item(uid="c", documents=(held("paper"),), title=MARK)
    item = an_item(uid="i", items=(child,))
    record = a_meeting(item, stage="agenda")
    publish(record)

    publish(changed(record, items=(changed(item, private=EXEMPT),)))

    assert status(client, "/documents/paper/x.pdf") == 404
    assert status(client, "/items/c/") == 404
    assert status(client, "/items/i/") == 200


def test_a_private_document_that_a_later_edition_drops(client: Client) -> None:
    paper = held("paper")
    record = a_meeting(an_item(), stage="agenda", documents=(paper,))
    publish(record)
    publish(changed(record, documents=(changed(paper, private=EXEMPT),)))

    publish(changed(record, documents=()))

    assert status(client, "/documents/paper/x.pdf") == 404


def test_a_private_document_in_an_earlier_edition_taken_in_later(
    client: Client,
) -> None:
    paper = held("paper")
    record = a_meeting(an_item(uid="i"), stage="agenda", documents=(paper,))
    private = changed(record, documents=(changed(paper, private=EXEMPT),))
    earlier = tuple(
        EarlierRecord(
            kind="agenda",
            edition=number,
            published_at=NOON,
            record=changed(
                each, agenda=AgendaHeader(edition=number, published_at=NOON)
            ),
        )
        for number, each in enumerate((record, private), start=1)
    )
    header = AgendaHeader(edition=3, published_at=NOON)

    publish(changed(record, documents=(), agenda=header, earlier=earlier))

    assert status(client, "/documents/paper/x.pdf") == 404


def test_what_the_live_minutes_show_is_handed_out(client: Client) -> None:
    """A later agenda says otherwise; the page shows the minutes."""
    paper = held("paper")
    record = a_meeting(an_item(), stage="draft", documents=(paper,))
    meeting = publish(record)
    Document.objects.update(private_class="exempt", paragraphs="3")

    publishing.publish_agenda(meeting=meeting, now=NOON)

    assert status(client, "/documents/paper/x.pdf") == 200


def test_a_document_that_is_released_is_handed_out(client: Client) -> None:
    paper = held("paper")
    record = a_meeting(an_item(), stage="agenda")
    publish(changed(record, documents=(changed(paper, private=EXEMPT),)))
    assert status(client, "/documents/paper/x.pdf") == 404

    publish(changed(record, documents=(paper,)))

    assert status(client, "/documents/paper/x.pdf") == 200


def test_a_document_that_is_only_dropped_keeps_its_address(client: Client) -> None:
    record = a_meeting(an_item(), stage="agenda", documents=(held("paper"),))
    publish(record)

    publish(changed(record, documents=()))

    assert status(client, "/documents/paper/x.pdf") == 200
    assert not PublishedDocument.objects.filter(live=True).exists()


def test_a_note_on_an_item_under_a_private_one_is_nowhere(client: Client) -> None:
    child = an_item(uid="c", title="x")
    note = NoteRecord(item="c", text=MARK)
    record = a_meeting(
        an_item(uid="i", private=EXEMPT, items=(child,)),
        uid="m",
        stage="approved",
        minutes=MinutesHeader(state="approved", notes=(note,)),
    )
    publish(record)

    assert MARK not in client.get("/meetings/m/").content.decode()
    assert open_form(record).minutes.notes == ()


def test_a_private_items_title_of_an_issue_stays_with_it(client: Client) -> None:
    private = IssueRecord(uid="matter", title=f"Dismissal of {MARK}", reference=MARK)
    public = IssueRecord(uid="matter", title="Staffing matter")
    publish(a_meeting(an_item(private=EXEMPT, issue=private), stage="agenda"))
    meeting = publish(a_meeting(an_item(uid="i", issue=public), stage="agenda"))

    publishing.publish_agenda(meeting=meeting, now=NOON)

    for address in ("/issues/matter/", "/items/i/"):
        page = client.get(address).content.decode()
        assert "Staffing matter" in page or address == "/items/i/"
        assert MARK not in page


def test_a_committee_is_called_as_it_was_then(client: Client) -> None:
    publish(a_meeting(stage="notice"))
    old = CommitteeRecord(slug="planning", name="Planning and Traffic")
    meeting = publish(a_meeting(an_item(), committee=old, stage="agenda"))

    edition = publishing.publish_agenda(meeting=meeting, now=NOON)

    assert stored_meeting(edition.record).committee.name == "Planning and Traffic"


def test_a_committee_of_an_unpublished_meeting_is_nowhere(client: Client) -> None:
    secret = CommitteeRecord(slug="secret", name=MARK)
    publish(a_meeting(committee=secret, notice=None, stage="notice"))

    for address in ("/", "/committees/"):
        assert MARK not in client.get(address).content.decode()
    assert status(client, "/committees/secret/") == 404
    assert Committee.objects.get(slug="secret").listed is False


def test_a_member_named_in_private_matter_alone_is_nowhere(client: Client) -> None:
    mover = PersonRecord(name=MARK, uid="quince")
    item = an_item(private=EXEMPT, motions=(MotionRecord(text="x", mover=mover),))
    publish(a_meeting(item))

    assert MARK not in client.get("/members/").content.decode()
    assert status(client, "/members/quince/") == 404
    assert Member.objects.get(uid="quince").listed is False


def test_a_member_named_in_the_open_is_listed(client: Client) -> None:
    publish(a_meeting(an_item(), attendance=(AttendanceRecord(name="A", uid="ann"),)))

    assert status(client, "/members/ann/") == 200


def test_an_open_record_doesn_t_point_at_hidden_items() -> None:
    child = an_item(uid="c")
    record = a_meeting(
        an_item(uid="p", private=EXEMPT, items=(child,)),
        an_item(uid="o", taken_after="c"),
        attendance=(AttendanceRecord(name="A", arrived_at="c", left_at="c"),),
        date=date(2027, 3, 1),
    )

    opened = open_form(record)

    assert '"c"' not in opened.canonical()
    assert opened.attendance[0].arrived_at == "p"
    assert opened.items[1].taken_after == "p"


@pytest.mark.parametrize(
    "fields",
    [
        {"left_at": "c", "arrived_at": "d"},
        {"absences": (AbsenceRecord(left_at="c", arrived_at="d"),)},
    ],
)
def test_who_was_out_within_a_private_item_was_there(fields: dict[str, Any]) -> None:
    under = (an_item(uid="c"), an_item(uid="d"))
    record = a_meeting(
        an_item(uid="p", private=EXEMPT, items=under),
        attendance=(AttendanceRecord(name="A", **fields),),
    )

    assert open_form(record).attendance == (AttendanceRecord(name="A"),)


def test_what_the_live_minutes_withhold_no_agenda_hands_out(client: Client) -> None:
    paper = held("paper", private=EXEMPT)
    meeting = publish(a_meeting(an_item(), stage="draft", documents=(paper,)))
    Document.objects.update(private_class="", paragraphs="")

    publishing.publish_agenda(meeting=meeting, now=NOON)

    assert status(client, "/documents/paper/x.pdf") == 404


def test_a_name_first_met_in_private_is_not_the_one_shown(client: Client) -> None:
    private = PersonRecord(name=f"{MARK} Ann", uid="ann", ward=MARK)
    item = an_item(private=EXEMPT, motions=(MotionRecord(text="x", mover=private),))
    secret = CommitteeRecord(slug="panel", name=MARK)
    publish(a_meeting(item))
    publish(a_meeting(committee=secret, notice=None, stage="notice"))
    row = AttendanceRecord(name="Ann Price", uid="ann")
    panel = CommitteeRecord(slug="panel", name="Public Panel")

    publish(a_meeting(an_item(), committee=panel, attendance=(row,)))

    for address in ("/members/ann/", "/members/", "/committees/", "/committees/panel/"):
        assert MARK not in client.get(address).content.decode()


def test_an_unlisted_parent_is_not_named(client: Client) -> None:
    parent = Committee.objects.create(slug="hid", name=MARK)
    Committee.objects.create(slug="sub", name="Sub", parent=parent, listed=True)

    assert MARK not in client.get("/committees/sub/").content.decode()


def test_a_members_votes_at_an_item_are_told_apart(client: Client) -> None:
    ann = PersonRecord(name="Ann Price", uid="ann")
    yes = BallotRecord(member=ann, vote="for")
    no = BallotRecord(member=ann, vote="against")
    votes = (
        VoteRecord(question="the amendment", ballots=(yes,)),
        VoteRecord(question="the budget", ballots=(no,)),
    )
    publish(a_meeting(an_item(title="Budget", votes=votes)))

    page = client.get("/members/ann/").content.decode()

    assert "Voted on Budget, the amendment: for" in page
    assert "Voted on Budget, the budget: against" in page
