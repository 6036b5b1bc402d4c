"""Rich text that is small as typed and large as parsed."""

from __future__ import annotations

import time
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.richtext import (
    _PLAIN,
    FAR_TOO_DEEP,
    MOST_COLUMNS,
    clean_rich_text,
    cleaned,
)
from reports.grids import close_grid
from reports.pdf import render_pdf
from tests.reports.papers import make_page

WIDE = "<tr><td rowspan=100 colspan=100>x</td></tr>"


def columns(text: str) -> int:
    tree = ElementTree.fromstring(clean_rich_text(text))  # noqa: S314 our own text
    return close_grid(tree)


def test_cells_that_span_each_other_make_no_wide_table() -> None:
    assert columns(f"<table>{WIDE * 80}</table>") <= MOST_COLUMNS + 1


def test_a_table_of_such_cells_is_printed_soon() -> None:
    page = make_page(clean_rich_text(f"<table>{WIDE * 80}</table>"))
    start = time.process_time()

    render_pdf(page)

    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("rows", "cleaned"),
    [
        # A span ends with its section, and where a cell from above stands.
        (
            "<tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td></tr>",
            '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>',
        ),
        (
            "<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td></tr>",
            '<tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr>',
        ),
        # One that fits is left as it is.
        (
            "<tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr>",
            '<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>',
        ),
    ],
)
def test_spans_are_cut_to_the_table(rows: str, cleaned: str) -> None:
    once = clean_rich_text(f"<table><tbody>{rows}</tbody></table>")

    assert once == f"<table><tbody>{cleaned}</tbody></table>"
    assert clean_rich_text(once) == once


def test_no_word_is_lost_with_a_column() -> None:
    cells = "".join(f"<td>{n}</td>" for n in range(MOST_COLUMNS + 5))

    once = clean_rich_text(f"<table><tr>{cells}</tr></table>")

    words = ElementTree.fromstring(once).itertext()  # noqa: S314 our own text
    assert " ".join(words).split() == [str(n) for n in range(MOST_COLUMNS + 5)]
    assert once.count("<td") == MOST_COLUMNS
    assert clean_rich_text(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>" * 25_000,
        "<div>" * 40_000,
        "<blockquote>" * 16_000,
        "<svg>" + "<td>" * 25_000 + "</tr>" * 20_000,
        "<b " * 60_000,
        "<b><p>" * 30_000,
    ],
    ids=lambda text: text[:12],
)
def test_what_is_nested_without_end_is_cleaned_soon(text: str) -> None:
    start = time.process_time()

    cleaned = clean_rich_text(f"{text}in the end")

    assert time.process_time() - start < 2
    assert "in the end" in cleaned or text.startswith("<b ")


def test_many_tags_that_are_closed_are_not_deep() -> None:
    text = "<ul>" + "<li><p><strong>a</strong></p></li>" * FAR_TOO_DEEP * 2 + "</ul>"

    assert clean_rich_text(text) == text


def test_a_sign_of_a_sign_of_a_sign_can_be_printed() -> None:
    text = clean_rich_text("<p>x" + "<sub><sup>" * 15 + "2" + "</sup></sub>" * 15)

    assert text == "<p>x<sub><sup><sub>2</sub></sup></sub></p>"
    assert render_pdf(make_page(text)).startswith(b"%PDF")


_words = st.lists(
    st.text(
        st.characters(exclude_characters="<>&", exclude_categories=("Z", "C")),
        min_size=1,
    ),
    min_size=1,
).map(" ".join)
_lists = st.tuples(st.sampled_from(["ul", "ol"]), st.lists(_words, min_size=1))


def _as_list(made: tuple[str, list[str]]) -> str:
    name, items = made
    return f"<{name}>{''.join(f'<li>{each}</li>' for each in items)}</{name}>"


_blocks = st.one_of(
    _words.map("<p>{}</p>".format),
    _words.map("<h3>{}</h3>".format),
    _words.map("<h4>{}</h4>".format),
    _lists.map(_as_list),
)


@given(st.lists(_blocks).map("".join))
def test_what_is_taken_as_clean_at_sight_is_clean(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<p>Plain words, and £ signs.</p>",
        "<h3>Discussion</h3><p>It was noted.</p><ul><li>One</li><li>Two</li></ul>",
    ],
)
def test_plain_texts_are_taken_as_clean_at_sight(text: str) -> None:
    assert _PLAIN.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "<p>a</h3>",
        "<p> a</p>",
        "<p>a  b</p>",
        "<p>a &amp; b</p>",
        "<p class=x>a</p>",
        "<ul></ul>",
        "<li>a</li>",
        "<p></p>",
        "words",
        "<p>a</p> <p>b</p>",
        "<p>a\u200b</p>x",
    ],
)
def test_everything_else_is_looked_at(text: str) -> None:
    assert not _PLAIN.fullmatch(text)
