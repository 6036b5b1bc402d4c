"""Officers to choose from, as parts of a name, a job or a team are typed."""

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
MOST_WORDS = 8


@signed_in
@require_safe
def officers(request: HttpRequest) -> JsonResponse:
    typed = request.GET.get("q", "").replace("\0", "").replace(",", " ")[:100]
    rows = Officer.objects.all() if typed.strip() else Officer.objects.none()
    for word in typed.split()[:MOST_WORDS]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(job_title__icontains=word)
            | Q(team__icontains=word)
        )
    return JsonResponse({"officers": [officer_label(row) for row in rows[:MOST]]})
