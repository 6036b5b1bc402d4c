"""The sentences that a council's minutes often need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from committees.logbook import write_log
from meetings.models import StandingWording
from meetings.richtext import clean_rich_text

if TYPE_CHECKING:
    from datetime import datetime

    from committees.models import Committee, User


class WordingError(Exception):
    """It can't be kept as asked. The message is fit to show a clerk."""


@transaction.atomic
def keep_wording(
    *,
    committee: Committee,
    name: str,
    text: str,
    now: datetime,
    by: User,
    wording: StandingWording | None = None,
) -> StandingWording:
    """Add a wording to a committee's, or change the one that is given."""
    cleaned = clean_rich_text(text)
    if not cleaned:
        raise WordingError("Write the words that are put into the minutes.")
    row = wording or StandingWording(committee=committee)
    row.name, row.text = name, cleaned
    row.full_clean(exclude=["committee"])
    row.save()
    _log(committee, now, by, "changed" if wording else "added")
    return row


@transaction.atomic
def remove_wording(*, wording: StandingWording, now: datetime, by: User) -> None:
    committee = wording.committee
    if committee is None:
        raise WordingError("This wording is the whole council’s.")
    wording.delete()
    _log(committee, now, by, "removed")


def _log(committee: Committee, now: datetime, by: User, verb: str) -> None:
    write_log(
        now=now,
        by=by,
        what=f"{verb} a standing wording",
        kind="committee",
        uid=committee.slug,
        within=committee.slug,
    )
