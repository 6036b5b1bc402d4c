"""Names in the order in which people look for them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Named(Protocol):
    name: str


Thing = TypeVar("Thing", bound=Named)


def by_name(things: Iterable[Thing]) -> list[Thing]:
    """Those of one name stay in the order in which they come."""
    return sorted(things, key=lambda thing: name_key(thing.name))


def name_key(name: str) -> tuple[str, str]:
    """Sort by it: adam, Émile, Fred. Letters alone tell names apart, and only then
    their case and accents. Databases sort each in their own way, so pages do it.
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(each for each in apart if not unicodedata.combining(each))
    return letters, name
