"""Rendering what has been published before anybody asks, so that no reader waits."""

from __future__ import annotations

from django_tasks import task

from meetings import renditions
from meetings.models import Edition


@task()
def render_ahead(edition_id: int) -> None:
    """Make all that readers can ask for of an edition, and isn't kept yet.

    What can't be made stops nothing else: it is raised once the rest is there, and
    tried again later. An edition that another has followed is let be.
    """
    edition = Edition.objects.select_related("meeting").get(pk=edition_id)
    if not edition.live:
        return
    failed: Exception | None = None
    for wanted in renditions.wanted_of(edition):
        try:
            renditions.make_sure(wanted)
        except Exception as error:
            error.add_note(f"{wanted.kind} {wanted.item} of {edition}")
            failed = failed or error
    if failed:
        raise failed


@task(priority=50)
def render_one(edition_id: int, kind: str, item: str) -> None:
    """Make one, which a reader is waiting for."""
    edition = Edition.objects.select_related("meeting").get(pk=edition_id)
    for wanted in renditions.wanted_of(edition, kind):
        if wanted.item == item:
            renditions.make_sure(wanted)
