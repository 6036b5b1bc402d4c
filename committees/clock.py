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
    if moment := _fixed_now():
        return timezone.localtime(moment).date()
    fixed: date | None = settings.FIXED_TODAY
    return fixed or timezone.localdate()


def now() -> datetime:
    """This moment; on a fixed day, this time of that day."""
    if fixed := _fixed_now():
        return fixed
    moment = timezone.now()
    if settings.FIXED_TODAY is None:
        return moment
    time = timezone.localtime(moment).replace(tzinfo=None).time()
    return timezone.make_aware(datetime.combine(settings.FIXED_TODAY, time))


def local_now() -> datetime:
    """This moment on the council's own clock."""
    return timezone.localtime(now())


def _fixed_now() -> datetime | None:
    """The moment of a test that is about one, such as a day's last minute."""
    fixed: datetime | None = getattr(settings, "FIXED_NOW", None)
    return fixed
