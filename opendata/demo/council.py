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
from opendata.demo.committees import CONTINUOUS, PARENTS, QUORUMS, REMITS
from opendata.demo.people import MEMBERS, OFFICERS, address
from opendata.demo.seats import ACTIVE, SEATS, in_office
from opendata.demo.text import rich, uid

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.people import Officer


def council(diary: Diary) -> CouncilRecord:
    """Return the council in the order in which an export writes it."""
    return CouncilRecord(
        committees=tuple(sorted(_committees(diary), key=lambda each: each.slug)),
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


def _committees(diary: Diary) -> list[CouncilCommittee]:
    found = []
    for committee in SEATS:
        first, last = ACTIVE.get(committee, (None, None))
        parent = PARENTS.get(committee)
        found.append(
            CouncilCommittee(
                slug=committee.slug,
                name=committee.name,
                kind=committee.kind,
                parent=parent.slug if parent else None,
                remit=rich(REMITS[committee]),
                quorum=QUORUMS[committee],
                numbering="continuous" if committee in CONTINUOUS else "per_meeting",
                active_from=first(diary) if first else None,
                active_to=last(diary) if last else None,
            )
        )
    return found


def _members(diary: Diary) -> list[CouncilMember]:
    return [
        CouncilMember(
            uid=member.uid,
            name=member.title,
            kind=member.kind,
            party=member.party,
            ward=member.ward,
            email=member.email or address(member.name),
            office_from=in_office(member, diary)[0],
            office_to=in_office(member, diary)[1],
        )
        for member in MEMBERS
    ]


def _memberships(diary: Diary) -> list[CouncilMembership]:
    return [
        CouncilMembership(
            committee=committee.slug,
            member=seat.member.uid,
            role=seat.role,
            from_=seat.first_day(diary),
            to=seat.last_day(diary),
        )
        for committee, sitting in SEATS.items()
        for seat in sitting
    ]


def _officer(officer: Officer) -> CouncilOfficer:
    return CouncilOfficer(
        uid=uid(f"officer {officer.name}"),
        name=officer.name,
        job_title=officer.job_title,
        email=address(officer.name),
        phone=officer.phone,
        team=officer.team,
    )
