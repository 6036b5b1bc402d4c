"""The accessibility statement, and the answer to who asks whether we are up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement of the 2018 Regulations (SI 2018/952, regulation 8)."""
    return render(request, "meetings/public/accessibility.html")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 where the database answers; an error of it is a 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse(
        "ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"}
    )
