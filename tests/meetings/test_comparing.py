"""Two texts beside one another: what is told, that it is true, and what it costs."""

from __future__ import annotations

import html
import random
import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.comparing.aligning import Allowance, steps
from meetings.comparing.blocks import prose, rich
from meetings.comparing.printed import printed
from meetings.comparing.texts import changed_lines

if TYPE_CHECKING:
    from meetings.comparing.texts import Line

# One letter a word, few of them, so that much repeats.
WORDS = st.lists(st.sampled_from("abc de"), max_size=30)
# Of the processor, for 45,000 letters and for thrice as much; measured: a tenth.
MOST_SECONDS = 2.0


def lines(before: str, after: str) -> list[Line]:
    return changed_lines(rich(before), rich(after), Allowance())


def told(before: str, after: str) -> list[str]:
    """Each line as it is heard, and its notes."""
    said = []
    for line in lines(before, after):
        text = html.unescape(re.sub("<[^>]+>", "", printed(line.stretches)))
        said += [text] if text else []
        said += line.notes
    return said


@given(WORDS, WORDS)
def test_the_steps_are_the_whole_of_both_and_true(
    one: list[str], other: list[str]
) -> None:
    found = list(steps(one, other, Allowance()))

    assert [each for step in found for each in one[slice(*step.one)]] == one
    assert [each for step in found for each in other[slice(*step.other)]] == other
    for step in found:
        if step.same:
            assert one[slice(*step.one)] == other[slice(*step.other)]


@given(WORDS, WORDS, st.integers(0, 60))
def test_without_an_allowance_less_is_found_and_nothing_false(
    one: list[str], other: list[str], left: int
) -> None:
    for step in steps(one, other, Allowance(left)):
        if step.same:
            assert one[slice(*step.one)] == other[slice(*step.other)]


@given(WORDS, WORDS)
def test_without_what_was_put_in_a_paragraph_is_what_it_was(
    one: list[str], other: list[str]
) -> None:
    before, after = " ".join(one), " ".join(other)
    found = changed_lines(prose(before), prose(after), Allowance())
    if not found:
        assert before.split() == after.split()
        return

    marked = [stretch for line in found for stretch in line.stretches]
    for text, left_out in ((before, "in"), (after, "out")):
        kept = [each.tokens for each in marked if each.sort != left_out]
        assert [token.text for run in kept for token in run] == text.split()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "<p>It ended at 8.21pm.</p>",
            "<p>It ended at 8.12pm.</p>",
            ["It ended at taken out: 8.21pm put in: 8.12pm."],
        ),
        (
            "<p>report to the next meeting.</p>",
            "<p>report to the meeting on 29 April.</p>",
            ["report to the taken out: next meeting put in: on 29 April."],
        ),
        (
            "<p>A</p><p>B</p>",
            "<p>A</p><p>C</p><p>B</p>",
            ["put in: C"],
        ),
        (
            "<ul><li>A</li><li>B</li></ul>",
            "<ul><li>B</li></ul>",
            ["taken out: A"],
        ),
        (
            "<p>by <strong>Friday</strong></p>",
            "<p>by Friday</p>",
            ["by Friday", "“Friday” isn’t bold any more."],
        ),
        (
            "<p>See this</p>",
            '<p>See <a href="https://x.org/a">this</a></p>',
            ["See this", "“this” leads to https://x.org/a now."],
        ),
        (
            '<p><a href="https://x.org/a">This</a></p>',
            '<p><a href="https://x.org/b">This</a></p>',
            ["This", "“This” leads to https://x.org/b now."],
        ),
        (
            "<p>CO2</p>",
            "<p>CO<sub>2</sub></p>",
            ["CO2", "“CO2” is set low now."],
        ),
        (
            "<p>Diolch</p>",
            '<p lang="cy">Diolch</p>',
            ["Diolch", "“Diolch” is marked as Welsh now."],
        ),
        (
            "<p>Costs</p>",
            "<h3>Costs</h3>",
            ["Costs", "It was a paragraph and is a heading now."],
        ),
        (
            "<p>Costs</p>",
            "<blockquote><p>Costs</p></blockquote>",
            ["Costs", "It was a paragraph and is a paragraph in a quotation now."],
        ),
        (
            "<ul><li>A</li></ul>",
            "<ul><li>X<ul><li>A</li></ul></li></ul>",
            [
                "put in: X",
                "A",
                "It stands otherwise in its list, table or quotation now.",
            ],
        ),
        (
            "<ol><li>A</li><li>B</li></ol>",
            '<ol start="3"><li>A</li><li>B</li></ol>',
            ["Point (1) is (3) now, and so on to (2), which is (4)."],
        ),
        (
            "<p>a<br>b</p>",
            "<p>a b</p>",
            ["ataken out: (line break) b"],
        ),
        (
            "<table><tr><td>Steel</td><td>£3,000</td></tr></table>",
            "<table><tr><td>Steel</td><td>£3,500</td></tr></table>",
            ["Steel | taken out: £3,000 put in: £3,500"],
        ),
        (
            '<table><tr><td colspan="2">A</td></tr></table>',
            "<table><tr><td>A</td></tr></table>",
            ["The words are the same. They are set out otherwise."],
        ),
        ("<p>A <em>b</em></p>", "<p>A <em>b</em></p>", []),
    ],
)
def test_it_is_told_what_changed(before: str, after: str, said: list[str]) -> None:
    assert told(before, after) == said


def test_paragraphs_with_nothing_in_common_stand_one_under_the_other() -> None:
    before = (
        "<p>The committee heard from the Head of Highways on works in Mill Lane.</p>"
    )
    after = "<p>Members asked for figures, and were told these would follow by May.</p>"

    assert [line.stretches[0].sort for line in lines(before, after)] == ["out", "in"]


def test_a_few_words_that_are_the_same_by_chance_make_no_riddle() -> None:
    said = told(
        "<p>We agreed that reports of officers be received and noted by all.</p>",
        "<p>We agreed that minutes of yesterday be approved and signed by all.</p>",
    )

    assert said[0].count("taken out:") <= 2


def test_the_same_between_two_changes_is_left_out_and_marked() -> None:
    before = "<p>One.</p><p>Two.</p><p>Three.</p>"
    found = lines(before, "<p>Won.</p><p>Two.</p><p>Tree.</p>")

    assert [line.skipped for line in found] == [False, True]


def test_words_are_escaped_and_links_are_kept_but_in_what_is_gone() -> None:
    link = '<a href="https://x.org/?a=1&amp;b=2">'
    found = lines(
        f"<p>{link}old &lt;b&gt;</a> stays</p>", f"<p>{link}new</a> stays</p>"
    )

    marked = printed(found[0].stretches)

    assert "old &lt;b&gt;</del>" in marked
    assert f"</span>{link}new</a></ins>" in marked


def _paragraphs(number: int, words: int, pool: list[str], seed: int) -> str:
    chosen = random.Random(seed)  # noqa: S311
    return "".join(
        f"<p>{' '.join(chosen.choice(pool) for _ in range(words))}</p>"
        for _ in range(number)
    )


_MANY = [f"w{n}" for n in range(1500)]
_FEW = _MANY[:30]
_SHUFFLED = random.Random(1).sample([f"s{n}" for n in range(20_000)], 20_000)  # noqa: S311


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            _paragraphs(100, 90, _MANY, 1),
            _paragraphs(100, 90, _MANY, 2),
            id="45,000 letters, rewritten",
        ),
        pytest.param(
            _paragraphs(1, 9000, _MANY, 1),
            _paragraphs(1, 9000, _MANY, 2),
            id="45,000 letters, rewritten, one paragraph",
        ),
        pytest.param(
            _paragraphs(100, 90, _FEW, 1),
            _paragraphs(100, 90, _FEW, 2),
            id="rewritten in few words",
        ),
        pytest.param(
            _paragraphs(3000, 3, _MANY, 1),
            _paragraphs(3000, 3, _MANY, 2),
            id="many short paragraphs",
        ),
        pytest.param(
            f"<p>{'x ' * 20_000}</p>", f"<p>{'x ' * 19_000}y</p>", id="one word"
        ),
        pytest.param(
            f"<p>{'x y ' * 10_000}</p>", f"<p>{'y x ' * 10_000}</p>", id="two words"
        ),
        pytest.param(
            f"<p>{' '.join(f'a{n}' for n in range(20_000))}</p>",
            f"<p>{' '.join(f'b{n}' for n in range(20_000))}</p>",
            id="all different",
        ),
        pytest.param(
            f"<p>{' '.join(f'a{n}' for n in range(20_000))}</p>",
            f"<p>{' '.join(f'a{n}' for n in range(20_000, 0, -1))}</p>",
            id="backwards",
        ),
        pytest.param(
            f"<p>{' '.join(_SHUFFLED)}</p>",
            f"<p>{' '.join(sorted(_SHUFFLED))}</p>",
            id="shuffled",
        ),
        pytest.param(f"<p>{'x' * 90_000}</p>", f"<p>{'y' * 90_000}</p>", id="unbroken"),
    ],
)
def test_what_it_costs_is_bounded_whatever_the_texts(before: str, after: str) -> None:
    started = time.process_time()

    found = lines(before, after)
    for line in found:
        printed(line.stretches)

    assert found
    assert time.process_time() - started < MOST_SECONDS
