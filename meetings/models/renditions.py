"""Records rendered: page bodies in the row, PDFs as files. Can be thrown away."""

from __future__ import annotations

from django.db import models

from meetings.models.planning import Meeting


class Rendition(models.Model):
    """One rendering, kept by the fingerprint of all that it was made from.

    A row without `made_at` is a claim: the process `claimed_by` is making it, until
    `claimed_until`, and the exact moment tells that claim from any later one.
    `size` is in bytes. `body` holds a page body as UTF-8; a PDF lies in a file.
    `meeting` is whose record it shows: the pages of it give the sizes of its PDFs.
    """

    fingerprint = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=30)
    # It goes with what it shows: it is no record, but a printing of one.
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, related_name="renditions"
    )
    size = models.PositiveBigIntegerField(null=True)
    body = models.BinaryField(null=True)
    claimed_until = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=40, blank=True, default="")
    made_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.fingerprint[:8]}"
