"""Every address of the project, with what stands in its places filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLResolver, get_resolver, reverse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.urls import URLPattern

OF_ITEMS = frozenset({
    "item", "item-minutes-pdf", "desk-versions", "desk-bring-back", "desk-conflict",
})  # fmt: skip


def every_address() -> dict[str, list[str]]:
    """The names of all addresses, each with the names of its places."""
    patterns: Any = get_resolver().url_patterns
    return dict(_walk(patterns, []))


def _walk(
    patterns: list[URLPattern | URLResolver], above: list[str]
) -> Iterator[tuple[str, list[str]]]:
    for each in patterns:
        pattern: Any = each.pattern
        own = pattern.converters or getattr(pattern.regex, "groupindex", {})
        places = [*above, *own]
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, places)
        else:
            assert each.name, pattern
            yield each.name, places


def filled(name: str, places: list[str], known: dict[str, Any]) -> str:
    """An address with the names of `known` in its places: as "member uid" for the uid
    of an address of members, "kind" for a kind."""
    found = {}
    for place in places:
        special = f"{_thing(name)} {place}"
        found[place] = known[special if special in known else place]
    return reverse(name, kwargs=found)


def _thing(name: str) -> str:
    if name in OF_ITEMS:
        return "of item"
    return name.removeprefix("desk-").partition("-")[0]
