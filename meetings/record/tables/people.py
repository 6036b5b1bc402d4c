"""People: printed names beside members, to and from columns with one prefix."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from committees.models import Member
from meetings.record.base import RecordModel
from meetings.record.people import AbsenceRecord, AttendanceRecord, PersonRecord

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping


def walk_people(part: object) -> Iterator[PersonRecord]:
    """Yield every person anywhere in a part of a record."""
    if isinstance(part, tuple):
        for each in part:
            yield from walk_people(each)
    elif isinstance(part, RecordModel):
        if isinstance(part, PersonRecord):
            yield part
        for field in _fields_with_parts(type(part)):
            yield from walk_people(getattr(part, field))


@cache
def _fields_with_parts(model: type[RecordModel]) -> tuple[str, ...]:
    """The fields that may hold other parts; the rest are words, numbers and days."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _may_hold_parts(field.annotation))


def _may_hold_parts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, RecordModel):
        return True
    return any(map(_may_hold_parts, get_args(annotation)))


def members_of(part: object) -> dict[str, Member]:
    """The members whom a record names by uid, made where they are missing."""
    return members_called(names_in(part))


def names_in(part: object) -> dict[str, tuple[str, str]]:
    """The name and the ward of each person with a uid in a part of a record."""
    return {p.uid: (p.name, p.ward) for p in walk_people(part) if p.uid}


def first_names_in(part: object) -> dict[str, tuple[str, str]]:
    """The same, where somebody is called otherwise later on by what is said first."""
    people = reversed([*walk_people(part)])
    return {p.uid: (p.name, p.ward) for p in people if p.uid}


def members_called(names: Mapping[str, tuple[str, str]]) -> dict[str, Member]:
    """Members by uid, made with these names and wards where they are missing."""
    members = {row.uid: row for row in Member.objects.filter(uid__in=names)}
    missing = [
        Member(uid=uid, name=name, ward=ward)
        for uid, (name, ward) in names.items()
        if uid not in members
    ]
    return members | {row.uid: row for row in Member.objects.bulk_create(missing)}


def read_person(row: Any, prefix: str) -> PersonRecord | None:
    """The person in the columns `<prefix>`, `<prefix>_name` and `<prefix>_ward`."""
    name = getattr(row, f"{prefix}_name")
    if not name:
        return None
    member = getattr(row, prefix)
    ward = getattr(row, f"{prefix}_ward")
    return PersonRecord(name=name, uid=member.uid if member else None, ward=ward)


def write_person(
    prefix: str, person: PersonRecord | None, members: Mapping[str, Any]
) -> dict[str, object]:
    return {
        f"{prefix}_name": person.name if person else "",
        f"{prefix}_ward": person.ward if person else "",
        prefix: members[person.uid] if person and person.uid else None,
    }


def read_attendance(row: Any, known: Container[str] | None = None) -> AttendanceRecord:
    """A row; where the items that are `known` are given, without absences that tell of
    one which was taken off the agenda."""
    return AttendanceRecord(
        name=row.person_name,
        uid=row.person.uid if row.person else None,
        ward=row.person_ward,
        capacity=row.capacity,
        presence=row.presence,
        mode=row.mode,
        substitute_for=read_person(row, "substitute_for"),
        arrived_at=row.arrived_at.uid if row.arrived_at else None,
        left_at=row.left_at.uid if row.left_at else None,
        absences=tuple(
            AbsenceRecord(**each)
            for each in row.absences
            if known is None
            or (each["left_at"] in known and each["arrived_at"] in known)
        ),
    )


def write_attendance(
    record: AttendanceRecord, members: Mapping[str, Any], items: Mapping[str, object]
) -> dict[str, object]:
    return {
        **write_person("person", record, members),
        "capacity": record.capacity,
        "presence": record.presence,
        "mode": record.mode,
        **write_person("substitute_for", record.substitute_for, members),
        "arrived_at": items[record.arrived_at] if record.arrived_at else None,
        "left_at": items[record.left_at] if record.left_at else None,
        "absences": [each.model_dump() for each in record.absences],
    }
