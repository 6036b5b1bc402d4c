"""Members on a day (V3: the substitute with three mandates)."""

from __future__ import annotations

from datetime import date

import pytest

from committees.models import Committee, Member, Membership
from committees.seats import members_on, shared_names


@pytest.fixture
def committee(db: None) -> Committee:
    return Committee.objects.create(slug="audit", name="Audit")


def test_somebody_with_three_mandates_is_listed_once_while_one_runs(
    committee: Committee,
) -> None:
    """V3: February, May and October, and not July."""
    member = Member.objects.create(uid="ann", name="Ann Price")
    for role, starts, ends in (
        ("substitute", date(2027, 1, 1), date(2027, 3, 31)),
        ("substitute", date(2027, 5, 1), date(2027, 6, 30)),
        ("member", date(2027, 9, 1), None),
    ):
        Membership.objects.create(
            committee=committee, member=member, role=role, starts=starts, ends=ends
        )

    listed = {
        month: [(s.member.uid, s.role) for s in members_on(committee, day)]
        for month, day in (
            ("February", date(2027, 2, 10)),
            ("May", date(2027, 5, 10)),
            ("July", date(2027, 7, 15)),
            ("October", date(2027, 10, 10)),
        )
    }

    assert listed == {
        "February": [("ann", "substitute")],
        "May": [("ann", "substitute")],
        "July": [],
        "October": [("ann", "member")],
    }


def test_the_chair_comes_first_and_substitutes_last(committee: Committee) -> None:
    for name, role in (
        ("Zed", "chair"),
        ("Bea", "member"),
        ("Ann", "substitute"),
        ("Cay", "member"),
    ):
        member = Member.objects.create(uid=name.lower(), name=name)
        Membership.objects.create(committee=committee, member=member, role=role)

    names = [seat.member.name for seat in members_on(committee, date(2027, 3, 1))]

    assert names == ["Zed", "Bea", "Cay", "Ann"]


def test_names_that_two_have(db: None) -> None:
    for uid, name in (("a", "Alun Davies"), ("b", "Alun Davies"), ("c", "Bea")):
        Member.objects.create(uid=uid, name=name)

    assert shared_names() == {"Alun Davies"}
