"""What every page says of the council whose record it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from meetings.public.theme import current_theme

if TYPE_CHECKING:
    from django.http import HttpRequest

    from meetings.public.theme import Theme


@dataclass(frozen=True)
class Council:
    """The council as head and foot name it; `theme_url` is its colour and logo."""

    name: str
    address: str
    email: str
    theme_url: str
    logo_url: str


def current_council() -> Council:
    return _council(
        settings.COUNCIL_NAME,
        settings.COUNCIL_ADDRESS,
        settings.COUNCIL_EMAIL,
        current_theme(),
    )


@lru_cache(maxsize=8)
def _council(name: str, address: str, email: str, theme: Theme) -> Council:
    return Council(name, address, email, theme.url, theme.logo_url)


def council(request: HttpRequest) -> dict[str, Council]:
    """Give every template `council`."""
    return {"council": current_council()}
