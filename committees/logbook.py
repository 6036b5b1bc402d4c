"""The log: who did what to which record, when. Written by every action, in its own
transaction; the database refuses to change it. It names fields, never their texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from committees.append_only import AppendOnly
from committees.uids import LONGEST_UID

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from committees.models import User


class LogEntry(models.Model):
    """One thing done. `by` is None where nobody signed in did it: an import.

    `what` was done to the `kind` of thing that `uid` names; `within` is the uid of
    the meeting, or the slug of the committee, that it belongs to. `fields` are the
    places in the record that changed, such as "items[3].minutes".
    """

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    what = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    uid = models.CharField(max_length=LONGEST_UID)
    within = models.CharField(max_length=LONGEST_UID, blank=True)
    fields = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["within", "at"]),
            models.Index(fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.what} {self.kind} {self.uid}"


LOG = AppendOnly(table="committees_logentry", name="log_entry")


def write_log(
    *,
    now: datetime,
    by: User | None,
    what: str,
    kind: str,
    uid: str,
    within: str = "",
    fields: Iterable[str] = (),
) -> None:
    """Say in the log what the transaction of the caller does."""
    LogEntry.objects.create(
        at=now,
        by=by,
        what=what,
        kind=kind,
        uid=uid,
        within=within,
        fields=sorted(set(fields)),
    )
