"""The day that pages are of: the council's own date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date


def today() -> date:
    """Today where the council is, or the day that pictures and tests are made of."""
    fixed: date | None = settings.FIXED_TODAY
    return fixed or timezone.localdate()
