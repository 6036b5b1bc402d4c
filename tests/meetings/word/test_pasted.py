"""What Word's clipboard holds, or somebody typed, where the editor did not run."""

from __future__ import annotations

import random
import re
import time

import pytest

from meetings.richtext import clean_rich_text
from meetings.word.pasted import plain_to_rich, read_pasted, tidy_pasted
from tests.meetings.word.examples import EXAMPLES

WORD = "<p class=MsoListParagraph style='mso-list:l0 level%d lfo1'>%s&nbsp; x</p>"


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_pasted_is_tidied(name: str) -> None:
    pasted, expected = EXAMPLES[name]

    cleaned = clean_rich_text(tidy_pasted(pasted))

    assert cleaned == expected
    assert not re.search(r"mso|class|o:p|\[if|<p>\s*</p>|·", cleaned)
    assert clean_rich_text(tidy_pasted(cleaned)) == cleaned


def test_what_was_left_out_is_known() -> None:
    pasted = read_pasted(EXAMPLES["desktop-minutes"][0])

    assert pasted.struck == ("and taken out",)
    assert pasted.comments == ("Check this sum",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words alone & more",
        "<p>One   two</p>\n<h3>Kept</h3><h4>kept</h4>",
        '<ol start="3"><li>x</li></ol><p lang="cy">Llŷn <span lang="en">y</span></p>',
        "<p>He wrote mso and <strong>o:p</strong> on the wall</p>",
    ],
)
def test_nothing_of_word_is_left_as_it_is(text: str) -> None:
    assert tidy_pasted(text) == text or "mso" in text
    assert clean_rich_text(tidy_pasted(text)).count("mso") == text.count("mso")


@pytest.mark.parametrize(
    "style",
    [
        "text-decoration:line-through",
        "color:red;text-decoration : underline LINE-THROUGH",
        "text-decoration-line: line-through",
        "text-line-through:double",
    ],
)
def test_no_style_brings_struck_words_back(style: str) -> None:
    pasted = f'<p>Paid <span style="{style}">ten <b>thousand</b></span>nine.</p>'

    assert clean_rich_text(tidy_pasted(pasted)) == "<p>Paid nine.</p>"


@pytest.mark.parametrize(
    ("typed", "rich"),
    [
        ("", ""),
        ("  \r\n\r\n ", ""),
        ("One\r\n\r\nTwo\nlines", "<p>One</p><p>Two<br>lines</p>"),
        ("5 < 6 & <b>", "<p>5 &lt; 6 &amp; &lt;b&gt;</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("• a\n  - b\n\n• c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("·\ta\no\tb", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("1. a\n   goes on\n2) b", "<ol><li>a goes on</li><li>b</li></ol>"),
        (
            "1. noted\n2. agreed\nThe Chair adjourned for ten minutes.\n3. referred",
            (
                "<ol><li>noted</li><li>agreed</li></ol><p>The Chair adjourned for ten "
                'minutes.</p><ol start="3"><li>referred</li></ol>'
            ),
        ),
        ("1. a\n1. b", "<ol><li>a</li></ol><ol><li>b</li></ol>"),
        (
            "-5 degrees\n10.30am\n(a) x\n3.",
            "<p>-5 degrees<br>10.30am<br>(a) x<br>3.</p>",
        ),
    ],
)
def test_typed_text(typed: str, rich: str) -> None:
    assert plain_to_rich(typed) == rich
    assert clean_rich_text(rich) == rich


@pytest.mark.parametrize(
    "text",
    [
        "".join(WORD % (n % 5 + 1, "·") for n in range(15_000)),
        "".join(WORD % (n, "a.") for n in range(1, 99)) * 20,
        "<p class=MsoNormal>" + "<span>" * 50_000 + "x",
        "<p class=MsoNormal>" + "<b>x</b> <i></i> " * 20_000,
        "<s>" * 50_000 + "x",
        "<div>" * 30_000 + "<p class=MsoNormal>",
        f"<p class=MsoNormal style='{'text-decoration:' * 20_000}'>",
        "<p class=MsoNormal>" + "<![" * 50_000,
        "<ul><li style='mso-list:l0 level1 lfo1'>" * 5_000,
        f"<p style='mso-list:l0 level1 lfo1'>{'&nbsp;' * 100_000}x</p>",
    ],
    ids=["points", "levels", "spans", "runs", "s", "div", "style", "[", "li", "pad"],
)
def test_much_takes_little_time(text: str) -> None:
    start = time.process_time()

    clean_rich_text(tidy_pasted(text))

    assert time.process_time() - start < 5


def test_plain_text_takes_little_time() -> None:
    start = time.process_time()

    plain_to_rich("1. x\n - y\nz\n" * 30_000)

    assert time.process_time() - start < 5


@pytest.mark.parametrize("seed", range(60))
def test_odd_html_is_no_error_and_loses_no_word(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 the same odd texts each time
    pieces = [
        *("<p class=MsoNormal>", "</p>", "<p style='mso-list:l0 level2 lfo1'>", "<li>"),
        *("<ul>", "</ul>", "<ol start=3>", "</ol>", "<span lang=cy>", "</span>", "<b>"),
        *("<h1 style='mso-list:l1 level1 lfo1'>", "</h1>", "<o:p>", "</o:p>", "<br>"),
        *(
            "<span style='mso-list:Ignore'>1.</span>",
            "<div>",
            "</div>",
            "<table><tr><td>",
        ),
        *("</table>", "<!--[if gte mso 9]>", "<![endif]-->", "&nbsp;", " ", "·", "1."),
        *("<li data-aria-level='-1'>", "<ol start='x'>", "<![if !x]>", "<a href=#x>"),
    ]
    text = "".join(
        f"word{n}x" if chance.random() < 0.3 else chance.choice(pieces)
        for n in range(80)
    )

    once = clean_rich_text(tidy_pasted(text))

    assert clean_rich_text(once) == once
    shown = clean_rich_text(re.sub(r"<!--.*?(-->|$)|<!\[[^>]*>", "", text))
    assert set(re.findall(r"word\d+x", shown)) <= set(re.findall(r"word\d+x", once))
