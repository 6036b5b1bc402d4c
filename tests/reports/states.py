"""Every state that each PDF has. Who adds a template of paper, or a state to one, adds
it here. `test_states.py` holds each to PDF/UA, and finds the branches that none shows;
`tests/gallery/test_paper.py` keeps pictures of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meetings.record.meeting import MeetingRecord
from tests.browser.hard import hard_item
from tests.records import a_meeting, every_field
from tests.reports.records import make_bridge_item, make_meeting, person

if TYPE_CHECKING:
    from collections.abc import Callable

# Meetings as councils write them, from the demonstration as it was once.
_WRITTEN = Path(__file__).parents[1] / "gallery" / "council" / "meetings"
KINDS = {
    "agenda": "reports/agenda.html",
    "minutes": "reports/minutes.html",
    "item": "reports/item_minutes.html",
}


@dataclass(frozen=True)
class PaperState:
    """A PDF of a meeting, or of its item with that uid."""

    kind: str
    name: str
    meeting: Callable[[], MeetingRecord]
    item: str = ""

    @property
    def template(self) -> str:
        return KINDS[self.kind]

    def __str__(self) -> str:
        return f"{self.template}: {self.name}"


def _written(uid: str) -> Callable[[], MeetingRecord]:
    path = _WRITTEN / f"{uid}.json"
    return lambda: MeetingRecord.model_validate_json(path.read_bytes())


def _of(*items: dict[str, Any], **changes: Any) -> Callable[[], MeetingRecord]:
    """A meeting of these items alone."""
    given = {
        "attendance": [],
        "documents": [],
        "items": [{"uid": f"i{n}", **each} for n, each in enumerate(items)],
        **changes,
    }
    return lambda: make_meeting(**given)


def _hard() -> MeetingRecord:
    return a_meeting(hard_item(), uid="hard", venue="https://example.org/" + "a1" * 140)


APPROVED = {
    "state": "approved",
    "edition": 2,
    "approved_on": "2027-04-29",
    "signed_by": person("Councillor Tetlow"),
    "notes": [
        {
            "item": "bridge",
            "text": "For 2027 read 2028.",
            "on": "2027-05-06",
            "by": "The proper officer",
        },
        {"text": "The room was the Guildhall."},
    ],
}
PLAIN = {"number": "1", "title": "Apologies for absence"}
# What a record needn't know.
UNKNOWN: dict[str, Any] = {
    "start_time": None,
    "end_time": None,
    "venue": "",
    "agenda": {},
}
WITHDRAWN = {"outcome": "withdrawn", "reason": "The applicant asked for more time."}
CONFIDENTIAL = {
    "class": "confidential",
    "description": "What a government department told the council.",
    "public_interest": "It was told in confidence.",
    "review_on": "2027-06-01",
}
WELSH = (
    '<h3 lang="cy">Cefndir</h3><p lang="cy">Croesawodd y Cadeirydd bawb i’r cyfarfod. '
    "Gofynnodd yr aelodau am y gronfa wrth gefn, a dywedodd y Pennaeth Priffyrdd fod "
    "digon ynddi ar gyfer y tŵr, y tŷ a’r ŵyl.</p><ul>"
    '<li lang="cy">Ŵyl y Gwanwyn</li><li lang="cy">Tŷ Gwyn</li></ul>'
)
_ROWS = "".join(
    f"<tr><td>{2000 + n}/{n + 1:02}</td><td>Ward {n}</td><td>£{n * 137:,}</td></tr>"
    for n in range(60)
)
TABLE = (
    "<p>What was spent in each year:</p><table><caption>Spending</caption><thead><tr>"
    f"<th>Year</th><th>Where</th><th>Spent</th></tr></thead><tbody>{_ROWS}</tbody>"
    "</table><p>The committee noted the table.</p>"
)
VOTES = [
    {
        "question": "the chair",
        "ballots": [{"member": person("A. Price"), "vote": "for"}],
    },
    {"question": "the vice-chair"},
    {"question": "the date", "for": 4, "against": 2, "abstain": 1},
]
MOTIONS = [
    {"text": "That it be deferred.", "seconder": person("Councillor Ashby")},
    {"text": "That the question be now put.", "result": "carried"},
]
RESOLVED = [
    {"text": "That it be noted.", "outcome": "other", "seconder": person("B. Ode")},
    {"text": "That it be.", "outcome": "other", "outcome_words": "Agreed in part"},
]
DECLARED = [
    {
        "member": person("Councillor Ashby"),
        "kind": "personal",
        "sensitive": True,
        "dispensation": {"until": "2027-12-31"},
    }
]
LATE_PAPER = {
    "uid": "late",
    "kind": "supplement",
    "title": "Annex 1",
    "supplement": 1,
    "published_late_reason": "It came on Monday.",
}
SUBSTITUTE = {
    "name": "Councillor Fry",
    "capacity": "Vice-chair",
    "mode": "remote",
    "substitute_for": person("Councillor Ray"),
}
THERE = [
    {"name": "Councillor Ray", "presence": "absent"},
    {
        "name": "J. Lund",
        "presence": "in_attendance",
        "capacity": "Solicitor",
        "mode": "remote",
    },
]


def _agenda(name: str, meeting: Callable[[], MeetingRecord]) -> PaperState:
    return PaperState("agenda", name, meeting)


def _minutes(name: str, meeting: Callable[[], MeetingRecord]) -> PaperState:
    return PaperState("minutes", name, meeting)


def _item(
    name: str, meeting: Callable[[], MeetingRecord], item: str = "i0"
) -> PaperState:
    return PaperState("item", name, meeting, item)


PAPER_STATES = [
    _agenda("a whole one", _written("y242jqjcpj")),
    _agenda("everything", make_meeting),
    _agenda("every field of a record", every_field),
    _agenda("little in it", _of(PLAIN, **UNKNOWN)),
    _agenda("nothing in it", _of()),
    _agenda(
        "cancelled",
        _of(PLAIN, status="cancelled", status_reason="Joined with 25 March."),
    ),
    _agenda(
        "postponed twice, without a reason",
        _of(PLAIN, status="postponed", moved_from=["2027-03-04", "2027-03-11"]),
    ),
    _agenda(
        "at short notice, late, corrected",
        _of(
            PLAIN,
            kind="extraordinary",
            title="Taxis",
            agenda={
                "edition": 2,
                "published_at": "2027-03-17T16:10:00Z",
                "convened_short_notice": True,
                "late_reason": "The printer failed.\n\nSo did the other.",
                "correction": "The room was wrong.",
            },
        ),
    ),
    _agenda(
        "urgent, a supplement, withdrawn, private",
        _of(
            {**PLAIN, "urgency_reason": "The answer is due on Friday."},
            {"number": "2", "title": "Fees for boats", "supplement": 1},
            {"number": "3", "title": "Trees", "withdrawn": WITHDRAWN},
            {"number": "4", "title": "Stalls", "withdrawn": {"outcome": "deferred"}},
            {"number": "5", "title": "", "private": CONFIDENTIAL},
            {"number": "6", "title": "", "private": {"class": "exempt"}},
            documents=[LATE_PAPER],
        ),
    ),
    _agenda("long addresses", _hard),
    _minutes("a whole draft", _written("qco75uleug")),
    _minutes("whole, approved", _written("cdiingrlc4")),
    _minutes("everything, draft", make_meeting),
    _minutes(
        "everything, approved, with notes", lambda: make_meeting(minutes=APPROVED)
    ),
    _minutes("every field of a record", every_field),
    _minutes(
        "little in it",
        _of({**PLAIN, "taken_after": "gone"}, minutes={"state": "approved"}, **UNKNOWN),
    ),
    _minutes("nobody present, one by remote link", _of(PLAIN, attendance=THERE)),
    _minutes(
        "corrected, extraordinary, a substitute",
        _of(
            PLAIN,
            attendance=[SUBSTITUTE],
            kind="extraordinary",
            title="Taxis",
            minutes={"state": "draft", "edition": 2, "correction": "A name was wrong."},
        ),
    ),
    _minutes("long addresses", _hard),
    _item("everything, draft", make_meeting, "bridge"),
    _item(
        "everything, approved, with a note",
        lambda: make_meeting(minutes=APPROVED),
        "bridge",
    ),
    _item("every field of a record", every_field, "item"),
    _item("nothing minuted", _of(PLAIN)),
    _item("without a number", _of({"title": "Reports", "minutes": "<p>Noted.</p>"})),
    _item("withdrawn", make_meeting, "trees"),
    _item("private, with a summary", make_meeting, "claim"),
    _item(
        "confidential",
        _of({"number": "5", "title": "", "private": CONFIDENTIAL}),
    ),
    _item(
        "a decision that is key and has no reference",
        _of(
            {
                **make_bridge_item(),
                "uid": "i0",
                "taken_after": None,
                "issue": {"uid": "b", "title": "Mill Lane", "key_decision": True},
            }
        ),
    ),
    _item(
        "votes without counts, motions, a sensitive interest",
        _of(
            {
                "number": "2",
                "title": "Who takes the chair",
                "declarations": DECLARED,
                "motions": MOTIONS,
                "votes": VOTES,
                "resolutions": RESOLVED,
            }
        ),
    ),
    _item(
        "in Welsh", _of({"number": "3", "title": "Gŵyl y Gwanwyn", "minutes": WELSH})
    ),
    _item(
        "a table over two pages",
        _of({"number": "4", "title": "Roads", "minutes": TABLE}),
    ),
    _item("long addresses", _hard, "five"),
]
