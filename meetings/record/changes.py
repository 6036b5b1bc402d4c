"""Which places of a record another one changes: names, never texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meetings.record.base import RecordModel

if TYPE_CHECKING:
    from collections.abc import Iterator


def changed_places(old: RecordModel, new: RecordModel) -> list[str]:
    """Such as "venue" and "items[3].minutes", in the new record's own counting."""
    return list(_differ("", old, new))


def _differ(place: str, old: Any, new: Any) -> Iterator[str]:
    if old == new:
        return
    if isinstance(new, RecordModel) and type(old) is type(new):
        for field in type(new).model_fields:
            here = f"{place}.{field}" if place else field
            yield from _differ(here, getattr(old, field), getattr(new, field))
    elif isinstance(new, tuple) and isinstance(old, tuple) and len(old) == len(new):
        for n, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _differ(f"{place}[{n}]", before, after)
    else:
        yield place
