import itertools
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from meetings.headings import headings_from
from meetings.record.meeting import MeetingRecord, walk_items
from reports.makers import agenda_pdf, item_minutes_pdf, minutes_html, minutes_pdf
from tests.reports.papers import faults
from tests.reports.records import TITLE, make_meeting
from tests.reports.tagtree import Node, TaggedPdf

FINGERPRINT = "fa2a91c0" * 8
SHOWN = TITLE.replace("\xad", "").replace("\xa0", " ")


@dataclass(frozen=True)
class Town:
    name: str = "Harrowdale Borough Council"
    address: str = "Town Hall, Harrowdale"
    email: str = "democracy@harrowdale.example"


def printed(kind: str, meeting: MeetingRecord, item: str = "bridge") -> bytes:
    match kind:
        case "agenda":
            return agenda_pdf(meeting=meeting, council=Town(), fingerprint=FINGERPRINT)
        case "minutes":
            return minutes_pdf(meeting=meeting, council=Town(), fingerprint=FINGERPRINT)
        case _:
            [found] = [each for each in walk_items(meeting.items) if each.uid == item]
            return item_minutes_pdf(
                meeting=meeting, item=found, council=Town(), fingerprint=FINGERPRINT
            )


def read(kind: str, meeting: MeetingRecord | None = None, item: str = "bridge") -> Node:
    return TaggedPdf(printed(kind, meeting or make_meeting(), item)).tree


def levels(tree: Node) -> list[int]:
    heads = tree.find("H1", "H2", "H3", "H4", "H5", "H6")
    return [int(head.kind[1]) for head in heads]


@pytest.mark.parametrize("kind", ["agenda", "minutes", "item"])
def test_checkers_find_nothing_wrong(kind: str, tmp_path: Path) -> None:
    assert faults(printed(kind, make_meeting()), tmp_path) == []


@pytest.mark.parametrize("kind", ["agenda", "minutes", "item"])
@pytest.mark.parametrize(
    "minutes",
    [{"state": "draft"}, {"state": "approved", "approved_on": "2027-04-29"}],
)
def test_nor_in_papers_of_one_page(
    kind: str, minutes: dict[str, str], tmp_path: Path
) -> None:
    only = {"uid": "only", "number": "12/21", "title": "Only item"}
    meeting = make_meeting(items=[only], minutes=minutes, attendance=[])

    assert faults(printed(kind, meeting, item="only"), tmp_path) == []


@pytest.mark.parametrize("kind", ["agenda", "minutes", "item"])
def test_headings_leave_no_level_out(kind: str) -> None:
    found = levels(read(kind))

    assert found[0] == 1
    assert found.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(found))


@pytest.mark.parametrize("kind", ["agenda", "minutes", "item"])
def test_the_title_is_shown_as_it_was_written(kind: str) -> None:
    pdf = TaggedPdf(printed(kind, make_meeting()))

    heads = [head.text.replace("\xa0", " ") for head in pdf.tree.find("H1", "H2")]
    assert SHOWN in [head.removeprefix("5 ") for head in heads]
    assert "&amp;" not in pdf.tree.text
    assert "&lt;" not in pdf.tree.text
    marked = [name for name in pdf.bookmarks() if "Phase\xa02" in name]
    assert len(marked) == 1
    assert "\xad" not in marked[0]


@pytest.mark.parametrize("kind", ["agenda", "minutes", "item"])
def test_the_foot_names_the_edition_and_its_fingerprint(kind: str) -> None:
    pdf = TaggedPdf(printed(kind, make_meeting()))

    assert "Edition 1" in pdf.artifacts
    assert "Record FA2A91C0" in pdf.artifacts
    assert f"Page 1 of {len(pdf.pdf.pages)}" in pdf.artifacts


def test_an_item_reads_title_then_minutes_then_resolution() -> None:
    text = read("item").text

    places = [
        text.index(part)
        for part in (
            "Mill Lane",
            "Environment and Highways Scrutiny Committee, Thursday 18 March 2027",
            "Draft minutes, not yet approved, edition 1",
            "To consider three ways",
            "Councillor Tobias Nkemelu declared: disclosable pecuniary interest",
            "The Head of Highways presented",
            "Members asked about the reserve",
            "• First – A – B • Second",
            "Gofynnodd",
            "3. referred",
            "£1.4 million",
            "Councillor Ashby moved, and Councillor Hartley seconded",
            "Recorded vote: the amendment",
            "Against 2 Alun Davies (Penmorfa) and Siân O’Brien",
            "Out of the room 1 Tobias Nkemelu",
            "Marian Tetlow gave the casting vote: for",
            "Resolution 1 (Agreed) RESOLVED –",
            "(1) That option B be supported. (2) That £1.4 million be released.",
            "Moved by Councillor Tetlow, seconded by Councillor Qureshi.",
            "Resolution 2 (Referred) RECOMMENDED – That the Cabinet take note.",
            "960 142",
        )
    ]
    assert places == sorted(places)


def test_names_without_counts_are_not_added_up(tmp_path: Path) -> None:
    ann = {"member": {"name": "Ann Price"}, "vote": "against"}
    votes = [{"ballots": [ann]}, {"question": "the chair"}]
    only = {"uid": "only", "number": "1", "title": "Trees", "votes": votes}
    meeting = make_meeting(items=[only])

    text = read("item", meeting, item="only").text

    assert "Recorded vote Vote Members Against Ann Price Vote: the chair." in text
    assert "How many voted for and against isn’t recorded." in text
    assert faults(printed("item", meeting, item="only"), tmp_path) == []


def test_minutes_say_who_was_there_and_what_was_resolved() -> None:
    text = read("minutes").text

    for part in (
        "Draft minutes, not yet approved, edition 1",
        "Thursday 18 March 2027, 5.30pm to 8.12pm",
        "Councillor Marian Tetlow Chair",
        "Councillor Ravi Menon Substitute for Councillor Thwaite Came in for item 5",
        "Apologies: Councillor Geoffrey Thwaite.",
        "Also there: Nasreen Iqbal, Head of Highways.",
        "Minute 60. Taken after item 1.",
        "5a Footbridge",
        "Withdrawn. Awaiting advice.",
        "The meeting ended at 8.12pm.",
    ):
        assert part in text


def test_an_agenda_says_what_is_to_be_decided_and_nothing_of_what_was() -> None:
    text = read("agenda").text

    for part in (
        "Thursday 18 March 2027, 5.30pm to 8.12pm",
        "The public may be asked to leave for item 10.",
        "Published 9 March 2027 at 4.10pm",
        "HT/2026/014. Key decision.",
        "To Cabinet The committee is recommended to: (1) support option B;",
        "Report of the Director of Place (PDF, 205 KB)",
        "Appendix: not for publication",
        "Survey 2026, https://harrowdale.example/survey",
        "Wards: Penmorfa, Brackenfield.",
        "Supplement: Map",
    ):
        assert part in text
    for part in (
        "RESOLVED",
        "presented three options",
        "declared",
        "Menon",
        "Minute 60",
    ):
        assert part not in text


@pytest.mark.parametrize("kind", ["agenda", "minutes", "item"])
def test_a_private_item_shows_its_open_form_alone(kind: str) -> None:
    full = make_meeting()
    items = [json.loads(item.canonical()) for item in full.items]
    items[-1] |= {
        "title": "QUINCE-41",
        "minutes": "<p>QUINCE-41</p>",
        "purpose": "<p>QUINCE-41</p>",
        "resolutions": [{"text": "QUINCE-41", "outcome": "agreed"}],
        "documents": [{"kind": "report", "title": "QUINCE-41"}],
        "items": [{"uid": "under", "number": "10a", "title": "QUINCE-41"}],
    }
    meeting = make_meeting(items=items)

    pdf = TaggedPdf(printed(kind, meeting, item="claim"))

    assert "10 Claim against the contractor" in pdf.tree.text or kind == "item"
    assert (
        "Not for publication. Exempt under paragraphs 3 (financial or business "
        "affairs) and 5 (legal professional privilege) of Part 1 of Schedule 12A"
    ) in pdf.tree.text
    assert "Why: The claim would suffer." in pdf.tree.text
    assert "QUINCE" not in pdf.tree.text
    assert "QUINCE" not in str(pdf.pdf.docinfo)


def test_approved_minutes_say_when_and_by_whom() -> None:
    minutes = {
        "state": "approved",
        "edition": 2,
        "approved_on": "2027-04-29",
        "signed_by": {"name": "Councillor Tetlow"},
        "notes": [
            {"item": "bridge", "text": "For 2027 read 2028.", "on": "2027-05-06"},
            {"item": "trees", "text": "For oak read ash."},
        ],
    }

    whole = read("minutes", make_meeting(minutes=minutes)).text
    item = read("item", make_meeting(minutes=minutes)).text

    assert "Minutes approved on 29 April 2027, edition 2, signed by" in whole
    assert "Draft" not in whole
    assert "6 May 2027. At item 5: For 2027 read 2028." in whole
    assert "For 2027 read 2028." in item
    assert "oak" not in item


def test_a_cancelled_meeting_says_so_before_everything_else() -> None:
    meeting = make_meeting(status="cancelled", status_reason="Joined with 25 March.")

    text = read("agenda", meeting).text

    assert text.index("Cancelled. Reason: Joined with") < text.index("Place")


def test_what_the_record_does_not_know_is_left_out() -> None:
    bare = {"uid": "only", "number": "1", "title": "Only item"}
    meeting = make_meeting(
        start_time=None,
        end_time=None,
        venue="",
        agenda={},
        minutes={"state": "approved"},
        attendance=[],
        documents=[],
        items=[bare],
    )

    for kind in ("agenda", "minutes", "item"):
        text = read(kind, meeting, item="only").text
        assert "None" not in text
        assert "Time" not in text
    assert "dcterms" not in minutes_html(
        meeting=meeting, council=Town(), fingerprint=FINGERPRINT
    )


def test_the_same_record_gives_the_same_bytes() -> None:
    assert printed("minutes", make_meeting()) == printed("minutes", make_meeting())


@pytest.mark.parametrize(
    ("text", "level", "fitted"),
    [
        ("<h3>A</h3><h4>B</h4>", 3, "<h3>A</h3><h4>B</h4>"),
        ("<h3>A</h3><h4>B</h4>", 2, "<h2>A</h2><h3>B</h3>"),
        ("<h4>B</h4><h3>A</h3><h4>C</h4>", 4, "<h4>B</h4><h4>A</h4><h5>C</h5>"),
        ('<h4 lang="cy">B</h4>', 3, '<h3 lang="cy">B</h3>'),
        ("<p>h3 &lt;h3&gt;</p>", 2, "<p>h3 &lt;h3&gt;</p>"),
        ("<h3>A</h3><h4>B</h4>", 6, "<h6>A</h6><h6>B</h6>"),
    ],
)
def test_headings_in_rich_text_fit_under_the_title_above(
    text: str, level: int, fitted: str
) -> None:
    assert headings_from(text, level) == fitted


def test_a_column_for_comings_and_goings_is_there_where_somebody_came_or_left() -> None:
    there = {"name": "Councillor Marian Tetlow", "capacity": "Chair"}
    late = {**there, "name": "Councillor Ravi Menon", "arrived_at": "bridge"}

    quiet = read("minutes", make_meeting(attendance=[there])).text
    busy = read("minutes", make_meeting(attendance=[there, late])).text

    assert "Name As Councillor" in quiet
    assert "Name As When Councillor" in busy


def test_a_substitute_is_called_so_once() -> None:
    row = {
        "name": "Councillor Ravi Menon",
        "capacity": "Substitute",
        "substitute_for": {"name": "Councillor Geoffrey Thwaite"},
    }

    text = read("minutes", make_meeting(attendance=[row])).text

    assert "Substitute for Councillor Geoffrey Thwaite" in text
    assert "Substitute, substitute" not in text


@pytest.mark.parametrize("lines", [16, 19])
def test_who_voted_stands_on_one_page_with_how(lines: int, tmp_path: Path) -> None:
    members = [
        {"member": {"name": f"Councillor Member{n}"}, "vote": "for"} for n in range(40)
    ]
    item = {
        "uid": "only",
        "number": "1",
        "title": "Budget",
        "minutes": "<p>Said.</p>" * lines,
        "votes": [{"question": "The budget", "for": 40, "ballots": members}],
    }
    path = tmp_path / "minutes.pdf"
    path.write_bytes(printed("minutes", make_meeting(items=[item], attendance=[])))

    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    pages = [page for page in done.stdout.split("\f") if "Member" in page]
    assert len([page for page in pages if "Councillor Member" in page]) == 1


def test_minutes_still_say_that_the_agenda_was_late_or_at_short_notice() -> None:
    header = {"convened_short_notice": True, "late_reason": "The report was late"}

    text = read("minutes", make_meeting(agenda=header)).text

    assert "Convened at short notice." in text
    assert "Agenda published late. Reason: The report was late" in text
