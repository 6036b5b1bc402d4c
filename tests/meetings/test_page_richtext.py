"""Rich text, and words of a record, as pages print them."""

from __future__ import annotations

import pytest

from meetings.headings import headings_from
from meetings.public.richtext import LONGEST_WORD, for_page
from meetings.record.documents import DocumentRecord
from meetings.templatetags.page_words import file_words, prose, web_address

HEAD = "<thead><tr><th>Year</th><th>Spent &amp; saved</th></tr></thead>"


def test_headings_begin_where_the_page_has_room() -> None:
    text = "<h3>Cost</h3><p>x</p><h4>Of stone</h4>"

    assert headings_from(text, 3) == text
    assert headings_from(text, 5) == "<h5>Cost</h5><p>x</p><h6>Of stone</h6>"


def test_no_heading_level_is_left_out() -> None:
    assert (
        headings_from("<h4>Cost</h4><h3>Time</h3>", 4) == "<h4>Cost</h4><h4>Time</h4>"
    )


def test_a_cell_has_its_columns_name_for_the_phone() -> None:
    body = "<tbody><tr><td>2026</td><td>£5</td></tr></tbody>"

    page = for_page(f"<p>a &lt; b</p><table>{HEAD}{body}</table><p>c</p>", 4)

    assert page == (
        '<p>a &lt; b</p><table class="mb-table mb-table--stack">'
        f'{HEAD}<tbody><tr><td data-label="Year">2026</td>'
        '<td data-label="Spent &amp; saved">£5</td></tr></tbody></table><p>c</p>'
    )


def test_a_row_heading_needs_no_label() -> None:
    page = for_page(f"<table>{HEAD}<tr><th>2026</th><td>1</td></tr></table>", 4)

    assert '<th>2026</th><td data-label="Spent &amp; saved">1</td>' in page


def test_a_table_with_joined_cells_keeps_its_columns() -> None:
    page = for_page(f'<table>{HEAD}<tr><td colspan="2">x</td></tr></table>', 4)

    assert '<table class="mb-table">' in page
    assert "data-label" not in page


def test_only_a_cell_with_an_unbroken_word_may_break_anywhere() -> None:
    long = "x" * (LONGEST_WORD // 2)

    page = for_page(
        f"<table><tr><td>{long}<strong>{long}</strong>xx</td><td>{long} {long}</td>"
        "</tr></table>",
        4,
    )

    assert page.count("mb-breaks") == 1
    assert f'<td class="mb-breaks">{long}<strong>' in page


def test_a_table_in_a_table_comes_back_whole() -> None:
    inner = "<table><tr><td>in</td></tr></table>"

    page = for_page(f"<table><tr><td>{inner}</td><td>out</td></tr></table>", 4)

    assert page.endswith(f"<tr><td>{inner}</td><td>out</td></tr></table>")


def test_plain_text_keeps_its_paragraphs_and_is_never_markup() -> None:
    assert prose("a <b>\nc\n\nd", "RESOLVED –") == (
        "<p>RESOLVED – a &lt;b&gt;<br>c</p>\n<p>d</p>"
    )
    assert prose("", "RESOLVED –") == "<p>RESOLVED –</p>"
    assert prose("") == ""


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=c", True),
        ("javascript:alert(1)", False),
        ("//example.org", False),
        ("https://[", False),
        ("in the library", False),
    ],
)
def test_only_an_address_of_the_web_is_linked(address: str, linked: bool) -> None:  # noqa: FBT001
    assert web_address(address) == (address if linked else "")


def test_a_files_words_are_those_that_are_known() -> None:
    known = DocumentRecord(media_type="application/pdf", size=209920)

    assert file_words(known) == "PDF, 205 KB"
    assert file_words(DocumentRecord(size=1)) == "file, 1 byte"
    assert file_words(DocumentRecord()) == ""
