"""Rich text on paper: its headings fitted under the title that they stand below."""

import re

_HEADING = re.compile(r"<(/?)h([34])(?=[\s>])")
_DEEPEST = 6


def under_heading(text: str, level: int) -> str:
    """Return cleaned rich text whose headings begin at `level`, with no step left out.

    An h3 is put at `level` and an h4 one below it; an h4 with no h3 before it is put
    at `level` too, since a reader who goes by headings would look for the missing one.
    """
    seen_h3 = False

    def fit(found: re.Match[str]) -> str:
        nonlocal seen_h3
        closing, number = found.groups()
        seen_h3 = seen_h3 or number == "3"
        step = 1 if number == "4" and seen_h3 else 0
        return f"<{closing}h{min(level + step, _DEEPEST)}"

    return _HEADING.sub(fit, text)
