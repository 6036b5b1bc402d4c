"""Who sits on a committee: seats are added, ended and put right, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from committees.actions import PeopleError
from committees.logbook import write_log
from committees.models import Committee, Membership

if TYPE_CHECKING:
    from datetime import date, datetime

    from committees.models import Member, MembershipRole, User


@transaction.atomic
def add_seat(
    *,
    committee: Committee,
    member: Member,
    role: MembershipRole,
    starts: date | None,
    ends: date | None,
    now: datetime,
    by: User,
) -> Membership:
    """Seat a member on a committee. A seat is public, and so is who has it."""
    locked = Committee.objects.select_for_update().get(pk=committee.pk)
    seat = Membership(
        committee=locked, member=member, role=role, starts=starts, ends=ends
    )
    _keep(seat)
    if not member.listed:
        member.listed = True
        member.save(update_fields=["listed"])
    _log(seat, "seated a member", now, by, ["role", "starts", "ends"])
    return seat


@transaction.atomic
def change_seat(
    *,
    seat: Membership,
    role: MembershipRole,
    starts: date | None,
    ends: date | None,
    now: datetime,
    by: User,
) -> None:
    """End a seat, or put right what was typed wrong of it."""
    Committee.objects.select_for_update().get(pk=seat.committee_id)
    row = Membership.objects.select_related("member", "committee").get(pk=seat.pk)
    given = {"role": role, "starts": starts, "ends": ends}
    changed = [name for name, value in given.items() if getattr(row, name) != value]
    row.role, row.starts, row.ends = role, starts, ends
    _keep(row)
    if changed:
        what = "ended a seat" if changed == ["ends"] and ends else "changed a seat"
        _log(row, what, now, by, changed)


def period(seat: Membership) -> str:
    """From when to when, as a sentence has it."""
    starts = f"{seat.starts:%-d %B %Y}" if seat.starts else "the beginning"
    ends = f"to {seat.ends:%-d %B %Y}" if seat.ends else "on"
    return f"from {starts} {ends}"


def _keep(seat: Membership) -> None:
    others = Membership.objects.filter(committee=seat.committee, member=seat.member)
    for other in others.exclude(pk=seat.pk):
        if other.overlaps(seat.starts, seat.ends):
            raise PeopleError(
                f"{seat.member.name} has a seat there already, as"
                f" {other.get_role_display().lower()} {period(other)}. End that one the"
                " day before, or choose days outside it."
            )
    try:
        seat.full_clean()
    except ValidationError as error:
        raise PeopleError(" ".join(error.messages)) from error
    seat.save()


def _log(
    seat: Membership, what: str, now: datetime, by: User, fields: list[str]
) -> None:
    write_log(
        now=now,
        by=by,
        what=what,
        kind="member",
        uid=seat.member.uid,
        within=seat.committee.slug,
        fields=fields,
    )
