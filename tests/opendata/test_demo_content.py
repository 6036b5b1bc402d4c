"""What the demonstration council shows: each state that it was written for."""

from __future__ import annotations

import datetime as dt

from meetings.record.meeting import walk_items
from meetings.record.openform import open_form
from opendata.demo import programme
from opendata.demo.council import council
from opendata.demo.diary import Diary
from tests.opendata.demonstration import (
    TODAY,
    documents,
    item,
    meeting,
    told,
)


def test_twelve_committees_meet_one_has_ended_and_one_is_to_come() -> None:
    people = council(Diary(TODAY))
    ended = [each for each in people.committees if each.active_to]
    to_come = [
        each
        for each in people.committees
        if each.active_from and each.active_from > TODAY
    ]
    met = {record.committee.slug for record in told(TODAY).values()}

    assert len(people.committees) - len(ended) - len(to_come) == 12
    assert [each.name for each in ended] == ["Town Centre Panel"]
    assert [each.name for each in to_come] == ["Climate and Nature Group"]
    assert len(met) == 13
    assert 150 <= len(told(TODAY)) <= 170


def test_two_members_of_one_name_are_told_apart_by_their_wards() -> None:
    people = council(Diary(TODAY))
    namesakes = [
        each for each in people.members if each.name == "Councillor Alun Davies"
    ]
    printed = [
        (row.name, row.ward)
        for row in meeting(programme.SCRUTINY_BUSES).attendance
        if row.name == "Councillor Alun Davies"
    ]

    assert len({each.uid for each in namesakes}) == 2
    assert printed == [
        ("Councillor Alun Davies", "Llanfair"),
        ("Councillor Alun Davies", "Penmorfa"),
    ]


def test_there_are_past_seats_co_opted_members_and_welsh_letters() -> None:
    people = council(Diary(TODAY))

    assert any(each.to and each.to < TODAY for each in people.memberships)
    assert any(each.kind == "co_opted" for each in people.members)
    assert {"ŵ", "ŷ"} <= set(people.canonical())
    assert all(each.email.endswith("@harrowdale.example") for each in people.officers)
    assert all(each.phone.startswith("01632 960") for each in people.officers)


def test_a_meeting_is_only_announced() -> None:
    record = meeting(programme.PLANNING_PLANNED)

    assert record.notice
    assert record.agenda.published_at is None
    assert not record.items


def test_an_agenda_is_out_with_a_supplement_and_an_urgent_item() -> None:
    record = meeting(programme.SCRUTINY_NEXT)

    assert TODAY < record.date < TODAY + dt.timedelta(days=14)
    assert record.agenda.edition == 2
    assert [each.kind for each in record.earlier] == ["agenda"]
    assert record.documents[0].kind == "supplement"
    assert record.documents[0].published_late_reason
    assert item(programme.SCRUTINY_NEXT, "8").urgency_reason


def test_a_meeting_is_cancelled_and_its_agenda_stays() -> None:
    record = meeting(programme.PLANNING_CANCELLED)

    assert record.status == "cancelled"
    assert record.status_reason
    assert record.replaced_by == programme.PLANNING_MOVED.uid
    assert record.agenda.published_at
    assert record.items


def test_a_meeting_is_moved() -> None:
    record = meeting(programme.PLANNING_MOVED)

    assert record.status == "scheduled"
    assert record.status_reason
    assert record.moved_from == (record.earlier[0].record.date,)


def test_minutes_are_draft_corrected_approved_and_noted() -> None:
    noted = meeting(programme.SCRUTINY_BUSES).minutes
    approved = meeting(programme.CABINET_BUSES).minutes
    corrected = meeting(programme.SCRUTINY_TREES)
    draft = meeting(programme.CABINET_BUDGET).minutes

    assert noted.state == approved.state == "approved"
    assert noted.notes
    assert not approved.notes
    assert approved.approved_at == programme.CABINET_BUDGET.uid
    assert approved.approved_on == meeting(programme.CABINET_BUDGET).date
    assert corrected.minutes.state == draft.state == "draft"
    assert corrected.minutes.correction
    earlier = corrected.earlier[0].record
    assert "241" in earlier.canonical()
    assert "241 planted" not in corrected.items[-2].minutes


def test_one_issue_goes_through_three_meetings() -> None:
    had = [
        (record.date > TODAY, any(each.resolutions for each in items))
        for record in sorted(told(TODAY).values(), key=lambda each: each.date)
        if (
            items := [
                each
                for each in walk_items(record.items)
                if each.issue and each.issue.reference == "HW/112"
            ]
        )
    ]

    assert had == [(False, True), (False, True), (True, False)]


def test_what_is_private_is_in_the_full_form_alone() -> None:
    private = item(programme.CABINET_BUSES, "8")
    full = meeting(programme.CABINET_BUSES)
    opened = open_form(full).canonical()

    assert private.private
    assert private.private.paragraphs == (3,)
    assert private.private.public_summary in opened
    secrets = [private.title, "Larkhill", "Silverbirch", private.resolutions[0].text]
    secrets += [each.sha256 or "" for each in private.documents]
    secrets += [each.sha256 or "" for each in documents(full) if each.private]
    for secret in secrets:
        assert secret
        assert secret in full.canonical()
        assert secret not in opened


def test_a_private_item_without_an_open_title_says_nothing_of_itself() -> None:
    private = item(programme.CABINET_BUDGET, "9")
    opened = open_form(meeting(programme.CABINET_BUDGET)).canonical()

    assert private.private
    assert private.private.open_title == ""
    assert private.title not in opened
    assert private.minutes not in opened
    assert "Her home adjoins" not in opened


def test_a_sensitive_interest_and_a_dispensation_are_declared() -> None:
    declared = [
        each
        for record in told(TODAY).values()
        for at in walk_items(record.items)
        for each in at.declarations
    ]

    assert any(each.sensitive for each in declared)
    assert any(each.dispensation for each in declared)
    assert {"left", "stayed_and_voted"} <= {each.action for each in declared}


def test_one_item_has_the_shape_of_the_seed() -> None:
    found = item(programme.SCRUTINY_TREES, "5")

    assert len(found.recommendations[0].parts) == 5
    assert found.recommendations[0].lead == "The Scrutiny Committee is recommended to:-"
    assert len(found.officer_contacts) == 3
    assert found.documents[0].size
    assert all(tag in found.minutes for tag in ("<h3>", "<ul>", "<ol>"))
    assert found.resolutions[0].lead == "RESOLVED –"
    assert found.resolutions[0].text == "That the report be noted."


def test_people_come_late_go_early_stand_in_and_dial_in() -> None:
    rows = meeting(programme.SCRUTINY_TREES).attendance

    assert any(row.arrived_at for row in rows)
    assert any(row.left_at for row in rows)
    assert any(row.substitute_for for row in rows)
    assert any(row.mode == "remote" for row in rows)
    assert any(row.presence == "apologies" for row in rows)


def test_votes_name_members_count_cast_and_answer_a_request() -> None:
    amendment = item(programme.SCRUTINY_BUSES, "5").votes[0]
    casting = item(programme.CABINET_BUDGET, "4").votes[0]
    on_request = item(programme.SCRUTINY_TREES, "6").votes[0]

    assert (amendment.for_, amendment.against, amendment.abstain) == (3, 1, 1)
    assert len(amendment.ballots) == 5
    assert casting.casting
    assert casting.for_ == casting.against
    assert len(on_request.ballots) == 1


def test_items_are_numbered_named_and_taken_as_real_ones_are() -> None:
    under = item(programme.SCRUTINY_BUSES, "5a")
    parent = item(programme.SCRUTINY_BUSES, "5")
    early = item(programme.CABINET_BUDGET, "6")
    outcomes = {
        each.withdrawn.outcome
        for record in told(TODAY).values()
        for each in walk_items(record.items)
        if each.withdrawn and each.withdrawn.reason
    }
    headings = [
        each
        for record in told(TODAY).values()
        for each in walk_items(record.items)
        if each.kind == "heading"
    ]

    assert under in parent.items
    assert parent.background_papers
    assert "<table>" in parent.minutes
    assert "<ul><li>Castle Academy" in parent.minutes
    assert [each.kind for each in parent.motions] == ["motion", "amendment"]
    assert len(parent.resolutions[0].parts) == 4
    assert early.taken_after == programme.CABINET_BUDGET.item("3")
    assert early.minute_number == "52"
    assert outcomes == {"withdrawn", "deferred"}
    assert headings
    assert '<p lang="cy">' in item(programme.SCRUTINY_TREES, "4").minutes


def test_documents_have_type_and_size_and_some_are_not_held() -> None:
    papers = [each for record in told(TODAY).values() for each in documents(record)]

    assert all(each.media_type == "application/pdf" and each.size for each in papers)
    not_held = {each.kind for each in papers if not each.sha256}
    assert not_held == {"plan", "appendix", "minutes", "other"}
    assert len({each.sha256 for each in papers if each.sha256}) <= 40


def test_every_uid_names_one_thing() -> None:
    uids = [
        each.uid for record in told(TODAY).values() for each in walk_items(record.items)
    ]
    uids += [
        each.uid
        for record in told(TODAY).values()
        for each in documents(record)
        if each.uid
    ]

    assert len(set(uids)) == len(uids)
