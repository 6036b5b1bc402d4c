"""What comes into the editor and goes out of it: loaded, pasted, put in, sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from meetings.richtext import clean_rich_text
from meetings.word.pasted import read_pasted
from tests.browser.editor_page import ADDRESS, PASTE, html, open_editor, press
from tests.meetings.word.examples import EXAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_pasted_is_tidied(name: str, page: Page) -> None:
    pasted, expected = EXAMPLES[name]
    open_editor(page)

    page.evaluate(PASTE, [pasted, ""])

    assert html(page) == expected


@pytest.mark.parametrize("name", ["struck", "desktop-minutes"])
def test_the_person_is_told_what_was_left_out(name: str, page: Page) -> None:
    pasted, _ = EXAMPLES[name]
    open_editor(page)

    page.evaluate(PASTE, [pasted, ""])

    said = page.get_by_role("status").inner_text()
    for words in read_pasted(pasted).struck:
        assert f"“{words}”" in said
    assert said.startswith("Struck-through words were left out: “")


TABLE = (
    '<table><caption>Costs <em>in £</em></caption><thead><tr><th scope="col">A</th>'
    '<th scope="col">B</th></tr></thead><tbody><tr><th scope="row">x</th><td>1</td>'
    '</tr><tr><td colspan="2">wide</td></tr></tbody><tbody><tr><td rowspan="2"><p>t</p>'
    "</td><td></td></tr><tr><td>u<br>v</td></tr></tbody><tfoot><tr><td>a</td><td><ul>"
    "<li>b</li></ul></td></tr></tfoot></table>"
)
KEPT = [
    "<p>One &amp; <strong>two <em>three</em></strong> <em>four</em></p>",
    '<p lang="cy">Llŷn<br>a <span lang="en">more</span> H<sub>2</sub>O<sup>1</sup></p>',
    '<h3>Heading</h3><h4 lang="cy">Pennawd</h4><p>Text\N{NO-BREAK SPACE}here</p>',
    '<ol start="3"><li>referred<ul><li>a</li><li>b</li></ul></li><li>c</li></ol>',
    "<ul><li><p>One</p><p>Two</p></li><li>three<p>four</p></li></ul>",
    "<ul><li><ul><li>deep</li></ul></li></ul>",
    '<ul lang="cy"><li lang="en">x</li></ul>',
    "<ol><li><h4>In an item</h4><blockquote>quoted</blockquote></li></ol>",
    "<blockquote>bare</blockquote><blockquote><p>not</p><ul><li>x</li></ul></blockquote>",
    '<p><a href="https://example.org/?a=1&amp;b=2">a <strong>link</strong></a></p>',
    '<p><a href="mailto:a@a.org" lang="cy">x</a> <strong lang="cy">y</strong></p>',
    TABLE,
    '<table lang="cy"><tbody><tr lang="en"><td lang="fr">x</td></tr></tbody></table>',
]


@pytest.mark.parametrize("text", KEPT)
def test_what_the_cleaner_keeps_is_written_again_unchanged(
    text: str, page: Page
) -> None:
    assert clean_rich_text(text) == text
    open_editor(page, text)

    press(page, "Control+Home")
    page.keyboard.type("x")
    press(page, "Backspace")

    assert page.locator("textarea").evaluate("area => area.defaultValue") == text
    assert html(page) == text


def test_nothing_is_changed_by_looking(page: Page) -> None:
    open_editor(page, "<p>typed   plainly\n</p>")

    press(page, "ArrowLeft", "Tab")

    assert html(page) == "<p>typed   plainly\n</p>"


def test_what_was_struck_is_not_loaded(page: Page) -> None:
    box = open_editor(page, "<p>Paid <s>ten</s><del>eleven</del>twelve</p>")

    assert box.inner_text().strip() == "Paid twelve"


def test_words_are_sent_as_they_were_at_the_last_key(page: Page) -> None:
    open_editor(page, "<p>a</p>")
    page.keyboard.type("bc")

    page.evaluate("document.querySelector('form').requestSubmit()")
    page.wait_for_url(f"{ADDRESS}saved/**")

    assert page.url == f"{ADDRESS}saved/?minutes=%3Cp%3Eabc%3C%2Fp%3E"


def test_the_textarea_follows_soon_and_says_so(page: Page) -> None:
    open_editor(page, "<p>a</p>")
    page.evaluate(
        "window.heard = [];"
        "document.addEventListener('input', ({target}) => {"
        " if (target.id === 'minutes') window.heard.push(target.value) })"
    )

    page.keyboard.type("bc")

    expect(page.locator("textarea")).to_have_value("<p>abc</p>")
    assert page.evaluate("window.heard.at(-1)") == "<p>abc</p>"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Before. |After.", "A <em>b</em>.", "Before. A <em>b</em>. After."),
        ("Before.|", "A <em>b</em>.", "Before. A <em>b</em>."),
        ("Before (|).", "A <em>b</em>", "Before (A <em>b</em>)."),
        ("|After", "A", "A After"),
    ],
)
def test_standing_words_go_where_the_cursor_is(
    text: str, words: str, expected: str, page: Page
) -> None:
    open_editor(page, f"<p>{text.replace('|', '')}</p>")
    press(page, *["ArrowLeft"] * (len(text) - text.index("|") - 1))

    page.evaluate(
        "words => MinutebookEditor.editorOf(document.getElementById('minutes'))"
        ".insertHTML(words)",
        f"<p>{words}</p>",
    )

    assert html(page) == f"<p>{expected}</p>"
