from pathlib import Path
from xml.etree import ElementTree

import pytest

from reports.breaks import allow_breaks
from reports.pdf import render_pdf
from tests.reports.papers import (
    ADDRESS,
    copied_text,
    ink_outside_margins,
    make_page,
    make_tagged,
)

BOLD_INSIDE = f"{ADDRESS[:120]}<strong>{ADDRESS[120:140]}</strong>{ADDRESS[140:]}"
IN_A_TABLE = f"""<table><thead><tr><th>Recommendation</th><th>Where</th>
<th>Councillors</th></tr></thead><tbody><tr><td>Infrastructure</td>
<td>{ADDRESS}</td><td>Responsibilities</td></tr></tbody></table>"""


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{ADDRESS}</p>",
        f"<p>See {BOLD_INSIDE}.</p>",
        f'<p><a href="{ADDRESS}">{ADDRESS}</a></p>',
        f'<p><a href="{ADDRESS}">{BOLD_INSIDE}</a></p>',
        IN_A_TABLE,
        IN_A_TABLE.replace(ADDRESS, BOLD_INSIDE),
        f"<ul><li><ul><li>{BOLD_INSIDE}</li></ul></li></ul>",
        f"<h1>{ADDRESS}</h1>",
    ],
)
def test_a_long_address_stays_inside_the_margins_and_is_copied_whole(
    body: str, tmp_path: Path
) -> None:
    pdf = render_pdf(make_page(body))

    assert ink_outside_margins(pdf, tmp_path) == 0
    copied = copied_text(pdf, tmp_path)
    assert ADDRESS in copied.replace("\n", "")
    assert "\u200b" not in copied


def test_other_columns_keep_their_words_whole() -> None:
    cells = make_tagged(IN_A_TABLE).tree.find("TD", "TH")

    whole = {line for cell in cells for line in cell.lines()}
    assert {"Recommendation", "Councillors", "Infrastructure"} <= whole
    assert "Responsibilities" in whole


def test_a_link_to_a_long_address_has_its_whole_target() -> None:
    tagged = make_tagged(f'<p><a href="{ADDRESS}">{BOLD_INSIDE}</a></p>')

    assert {str(link["/A"]["/URI"]) for link in tagged.links()} == {ADDRESS}
    assert {str(link["/Contents"]) for link in tagged.links()} == {ADDRESS}
    assert tagged.tree.find("Link")[0].run == ADDRESS


@pytest.mark.parametrize(("columns", "word"), [(14, "Expenditure"), (4, "n" * 34)])
def test_a_table_of_many_words_across_stays_inside_the_margins(
    columns: int, word: str, tmp_path: Path
) -> None:
    row = "".join(f"<td>{word}</td>" for _ in range(columns))

    pdf = render_pdf(make_page(f"<table><tbody><tr>{row}</tr></tbody></table>"))

    assert ink_outside_margins(pdf, tmp_path) == 0


def test_everyday_text_is_left_as_it_is() -> None:
    text = "<p>Llanfairpwllgwyngyll, re\xaddevelopment; a@b.example<br />and so on</p>"
    tree = ElementTree.fromstring(text)  # noqa: S314

    allow_breaks(tree)

    assert ElementTree.tostring(tree, encoding="unicode") == text


def test_addresses_break_after_a_slash_or_dot_rather_than_anywhere() -> None:
    tree = ElementTree.fromstring("<p>https://moderngov.example.org/a/b/report</p>")  # noqa: S314

    allow_breaks(tree)

    assert (tree.text or "").split("\u200b") == [
        "https:/",
        "/moderngov.",
        "example.",
        "org/a/b/",
        "report",
    ]
