"""Attendance at the desk: who was there, when they came and left (V1, V2, V3)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from committees.logbook import LogEntry
from committees.models import Member, Membership, Officer
from meetings.actions.publishing import (
    publish_agenda,
    publish_minutes,
    publish_notice,
)
from meetings.desk.sheet_form import was_of
from meetings.desk.sitting import Sitting
from meetings.models import AgendaItem, Attendance, Ballot, Meeting, RecordedVote
from meetings.record.tables.people import read_attendance
from tests.records import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from committees.models import Committee

pytestmark = pytest.mark.django_db

SHEET = "/desk/meetings/march/attendance/"
JSON: dict[str, Any] = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def items(add_item: Callable[..., AgendaItem]) -> list[AgendaItem]:
    """Items 1 to 9, with uids i1 to i9."""
    return [add_item(f"Thing {n}", uid=f"i{n}") for n in range(1, 10)]


def hidden(page: str, n: int, name: str) -> str:
    found = re.search(rf'name="rows-{n}-{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def form_of(page: str) -> dict[str, Any]:
    """What a browser would send of the sheet as it stands."""
    data: dict[str, Any] = {}
    for n in map(int, re.findall(r'name="rows-(\d+)-key"', page)):
        for name in ("key", "seen", "theirs"):
            if value := hidden(page, n, name):
                data[f"rows-{n}-{name}"] = value
        for select in re.findall(
            rf'<select[^>]* name="rows-{n}-(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL
        ):
            chosen = re.findall(r'value="([^"]*)" selected', select[1])
            values = chosen or re.findall(r'value="([^"]*)"', select[1])
            data.setdefault(f"rows-{n}-{select[0]}", []).append(values[0])
    return data


def text_of(response: Any) -> str:
    return str(response.content.decode())


def opened(client: Client) -> str:
    response = client.get(SHEET)
    assert response.status_code == 200
    return text_of(response)


def n_of(page: str, key: str) -> int:
    found = re.search(rf'name="rows-(\d+)-key" value="{re.escape(key)}"', page)
    assert found, key
    return int(found[1])


def changed(page: str, key: str, **fields: object) -> dict[str, Any]:
    """The sheet's form with one row changed."""
    n = n_of(page, key)
    return form_of(page) | {f"rows-{n}-{name}": value for name, value in fields.items()}


def save(client: Client, key: str, **fields: object) -> Any:
    return client.post(SHEET, changed(opened(client), key, **fields), follow=True)


def everyone(client: Client) -> None:
    client.post(SHEET, {"do": "everyone"})


def row(key: str) -> Any:
    people = ("person", "substitute_for", "arrived_at", "left_at")
    rows = Attendance.objects.select_related(*people)
    return read_attendance(rows.get(person__uid=key))


def in_the_room(meeting: Meeting, uid: str) -> set[str]:
    sitting = Sitting(meeting)
    item = sitting.item(uid)
    assert item
    return {each.uid or each.name for each in sitting.room_at(item, []).present}


def test_nobody_counts_before_anything_is_entered(
    clerk_client: Client, seats: list[Member], items: list[AgendaItem]
) -> None:
    """A3: of a meeting to come, or a cancelled one, nobody is absent."""
    page = opened(clerk_client)

    assert "Nobody is entered yet." in page
    assert page.count('<option value="" selected>Not entered') == 9
    assert Attendance.objects.count() == 0


def test_saving_an_untouched_sheet_enters_nobody(
    clerk_client: Client, seats: list[Member], items: list[AgendaItem]
) -> None:
    clerk_client.post(SHEET, form_of(opened(clerk_client)))

    assert Attendance.objects.count() == 0
    assert LogEntry.objects.count() == 0


def test_one_press_enters_all_who_are_not_entered_yet(
    clerk_client: Client, planning: Committee, seats: list[Member], meeting: Meeting
) -> None:
    planning.quorum = 4
    planning.save()
    save(clerk_client, "menon", was="apologies")

    page = text_of(
        clerk_client.post(
            SHEET, form_of(opened(clerk_client)) | {"do": "everyone"}, follow=True
        )
    )

    there = [each.presence for each in Attendance.objects.order_by("position")]
    assert there.count("present") == 8
    assert row("menon").presence == "apologies"
    assert row("adeyemi").capacity == "Chair"
    assert "8 of 9 members in the room at the start." in page
    assert "4 are needed to decide." in page
    assert "Everyone is here" not in page
    names = Attendance.objects.order_by("position").values_list(
        "person_name", flat=True
    )
    assert list(names) == [each.name for each in seats]


def test_too_few_is_a_warning_in_words(
    clerk_client: Client,
    planning: Committee,
    seats: list[Member],
    items: list[AgendaItem],
) -> None:
    planning.quorum = 9
    planning.save()
    everyone(clerk_client)
    assert "Fewer than" not in opened(clerk_client)

    save(clerk_client, "menon", left="i8")

    page = opened(clerk_client)
    assert "Fewer than 9 members are in the room for item 8, item 9." in page


def test_she_had_gone_home(
    clerk_client: Client,
    client: Client,
    meeting: Meeting,
    items: list[AgendaItem],
    seats: list[Member],
    clerk: Any,
) -> None:
    """V2: one leaves after item 7 and is back for item 9; another arrives at item 3."""
    everyone(clerk_client)
    page = opened(clerk_client)
    lefts = re.search(r'name="rows-3-left".*?</select>', page, re.DOTALL)
    assert lefts
    assert '<option value="i8">After item 7</option>' in lefts[0]
    assert '<option value="i9">For item 9</option>' in page

    save(clerk_client, "menon", left="i8", came="i9")
    save(clerk_client, "qureshi", came="i3")

    everybody = {each.uid for each in seats}
    assert in_the_room(meeting, "i2") == everybody - {"qureshi"}
    assert in_the_room(meeting, "i3") == everybody
    assert in_the_room(meeting, "i7") == everybody
    assert in_the_room(meeting, "i8") == everybody - {"menon"}
    assert in_the_room(meeting, "i9") == everybody
    sheet = opened(clerk_client)
    assert "Left before item 8, back for item 9" in sheet
    assert "Came in for item 3" in sheet
    publish_notice(meeting=meeting, now=NOON, by=clerk)
    publish_agenda(meeting=meeting, now=NOON, by=clerk)
    publish_minutes(meeting=meeting, now=NOON, by=clerk)
    public = text_of(client.get("/meetings/march/"))
    said = " ".join(re.sub("<[^>]+>", " ", public).split())
    assert said.count("Left before item 8 , back for item 9") == 1
    assert said.count("Came in for item 3") == 1


def test_somebody_out_for_two_different_items(
    clerk_client: Client, meeting: Meeting, items: list[AgendaItem], seats: list[Member]
) -> None:
    everyone(clerk_client)
    save(clerk_client, "menon", out=["i3", "i6"], back=["i4", "i8"], left="i9")

    out = [n for n in range(1, 10) if "menon" not in in_the_room(meeting, f"i{n}")]
    assert out == [3, 6, 7, 9]
    page = opened(clerk_client)
    assert (
        "Left before item 3, back for item 4; left before item 6, back for item 8; left"
        " before item 9" in page
    )

    save(clerk_client, "menon", out=["", "i6", ""], back=["", "i8", ""])

    assert [each.left_at for each in row("menon").absences] == ["i6"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"came": "i3", "left": "i3"}, "can’t have come and left in that order"),
        (
            {"out": ["i3", ""], "back": ["", ""]},
            "can’t have come and left in that order",
        ),
        ({"out": ["i3"], "back": ["i6"], "left": "i4"}, "in that order"),
        ({"out": ["i3", "i5"], "back": ["i6", "i7"]}, "in that order"),
        ({"left": "i1"}, "can’t have left before the first item"),
        ({"came": "else"}, "isn’t on this agenda"),
        ({"left": "NO SUCH"}, "isn’t on this agenda"),
    ],
)
def test_comings_and_goings_that_contradict_are_refused_in_words(
    clerk_client: Client,
    planning: Committee,
    items: list[AgendaItem],
    seats: list[Member],
    fields: dict[str, Any],
    says: str,
) -> None:
    other = Meeting.objects.create(committee=planning, date=date(2027, 4, 1))
    AgendaItem.objects.create(meeting=other, uid="else", title="Else", position=0)
    everyone(clerk_client)
    both = changed(opened(clerk_client), "menon", **fields)
    n = n_of(opened(clerk_client), "tetlow")

    response = clerk_client.post(SHEET, both | {f"rows-{n}-was": "absent"})

    assert response.status_code == 422
    page = text_of(response)
    assert "Menon" in page
    assert says in page
    assert row("menon").left_at is None
    assert row("tetlow").presence == "absent"


def test_who_is_absent_loses_their_comings_and_goings(
    clerk_client: Client, items: list[AgendaItem], seats: list[Member]
) -> None:
    everyone(clerk_client)
    save(clerk_client, "menon", left="i8")
    save(clerk_client, "menon", was="absent", left="i8")

    assert row("menon").presence == "absent"
    assert row("menon").left_at is None


def test_remote_and_not_entered_again(
    clerk_client: Client, items: list[AgendaItem], seats: list[Member]
) -> None:
    save(clerk_client, "menon", was="remote-present")
    assert row("menon").mode == "remote"
    assert was_of(row("menon")) == "remote-present"

    save(clerk_client, "menon", was="")

    assert not Attendance.objects.exists()


def test_a_substitute_sits_for_who_is_not_there(
    clerk_client: Client,
    planning: Committee,
    items: list[AgendaItem],
    seats: list[Member],
) -> None:
    iqbal = Member.objects.create(uid="iqbal", name="Iqbal")
    Membership.objects.create(committee=planning, member=iqbal, role="substitute")
    save(clerk_client, "iqbal", was="substitute:menon")
    everyone(clerk_client)

    assert row("iqbal").substitute_for.name == "Menon"
    assert row("iqbal").capacity == ""
    assert not Attendance.objects.filter(person__uid="menon").exists()
    page = text_of(save(clerk_client, "menon", was="present"))
    assert (
        "Iqbal is entered as a substitute for Menon. Change that first, or say" in page
    )
    assert not Attendance.objects.filter(person__uid="menon").exists()
    page = text_of(save(clerk_client, "iqbal", was="substitute:tetlow"))
    assert "Tetlow is entered as present, so Iqbal can’t be their substitute" in page
    assert row("iqbal").substitute_for.name == "Menon"
    assert "9 of 9 members in the room at the start" in opened(clerk_client)


def test_a_substitute_goes_as_the_member_comes(
    clerk_client: Client,
    planning: Committee,
    items: list[AgendaItem],
    seats: list[Member],
) -> None:
    """Each is in the vote for the items that they were there for."""
    iqbal = Member.objects.create(uid="iqbal", name="Iqbal")
    Membership.objects.create(committee=planning, member=iqbal, role="substitute")
    fourth, fifth = items[3].uid, items[4].uid
    save(clerk_client, "iqbal", was="substitute:menon", left=fifth)

    late = text_of(save(clerk_client, "menon", was="present", came=fourth))
    save(clerk_client, "menon", was="present", came=fifth)

    assert "one left and the other came in" in late
    assert row("menon").arrived_at == row("iqbal").left_at == fifth


def test_two_rows_that_rest_on_one_another_are_saved_together(
    clerk_client: Client,
    planning: Committee,
    items: list[AgendaItem],
    seats: list[Member],
) -> None:
    iqbal = Member.objects.create(uid="iqbal", name="Iqbal")
    Membership.objects.create(committee=planning, member=iqbal, role="substitute")
    everyone(clerk_client)
    page = opened(clerk_client)
    form = changed(page, "iqbal", was="remote-substitute:menon")
    form |= {f"rows-{n_of(page, 'menon')}-was": "apologies"}

    response = clerk_client.post(SHEET, form)

    assert response.status_code == 302
    assert row("menon").presence == "apologies"
    assert row("iqbal").mode == "remote"
    assert row("iqbal").substitute_for.uid == "menon"


def test_two_clerks_at_once(
    clerk_client: Client,
    second_client: Client,
    seats: list[Member],
    meeting: Meeting,
) -> None:
    everyone(clerk_client)
    mine, theirs = opened(clerk_client), opened(second_client)
    first = changed(theirs, "menon", was="apologies")
    first |= {f"rows-{n_of(theirs, 'ashby')}-was": "remote-present"}
    second_client.post(SHEET, first)
    form = changed(mine, "menon", was="absent")
    form |= {f"rows-{n_of(mine, 'tetlow')}-was": "absent"}

    response = clerk_client.post(SHEET, form)

    assert response.status_code == 409
    page = text_of(response)
    assert "You chose: Absent." in page
    assert "Saved is: Apologies." in page
    assert row("menon").presence == "apologies"
    assert row("tetlow").presence == "absent"
    assert row("ashby").mode == "remote"

    n = n_of(page, "menon")
    again = clerk_client.post(SHEET, form_of(page))
    assert again.status_code == 409
    clerk_client.post(SHEET, form_of(page) | {"do": f"mine:{n}"})

    assert row("menon").presence == "absent"


def test_the_saved_row_stays_where_that_is_chosen(
    clerk_client: Client,
    second_client: Client,
    seats: list[Member],
    meeting: Meeting,
) -> None:
    mine = opened(clerk_client)
    save(second_client, "menon", was="apologies")
    page = text_of(clerk_client.post(SHEET, changed(mine, "menon", was="absent")))
    n = n_of(page, "menon")

    response = clerk_client.post(SHEET, form_of(page) | {"do": f"saved:{n}"})

    assert response.status_code == 302
    assert row("menon").presence == "apologies"


def test_two_who_enter_the_same_agree(
    clerk_client: Client,
    second_client: Client,
    seats: list[Member],
    meeting: Meeting,
) -> None:
    mine = opened(clerk_client)
    save(second_client, "menon", was="apologies")

    response = clerk_client.post(SHEET, changed(mine, "menon", was="apologies"))

    assert response.status_code == 302
    assert LogEntry.objects.count() == 1


def test_the_script_saves_one_row(
    clerk_client: Client, items: list[AgendaItem], seats: list[Member]
) -> None:
    everyone(clerk_client)
    page = opened(clerk_client)
    n = n_of(page, "menon")
    whole = changed(page, "menon", left="i8")
    one = {
        name: value for name, value in whole.items() if name.startswith(f"rows-{n}-")
    }

    told = clerk_client.post(SHEET, one, **JSON).json()

    assert list(told["rows"]) == ["menon"]
    assert "Left before item 8" in told["rows"]["menon"]
    assert "Saved " in told["rows"]["menon"]
    assert f'name="rows-{n}-key"' in told["rows"]["menon"]
    assert "9 of 9 members" in told["here"]
    assert row("menon").left_at == "i8"

    refused = clerk_client.post(SHEET, one | {f"rows-{n}-was": "absent"}, **JSON)
    assert refused.status_code == 409
    assert "somebody else changed this" in refused.json()["rows"]["menon"]


def test_a_session_that_has_ended_is_told_in_json(
    client: Client, meeting: Meeting
) -> None:
    response = client.post(SHEET, {}, **JSON)

    assert response.status_code == 401
    assert response.json()["signed_out"] is True


@pytest.mark.parametrize(
    "address", [SHEET, f"{SHEET}add/", "/desk/meetings/march/order/"]
)
def test_another_committees_clerk_finds_nothing(
    other_client: Client, administrator: Any, meeting: Meeting, address: str
) -> None:
    assert other_client.get(address).status_code == 404
    assert other_client.post(address, {"do": "everyone"}).status_code == 404


def test_each_is_in_the_log_by_field(
    clerk_client: Client, items: list[AgendaItem], seats: list[Member], meeting: Meeting
) -> None:
    save(clerk_client, "menon", was="present")
    save(clerk_client, "menon", left="i8")

    first, second = LogEntry.objects.order_by("pk")
    assert first.fields == ["attendance[menon]"]
    assert second.fields == ["attendance[menon].left_at"]
    assert second.within == "march"
    meeting.refresh_from_db()
    assert meeting.revision == 2


def add(client: Client, **fields: object) -> Any:
    given = {"there_as": "in_attendance", **fields}
    return client.post(f"{SHEET}add/", given, follow=True)


@pytest.fixture
def two_davies(planning: Committee) -> list[Member]:
    members = [
        Member.objects.create(
            uid=f"alun-{ward.lower()}", name="Alun Davies", ward=ward, listed=True
        )
        for ward in ("Llanfair", "Penmorfa")
    ]
    for member in members:
        Membership.objects.create(committee=planning, member=member, role="member")
    Officer.objects.create(name="Alun Davies", job_title="Head of Planning")
    return members


def test_two_members_with_one_name(
    clerk_client: Client, two_davies: list[Member], items: list[AgendaItem]
) -> None:
    """V1."""
    page = opened(clerk_client)
    assert 'aria-label="Alun Davies (Llanfair) was"' in page
    assert 'aria-label="Alun Davies (Penmorfa) was"' in page

    save(clerk_client, "alun-llanfair", was="present")
    save(clerk_client, "alun-penmorfa", was="apologies")
    offered = text_of(clerk_client.get(f"{SHEET}add/"))
    assert 'value="Alun Davies, Head of Planning"' in offered
    add(clerk_client, name="Alun Davies, Head of Planning")

    assert row("alun-llanfair").presence == "present"
    assert row("alun-llanfair").ward == "Llanfair"
    assert row("alun-penmorfa").presence == "apologies"
    officer = Attendance.objects.get(person=None)
    assert (officer.person_name, officer.capacity) == (
        "Alun Davies",
        "Head of Planning",
    )
    entry = text_of(clerk_client.get(f"{SHEET}?at=i2"))
    assert "Alun Davies (Llanfair)</option>" in entry
    assert "Alun Davies (Penmorfa)</option>" in entry


def test_a_name_that_two_have_is_asked_about(
    clerk_client: Client, two_davies: list[Member], meeting: Meeting
) -> None:
    page = text_of(add(clerk_client, name="Alun Davies"))

    assert "2 members are called Alun Davies." in page
    assert "Alun Davies (Llanfair) or Alun Davies (Penmorfa)" in page
    assert 'value="Alun Davies"' in page
    assert not Attendance.objects.exists()


def test_someone_added_by_mistake_is_removed(
    clerk_client: Client, seats: list[Member], meeting: Meeting
) -> None:
    Member.objects.create(uid="visitor", name="Visitor", listed=True)
    add(clerk_client, name="Visitor", capacity="visiting member", remote="on")
    add(clerk_client, name="Jo Pike", capacity="Resident")
    assert "is on the list already" in text_of(add(clerk_client, name="Visitor"))
    assert "is on the list already" in text_of(add(clerk_client, name="JO PIKE"))
    assert row("visitor").mode == "remote"
    page = opened(clerk_client)

    n = n_of(page, "visitor")
    clerk_client.post(SHEET, form_of(page) | {"do": f"remove:{n}"})

    assert [each.person_name for each in Attendance.objects.all()] == ["Jo Pike"]


def test_a_member_who_comes_as_a_substitute(
    clerk_client: Client, seats: list[Member], items: list[AgendaItem]
) -> None:
    Member.objects.create(uid="visitor", name="Visitor", listed=True)
    add(clerk_client, name="Visitor", there_as="substitute:menon")

    assert row("visitor").substitute_for.uid == "menon"
    page = text_of(add(clerk_client, name="Nobody", there_as="substitute:ashby"))
    assert "Only a member of the council has a seat here" in page


def test_a_substitute_who_has_three_mandates_is_listed_once(
    clerk_client: Client, planning: Committee
) -> None:
    """V3."""
    member = Member.objects.create(uid="ann", name="Ann Prys")
    for role, starts, ends in (
        ("substitute", date(2027, 1, 1), date(2027, 3, 31)),
        ("substitute", date(2027, 5, 1), date(2027, 6, 30)),
        ("member", date(2027, 9, 1), None),
    ):
        Membership.objects.create(
            committee=planning, member=member, role=role, starts=starts, ends=ends
        )
    counted = []
    for month in (2, 5, 7, 10):
        meeting = Meeting.objects.create(committee=planning, date=date(2027, month, 15))
        page = text_of(clerk_client.get(f"/desk/meetings/{meeting.uid}/attendance/"))
        counted.append(page.count('data-row="ann"'))

    assert counted == [1, 1, 0, 1]


def test_a_vote_of_someone_out_of_the_room_is_warned_of(
    clerk_client: Client, seats: list[Member], items: list[AgendaItem]
) -> None:
    everyone(clerk_client)
    vote = RecordedVote.objects.create(item=items[7], position=0)
    Ballot.objects.create(
        recorded_vote=vote, position=0, person_name="Menon", person=seats[3], vote="for"
    )

    page = text_of(save(clerk_client, "menon", left="i8"))

    assert row("menon").left_at == "i8"
    assert "Menon has a vote at item 8, and had left there." in page


def step(client: Client, who: str, at: str, do: str) -> str:
    given = {"who": who, "at": at, "do": do, "next": f"{SHEET}?at={at}"}
    return text_of(client.post(SHEET, given, follow=True))


def test_left_and_came_in_one_press_from_an_item(
    clerk_client: Client, meeting: Meeting, seats: list[Member], items: list[AgendaItem]
) -> None:
    everyone(clerk_client)

    assert "Menon: Left before item 3." in step(clerk_client, "menon", "i3", "left")
    assert "is out of the room at this item already" in step(
        clerk_client, "menon", "i4", "left"
    )
    page = step(clerk_client, "menon", "i5", "came")
    assert "Menon: Left before item 3, back for item 5." in page
    step(clerk_client, "menon", "i7", "out")
    page = step(clerk_client, "menon", "i9", "left")

    out = [n for n in range(1, 10) if "menon" not in in_the_room(meeting, f"i{n}")]
    assert out == [3, 4, 7, 9]
    assert "; left before item 7, back for item 8; left before item 9." in page


def test_who_comes_late_is_entered_by_coming(
    clerk_client: Client, seats: list[Member], items: list[AgendaItem]
) -> None:
    step(clerk_client, "menon", "i4", "came")
    page = step(clerk_client, "ashby", "i4", "left")

    assert row("menon").arrived_at == "i4"
    assert "Ashby isn’t entered as present." in page
    assert "Choose who came or left." in step(clerk_client, "nobody", "i4", "left")


def test_it_goes_nowhere_else_after_a_press(
    clerk_client: Client, seats: list[Member], items: list[AgendaItem]
) -> None:
    given = {"who": "menon", "at": "i4", "do": "came", "next": "https://else.example/"}

    response = clerk_client.post(SHEET, given)

    assert response.headers["Location"] == SHEET


def test_an_absence_at_an_item_that_is_taken_off_goes_with_it(
    clerk_client: Client, meeting: Meeting, items: list[AgendaItem], seats: list[Member]
) -> None:
    everyone(clerk_client)
    save(clerk_client, "menon", out=["i3", "i6"], back=["i4", "i8"])
    items[5].delete()

    page = opened(clerk_client)

    assert "Left before item 3, back for item 4" in page
    save(clerk_client, "menon", left="i9")
    assert row("menon").left_at == "i9"
    assert [each.left_at for each in row("menon").absences] == ["i3"]


@pytest.mark.parametrize("count", [5, 25])
def test_the_sheet_asks_as_often_for_25_as_for_5(
    clerk_client: Client,
    meeting: Meeting,
    planning: Committee,
    add_item: Callable[..., AgendaItem],
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for n in range(count):
        add_item(f"Thing {n}")
        member = Member.objects.create(name=f"Member {n}")
        Membership.objects.create(committee=planning, member=member, role="member")
    everyone(clerk_client)
    opened(clerk_client)  # what was done is said once, and then forgotten

    with django_assert_num_queries(8):
        opened(clerk_client)
    with django_assert_num_queries(5):
        clerk_client.get("/desk/meetings/march/order/")
