"""Two texts of one field: which of their paragraphs changed, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from meetings.comparing.aligning import steps
from meetings.comparing.pairing import paired
from meetings.comparing.setting import place_note, set_notes
from meetings.comparing.words import LEAST_ALIKE, Stretch, compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meetings.comparing.aligning import Allowance
    from meetings.comparing.blocks import Block, Text
    from meetings.comparing.words import Compared

# Beyond so many pairs of paragraphs, the first stands beside the first.
MOST_PAIRS = 10_000
LONG = 12  # words: two such that have little in common stand one under the other


class Line(NamedTuple):
    """A paragraph that changed. `skipped`: others, which are the same, stand between
    it and the one before. `notes` say what isn't a change of words."""

    stretches: tuple[Stretch, ...] = ()
    place: tuple[str, ...] = ("p",)
    number: int = 0
    skipped: bool = False
    notes: tuple[str, ...] = ()


def changed_lines(before: Text, after: Text, allowance: Allowance) -> list[Line]:
    """What of a text changed; [] where nothing did, down to how it is set out."""
    found: list[Line] = []
    numbers: list[tuple[int, int]] = []
    skipped = False
    one, other = before.blocks, after.blocks
    texts = [block.text for block in one], [block.text for block in other]
    for step in steps(*texts, allowance):
        old, new = one[slice(*step.one)], other[slice(*step.other)]
        if not step.same:
            made = list(_replaced(old, new, allowance))
            found.append(made[0]._replace(skipped=skipped and bool(found)))
            found += made[1:]
            skipped = False
            continue
        for was, now in zip(old, new, strict=True):
            if was.number != now.number and was.number and now.number:
                numbers.append((was.number, now.number))
            notes = [*place_note(was, now), *set_notes(was.tokens, now.tokens)]
            if notes:
                line = Line((Stretch("same", now.tokens),), now.place, now.number)
                skipped = skipped and bool(found)
                found.append(line._replace(skipped=skipped, notes=tuple(notes)))
            skipped = not notes
    if numbers:
        found.append(Line(notes=(renumbered("Point", numbers),)))
    if not found and before.raw != after.raw:
        found.append(
            Line(notes=("The words are the same. They are set out otherwise.",))
        )
    return found


def renumbered(word: str, numbers: Sequence[tuple[int, int]]) -> str:
    """That points, or parts, have other numbers than before."""
    (was, now), (last, last_now) = numbers[0], numbers[-1]
    said = f"{word} ({was}) is ({now}) now"
    if len(numbers) > 1:
        said += f", and so on to ({last}), which is ({last_now})"
    return f"{said}."


def _replaced(
    old: Sequence[Block], new: Sequence[Block], allowance: Allowance
) -> Iterator[Line]:
    for was, now in paired(old, new, allowance, _words_of):
        if was is None or now is None:
            yield from _alone(was, now)
            continue
        found = compared(was, now, allowance)
        long = max(len(was.tokens), len(now.tokens)) > LONG
        if found.alike < LEAST_ALIKE and long:
            yield from _alone(was, now)
        else:
            yield _line(was, now, found)


def _alone(was: Block | None, now: Block | None) -> Iterator[Line]:
    if was:
        yield Line((Stretch("out", was.tokens),), was.place, was.number)
    if now:
        yield Line((Stretch("in", now.tokens),), now.place, now.number)


def _line(was: Block, now: Block, found: Compared) -> Line:
    notes = list(place_note(was, now))
    for pair in found.same:
        notes += set_notes(pair.before, pair.after)
    return Line(found.stretches, now.place, now.number, notes=tuple(notes))


def _words_of(block: Block) -> frozenset[str]:
    return frozenset(block.text)
