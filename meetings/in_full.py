"""What the public doesn't read of what was published, for those who may: who has a seat
on the committee, and its clerks.

Members are entitled to it by law (Local Government Act 1972, s.100F, and what each
council's constitution adds); that an interest is sensitive stays between the member
and the monitoring officer (Localism Act 2011, s.32).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.safestring import mark_safe

from meetings.actions.freezing import full_record
from meetings.models import Edition, Withheld
from meetings.previews import MEETING_BODY, laid_open, unsaved_edition
from meetings.record.meeting import documents_of
from meetings.record.openform import open_form
from meetings.renditions import Wanted, render

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.utils.safestring import SafeString

    from meetings.querysets import Viewer
    from meetings.record.documents import DocumentRecord


def editions_in_full(user: Viewer, *, today: date) -> QuerySet[Edition]:
    """The editions that are out, have a private part, and may be read with it; the
    latest meeting first, its minutes before its agenda."""
    rows = Edition.objects.live().readable_in_full(user, today=today)
    return (
        rows.filter(private__isnull=False, kind__in=["agenda", "minutes"])
        .select_related("meeting__published")
        .defer("record")
        .order_by("-meeting__date", "-meeting__pk", "-kind")
    )


def body_in_full(edition: Edition) -> SafeString:
    """The meeting page's body with the private matter in its place. It is never kept.

    Safe: our own template made it, and cleaned what it printed.
    """
    record = open_form(laid_open(full_record(edition)))
    made = render(Wanted(MEETING_BODY, unsaved_edition(edition.kind, record)))
    return mark_safe(made.decode())  # noqa: S308


def document_in_full(user: Viewer, uid: str, *, today: date) -> DocumentRecord | None:
    """A document that an edition keeps from the public, for those who may have it."""
    if not user.is_authenticated:
        return None
    editions = Edition.objects.live().readable_in_full(user, today=today)
    kept_back = Withheld.objects.filter(uid=uid, edition__in=editions)
    row = kept_back.select_related("edition").order_by("-edition__pk").first()
    if row is None:
        return None
    record = full_record(row.edition)
    return next((each for each in documents_of(record) if each.uid == uid), None)
