"""Who is who in Harrowdale, as `council.json` says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from opendata.council import (
    CouncilCommittee,
    CouncilMember,
    CouncilMembership,
    CouncilOfficer,
    CouncilRecord,
)
from opendata.demo.committees import CONTINUOUS, QUORUMS, REMITS, SEATS
from opendata.demo.people import CAPSTICK, MEMBERS, OFFICERS, VENKATARAMAN, address
from opendata.demo.text import rich, uid

if TYPE_CHECKING:
    import datetime as dt

    from opendata.demo.diary import Diary
    from opendata.demo.people import Member, Officer


def council(diary: Diary) -> CouncilRecord:
    """Return the council in the order in which an export writes it."""
    return CouncilRecord(
        committees=tuple(sorted(_committees(), key=lambda each: each.slug)),
        members=tuple(sorted(_members(diary), key=lambda each: each.uid)),
        memberships=tuple(
            sorted(
                _memberships(diary),
                key=lambda each: (each.committee, each.member, str(each.from_)),
            )
        ),
        officers=tuple(
            sorted((_officer(each) for each in OFFICERS), key=lambda each: each.uid)
        ),
    )


def _committees() -> list[CouncilCommittee]:
    return [
        CouncilCommittee(
            slug=committee.slug,
            name=committee.name,
            kind=committee.kind,
            remit=rich(REMITS[committee]),
            quorum=QUORUMS[committee],
            numbering="continuous" if committee in CONTINUOUS else "per_meeting",
        )
        for committee in SEATS
    ]


def _in_office(member: Member, diary: Diary) -> tuple[dt.date, dt.date | None]:
    """Return a member's first and last day; all but two came with the last election."""
    if member is CAPSTICK:
        return diary.annual_meeting(7), diary.annual_meeting(1)
    if member is VENKATARAMAN:
        return diary.annual_meeting(1), None
    return diary.annual_meeting(3), None


def _members(diary: Diary) -> list[CouncilMember]:
    return [
        CouncilMember(
            uid=member.uid,
            name=member.title,
            kind=member.kind,
            party=member.party,
            ward=member.ward,
            email=member.email or address(member.name),
            office_from=_in_office(member, diary)[0],
            office_to=_in_office(member, diary)[1],
        )
        for member in MEMBERS
    ]


def _memberships(diary: Diary) -> list[CouncilMembership]:
    seats = []
    for committee, sitting in SEATS.items():
        for member, role in sitting:
            first, last = _in_office(member, diary)
            seats.append(
                CouncilMembership(
                    committee=committee.slug,
                    member=member.uid,
                    role=role,
                    from_=first,
                    to=last,
                )
            )
    return seats


def _officer(officer: Officer) -> CouncilOfficer:
    return CouncilOfficer(
        uid=uid(f"officer {officer.name}"),
        name=officer.name,
        job_title=officer.job_title,
        email=address(officer.name),
        phone=officer.phone,
        team=officer.team,
    )
