"""`council.json`: committees, members, memberships and officers as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.db import transaction
from pydantic import Field

from committees.logbook import write_log
from committees.models import Committee, Member, Membership, Officer
from meetings.actions.taking_in import queue_imports
from meetings.record.base import Line, LocalDate, RecordModel, RichText, Uid
from meetings.record.meeting import CommitteeKind
from meetings.record.reading import RecordRefusedError
from meetings.record.rules import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

Quorum = Annotated[int, Field(ge=0, le=1_000)]


class CouncilCommittee(RecordModel):
    """A committee; `parent` is the slug of the one that it belongs to. It is public
    where it is `listed`, or something published names it."""

    slug: Uid
    name: Line
    kind: CommitteeKind = "other"
    parent: Uid | None = None
    remit: RichText = ""
    quorum: Quorum | None = None
    numbering: Literal["per_meeting", "continuous"] = "per_meeting"
    active_from: LocalDate | None = None
    active_to: LocalDate | None = None
    listed: bool = True


class CouncilMember(RecordModel):
    """A member; public where `listed`, or something published names them."""

    uid: Uid
    name: Line
    kind: Literal["councillor", "co_opted", "independent"] = "councillor"
    party: Line = ""
    ward: Line = ""
    email: Line = ""
    office_from: LocalDate | None = None
    office_to: LocalDate | None = None
    listed: bool = True


class CouncilMembership(RecordModel):
    """A seat; `from` and `to` are its first and last day, null where not known."""

    committee: Uid
    member: Uid
    role: Literal["chair", "vice_chair", "member", "co_opted", "substitute"] = "member"
    from_: LocalDate | None = Field(default=None, alias="from")
    to: LocalDate | None = None


class CouncilOfficer(RecordModel):
    uid: Uid
    name: Line
    job_title: Line = ""
    email: Line = ""
    phone: Line = ""
    team: Line = ""


class CouncilRecord(RecordModel):
    """Who is who in a council: reference data, public as it stands."""

    format: Literal["minutebook.council/1"] = "minutebook.council/1"
    committees: tuple[CouncilCommittee, ...] = ()
    members: tuple[CouncilMember, ...] = ()
    memberships: tuple[CouncilMembership, ...] = ()
    officers: tuple[CouncilOfficer, ...] = ()


def faults_in_council(record: CouncilRecord) -> list[Fault]:
    return [
        *_once("committees", [each.slug for each in record.committees], "slug"),
        *_once("members", [each.uid for each in record.members], "uid"),
        *_once("officers", [each.uid for each in record.officers], "uid"),
        *_committees(record),
        *_members(record),
        *_memberships(record),
    ]


def _once(place: str, names: list[str], field: str) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for n, name in enumerate(names):
        if first.setdefault(name, n) != n:
            says = f"{name!r} is already that of {place}[{first[name]}]"
            yield Fault(f"{place}[{n}].{field}", says)


def _committees(record: CouncilRecord) -> Iterator[Fault]:
    parents = {each.slug: each.parent for each in record.committees}
    for n, each in enumerate(record.committees):
        place = f"committees[{n}]"
        if each.active_from and each.active_to and each.active_to < each.active_from:
            yield Fault(f"{place}.active_to", "is before active_from")
        if each.parent and each.parent not in parents:
            yield Fault(f"{place}.parent", f"{each.parent!r} is no committee here")
        above, seen = each.parent, {each.slug}
        while above:
            if above in seen:
                yield Fault(f"{place}.parent", "leads back to the committee itself")
                break
            seen.add(above)
            above = parents.get(above)


def _members(record: CouncilRecord) -> Iterator[Fault]:
    for n, each in enumerate(record.members):
        if each.office_from and each.office_to and each.office_to < each.office_from:
            yield Fault(f"members[{n}].office_to", "is before office_from")


def _memberships(record: CouncilRecord) -> Iterator[Fault]:
    committees = {each.slug for each in record.committees}
    members = {each.uid: each.name for each in record.members}
    seats: dict[tuple[str, str], list[Membership]] = {}
    for n, each in enumerate(record.memberships):
        place = f"memberships[{n}]"
        if each.committee not in committees:
            yield Fault(
                f"{place}.committee", f"{each.committee!r} is no committee here"
            )
        if each.member not in members:
            yield Fault(f"{place}.member", f"{each.member!r} is no member here")
        if each.from_ and each.to and each.to < each.from_:
            yield Fault(
                f"{place}.to", "is before from; a membership ends after it starts"
            )
        others = seats.setdefault((each.committee, each.member), [])
        if any(other.overlaps(each.from_, each.to) for other in others):
            name = members.get(each.member, each.member)
            says = f"{name} has a seat there already in that time; end one first"
            yield Fault(f"{place}.from", says)
        others.append(Membership(starts=each.from_, ends=each.to))


@transaction.atomic
def write_council(record: CouncilRecord, *, now: datetime) -> None:
    """Make the tables say what the record says; what it doesn't name stays.

    A member's seats on a committee are replaced by those that the record gives.
    Raises RecordRefusedError.
    """
    if faults := faults_in_council(record):
        raise RecordRefusedError(faults)
    queue_imports()
    committees: dict[str, Committee] = {}
    for each in record.committees:
        columns = _columns(each, "slug", "parent")
        committees[each.slug], _ = Committee.objects.update_or_create(
            slug=each.slug, defaults=columns
        )
    for each in record.committees:
        committee = committees[each.slug]
        committee.parent = committees[each.parent] if each.parent else None
        committee.save(update_fields=["parent"])
    members: dict[str, Member] = {}
    for member in record.members:
        members[member.uid], _ = Member.objects.update_or_create(
            uid=member.uid, defaults=_columns(member, "uid")
        )
    for officer in record.officers:
        Officer.objects.update_or_create(
            uid=officer.uid, defaults=officer.model_dump(exclude={"uid"})
        )
    for slug, uid in {(each.committee, each.member) for each in record.memberships}:
        Membership.objects.filter(
            committee=committees[slug], member=members[uid]
        ).delete()
    write_log(now=now, by=None, what="imported", kind="council", uid="council")
    Membership.objects.bulk_create(
        Membership(
            committee=committees[each.committee],
            member=members[each.member],
            role=each.role,
            starts=each.from_,
            ends=each.to,
        )
        for each in record.memberships
    )


def _columns(part: RecordModel, *but: str) -> dict[str, object]:
    """The part's columns. What is public stays so: something published may name it."""
    columns = part.model_dump(exclude=set(but))
    if not columns["listed"]:
        del columns["listed"]
    return columns


def read_council() -> CouncilRecord:
    """Build the record of the council from the tables.

    Rows are read as `Any`, as `meetings/record/tables` does.
    """
    # Sorted here: databases differ over what comes first, "-" or "a".
    rows: Any = Committee.objects.select_related("parent")
    committees = sorted(rows, key=lambda row: row.slug)
    rows = Member.objects.all()
    members = sorted(rows, key=lambda row: row.uid)
    seats: Any = Membership.objects.select_related("committee", "member")
    officers = sorted(Officer.objects.all(), key=lambda row: row.uid)
    return CouncilRecord(
        committees=tuple(
            CouncilCommittee(
                slug=row.slug,
                name=row.name,
                kind=row.kind,
                parent=row.parent.slug if row.parent else None,
                remit=row.remit,
                quorum=row.quorum,
                numbering=row.numbering,
                active_from=row.active_from,
                active_to=row.active_to,
                listed=row.listed,
            )
            for row in committees
        ),
        members=tuple(
            CouncilMember(
                uid=row.uid,
                name=row.name,
                kind=row.kind,
                party=row.party,
                ward=row.ward,
                email=row.email,
                office_from=row.office_from,
                office_to=row.office_to,
                listed=row.listed,
            )
            for row in members
        ),
        memberships=tuple(
            CouncilMembership(
                committee=row.committee.slug,
                member=row.member.uid,
                role=row.role,
                from_=row.starts,
                to=row.ends,
            )
            for row in sorted(
                seats,
                key=lambda m: (m.committee.slug, m.member.uid, str(m.starts or "")),
            )
        ),
        officers=tuple(
            CouncilOfficer(
                uid=row.uid,
                name=row.name,
                job_title=row.job_title,
                email=row.email,
                phone=row.phone,
                team=row.team,
            )
            for row in officers
        ),
    )
