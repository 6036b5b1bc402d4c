"""Officers to choose from, as part of a name, a job or a team is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import JsonResponse
from django.views.decorators.http import require_safe

from committees.access import signed_in
from committees.models import Officer
from meetings.desk.agenda.posted import officer_label

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST = 12


@signed_in
@require_safe
def officers(request: HttpRequest) -> JsonResponse:
    typed = request.GET.get("q", "").replace("\0", "").strip()[:100]
    rows = Officer.objects.none()
    if typed:
        rows = Officer.objects.filter(
            Q(name__icontains=typed)
            | Q(job_title__icontains=typed)
            | Q(team__icontains=typed)
        )
    return JsonResponse({"officers": [officer_label(row) for row in rows[:MOST]]})
