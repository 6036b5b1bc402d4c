"""The meetings that have what no other has, each at an address that can be guessed.

First they are chosen from the plan, then each gets what it is there for.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from stress_council import names
from stress_council.committees import COUNCIL, TODAY
from stress_council.outcomes import named_vote
from stress_council.papers import pack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stress_council.plan import Sitting
    from stress_council.words import Writer

Part = dict[str, Any]
LETTERS = 45_000
BALLOTS = 87
SETTLED = dt.timedelta(days=120)  # so long ago that minutes are approved
ENOUGH_ITEMS = 5
# Each is also the address of its meeting; README.md says what is in them.
MOST_ITEMS, MOST_FILES = "meeting-of-95-items", "meeting-of-54-files"
LONG_MINUTES, VOTE = "minutes-of-45000-letters", "vote-of-87-names"
OUT_OF_ORDER, NOT_ON_AGENDA = "taken-out-of-order", "not-on-the-agenda"
CANCELLED, MOVED_TWICE = "cancelled-meeting", "moved-twice"
MORNING, EVENING = "two-on-a-day-morning", "two-on-a-day-evening"
BEFORE, EXTRAORDINARY = "draft-before-extraordinary", "extraordinary-meeting"
PACK, PRIVATE = "pack-of-1000-pages", "private-item"


class _Three(NamedTuple):
    before: Sitting
    this: Sitting
    after: Sitting


def choose(sittings: Sequence[Sitting], committees: Sequence[object]) -> None:
    """Choose them among those that were held and are settled, the latest first."""
    fit = [each for each in sittings if _is_fit(each)]
    fit.reverse()
    _trade(max(sittings, key=lambda each: each.items), fit[0])
    _name(fit[0], MOST_ITEMS)
    fullest = max(sittings, key=lambda each: each.documents)
    _trade(fullest, fit[1])
    _name(fit[1], MOST_FILES)
    _find(VOTE, fit, lambda each: each.committee == COUNCIL)
    _find(PRIVATE, fit, lambda each: each.private)
    for name in (LONG_MINUTES, OUT_OF_ORDER, NOT_ON_AGENDA, MOVED_TWICE, PACK):
        _find(name, fit, lambda each: each.items > ENOUGH_ITEMS)
    _find(CANCELLED, fit, lambda each: each.items > ENOUGH_ITEMS).status = "cancelled"
    rows = [[*_in_a_row(sittings, place)] for place in range(len(committees))]
    threes = [three for row in rows for three in row]
    one, two, _ = next(three for three in threes if _are_free(three))
    two.date, one.hour, two.hour = one.date, 10, 18
    _name(one, MORNING)
    _name(two, EVENING)
    one, two, _ = next(three for three in threes if _are_free(three))
    two.kind, two.date = "extraordinary", one.date + dt.timedelta(days=14)
    one.has_draft = True
    _name(one, BEFORE)
    _name(two, EXTRAORDINARY)


def _is_fit(sitting: Sitting) -> bool:
    return (
        sitting.status == "held"
        and sitting.kind == "ordinary"
        and not sitting.extreme
        and sitting.date < TODAY - SETTLED
        and sitting.items > ENOUGH_ITEMS
    )


def _are_free(three: _Three) -> bool:
    return all(map(_is_fit, three)) and three.this.date - three.before.date > (
        dt.timedelta(days=20)
    )


def _in_a_row(sittings: Sequence[Sitting], committee: int) -> list[_Three]:
    own = [each for each in sittings if each.committee == committee]
    return [_Three(*own[n : n + 3]) for n in range(len(own) - 3, -1, -1)]


def _find(
    name: str, fit: Sequence[Sitting], fits: Callable[[Sitting], bool]
) -> Sitting:
    found = next(each for each in fit if not each.extreme and fits(each))
    _name(found, name)
    return found


def _name(sitting: Sitting, name: str) -> None:
    sitting.extreme = sitting.uid = name


def _trade(one: Sitting, other: Sitting) -> None:
    """Let two change places in all that depends on how much they have."""
    for field in ("items", "documents", "headings", "private"):
        kept = getattr(one, field)
        setattr(one, field, getattr(other, field))
        setattr(other, field, kept)


def add_extreme(record: Part, sitting: Sitting, writer: Writer) -> None:
    """Put into a meeting's record what it was chosen for."""
    if add := _ADDED.get(sitting.extreme):
        add(record, writer)


def _matters(record: Part) -> list[Part]:
    return [
        each
        for each in record["items"]
        if "issue" in each and "private" not in each and "withdrawn" not in each
    ]


def _long_minutes(record: Part, writer: Writer) -> None:
    text = ""
    while len(text) < LETTERS:
        text += writer.minutes(4)
    _matters(record)[0]["minutes"] = text


def _vote(record: Part, writer: Writer) -> None:
    """87 of the 90 are there, and each is named with how they voted."""
    choices = ("for", "for", "for", "against", "against", "abstain")
    ballots = []
    members = [
        row for row in record["attendance"] if row["presence"] != "in_attendance"
    ]
    for n, row in enumerate(members):
        row["presence"] = "present" if n < BALLOTS else "apologies"
        if n < BALLOTS:
            person = {key: row[key] for key in ("name", "uid", "ward") if key in row}
            ballots.append((person, writer.rng.choice(choices)))
    _matters(record)[0]["votes"] = [named_vote("The budget", ballots)]


def _out_of_order(record: Part, _: Writer) -> None:
    last, first = record["items"][-1], record["items"][0]
    last["taken_after"] = first["uid"]


def _not_on_agenda(record: Part, writer: Writer) -> None:
    """An item that the minutes have and the agenda that went out doesn't."""
    item = _matters(record)[-1]
    item["number"] = ""
    item["kind"] = "urgent"
    item["urgency_reason"] = "The bridge was closed on the morning of the meeting."
    item["minutes"] = f"<p>{writer.reported(3)}</p>"
    planned = [each for each in record["items"] if each is not item]
    record["earlier"].append(
        {
            "kind": "agenda",
            "edition": 1,
            "published_at": record["agenda"]["published_at"],
            "record": {**record, "items": planned, "minutes": {}, "earlier": []},
        }
    )


def _cancelled(record: Part, _: Writer) -> None:
    _announced_before(record, [record["date"]], "The meeting was cancelled.")


def _moved_twice(record: Part, _: Writer) -> None:
    day = dt.date.fromisoformat(record["date"])
    days = [(day - dt.timedelta(days=back)).isoformat() for back in (14, 7)]
    record["moved_from"] = days
    record["status_reason"] = "The hall was needed for the count of the votes."
    _announced_before(record, days, "The meeting was moved.")


def _announced_before(record: Part, days: list[str], why: str) -> None:
    """The notices that went before the one that stands, each with its day."""
    out = dt.datetime.fromisoformat(record["notice"]["published_at"])
    same = ("format", "uid", "committee", "start_time", "venue", "kind")
    for n, day in enumerate(days):
        header = {
            "published_at": f"{(out + dt.timedelta(days=n)).date()}T10:00:00Z",
            "edition": n + 1,
            "correction": why if n else "",
        }
        said = {
            **{key: record[key] for key in same},
            "date": day,
            "moved_from": days[:n],
            "notice": header,
        }
        record["earlier"].append({"kind": "notice", **header, "record": said})
    record["notice"] = {
        "published_at": f"{(out + dt.timedelta(days=len(days))).date()}T10:00:00Z",
        "edition": len(days) + 1,
        "correction": why,
    }


def _pack(record: Part, _: Writer) -> None:
    record["documents"][0] = pack(names.uid(record["uid"]))


_ADDED: dict[str, Callable[[Part, Writer], None]] = {
    LONG_MINUTES: _long_minutes,
    VOTE: _vote,
    OUT_OF_ORDER: _out_of_order,
    NOT_ON_AGENDA: _not_on_agenda,
    CANCELLED: _cancelled,
    MOVED_TWICE: _moved_twice,
    PACK: _pack,
}
