"""A changed line as HTML: `del` and `ins`, each with words for those who hear it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import mark_safe

from meetings.comparing.blocks import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.utils.safestring import SafeString

    from meetings.comparing.blocks import Marks, Token
    from meetings.comparing.words import Stretch

_HEARD = {"out": "taken out: ", "in": "put in: "}
_ELEMENT = {"out": "del", "in": "ins"}


def printed(stretches: Iterable[Stretch]) -> SafeString:
    """Safe: every word and value in it is escaped here."""
    out: list[str] = []
    before = ""
    for sort, tokens in stretches:
        apart = tokens[0].gap or (before == "out" and sort == "in")
        out.append(" " if apart and out else "")
        inside = "".join(_set(tokens, broken=sort != "same", links=sort != "out"))
        if sort == "same":
            out.append(inside)
        else:
            heard = f'<span class="govuk-visually-hidden">{_HEARD[sort]}</span>'
            out.append(f"<{_ELEMENT[sort]}>{heard}{inside}</{_ELEMENT[sort]}>")
        before = sort
    return mark_safe("".join(out))  # noqa: S308


def _set(tokens: tuple[Token, ...], *, broken: bool, links: bool) -> Iterator[str]:
    """The words, those that are set alike in one element. `broken`: a line break is
    said, since one that is taken out can't be seen."""
    pieces: list[tuple[str, Marks]] = []
    for n, token in enumerate(tokens):
        for m, (text, marks) in enumerate(token.parts):
            if token.gap and n and not m:
                shared = pieces[-1][1] if pieces[-1][1] == marks else ()
                pieces.append((" ", shared))
            pieces.append((text, marks))
    for marks, run in groupby(pieces, key=lambda piece: piece[1]):
        text = escape("".join(piece for piece, _ in run))
        said = "(line break)<br>" if broken else "<br>"
        yield _within(text.replace(BREAK, said), marks, links=links)


def _within(text: str, marks: Marks, *, links: bool) -> str:
    """Inside out: sub and sup, em and strong, the link, the language."""
    given = dict(marks)
    for name in ("sub", "sup", "em", "strong"):
        if name in given:
            text = f"<{name}>{text}</{name}>"
    if links and "a" in given:
        text = f'<a href="{escape(given["a"])}">{text}</a>'
    if "lang" in given:
        text = f'<span lang="{escape(given["lang"])}">{text}</span>'
    return text
