"""Committees, members and officers: added, and changed. None is ever deleted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from committees.actions import PeopleError
from committees.logbook import write_log
from committees.models import Committee, Member, Officer
from committees.uids import LONGEST_UID

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from committees.models import User

Row = TypeVar("Row", Committee, Member, Officer)


@transaction.atomic
def keep_committee(
    *, committee: Committee | None, values: Mapping[str, Any], now: datetime, by: User
) -> Committee:
    """Add a committee, or change the given one; its address stays as it was made.

    `values` are its fields by name; the remit is rich text, cleaned.
    """
    if committee is None:
        row = Committee(slug=_free_slug(values["name"]), listed=True)
    else:
        row = Committee.objects.select_for_update().get(pk=committee.pk)
    above = values.get("parent")
    while above is not None:
        if above.pk == row.pk:
            raise PeopleError(
                "A committee can’t report to itself, nor to one below it."
            )
        above = above.parent
    changed = _keep(row, values)
    if changed:
        _log("committee", row.slug, _verb(committee), now, by, changed, row.slug)
    return row


@transaction.atomic
def keep_member(
    *, member: Member | None, values: Mapping[str, Any], now: datetime, by: User
) -> Member:
    row = (
        Member(listed=True)
        if member is None
        else Member.objects.select_for_update().get(pk=member.pk)
    )
    changed = _keep(row, values)
    if changed:
        _log("member", row.uid, _verb(member), now, by, changed)
    return row


@transaction.atomic
def keep_officer(
    *, officer: Officer | None, values: Mapping[str, Any], now: datetime, by: User
) -> Officer:
    """What agendas printed of an officer stays as it was: they have their own copy."""
    row = (
        Officer()
        if officer is None
        else Officer.objects.select_for_update().get(pk=officer.pk)
    )
    changed = _keep(row, values)
    if changed:
        _log("officer", row.uid, _verb(officer), now, by, changed)
    return row


def _verb(before: object) -> str:
    return "changed" if before else "added"


def _keep(row: Row, values: Mapping[str, Any]) -> list[str]:
    """Put the values into the row; give the names of those that are new."""
    added = row.pk is None
    changed = [
        name for name, value in values.items() if added or getattr(row, name) != value
    ]
    for name in changed:
        setattr(row, name, values[name])
    try:
        row.full_clean()
    except ValidationError as error:
        raise PeopleError(" ".join(error.messages)) from error
    row.save()
    return changed


def _free_slug(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", letters.lower().replace("'", ""))
    made = "-".join(words)[: LONGEST_UID - 5].strip("-") or "committee"
    taken = set(
        Committee.objects.filter(slug__startswith=made).values_list("slug", flat=True)
    )
    numbers = range(2, len(taken) + 3)
    free = (each for each in (made, *(f"{made}-{n}" for n in numbers)))
    return next(each for each in free if each not in taken)


def _log(
    kind: str,
    uid: str,
    verb: str,
    now: datetime,
    by: User,
    fields: list[str],
    within: str = "",
) -> None:
    what = f"{verb} {'an' if kind == 'officer' else 'a'} {kind}"
    write_log(
        now=now, by=by, what=what, kind=kind, uid=uid, within=within, fields=fields
    )
