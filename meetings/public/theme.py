"""The council's colour and logo, as a small stylesheet of its own.

It is kept apart from the product's stylesheet, so that a council changes its look by
settings alone. Its address holds a fingerprint of what it says and so never goes stale.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import Error, register
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.checks import CheckMessage
    from django.http import HttpRequest

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: the colour carries white words
LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
FOR_EVER = "public, max-age=31536000, immutable"

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
    '<rect width="40" height="40" fill="{colour}"/>'
    '<text x="20" y="29" text-anchor="middle" font-family="Arial, sans-serif" '
    'font-size="25" font-weight="700" fill="#fff">{letter}</text></svg>'
)


@dataclass(frozen=True)
class Theme:
    colour: str
    logo: bytes
    logo_type: str
    fingerprint: str

    @property
    def logo_url(self) -> str:
        return reverse("theme-logo", args=[self.fingerprint])

    @property
    def stylesheet(self) -> str:
        return (
            f":root{{--mb-council:{self.colour};--mb-council-ink:#fff;"
            f'--mb-logo:url("{self.logo_url}")}}\n'
        )

    @property
    def url(self) -> str:
        return reverse("theme-css", args=[self.fingerprint])


def contrast_on_white(colour: str) -> float:
    """Return the contrast of a #rrggbb with white, from 1 to 21 (WCAG 2.2)."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (red, green, blue)
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def letter_mark(name: str, colour: str) -> bytes:
    """Draw the name's first letter in a square: the logo of a council without one."""
    letter = next((sign for sign in name if sign.isalnum()), "–").upper()
    return _MARK.format(colour=colour, letter=escape(letter)).encode()


def current_theme() -> Theme:
    return _theme(settings.COUNCIL_NAME, settings.COUNCIL_COLOUR, settings.COUNCIL_LOGO)


@lru_cache(maxsize=8)
def _theme(name: str, colour: str, logo: str) -> Theme:
    """Make the theme once. What the check below refuses falls back to plain black."""
    if not _COLOUR.fullmatch(colour):
        colour = "#17191c"
    logo_type = LOGO_TYPES.get(Path(logo).suffix.lower(), "")
    if logo_type and Path(logo).is_file():
        picture = Path(logo).read_bytes()
    else:
        picture, logo_type = letter_mark(name, colour), LOGO_TYPES[".svg"]
    said = b"\n".join([colour.encode(), logo_type.encode(), picture])
    return Theme(colour, picture, logo_type, sha256(said).hexdigest()[:16])


@require_safe
def theme_css(request: HttpRequest, fingerprint: str) -> HttpResponse:
    theme = current_theme()
    if fingerprint != theme.fingerprint:
        return redirect("theme-css", theme.fingerprint)
    return HttpResponse(
        theme.stylesheet,
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": FOR_EVER},
    )


@require_safe
def theme_logo(request: HttpRequest, fingerprint: str) -> HttpResponse:
    theme = current_theme()
    if fingerprint != theme.fingerprint:
        return redirect("theme-logo", theme.fingerprint)
    return HttpResponse(
        theme.logo,
        content_type=theme.logo_type,
        headers={"Cache-Control": FOR_EVER},
    )


@register
def check_council_look(
    app_configs: Sequence[Any] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a colour that can't carry white words, and a logo that isn't there."""
    return [*_colour_faults(settings.COUNCIL_COLOUR), *_logo_faults()]


def _colour_faults(colour: str) -> list[CheckMessage]:
    if not _COLOUR.fullmatch(colour):
        return [
            Error(
                f"COUNCIL_COLOUR is {colour!r}; it has to be written as #1d4f45.",
                hint="Write # and six of the figures 0-9 and a-f.",
                id="minutebook.E001",
            )
        ]
    contrast = contrast_on_white(colour)
    if contrast < LEAST_CONTRAST:
        return [
            Error(
                f"COUNCIL_COLOUR {colour} has a contrast of {contrast:.2f} to 1 on "
                f"white; to be read it needs at least {LEAST_CONTRAST} to 1.",
                hint="Choose a darker shade of it.",
                id="minutebook.E002",
            )
        ]
    return []


def _logo_faults() -> list[CheckMessage]:
    logo = settings.COUNCIL_LOGO
    if not logo:
        return []
    if Path(logo).suffix.lower() not in LOGO_TYPES:
        return [
            Error(
                f"COUNCIL_LOGO is {logo!r}, which is neither an SVG nor a PNG file.",
                hint="Give the path of a file that ends in .svg or .png.",
                id="minutebook.E003",
            )
        ]
    if not Path(logo).is_file():
        return [
            Error(
                f"COUNCIL_LOGO is {logo!r}, and there is no such file.",
                hint="Give the path of the file, or leave COUNCIL_LOGO empty for a "
                "letter mark.",
                id="minutebook.E004",
            )
        ]
    return []
