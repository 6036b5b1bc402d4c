"""What the buttons inside the form do to its rows, before it is saved.

A button's value is a verb and a place, as "add:motions", "up:resolutions-0-parts-2",
"copy:resolutions-0", "all:votes-0-for", "party:votes-0-for-Labour".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.desk.outcome.prefill import ready_resolution
from meetings.desk.rows import figures, press_part
from meetings.in_the_room import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from meetings.desk.outcome.posted import Posted
    from meetings.desk.rows import Row
    from meetings.in_the_room import Room
    from meetings.record.items import RecommendationRecord

_PLACE = re.compile(r"([a-z_]+)-(\d{1,4})(?:-([a-z_]+))?(?:-(.+))?", re.ASCII)
_EMPTY: dict[str, Row] = {
    "motions": {"kind": ["motion"]},
    "votes": {"question": [""]},
    "resolutions": {"lead": ["RESOLVED –"]},
}


def press(
    posted: Posted,
    value: str,
    *,
    room: Callable[[], Room],
    parties: Callable[[], dict[str, str]],
    recommendations: Iterable[RecommendationRecord],
) -> str:
    """Do what a button says to the rows; return the id of what to go on at, or "".

    `parties` are those of the members in the room, by their keys in forms. What can't
    be done, as a row that is gone by now, is left.
    """
    verb, _, place = value.partition(":")
    if verb == "add" and place in _EMPTY:
        rows = posted.sections[place]
        rows.append({name: list(values) for name, values in _EMPTY[place].items()})
        return f"{place}-{len(rows) - 1}"
    named = _PLACE.fullmatch(place)
    rows = posted.sections.get(named[1], []) if named else []
    if not named or int(named[2]) >= len(rows):
        return ""
    section, number, field, rest = named.groups()
    here = f"{section}-{number}"
    row = rows[int(number)]
    if field == "parts":
        return press_part(row, here, verb, figures(rest or ""))
    if verb == "remove":
        del rows[int(number)]
        return section
    if verb == "copy" and section == "resolutions":
        ready = ready_resolution(recommendations)
        row |= {"lead": [ready.lead], "text": [ready.text], "parts": [*ready.parts]}
    elif verb in {"all", "party"} and section == "votes":
        _ballots(row, field or "", room(), parties(), rest if verb == "party" else None)
    return here


def _ballots(
    row: Row, vote: str, room: Room, parties: dict[str, str], party: str | None
) -> None:
    """The same vote for all in the room, or for those of one party."""
    for each in room.present:
        key = key_of(each)
        if party is None or parties.get(key) == party:
            row[f"ballot-{key}"] = [vote]
