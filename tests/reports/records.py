"""A meeting's record with everything in it that a PDF can show."""

import json
from typing import Any

from meetings.record.meeting import MeetingRecord

TITLE = "Mill Lane <b>re\xaddevelopment</b> & “Phase\xa02” – O'Dowd's bid, £5m"
MINUTES = """<p>The Head of Highways presented three options.</p>
<h4>Questions</h4><p>Members asked about the reserve.</p>
<h3>Cost</h3><ul><li>First<ul><li>A</li><li>B</li></ul></li><li>Second</li></ul>
<h4>Detail</h4><p lang="cy">Gofynnodd yr aelodau.</p>
<ol><li>noted</li><li>agreed</li></ol><p>The Chair adjourned for ten minutes.</p>
<ol start="3"><li>referred</li></ol>
<table><caption>Spending</caption><thead><tr><th>Year</th><th>Sum</th></tr></thead>
<tbody><tr><td>2027</td><td>£1.4 million</td></tr></tbody></table>"""


def person(name: str, ward: str = "") -> dict[str, str]:
    return {"name": name, "ward": ward}


def make_bridge_item() -> dict[str, Any]:
    return {
        "uid": "bridge",
        "number": "5",
        "minute_number": "60",
        "taken_after": "apologies",
        "title": TITLE,
        "issue": {
            "uid": "mill-lane",
            "title": "Mill Lane bridge",
            "reference": "HT/2026/014",
            "key_decision": True,
        },
        "purpose": "<p>To consider three ways of repairing the bridge.</p>",
        "summary": "<h4>Background</h4><p>The west arch is closed.</p>",
        "recommendations": [
            {
                "to": "Cabinet",
                "lead": "The committee is recommended to:",
                "parts": ["support option B;", "ask for a report."],
                "closing": "By April.",
            }
        ],
        "officer_contacts": [
            {
                "name": "Nasreen Iqbal",
                "job_title": "Head of Highways",
                "email": "nasreen.iqbal@harrowdale.example",
                "phone": "960 142",
            }
        ],
        "documents": [
            {
                "uid": "report",
                "kind": "report",
                "title": "Report of the Director of Place",
                "media_type": "application/pdf",
                "size": 209_920,
            },
            {"kind": "appendix", "withheld": True},
            {"uid": "plan", "kind": "plan", "title": "Site plan"},
        ],
        "background_papers": [
            {"title": "Survey 2026", "url": "https://harrowdale.example/survey"}
        ],
        "wards": ["Penmorfa", "Brackenfield"],
        "declarations": [
            {
                "member": person("Councillor Tobias Nkemelu"),
                "kind": "disclosable_pecuniary",
                "nature": "Owns a shop on Mill Lane",
                "action": "left",
            }
        ],
        "motions": [
            {
                "text": "That the bridge reopen to buses only.",
                "mover": person("Councillor Ashby"),
                "seconder": person("Councillor Hartley"),
                "kind": "amendment",
                "result": "lost",
            }
        ],
        "votes": [
            {
                "question": "the amendment",
                "for": 1,
                "against": 2,
                "ballots": [
                    {"member": person("Alun Davies", "Llanfair"), "vote": "for"},
                    {"member": person("Alun Davies", "Penmorfa"), "vote": "against"},
                    {"member": person("Siân O’Brien"), "vote": "against"},
                    {"member": person("Tobias Nkemelu"), "vote": "out_of_room"},
                ],
            },
            {
                "for": 3,
                "against": 3,
                "casting": {"member": person("Marian Tetlow"), "vote": "for"},
                "required_by_law": True,
            },
        ],
        "minutes": MINUTES,
        "resolutions": [
            {
                "lead": "RESOLVED –",
                "parts": [
                    "That option B be supported.",
                    "That £1.4 million be released.",
                ],
                "outcome": "agreed",
                "mover": person("Councillor Tetlow"),
                "seconder": person("Councillor Qureshi"),
            },
            {
                "lead": "RECOMMENDED –",
                "text": "That the Cabinet take note.",
                "outcome": "referred",
            },
        ],
        "items": [{"uid": "footbridge", "number": "5a", "title": "Footbridge"}],
    }


def make_meeting(**changes: Any) -> MeetingRecord:
    """Return a meeting of 18 March 2027; `changes` are fields as a file has them."""
    record = {
        "format": "minutebook.meeting/1",
        "uid": "highways-2027-03-18",
        "committee": {
            "slug": "highways",
            "name": "Environment and Highways Scrutiny Committee",
            "kind": "scrutiny",
        },
        "date": "2027-03-18",
        "start_time": "17:30",
        "end_time": "20:12",
        "venue": "Council Chamber, Town Hall",
        "status": "held",
        "agenda": {"published_at": "2027-03-09T16:10:00Z"},
        "minutes": {"state": "draft", "published_at": "2027-03-25T09:00:00Z"},
        "attendance": [
            {"name": "Councillor Marian Tetlow", "capacity": "Chair"},
            {
                "name": "Councillor Ravi Menon",
                "substitute_for": person("Councillor Thwaite"),
                "arrived_at": "bridge",
            },
            {"name": "Councillor Geoffrey Thwaite", "presence": "apologies"},
            {
                "name": "Nasreen Iqbal",
                "capacity": "Head of Highways",
                "presence": "in_attendance",
            },
        ],
        "documents": [{"uid": "map", "kind": "supplement", "title": "Map"}],
        "items": [
            {
                "uid": "apologies",
                "number": "1",
                "title": "Apologies for absence",
                "kind": "apologies",
                "minutes": "<p>An apology was received.</p>",
            },
            {"uid": "part-two", "title": "Reports", "kind": "heading"},
            make_bridge_item(),
            {
                "uid": "trees",
                "number": "7",
                "title": "Trees on verges",
                "withdrawn": {"outcome": "withdrawn", "reason": "Awaiting advice."},
            },
            {
                "uid": "claim",
                "number": "10",
                "title": "",
                "private": {
                    "class": "exempt",
                    "paragraphs": [3, 5],
                    "open_title": "Claim against the contractor",
                    "public_interest": "The claim would suffer.",
                    "public_summary": "Members gave their views.",
                },
            },
        ],
        **changes,
    }
    return MeetingRecord.model_validate_json(json.dumps(record))
