"""What day and what moment it is: the council's own."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date


def today() -> date:
    """Today where the council is, or the day that pictures and tests are made of."""
    fixed: date | None = settings.FIXED_TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """This moment; on a fixed day, this time of that day."""
    moment = timezone.now()
    if settings.FIXED_TODAY is None:
        return moment
    time = timezone.localtime(moment).replace(tzinfo=None).time()
    return timezone.make_aware(datetime.combine(settings.FIXED_TODAY, time))


def local_now() -> datetime:
    """This moment on the council's own clock."""
    return timezone.localtime(now())
