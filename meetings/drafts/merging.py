"""Two who write at once: what each has changed since both began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meetings.drafts.sides import changed_fields

if TYPE_CHECKING:
    from meetings.drafts.sides import Draft

ONE_LINE = frozenset({"title", "kind", "minute_number"})


def clashing_fields(base: Draft, mine: Draft, saved: Draft) -> set[str]:
    """The fields that both have changed since `base`, and not to the same."""
    both = changed_fields(base, mine) & changed_fields(base, saved)
    return both & changed_fields(mine, saved)


def merged(base: Draft, mine: Draft, saved: Draft) -> Draft:
    """What was saved, with mine wherever I alone have changed something."""
    update = {name: getattr(mine, name) for name in changed_fields(base, mine)}
    return saved.model_copy(update=update)


def one_under_the_other(base: Draft, mine: Draft, saved: Draft) -> Draft:
    """Both texts where they clash: the saved one first, mine under it, to be edited.

    A title or a single choice can't be both: mine stands.
    """
    both = merged(base, mine, saved)
    update = {
        name: _joined(getattr(saved, name), getattr(mine, name))
        for name in clashing_fields(base, mine, saved) - ONE_LINE
    }
    return both.model_copy(update=update)


def _joined(saved: Any, mine: Any) -> Any:
    if isinstance(saved, tuple):
        return (*saved, *(each for each in mine if each not in saved))
    if isinstance(saved, str) and isinstance(mine, str):
        between = "" if saved.endswith(">") or mine.startswith("<") else "\n\n"
        return f"{saved}{between}{mine}"
    return mine
