"""What one text has that another hasn't: rich text compared by paragraphs, then words.

Elements stay as they are; only words are marked, each run with a hidden prefix for
those who hear it. The time it takes grows with the text, whatever the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from meetings.comparing.aligning import Allowance, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

# A tag, a run of white space, a word, or a sign.
_TOKEN = re.compile(r"<[^>]*>|\s+|\w+|[^<\s\w]|<")
_LINE = re.compile(
    r".*?(?:</(?:p|li|h3|h4|td|th|caption|blockquote)>|<br>|$)", re.DOTALL
)


def marked(text: str, other: str, *, says: str) -> SafeString:
    """Cleaned rich text with what `other` hasn't underlined; `says` is heard before
    each such run, as "only here:"."""
    lines, others = _LINE.findall(text), _LINE.findall(other)
    allowance = Allowance()
    out: list[str] = []
    for step in steps(lines, others, allowance):
        here, there = lines[slice(*step.one)], others[slice(*step.other)]
        if step.same:
            out += here
        for n, line in enumerate(() if step.same else here):
            beside = there[n] if n < len(there) else ""
            out += _words(line, beside, says, allowance)
    return mark_safe("".join(out))  # noqa: S308


def _words(line: str, other: str, says: str, allowance: Allowance) -> list[str]:
    words, others = _TOKEN.findall(line), _TOKEN.findall(other)
    out: list[str] = []
    for step in steps(words, others, allowance):
        run = words[slice(*step.one)]
        out += run if step.same else _underlined(run, says)
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
