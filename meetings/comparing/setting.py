"""How words are set, where that alone changed: no taking out or putting in tells it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meetings.comparing.blocks import Block, Mark, Marks, Token

QUOTED = 8  # words by which a longer passage is known

_IS = {
    "strong": "is bold now",
    "em": "is in italics now",
    "sub": "is set low now",
    "sup": "is set high now",
}
_WAS = {
    "strong": "isn’t bold any more",
    "em": "isn’t in italics any more",
    "sub": "isn’t set low any more",
    "sup": "isn’t set high any more",
}
_PLACES = {
    ("p",): "a paragraph",
    ("h3",): "a heading",
    ("h4",): "a smaller heading",
    ("ul", "li"): "a point of a list",
    ("ol", "li"): "a numbered point",
    ("thead", "tr"): "the head of a table",
    ("tr",): "a row of a table",
    ("caption",): "the name of a table",
}
_LANGUAGES = {"cy": "Welsh", "en": "English", "gd": "Gaelic", "ga": "Irish"}


def place_note(was: Block, now: Block) -> Iterator[str]:
    """That a paragraph became a point of a list, and the like."""
    if was.place == now.place:
        return
    before, after = _place_words(was.place), _place_words(now.place)
    if before == after:
        yield "It stands otherwise in its list, table or quotation now."
    else:
        yield f"It was {before} and is {after} now."


def _place_words(place: tuple[str, ...]) -> str:
    known = next(
        (
            words
            for ending, words in _PLACES.items()
            if tuple(each for each in place if each != "p" or len(place) == 1)[
                -len(ending) :
            ]
            == ending
        ),
        "a paragraph",
    )
    return f"{known} in a quotation" if "blockquote" in place else known


def set_notes(before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    """What became bold, a link, Welsh, of tokens that are the same words in both."""
    pairs = zip(before, after, strict=True)
    for (old, new), run in groupby(
        pairs, key=lambda pair: (_of(pair[0]), _of(pair[1]))
    ):
        if old != new:
            words = _quoted([now for _, now in run])
            yield f"{words} {_listed(_changes(old, new))}."


def _of(token: Token) -> tuple[Marks, ...]:
    """How the parts of a word are set; one for all of it, where that is the same."""
    return tuple(dict.fromkeys(token.marks))


def _changes(old: tuple[Marks, ...], new: tuple[Marks, ...]) -> Iterator[str]:
    were = {mark for marks in old for mark in marks}
    are = {mark for marks in new for mark in marks}
    if were == are:
        yield "is set otherwise in part"
    for mark in sorted(are - were):
        yield _gained(mark)
    for mark in sorted(were - are):
        if not any(name == mark[0] for name, _ in are) or mark[0] in _WAS:
            yield _lost(mark)


def _gained(mark: Mark) -> str:
    name, value = mark
    if name == "a":
        return f"leads to {value} now"
    if name == "lang":
        return f"is marked as {_language(value)} now"
    return _IS[name]


def _lost(mark: Mark) -> str:
    name, value = mark
    if name == "a":
        return f"doesn’t lead to {value} any more"
    if name == "lang":
        return f"isn’t marked as {_language(value)} any more"
    return _WAS[name]


def _language(code: str) -> str:
    return _LANGUAGES.get(code.partition("-")[0].lower(), f"another language ({code})")


def _listed(changes: Iterator[str]) -> str:
    return " and ".join(changes)


def _quoted(tokens: Sequence[Token]) -> str:
    words = "".join(
        (" " if token.gap else "") + token.text for token in tokens[:QUOTED]
    ).strip()
    return f"“{words}{'…' if len(tokens) > QUOTED else ''}”"
