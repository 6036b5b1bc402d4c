"""What the form of an item's minutes says, as lists that buttons can change.

Fields are named as the record names them, with the number of their row between:
`resolutions-0-parts`, `votes-1-ballot-<person>`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from meetings.desk.outcome.prefill import PREFILLED, fingerprint
from meetings.desk.rows import clean, figures, of, one, rows_of, validated
from meetings.drafts.sides import MinutesSide
from meetings.models.choices import (
    CASTING_CHOICES,
    DECLARATION_ACTIONS,
    DECLARATION_KINDS,
    MOTION_KINDS,
    MOTION_RESULTS,
    OUTCOMES,
    VOTE_CHOICES,
)
from meetings.word.pasted import plain_to_rich, tidy_pasted

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import QueryDict

    from meetings.desk.people import People
    from meetings.desk.rows import Faults, Row
    from meetings.in_the_room import Room
    from meetings.record.people import PersonRecord

TEXTS = ("minute_number", "minutes", "public_summary")
SECTIONS = ("declarations", "motions", "votes", "resolutions", "follow_ups")
_OF_A_DECLARATION = (
    *("nature", "action", "sensitive", "dispensed", "granted_on", "until"),
)
_COUNTS = {"for": "For", "against": "Against", "abstain": "Abstained"}


class Posted:
    """The form's rows, section by section, in their order."""

    def __init__(self, post: QueryDict) -> None:
        self._texts = {name: clean(post.get(name, "")) for name in TEXTS}
        self.sections = rows_of(post, SECTIONS)
        # Rows that can't be saved before one thing more is said. A form that saves
        # itself may be typed on.
        self.half: Faults = []

    def append_to_minutes(self, rich: str) -> None:
        """Put rich text under the minutes."""
        self._texts["minutes"] = f"{_rich(self._texts['minutes'])}{rich}"

    def draft(
        self, people: People, room: Callable[[], Room]
    ) -> tuple[MinutesSide, Faults]:
        """The draft that the form holds, without what can't be read: that is said as
        faults, each with the id of its field."""
        reading = _Reading(people, room)
        tree: dict[str, Any] = {
            **self._texts,
            "minutes": _rich(self._texts["minutes"]),
            **{
                section: [
                    each
                    for n, row in enumerate(rows)
                    if (each := getattr(reading, section)(n, row)) is not None
                ]
                for section, rows in self.sections.items()
            },
        }
        draft, faults = validated(MinutesSide, tree, _said)
        self.half = reading.half
        return draft, [*reading.faults, *faults]


def _rich(text: str) -> str:
    """Rich text as it came from the editor, from Word, or typed without either."""
    return tidy_pasted(text) if "<" in text else plain_to_rich(text)


class _Reading:
    """Reads rows into the record's own shapes; None where a row says nothing."""

    def __init__(self, people: People, room: Callable[[], Room]) -> None:
        self._people = people
        self._room = cache(room)
        self.faults: Faults = []
        self.half: Faults = []

    def declarations(self, n: int, row: Row) -> dict[str, Any] | None:
        member = self._person(row, "member")
        if member is None:
            if any(one(row, name).strip() for name in _OF_A_DECLARATION):
                says = "Choose who declared the interest."
                self.half.append((f"declarations-{n}-member", says))
            return None
        dispensation = None
        if one(row, "dispensed"):
            dispensation = {
                "granted_on": one(row, "granted_on") or None,
                "until": one(row, "until") or None,
            }
        return {
            "member": member,
            "kind": of(DECLARATION_KINDS, one(row, "kind"), "personal"),
            "nature": one(row, "nature"),
            "sensitive": bool(one(row, "sensitive")),
            "dispensation": dispensation,
            "action": of(DECLARATION_ACTIONS, one(row, "action")),
        }

    def motions(self, n: int, row: Row) -> dict[str, Any] | None:
        return {
            "kind": of(MOTION_KINDS, one(row, "kind"), "motion"),
            "text": one(row, "text"),
            "mover": self._person(row, "mover"),
            "seconder": self._person(row, "seconder"),
            "result": of(MOTION_RESULTS, one(row, "result")),
        }

    def resolutions(self, n: int, row: Row) -> dict[str, Any] | None:
        read = {
            "lead": one(row, "lead"),
            "text": one(row, "text"),
            "parts": [clean(part) for part in row.get("parts", [])],
            "outcome": of(OUTCOMES, one(row, "outcome")),
            "outcome_words": one(row, "outcome_words"),
            "mover": self._person(row, "mover"),
            "seconder": self._person(row, "seconder"),
        }
        untouched = one(row, PREFILLED) == fingerprint(read)
        return None if untouched and not read["outcome"] else read

    def votes(self, n: int, row: Row) -> dict[str, Any] | None:
        ballots = self._ballots(row)
        read: dict[str, Any] = {
            "question": one(row, "question"),
            "resolutions": [
                at for each in row.get("on", []) if (at := figures(each)) is not None
            ],
            "required_by_law": bool(one(row, "required_by_law")),
            "ballots": ballots,
            "casting": self._casting(n, row),
        }
        for field, label in _COUNTS.items():
            typed = one(row, field).strip()
            if typed and figures(typed) is None:
                says = f"{label}: write how many, in figures."
                self.faults.append((f"votes-{n}-{field}", says))
            else:
                read[field] = figures(typed)
        if all(read.get(field) is None for field in _COUNTS) and self._is_whole(
            ballots
        ):
            for field in _COUNTS:
                read[field] = sum(each["vote"] == field for each in ballots)
        return read

    def follow_ups(self, n: int, row: Row) -> dict[str, Any] | None:
        if not one(row, "text").strip():
            if one(row, "owner").strip() or one(row, "due"):
                says = "Write what is to be done."
                self.half.append((f"follow_ups-{n}-text", says))
            return None
        return {
            "text": one(row, "text"),
            "owner": one(row, "owner"),
            "due": one(row, "due") or None,
            "done_on": one(row, "done_on") or None,
        }

    def _ballots(self, row: Row) -> list[dict[str, Any]]:
        """Each vote by name; who was out of the room is listed as that."""
        found: list[dict[str, Any]] = []
        for field, values in row.items():
            if not field.startswith("ballot-"):
                continue
            person = self._people.find(field.removeprefix("ballot-"))
            vote = of(VOTE_CHOICES, values[-1])
            if person and vote:
                found.append({"member": _told(person), "vote": vote})
        if found:
            listed = {each["member"]["uid"] or each["member"]["name"] for each in found}
            found += [
                {"member": _told(out), "vote": "out_of_room"}
                for out, _ in self._room().out
                if out.presence == "present" and (out.uid or out.name) not in listed
            ]
        return found

    def _is_whole(self, ballots: list[dict[str, Any]]) -> bool:
        """Whether everybody in the room is among the names, so that they add up."""
        named = {(b["member"]["uid"], b["member"]["name"]) for b in ballots}
        return bool(ballots) and all(
            (row.uid, row.name) in named for row in self._room().present
        )

    def _casting(self, n: int, row: Row) -> dict[str, Any] | None:
        vote = of(CASTING_CHOICES, one(row, "casting_vote"))
        member = self._person(row, "casting")
        if vote and not member:
            self.half.append(
                (f"votes-{n}-casting", "Choose who gave the casting vote.")
            )
        elif member and not vote:
            says = "Choose how the casting vote was given."
            self.half.append((f"votes-{n}-casting_vote", says))
        return {"member": member, "vote": vote} if member and vote else None

    def _person(self, row: Row, field: str) -> dict[str, Any] | None:
        key = one(row, field)
        person = self._people.find(key) if key else None
        return _told(person) if person else None


def _told(person: PersonRecord) -> dict[str, str | None]:
    return {"name": person.name, "uid": person.uid, "ward": person.ward}


_WORDS = {
    "minutes": "The minutes",
    "minute_number": "The minute number",
    "public_summary": "The summary for the public",
    "text": "The text",
    "due": "The day",
    "granted_on": "The day",
    "until": "The day",
    "outcome": "The outcome",
    "parts": "The part",
    "nature": "The nature of the interest",
}


def _said(place: tuple[int | str, ...]) -> str:
    names = [each for each in place if isinstance(each, str)]
    return _WORDS.get(names[-1], names[-1].replace("_", " ").capitalize())
