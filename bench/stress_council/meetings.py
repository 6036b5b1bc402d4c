"""One meeting's record, made from its sitting in the plan and from nothing else."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

from stress_council.committees import TODAY
from stress_council.extremes import add_extreme
from stress_council.items import Agenda
from stress_council.words import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stress_council.papers import Shelf
    from stress_council.plan import Plan, Sitting

Part = dict[str, Any]
AGENDA_OUT, DRAFT_OUT, APPROVAL_SAID = -8, 9, 1  # days from the meeting
NOTICE_OUT = -70
OLD_SYSTEM = dt.date(2015, 5, 1)  # what is older has another system's number
CORRECTED = 0.03  # drafts that were followed by another edition


def meeting(plan: Plan, sitting: Sitting, shelf: Shelf) -> Part:
    rng = random.Random(f"{plan.seed} meeting {sitting.number}")
    writer = Writer(rng, sitting.date.year)
    committee = plan.committees[sitting.committee]
    state = minutes_state(plan, sitting)
    sat = [*_attendance(plan, sitting, rng)] if state != "none" else []
    present = [_person(each) for each in sat if each["presence"] == "present"]
    agenda = Agenda(plan, sitting, shelf, writer, present, state != "none")
    found: Part = {
        "format": "minutebook.meeting/1",
        "uid": sitting.uid,
        "committee": committee.printed,
        "date": sitting.date.isoformat(),
        "start_time": f"{sitting.hour:02}:00",
        "end_time": f"{sitting.hour + 2:02}:15" if state != "none" else None,
        "venue": committee.venue,
        "kind": sitting.kind,
        "status": sitting.status,
        "status_reason": _reason(sitting),
        "replaced_by": _instead(sitting),
        "notice": {"published_at": moment(sitting.date, NOTICE_OUT)},
        "agenda": {},
        "minutes": _minutes_header(plan, sitting, state, rng),
        "earlier": [],
        "attendance": [*sat, *_officers(plan, sat, rng)],
        "documents": agenda.meeting_documents(),
        "items": agenda.items(),
        "origins": _origins(sitting),
    }
    if sitting.date <= TODAY + dt.timedelta(days=-AGENDA_OUT - 1):
        found["agenda"] = {"published_at": moment(sitting.date, AGENDA_OUT)}
    if found["minutes"].get("edition") == 2:
        found["earlier"].append(_first_draft(found, sitting))
    add_extreme(found, sitting, writer)
    return found


def moment(day: dt.date, days: int) -> str:
    return f"{day + dt.timedelta(days=days)}T10:00:00Z"


def minutes_state(plan: Plan, sitting: Sitting) -> str:
    if sitting.status != "held" or sitting.date > TODAY - dt.timedelta(days=DRAFT_OUT):
        return "none"
    has_ended = plan.committees[sitting.committee].last is not None
    after = sitting.after
    if (has_ended and not after) or (after and after.date < TODAY):
        return "approved"
    return "draft"


def _minutes_header(
    plan: Plan, sitting: Sitting, state: str, rng: random.Random
) -> Part:
    if state == "none":
        return {}
    if state == "draft":
        return {"state": state, "published_at": moment(sitting.date, DRAFT_OUT)}
    after = sitting.after
    on = after.date if after else sitting.date + dt.timedelta(days=30)
    committee = plan.committees[sitting.committee]
    had_a_draft = sitting.has_draft or rng.random() < CORRECTED
    return {
        "state": state,
        "published_at": moment(on, APPROVAL_SAID),
        "edition": 2 if had_a_draft else 1,
        "approved_on": on.isoformat(),
        "approved_at": after.uid if after else None,
        "signed_by": plan.members[committee.seats[0]].printed(on),
    }


def _first_draft(record: Part, sitting: Sitting) -> Part:
    """The draft that came before: the same words, not approved yet."""
    out = moment(sitting.date, DRAFT_OUT)
    header = {"state": "draft", "published_at": out}
    return {
        "kind": "minutes",
        "edition": 1,
        "published_at": out,
        "record": {**record, "minutes": header, "earlier": []},
    }


def _person(row: Part) -> Part:
    return {key: row[key] for key in ("name", "uid", "ward") if key in row}


def _attendance(plan: Plan, sitting: Sitting, rng: random.Random) -> Iterator[Part]:
    """Each seat of the committee, as it was on the day; the two first are there."""
    for n, place in enumerate(plan.committees[sitting.committee].seats):
        draw = rng.random() if n > 1 else 0.0
        row = plan.members[place].printed(sitting.date)
        row["capacity"] = {0: "Chair", 1: "Vice-Chair"}.get(n, "Member")
        row["presence"] = (
            "present" if draw < 0.86 else "apologies" if draw < 0.97 else "absent"
        )
        if draw > 0.82 and draw < 0.86 and sitting.date.year > 2019:
            row["mode"] = "remote"
        yield row


def _officers(plan: Plan, sat: list[Part], rng: random.Random) -> list[Part]:
    there = rng.sample(plan.officers, rng.randrange(1, 5)) if sat else []
    return [
        {
            "name": each["name"],
            "capacity": each["job_title"],
            "presence": "in_attendance",
        }
        for each in there
    ]


def _reason(sitting: Sitting) -> str:
    if sitting.status == "cancelled":
        return "There was too little to decide."
    if sitting.status == "postponed":
        return "The hall could not be used after the flood."
    return ""


def _instead(sitting: Sitting) -> str | None:
    was_held = sitting.status in {"held", "scheduled"}
    return sitting.after.uid if sitting.after and not was_held else None


def _origins(sitting: Sitting) -> list[Part]:
    if sitting.date >= OLD_SYSTEM:
        return []
    number = str(1_000 + sitting.number)
    return [{"system": "old.harrowdale.example", "kind": "meeting", "id": number}]
