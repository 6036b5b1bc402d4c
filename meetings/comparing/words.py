"""The words of one block beside those of another: the same, taken out, put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from meetings.comparing.aligning import steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meetings.comparing.aligning import Allowance, Step
    from meetings.comparing.blocks import Block, Token

Sort: TypeAlias = Literal["same", "out", "in"]

# Two paragraphs that have less in common than this are two, not one that was changed.
LEAST_ALIKE = 0.35


class Stretch(NamedTuple):
    sort: Sort
    tokens: tuple[Token, ...]


class Pair(NamedTuple):
    """Tokens of the same words, as they were set and as they are now."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]


class Compared(NamedTuple):
    """`alike` is the share of letters that both have, 0 to 1."""

    stretches: tuple[Stretch, ...]
    same: tuple[Pair, ...]
    alike: float


def compared(before: Block, after: Block, allowance: Allowance) -> Compared:
    one, other = before.tokens, after.tokens
    found = list(steps(before.text, after.text, allowance))
    kept = _without_scraps(found, one, other)
    stretches: list[Stretch] = []
    same: list[Pair] = []
    for step in kept:
        old, new = one[slice(*step.one)], other[slice(*step.other)]
        if step.same:
            stretches.append(Stretch("same", new))
            same.append(Pair(old, new))
        else:
            stretches += _replaced(old, new)
    letters = _letters(one) + _letters(other)
    common = sum(2 * _letters(pair.after) for pair in same)
    return Compared(tuple(stretches), tuple(same), common / letters if letters else 1)


def _replaced(old: tuple[Token, ...], new: tuple[Token, ...]) -> Iterator[Stretch]:
    if old:
        yield Stretch("out", old)
    if new:
        yield Stretch("in", new)


def _letters(tokens: Sequence[Token]) -> int:
    return sum(len(token.text) for token in tokens)


def _without_scraps(
    found: list[Step], one: tuple[Token, ...], other: tuple[Token, ...]
) -> list[Step]:
    """Leave out what is the same by chance: a few words between longer ones that
    aren't make a sentence that nobody can follow, least of all by ear."""
    out: list[Step] = []
    for n, step in enumerate(found):
        if step.same and 0 < n < len(found) - 1:
            held = one[slice(*step.one)]
            around = (found[n - 1], found[n + 1])
            least = min(_size(each, one, other) for each in around)
            if not any(each.text[-1].isalnum() for each in held) or (
                _letters(held) <= least
            ):
                step = step._replace(same=False)  # noqa: PLW2901
        if out and not step.same and not out[-1].same:
            last = out.pop()
            step = step._replace(  # noqa: PLW2901
                one=(last.one[0], step.one[1]), other=(last.other[0], step.other[1])
            )
        out.append(step)
    return out


def _size(step: Step, one: tuple[Token, ...], other: tuple[Token, ...]) -> int:
    """How much is replaced, in letters."""
    return max(_letters(one[slice(*step.one)]), _letters(other[slice(*step.other)]))
