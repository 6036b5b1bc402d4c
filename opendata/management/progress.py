"""How far a long command is, where somebody is looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.management.base import OutputWrapper


def on_terminal(out: OutputWrapper, what: str) -> Callable[[int, int], None]:
    """Return what shows "12 of 40 meetings" on a terminal, and nothing elsewhere."""

    def show(done: int, total: int) -> None:
        if out.isatty():
            end = "\n" if done == total else ""
            out.write(f"\r{done} of {total} {what}", ending=end)
            out.flush()

    return show
