"""What one text has that another hasn't: rich text compared by paragraphs, then words.

Elements stay as they are; only words are marked, each run with a hidden prefix for
those who hear it. The time it takes grows with the text, whatever the text.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import mark_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

# A tag, a run of white space, a word, or a sign.
_TOKEN = re.compile(r"<[^>]*>|\s+|\w+|[^<\s\w]|<")
_LINE = re.compile(
    r".*?(?:</(?:p|li|h3|h4|td|th|caption|blockquote)>|<br>|$)", re.DOTALL
)
# Longer paragraphs that differ are marked whole.
MOST_WORDS = 400


def marked(text: str, other: str, *, says: str) -> SafeString:
    """Cleaned rich text with what `other` hasn't underlined; `says` is heard before
    each such run, as "only here:"."""
    lines, others = _LINE.findall(text), _LINE.findall(other)
    out: list[str] = []
    for kind, start, end, from_, to in SequenceMatcher(
        None, lines, others
    ).get_opcodes():
        here, there = lines[start:end], others[from_:to]
        if kind == "equal":
            out += here
        for n, line in enumerate(here if kind != "equal" else ()):
            out += _words(line, there[n] if n < len(there) else "", says)
    return mark_safe("".join(out))  # noqa: S308


def _words(line: str, other: str, says: str) -> list[str]:
    words, others = _TOKEN.findall(line), _TOKEN.findall(other)
    if max(len(words), len(others)) > MOST_WORDS:
        return _underlined(words, says)
    out: list[str] = []
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        run = words[start:end]
        out += run if kind == "equal" else _underlined(run, says)
    return out


def _underlined(run: Sequence[str], says: str) -> list[str]:
    """The run with its words in `ins`; no tag of the text stands inside one."""
    out: list[str] = []
    words: list[str] = []

    def close() -> None:
        text = "".join(words)
        out.append(_ins(text, says) if text.strip() else text)
        words.clear()

    for token in run:
        if token.startswith("<"):
            close()
            out.append(token)
        else:
            words.append(token)
    close()
    return out


def _ins(words: str, says: str) -> str:
    lead = format_html('<span class="govuk-visually-hidden">{} </span>', says)
    return f"<ins>{lead}{words}</ins>"
