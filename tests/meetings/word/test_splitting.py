"""One Word file of a whole meeting, cut at its items."""

from __future__ import annotations

import pytest

from meetings.word.file import read_word_file
from meetings.word.splitting import split_by_items
from tests.meetings.word.docx import make_docx, paragraph, point

ITEMS = [
    ("1", "Apologies for absence"),
    ("2", "Declarations of interest"),
    ("5", "Mill Lane bridge: repair"),
    ("5a", "Temporary footbridge"),
    ("", "Part two"),
    ("6", "Trees"),
]


def test_headings_with_or_without_numbers() -> None:
    file = (
        "<p>Minutes</p><h3>1. APOLOGIES  for Absence.</h3><p>None.</p>"
        "<h3>Declarations of Interest</h3><p>None either.</p><p><strong>5. Mill Lane "
        "Bridge – Repair</strong></p><p>Talk.</p><h4>5a Temporary footbridge</h4>"
        "<ul><li>x</li></ul>"
    )

    assert split_by_items(file, ITEMS) == {
        "": "<p>Minutes</p>",
        "1": "<p>None.</p>",
        "2": "<p>None either.</p>",
        "5": "<p>Talk.</p>",
        "5a": "<ul><li>x</li></ul>",
    }


def test_a_number_is_enough_between_its_neighbours() -> None:
    file = (
        "<h3>Apologies for absence</h3><p>5 members were there.</p><p>6. not yet</p>"
        "<p>2. The Chair had <em>none</em>.</p><h3>5 The bridge</h3><p>Talk.</p>"
        "<h3>Trees</h3><p>5a. is past</p>"
    )

    assert split_by_items(file, ITEMS) == {
        "": "",
        "1": "<p>5 members were there.</p><p>6. not yet</p>",
        "2": "<p>The Chair had <em>none</em>.</p>",
        "5": "<h3>5 The bridge</h3><p>Talk.</p>",
        "6": "<p>5a. is past</p>",
    }


def test_a_list_of_the_items_at_the_beginning_is_not_the_minutes() -> None:
    file = (
        "<ol><li>Apologies for absence</li><li>Declarations of interest</li></ol>"
        "<h3>Apologies for absence</h3><p>None.</p>"
        "<h3>Declarations of interest</h3><p>Two.</p>"
    )

    pieces = split_by_items(file, ITEMS)

    assert pieces["1"] == "<p>None.</p>"
    assert pieces["2"] == "<p>Two.</p>"
    assert pieces[""].startswith("<ol><li>Apologies")


def test_items_that_are_points_of_a_numbered_list() -> None:
    file = read_word_file(
        make_docx(
            point("Apologies for absence")
            + paragraph("None.")
            + point("Declarations of interest")
            + point("one of them", level=1)
            + paragraph("Resolved:")
            + point("noted", numbering=3)
            + point("agreed", numbering=3)
        )
    ).html

    assert split_by_items(file, ITEMS) == {
        "": "",
        "1": "<p>None.</p>",
        "2": "<ol><li>one of them</li></ol><p>Resolved:</p>"
        "<ol><li>noted</li><li>agreed</li></ol>",
    }


def test_items_taken_in_another_order() -> None:
    file = "<h3>Trees</h3><p>t</p><h3>Apologies for absence</h3><p>a</p>"

    assert split_by_items(file, ITEMS) == {"": "", "6": "<p>t</p>", "1": "<p>a</p>"}


def test_two_items_of_one_title_are_told_apart_by_their_numbers() -> None:
    items = [("1", "Report"), ("2", "Report")]
    file = "<h3>2. Report</h3><p>b</p><h3>1. Report</h3><p>a</p>"

    assert split_by_items(file, items) == {"": "", "2": "<p>b</p>", "1": "<p>a</p>"}


@pytest.mark.parametrize("html", ["", "<p>Nothing of them</p>"])
def test_nothing_found(html: str) -> None:
    assert split_by_items(html, ITEMS) == {"": html}
    assert split_by_items(html, []) == {"": html}
