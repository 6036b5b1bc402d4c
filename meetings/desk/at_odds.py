"""Who has voted or moved something at an item where the attendance has them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meetings.in_the_room import room_at
from meetings.models import Ballot, Motion, RecordedVote, Resolution
from meetings.record.tables.people import read_person
from meetings.templatetags.desk_words import called
from meetings.wording import printed_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.desk.sitting import Sitting
    from meetings.record.people import PersonRecord


def at_odds(sitting: Sitting) -> list[tuple[PersonRecord, str]]:
    """Each person with a sentence that names the item. Declarations of interest aren't
    looked at here."""
    found = []
    for uid, person, did in _done(sitting):
        room = room_at(
            uid, attendance=sitting.attendance, order=sitting.order, declarations=()
        )
        why = room.why_out(person)
        item = sitting.item(uid)
        if why and item:
            name = printed_person(person)
            says = f"{name} {did} at {called(item)}, and {why} there. Put one right."
            if (person, says) not in found:
                found.append((person, says))
    return found


def _done(sitting: Sitting) -> Iterator[tuple[str, PersonRecord, str]]:
    """Who did what at which item."""
    meeting = sitting.meeting
    ballots = Ballot.objects.filter(recorded_vote__item__meeting=meeting)
    ballots = ballots.exclude(vote="out_of_room")
    row: Any
    for row in ballots.select_related("person", "recorded_vote__item"):
        if person := read_person(row, "person"):
            yield row.recorded_vote.item.uid, person, "has a vote"
    for model, prefix, did in (
        (RecordedVote, "casting", "gave the casting vote"),
        (Motion, "mover", "moved a motion"),
        (Motion, "seconder", "seconded a motion"),
        (Resolution, "mover", "moved the resolution"),
        (Resolution, "seconder", "seconded the resolution"),
    ):
        rows = model._default_manager.filter(item__meeting=meeting)
        named = rows.exclude(**{f"{prefix}_name": ""})
        for row in named.select_related("item", prefix):
            if person := read_person(row, prefix):
                yield row.item.uid, person, did
