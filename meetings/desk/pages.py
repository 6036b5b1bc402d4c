"""Which opened page a save comes from, as its script says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.actions.saving import Turn

if TYPE_CHECKING:
    from django.http import HttpRequest

_PAGE = re.compile(r"[a-z0-9]{8,20}")
_NUMBER = re.compile(r"[0-9]{1,9}")


def turn_of(request: HttpRequest) -> Turn:
    """Without script, a page saves once, and is another one afterwards."""
    page, number = request.POST.get("page", ""), request.POST.get("turn", "")
    if not (_PAGE.fullmatch(page) and _NUMBER.fullmatch(number)):
        return Turn()
    return Turn(page=page, number=int(number))
