"""The text editor by keyboard and mouse."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from meetings.richtext import clean_rich_text
from tests.browser.editor_page import ADDRESS, html, open_editor, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

AXE = Path(__file__).with_name("axe.min.js").read_text()
INTERRUPTED = ["Enter", "Enter", "Adjourned.", "Enter"]
LIST = "<ol><li>noted</li><li>agreed</li></ol>"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["- one", "Enter", "two"], "<ul><li>one</li><li>two</li></ul>"),
        (
            ["3. three", "Enter", "four"],
            '<ol start="3"><li>three</li><li>four</li></ol>',
        ),
        (["### Title", "Enter", "Text"], "<h3>Title</h3><p>Text</p>"),
        (
            [
                "1. noted",
                "Enter",
                "agreed",
                "Enter",
                "Enter",
                "Adjourned.",
                "Enter",
                "3. referred",
            ],
            f'{LIST}<p>Adjourned.</p><ol start="3"><li>referred</li></ol>',
        ),
        (
            ["- one", "Enter", "Control+]", "under", "Enter", "Control+[", "two"],
            "<ul><li>one<ul><li>under</li></ul></li><li>two</li></ul>",
        ),
        (["Control+b", "on", "Control+b", " off"], "<p><strong>on</strong> off</p>"),
        (["Control+Alt+3", "Title"], "<h3>Title</h3>"),
        (["Control+Alt+4", "Title"], "<h4>Title</h4>"),
        (["Control+Shift+Digit8", "x"], "<ul><li>x</li></ul>"),
        (["Control+Shift+Digit7", "x"], "<ol><li>x</li></ol>"),
        (["Control+Shift+Digit9", "x"], "<blockquote><p>x</p></blockquote>"),
        (["a", "Shift+Enter", "b"], "<p>a<br>b</p>"),
        (["a", "Enter", "b", "Control+z", "Control+z"], ""),
    ],
)
def test_keys(typed: list[str], expected: str, page: Page) -> None:
    open_editor(page)

    for each in typed:
        if each in {"Enter"} or re.match(r"(Control|Shift)\+", each):
            press(page, each)
        else:
            page.keyboard.type(each)

    assert html(page) == expected


def test_a_list_that_is_cut_goes_on_counting(page: Page) -> None:
    open_editor(
        page,
        "<ol><li>noted</li><li>agreed</li><li>Adjourned.</li><li>referred</li></ol>",
    )

    press(page, "ArrowUp", "Control+[")

    third = '<ol start="3"><li>referred</li></ol>'
    assert html(page) == f"{LIST}<p>Adjourned.</p>{third}"


def test_the_toolbar_is_one_tab_stop(page: Page) -> None:
    box = open_editor(page, "<p>words</p>")
    bold = page.get_by_role("button", name="Bold")

    press(page, "Control+a", "Shift+Tab")
    assert bold.evaluate("button => button === document.activeElement")
    press(page, "Enter")
    assert bold.get_attribute("aria-pressed") == "true"
    press(page, "ArrowRight", "Space", "Home", "ArrowLeft", "ArrowRight", "Escape")

    assert box.evaluate("box => box === document.activeElement")
    assert html(page) == "<p><strong><em>words</em></strong></p>"
    press(page, "Tab")
    assert page.evaluate("document.activeElement.textContent") == "Save"


def test_a_link_by_keyboard(page: Page) -> None:
    box = open_editor(page, "<p>report</p>")
    field = page.get_by_label("Web or e-mail address")

    press(page, "Control+a", "Control+k")
    page.keyboard.type("not an address")
    press(page, "Enter")
    assert "Write a whole address" in page.get_by_role("alert").inner_text()
    press(page, "Control+a")
    page.keyboard.type("www.example.org/report")
    press(page, "Enter")

    assert page.url == ADDRESS
    assert html(page) == '<p><a href="https://www.example.org/report">report</a></p>'
    assert box.evaluate("box => box === document.activeElement")
    press(page, "ArrowLeft", "Control+k")
    assert field.input_value() == "https://www.example.org/report"
    page.get_by_role("button", name="Take the link out").press("Enter")
    assert html(page) == "<p>report</p>"
    press(page, "Control+k", "Escape")
    assert not field.is_visible()


def test_a_table_by_keyboard(page: Page) -> None:
    open_editor(page, "<p>Before</p>")
    press(page, "Enter")
    page.get_by_role("button", name="Table", exact=True).click()
    page.keyboard.type("A")
    press(page, "Tab")
    page.keyboard.type("B")
    page.get_by_role("button", name="Delete column").click()
    page.get_by_role("button", name="Add row").click()
    page.get_by_role("button", name="Add column").click()
    page.get_by_role("button", name="Caption").click()
    page.keyboard.type("Costs")

    row = "<tr><td></td><td></td><td></td></tr>"
    table = (
        "<p>Before</p><table><caption>Costs</caption><thead><tr>"
        '<th scope="col">A</th><th scope="col"></th><th scope="col"></th>'
        f"</tr></thead><tbody>{row * 3}</tbody></table>"
    )
    assert html(page) == table
    assert clean_rich_text(table) == table
    press(page, "ArrowDown")
    page.get_by_role("button", name="Head row").click()
    assert "<thead>" not in html(page)
    assert "<th" not in html(page)
    page.get_by_role("button", name="Delete table").click()
    assert html(page) == "<p>Before</p>"


def test_tab_goes_through_a_table_and_leaves_it(page: Page) -> None:
    open_editor(page, "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>")
    press(page, "Control+Home", "ArrowDown", "Tab")
    page.keyboard.type("c")
    assert html(page).count("<td>c</td>") == 1

    press(page, "Tab")

    assert page.evaluate("document.activeElement.textContent") == "Save"


def test_what_points_at_the_textarea_leads_to_the_text(page: Page) -> None:
    box = open_editor(page)
    for pointer in ("#label", "#error"):
        page.get_by_role("button", name="Save").focus()

        page.locator(pointer).click()

        assert box.evaluate("box => box === document.activeElement")


def test_a_textarea_that_comes_later_is_an_editor_too(page: Page) -> None:
    open_editor(page)
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', "
        "'<div id=more><label for=later>Later</label>"
        "<textarea id=later data-rich>&lt;p&gt;x&lt;/p&gt;</textarea></div>')"
    )
    assert page.get_by_role("textbox", name="Later").inner_text().strip() == "x"

    page.evaluate("document.getElementById('more').remove()")

    assert page.get_by_role("toolbar").count() == 1


def test_nothing_is_refused_by_the_policy_and_axe_finds_nothing(
    page: Page, said: list[str]
) -> None:
    table = "<table><tbody><tr><td>a</td></tr></tbody></table>"
    open_editor(page, f"<h3>x</h3><p>words</p>{table}")
    press(page, "ArrowUp", "Control+k", "Escape", "Control+k")

    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(({violations}) => violations)")

    assert found == []
    assert [each for each in said if "favicon" not in each] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_window(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    cells = "<td>some words</td>" * 4
    open_editor(
        page, f"<p>{'x' * 300}</p><table><tbody><tr>{cells}</tr></tbody></table>"
    )
    press(page, "Control+k")

    wide = page.evaluate("document.documentElement.scrollWidth")

    page.set_viewport_size({"width": 1280, "height": 720})
    assert wide <= width
