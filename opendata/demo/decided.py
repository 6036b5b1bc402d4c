"""Declarations, motions, votes and resolutions of a sheet's item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.record.decisions import (
    BallotRecord,
    CastingRecord,
    DeclarationRecord,
    DispensationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from opendata.demo.markup import folded, points
from opendata.demo.sheet import head_and_rest, listed

if TYPE_CHECKING:
    from typing import Any

    from meetings.record.decisions import MotionKind
    from opendata.demo.diary import Diary
    from opendata.demo.people import Member
    from opendata.demo.room import Room

RESOLVED = "RESOLVED –"
_CHOICES = {
    "for": "for",
    "against": "against",
    "abstain": "abstain",
    "silent": "did_not_vote",
    "out": "out_of_room",
}
_COUNTS = re.compile(r"(\d+)-(\d+)(?:-(\d+))?")


def declaration(value: str, room: Room, diary: Diary) -> DeclarationRecord:
    """`interest: Member | kind | action | nature`, then `sensitive` or `dispensation`.

    An action of "-" is one that the minutes don't tell.
    """
    name, kind, action, nature, *flags = listed(folded(value), "|")
    dispensation = None
    if "dispensation" in flags:
        dispensation = DispensationRecord(
            granted_on=diary.annual_meeting(3), until=diary.annual_meeting(-1)
        )
    return DeclarationRecord.model_validate(
        {
            "member": room.person(name),
            "kind": kind,
            "action": "" if action == "-" else action,
            "nature": nature,
            "sensitive": "sensitive" in flags,
            "dispensation": dispensation,
        }
    )


def motion(value: str, room: Room, kind: MotionKind) -> MotionRecord:
    """`motion: result | mover | seconder`, and the words under it; "-" for none."""
    (result, *people), text = head_and_rest(value)
    by = [room.person(name) for name in people]
    return MotionRecord.model_validate(
        {
            "text": folded(text),
            "mover": by[0] if by else None,
            "seconder": by[1] if by[1:] else None,
            "kind": kind,
            "result": "" if result == "-" else result,
        }
    )


def vote(value: str, room: Room, voters: list[Member]) -> VoteRecord:
    """`vote: 5-2-1 question | parts 1 2 | own NAMES against | casting NAME for | law`.

    Instead of counts `named`, and `for NAMES | against NAMES | …`: a party's name
    stands for those of its members who were in the room.
    """
    head, *options = listed(folded(value), "|")
    counts, _, question = head.partition(" ")
    said: dict[str, Any] = {"question": question}
    ballots: dict[Member, str] = {}
    for option in options:
        word, _, rest = option.partition(" ")
        if word in _CHOICES:
            ballots |= dict.fromkeys(room.named(rest, voters), _CHOICES[word])
        elif word == "own":
            names, _, choice = rest.rpartition(" ")
            ballots |= dict.fromkeys(room.named(names, voters), choice)
        else:
            said |= _option(word, rest, room)
    if found := _COUNTS.fullmatch(counts):
        numbers = [int(each or 0) for each in found.groups()]
    else:
        chosen = list(ballots.values())
        numbers = [chosen.count(each) for each in ("for", "against", "abstain")]
    said |= dict(zip(("for", "against", "abstain"), numbers, strict=True))
    said["ballots"] = tuple(
        BallotRecord.model_validate({"member": member.printed, "vote": choice})
        for member, choice in ballots.items()
    )
    return VoteRecord.model_validate(said)


def _option(word: str, rest: str, room: Room) -> dict[str, Any]:
    if word == "parts":
        return {"resolutions": tuple(map(int, rest.split()))}
    if word == "law":
        return {"required_by_law": True}
    if word == "casting":
        name, _, choice = rest.rpartition(" ")
        member = room.person(name)
        casting = CastingRecord.model_validate({"member": member, "vote": choice})
        return {"casting": casting}
    raise ValueError(f"{word!r} is nothing that a vote has")


def resolution(value: str, room: Room) -> ResolutionRecord:
    """`resolved: outcome | mover | seconder | lead WORDS`, and the words or points
    under it. `lead -` for none: nothing was resolved. `other: words` is an outcome in
    words of its own."""
    (head, *more), rest = head_and_rest(value)
    outcome, _, words = head.partition(": ")
    leads = [each for each in more if each.startswith("lead ")]
    people = [room.person(name) for name in more if name not in leads]
    parts = points(rest)
    return ResolutionRecord.model_validate(
        {
            "lead": leads[0].removeprefix("lead ").strip("-") if leads else RESOLVED,
            "text": parts[0] if len(parts) == 1 else "",
            "parts": tuple(parts) if len(parts) > 1 else (),
            "outcome": outcome,
            "outcome_words": words,
            "mover": people[0] if people else None,
            "seconder": people[1] if people[1:] else None,
        }
    )
