"""Prints, as JSON, addresses of the pages that bench/pages.py asks for.

Run by it, with the council's MINUTEBOOK_DATA and DATABASE_URL.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

SIZE = 25
MANY = 150


def find() -> dict[str, list[str] | str]:
    from django.db.models import Count, Q

    from committees.models import Committee
    from meetings.models import Issue, PublishedItem, PublishedMeeting

    held = PublishedMeeting.objects.filter(minutes__isnull=False, status="held")
    sized = held.annotate(n=Count("items", filter=Q(items__live=True)))
    rows = sorted(sized.values_list("n", "uid", "pk"), key=_nearest)[:MANY]
    items = PublishedItem.objects.filter(
        live=True, private=False, published__in=[pk for _, _, pk in rows]
    ).exclude(kind="heading")
    days = PublishedMeeting.objects.dates("date", "month", order="DESC")
    committees = Committee.objects.annotate(n=Count("published_meetings"))
    live = Q(published_items__live=True)
    issues = Issue.objects.annotate(n=Count("published_items", filter=live))
    told = issues.filter(n__gt=0).order_by("-n", "uid").values_list("uid", flat=True)
    items_live = PublishedItem.objects.filter(live=True).count()
    return {
        "meetings": [f"/meetings/{uid}/" for _, uid, _ in rows],
        "items": [f"/items/{uid}/" for uid in items.values_list("uid", flat=True)],
        "months": [f"/meetings/?month={day:%Y-%m}" for day in days[:24]],
        "committees": [
            f"/committees/{slug}/"
            for slug in committees.order_by("-n", "slug").values_list("slug", flat=True)
        ],
        "issues": [f"/issues/{uid}/" for uid in told[: 4 * MANY]],
        "sizes": f"{held.count()} meetings held, {items_live} items; the meeting pages"
        f" have {rows[0][0]} to {rows[-1][0]} items",
    }


def _nearest(row: tuple[int, str, int]) -> tuple[int, str]:
    number, uid, _ = row
    return abs(number - SIZE), uid


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    import django

    django.setup()
    print(json.dumps(find()))
