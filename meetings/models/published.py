"""What has been published: editions, frozen, and the columns that lists need.

Only `meetings/actions/freezing.py` writes these tables, and `noting.py` the notes.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from committees.models import Committee, Member
from committees.uids import LONGEST_UID
from meetings.models import choices
from meetings.models.choices import one_of
from meetings.models.planning import Issue, Meeting
from meetings.querysets import (
    EditionQuerySet,
    PublishedDocumentQuerySet,
    PublishedItemQuerySet,
    PublishedMeetingQuerySet,
    PublishedPartQuerySet,
)


class Edition(models.Model):
    """A record as it was published, in its open form. The database refuses any change
    but to `live`, and any edition after an approved one (migration 0002).

    `record` is canonical JSON, `fingerprint` its SHA-256; `published_at` is None where
    the moment isn't known; `by` where nobody who signs in did it (an import).
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="editions"
    )
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    correction = models.TextField(blank=True)
    record = models.TextField()
    fingerprint = models.CharField(max_length=64)
    live = models.BooleanField(default=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "kind", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "number"], name="edition_number_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=Q(live=True),
                name="edition_one_live_of_a_kind",
            ),
            models.CheckConstraint(
                condition=one_of("kind", choices.EDITION_KINDS),
                name="edition_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="minutes", state__in=("draft", "approved"))
                | (~Q(kind="minutes") & Q(state="")),
                name="edition_state_is_of_minutes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.kind} {self.number}"


class PrivateEdition(models.Model):
    """The full form, only where something is private. No public query joins it."""

    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, related_name="private"
    )
    record = models.TextField()
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.edition}, in full"


class PublishedMeeting(models.Model):
    """A meeting as lists show it: from its live notice, and the state of the rest.

    `agenda` and `minutes` are the live editions of those kinds.
    """

    meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, related_name="published"
    )
    uid = models.CharField(max_length=LONGEST_UID, unique=True)
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, related_name="published_meetings"
    )
    notice = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="+")
    agenda = models.OneToOneField(
        Edition, on_delete=models.PROTECT, null=True, related_name="+"
    )
    minutes = models.OneToOneField(
        Edition, on_delete=models.PROTECT, null=True, related_name="+"
    )
    committee_name = models.TextField()
    title = models.TextField(blank=True)
    date = models.DateField()
    start_time = models.TimeField(null=True)
    end_time = models.TimeField(null=True)
    venue = models.TextField(blank=True)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    status_reason = models.TextField(blank=True)
    # Dates as "2027-02-04,2027-02-11": a month finds those that were left in it.
    moved_from = models.TextField(blank=True)
    replaced_by = models.CharField(max_length=LONGEST_UID, blank=True)
    webcast_link = models.TextField(blank=True)
    join_link = models.TextField(blank=True)
    agenda_at = models.DateTimeField(null=True)
    minutes_state = models.CharField(max_length=20, default="none")
    minutes_at = models.DateTimeField(null=True)
    approved_on = models.DateField(null=True)

    objects = PublishedMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["date", "start_time", "pk"]
        indexes = [
            models.Index(fields=["date", "start_time"]),
            models.Index(fields=["committee", "date"]),
            models.Index(fields=["minutes_state", "date"]),
            models.Index(fields=["moved_from"]),
        ]

    def __str__(self) -> str:
        return f"{self.committee_name}, {self.date:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.uid])


class PublishedItem(models.Model):
    """An item of an edition. `live` in the edition that its meeting's page shows.

    `record` is the open item without those under it; `outcomes` the words of its
    resolutions; `depth` 0 for 5, 1 for 5a.
    """

    # Keys without an index of their own are found by one of those below.
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="items", db_index=False
    )
    published = models.ForeignKey(
        PublishedMeeting,
        on_delete=models.PROTECT,
        related_name="items",
        db_index=False,
    )
    uid = models.CharField(max_length=LONGEST_UID)
    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,
        null=True,
        related_name="published_items",
        db_index=False,
    )
    live = models.BooleanField(default=False)
    position = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40, blank=True)
    title = models.TextField(blank=True)
    kind = models.CharField(max_length=20)
    private = models.BooleanField(default=False)
    withdrawn = models.CharField(max_length=20, blank=True)
    outcomes = models.TextField(blank=True)
    issue_title = models.TextField(blank=True)
    issue_reference = models.TextField(blank=True)
    key_decision = models.BooleanField(default=False)
    record = models.TextField()

    objects = PublishedItemQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "position"]
        indexes = [
            models.Index(fields=["published", "live", "position"]),
            models.Index(fields=["issue", "live"]),
            models.Index(fields=["uid"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "uid"], name="published_item_once_in_an_edition"
            ),
            models.UniqueConstraint(
                fields=["uid"],
                condition=Q(live=True),
                name="published_item_one_live",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("item", args=[self.uid])


class PublishedDocument(models.Model):
    """An open document of an edition, for its address. `filename` as uploaded."""

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="documents"
    )
    uid = models.CharField(max_length=LONGEST_UID)
    live = models.BooleanField(default=False)
    title = models.TextField(blank=True)
    filename = models.TextField(blank=True)
    media_type = models.TextField(blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64)

    objects = PublishedDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "pk"]
        indexes = [
            models.Index(fields=["uid", "live"]),
            models.Index(fields=["sha256"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "uid"], name="published_document_once_in_an_edition"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CorrectionNote(models.Model):
    """A correction beside approved minutes; public from when it is made.

    `item` is the uid of the item that it is about, "" for the whole.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="correction_notes"
    )
    position = models.PositiveIntegerField()
    item = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    by = models.TextField(blank=True)
    on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="correction_note_position_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Withheld(models.Model):
    """A uid that an edition keeps from the public: an item under a private one, or a
    document of private matter. An address that an earlier edition gave it is no more.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="withheld"
    )
    uid = models.CharField(max_length=LONGEST_UID)

    class Meta:
        ordering = ["edition", "uid"]
        indexes = [models.Index(fields=["uid"])]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "uid"], name="withheld_once_in_an_edition"
            ),
        ]

    def __str__(self) -> str:
        return self.uid


class PartKind(models.TextChoices):
    ATTENDANCE = "attendance", "Attendance"
    DECLARATION = "declaration", "Declaration of interest"
    VOTE = "vote", "Vote"
    MOVER = "mover", "Moved"
    SECONDER = "seconder", "Seconded"


class PublishedPart(models.Model):
    """What an edition says that a member did: `value` is the record's own word."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="parts")
    published = models.ForeignKey(
        PublishedMeeting, on_delete=models.PROTECT, related_name="parts"
    )
    item = models.ForeignKey(
        PublishedItem, on_delete=models.PROTECT, null=True, related_name="parts"
    )
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="published_parts"
    )
    what = models.CharField(max_length=20, choices=PartKind)
    value = models.CharField(max_length=30, blank=True)
    # A vote's question; whether it was a motion, an amendment or a resolution.
    about = models.TextField(blank=True)
    live = models.BooleanField(default=False)

    objects = PublishedPartQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "pk"]
        indexes = [models.Index(fields=["member", "live"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=PartKind.values), name="published_part_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.what}"
