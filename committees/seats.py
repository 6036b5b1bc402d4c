"""Who sits on a committee on a day: each person once, the chair first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from committees.models import Member, Membership, MembershipRole

if TYPE_CHECKING:
    from datetime import date

    from committees.models import Committee

_ORDER = [
    MembershipRole.CHAIR,
    MembershipRole.VICE_CHAIR,
    MembershipRole.MEMBER,
    MembershipRole.CO_OPTED,
    MembershipRole.SUBSTITUTE,
]


@dataclass(frozen=True)
class Seat:
    member: Member
    role: MembershipRole


def members_on(committee: Committee, day: date) -> list[Seat]:
    """The members of a committee on a day, with the highest role of each."""
    rows = Membership.objects.filter(committee=committee).on(day)
    seats: dict[int, Seat] = {}
    ranked = sorted(
        rows.select_related("member"),
        key=lambda row: (
            _ORDER.index(MembershipRole(row.role)),
            row.member.name.casefold(),
            row.member.ward,
            row.member.uid,
        ),
    )
    for row in ranked:
        seats.setdefault(row.member_id, Seat(row.member, MembershipRole(row.role)))
    return list(seats.values())


def shared_names() -> frozenset[str]:
    """Names that two or more members have: their ward tells them apart."""
    counted = Member.objects.order_by().values("name").annotate(n=Count("pk"))
    return frozenset(counted.filter(n__gt=1).values_list("name", flat=True))
