"""Members, officers, committees and who sits on them, at the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from committees.models import (
    Committee,
    LogEntry,
    Member,
    Membership,
    Officer,
    Role,
    RoleName,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test.client import _MonkeyPatchedWSGIResponse as ClientResponse

    from committees.models import (
        User,
    )

PLANNING = "/desk/committees/planning/"


@pytest.fixture
def desk(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


@pytest.fixture
def planning(db: None) -> Committee:
    return Committee.objects.create(slug="planning", name="Planning", listed=True)


@pytest.fixture
def clerk(ruth: User, planning: Committee) -> Client:
    """The browser of a clerk of Planning."""
    Role.objects.create(user=ruth, name=RoleName.CLERK, committee=planning)
    client = Client()
    client.force_login(ruth)
    return client


@pytest.fixture
def ann(db: None) -> Member:
    return Member.objects.create(uid="ann", name="Ann Price", listed=True)


@pytest.fixture
def seated(clerk: Client, ann: Member) -> Callable[..., ClientResponse]:
    def seat(starts: str, ends: str = "", role: str = "substitute") -> ClientResponse:
        given = {"member": "ann", "role": role, "starts": starts, "ends": ends}
        return clerk.post(PLANNING, given)

    return seat


def test_three_mandates_are_one_line_of_the_committee_and_three_of_the_person(
    seated: Callable[..., ClientResponse],
    client: Client,
    settings: Any,
) -> None:
    """V3. In July she is on no list; on the others once."""
    seated("2027-01-01", "2027-03-31")
    seated("2027-05-01", "2027-06-30")
    seated("2027-09-01", role="member")

    lines = {}
    for month in (2, 5, 7, 10):
        settings.FIXED_TODAY = date(2027, month, 15)
        lines[month] = client.get("/committees/planning/").content.decode()

    assert [page.count("Ann Price</a>") for page in lines.values()] == [1, 1, 1, 1]
    assert "Substitute</td>" in lines[5]
    assert "Member from 1 September 2027" in lines[7]
    person = client.get("/members/ann/").content.decode()
    assert person.count("/committees/planning/") == 3


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2027-03-31", "2027-04-30"),
        ("2027-02-01", "2027-02-02"),
        ("2026-12-01", ""),
        ("", "2027-01-01"),
        ("", ""),
    ],
)
def test_a_seat_that_overlaps_is_refused_with_a_sentence(
    seated: Callable[..., ClientResponse], starts: str, ends: str
) -> None:
    seated("2027-01-01", "2027-03-31")

    page = seated(starts, ends, role="member")

    assert page.status_code == 422
    says = "as substitute from 1 January 2027 to 31 March 2027"
    assert says in page.content.decode()
    assert Membership.objects.count() == 1


def test_a_seat_is_ended_by_its_last_day(
    clerk: Client, seated: Callable[..., ClientResponse]
) -> None:
    seated("2027-01-01")
    seat = Membership.objects.get()
    given = {"role": "substitute", "starts": "2027-01-01", "ends": "2027-03-31"}

    clerk.post(f"{PLANNING}seats/{seat.pk}/", given)

    seat.refresh_from_db()
    assert seat.ends == date(2027, 3, 31)
    entry = LogEntry.objects.latest("pk")
    assert (entry.what, entry.fields) == ("ended a seat", ["ends"])
    assert (entry.uid, entry.within) == ("ann", "planning")
    assert seated("2027-04-01").status_code == 302


def test_a_seat_ends_after_it_starts(
    clerk: Client, seated: Callable[..., ClientResponse]
) -> None:
    page = seated("2027-03-02", "2027-03-01")

    assert page.status_code == 422
    assert "The last day comes after the first." in page.content.decode()


def test_a_seat_that_is_moved_into_another_is_refused(
    clerk: Client, seated: Callable[..., ClientResponse]
) -> None:
    seated("2027-01-01", "2027-03-31")
    seated("2027-05-01", "2027-06-30")
    second = Membership.objects.get(starts=date(2027, 5, 1))
    given = {"role": "member", "starts": "2027-03-01", "ends": "2027-06-30"}

    page = clerk.post(f"{PLANNING}seats/{second.pk}/", given)

    assert "has a seat there already" in page.content.decode()
    second.refresh_from_db()
    assert second.starts == date(2027, 5, 1)


def test_two_of_one_name_are_told_apart_by_their_wards(clerk: Client) -> None:
    """V1."""
    for uid, ward in (("one", "Llanfair"), ("two", "Penmorfa")):
        Member.objects.create(uid=uid, name="Alun Davies", ward=ward, listed=True)

    page = clerk.get(PLANNING).content.decode()

    assert ">Alun Davies, Llanfair</option>" in page
    assert ">Alun Davies, Penmorfa</option>" in page


def test_a_second_member_of_that_name_can_be_added(desk: Client) -> None:
    for ward in ("Llanfair", "Penmorfa"):
        given = {"name": "Alun Davies", "kind": "councillor", "ward": ward}
        assert desk.post("/desk/people/members/add/", given).status_code == 302

    assert Member.objects.filter(name="Alun Davies", listed=True).count() == 2


def test_a_committees_address_is_made_of_its_name_and_stays(desk: Client) -> None:
    given = {
        "name": "Tai a Llŷn’s Highways",
        "kind": "panel",
        "numbering": "per_meeting",
    }
    add = "/desk/people/committees/add/"
    assert desk.post(add, given).status_code == 302
    assert desk.post(add, given).status_code == 302

    slugs = list(Committee.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs == ["tai-a-llyns-highways", "tai-a-llyns-highways-2"]

    changed = given | {"name": "Roads", "remit": "<p>Roads<script>x</script></p>"}
    desk.post(f"/desk/committees/{slugs[0]}/change/", changed)

    committee = Committee.objects.get(slug=slugs[0])
    assert (committee.name, committee.remit) == ("Roads", "<p>Roads</p>")
    assert committee.listed
    assert LogEntry.objects.latest("pk").fields == ["name", "remit"]


def test_a_committee_doesnt_report_to_itself(desk: Client, planning: Committee) -> None:
    below = Committee.objects.create(slug="below", name="Below", parent=planning)
    given = {
        "name": "Planning",
        "kind": "other",
        "numbering": "per_meeting",
        "parent": below.slug,
    }

    page = desk.post("/desk/committees/planning/change/", given)

    assert page.status_code == 422
    assert "report to itself" in page.content.decode()


def test_an_officer_is_found_among_many(
    clerk: Client, django_assert_num_queries: Any
) -> None:
    Officer.objects.bulk_create(
        Officer(uid=f"o{n}", name=f"Officer {n:03}", team="Housing") for n in range(500)
    )
    Officer.objects.create(uid="nia", name="Nia Treharne", job_title="Head of Highways")

    clerk.get(PLANNING)  # the first of a session renews it
    with django_assert_num_queries(5):
        page = clerk.get("/desk/people/officers/").content.decode()
    found = clerk.get("/desk/people/officers/?q=highways").content.decode()

    assert page.count('<th scope="row">') == 50
    assert "?page=2" in page
    assert "Nia Treharne" in found
    assert "Officer 0" not in found
    second = clerk.get("/desk/people/officers/?q=housing&page=2").content.decode()
    assert "?q=housing&amp;page=3" in second


def test_a_clerk_keeps_officers(clerk: Client) -> None:
    clerk.post("/desk/people/officers/add/", {"name": "Nia", "phone": "01632 960131"})
    officer = Officer.objects.get()
    clerk.post(f"/desk/people/officers/{officer.uid}/", {"name": "Nia T"})

    officer.refresh_from_db()
    assert (officer.name, officer.phone) == ("Nia T", "")
    what = list(LogEntry.objects.order_by("pk").values_list("what", "fields"))
    assert what[1] == ("changed an officer", ["name", "phone"])


def test_nothing_typed_is_lost_when_something_is_missing(desk: Client) -> None:
    given = {"name": "", "kind": "co_opted", "ward": "Castle", "email": "no"}

    page = desk.post("/desk/people/members/add/", given)

    words = page.content.decode()
    assert page.status_code == 422
    assert 'value="Castle"' in words
    assert "Write the member’s name." in words
    assert "Write the e-mail as name@example.org." in words


@pytest.mark.parametrize("members", [5, 25])
def test_a_committees_page_asks_the_same_for_many(
    clerk: Client, planning: Committee, members: int, django_assert_num_queries: Any
) -> None:
    for n in range(members):
        member = Member.objects.create(uid=f"m{n}", name=f"M {n}", listed=True)
        Membership.objects.create(committee=planning, member=member)

    clerk.get(PLANNING)  # the first of a session renews it
    with django_assert_num_queries(8):
        clerk.get(PLANNING)


def test_a_nul_in_a_filter_is_no_error(desk: Client) -> None:
    assert desk.get("/desk/people/members/?q=%00a&page=x").status_code == 200
