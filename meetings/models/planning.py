"""Working tables of a meeting and its agenda. Nothing in them is public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from committees.models import Committee, Officer
from committees.uids import LONGEST_UID, new_uid
from meetings.models import choices
from meetings.models.choices import one_of
from meetings.querysets import AgendaItemQuerySet, DocumentQuerySet, MeetingQuerySet


class Issue(models.Model):
    """A matter that comes to one or more meetings."""

    uid = models.CharField(max_length=LONGEST_UID, unique=True, default=new_uid)
    title = models.TextField()
    reference = models.TextField(blank=True)
    key_decision = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """One sitting of one committee, at a local date and time without a zone."""

    uid = models.CharField(max_length=LONGEST_UID, unique=True, default=new_uid)
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, related_name="meetings"
    )
    # As printed at this meeting; a committee may be called otherwise later.
    committee_name = models.TextField(blank=True)
    committee_kind = models.CharField(max_length=20, blank=True)
    title = models.TextField(blank=True)
    date = models.DateField()
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    venue = models.TextField(blank=True)
    kind = models.CharField(max_length=20, default="ordinary")
    status = models.CharField(max_length=20, default="scheduled")
    status_reason = models.TextField(blank=True)
    # Dates as "2027-02-04", in the order in which the meeting left them.
    moved_from = models.JSONField(default=list, blank=True)
    # A meeting's uid: the meeting may come with a later file.
    replaced_by = models.CharField(max_length=LONGEST_UID, blank=True)
    webcast_link = models.TextField(blank=True)
    join_link = models.TextField(blank=True)
    convened_short_notice = models.BooleanField(default=False)
    late_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["date", "start_time", "pk"]
        indexes = [models.Index(fields=["committee", "date"])]
        constraints = [
            models.CheckConstraint(
                condition=one_of("kind", choices.MEETING_KINDS),
                name="meeting_kind_known",
            ),
            models.CheckConstraint(
                condition=one_of("status", choices.MEETING_STATUSES),
                name="meeting_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee}, {self.date:%Y-%m-%d}"


class PrivateMatter(models.Model):
    """Why an item or a document is not for publication; class "" is open.

    `paragraphs` are those of the nation's list, as "3,5".
    """

    private_class = models.CharField(max_length=20, blank=True)
    paragraphs = models.CharField(max_length=100, blank=True)
    open_title = models.TextField(blank=True)
    private_description = models.TextField(blank=True)
    public_interest = models.TextField(blank=True)
    public_summary = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=one_of("private_class", choices.PRIVATE_CLASSES),
                name="%(class)s_private_class_known",
            ),
            models.CheckConstraint(
                condition=~Q(private_class="exempt") | ~Q(paragraphs=""),
                name="%(class)s_exempt_has_a_paragraph",
            ),
        ]


class AgendaItem(PrivateMatter):
    """One line of an agenda. `position` runs from 0 through the whole meeting."""

    uid = models.CharField(max_length=LONGEST_UID, unique=True, default=new_uid)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    issue = models.ForeignKey(
        Issue, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    # As printed at this meeting: the issue's own row may say what another, private
    # item called it.
    issue_title = models.TextField(blank=True)
    issue_reference = models.TextField(blank=True)
    key_decision = models.BooleanField(default=False)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=40, blank=True)
    minute_number = models.CharField(max_length=40, blank=True)
    # The item after which this one was taken; if that goes, so does what it tells.
    taken_after = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    title = models.TextField()
    kind = models.CharField(max_length=20, default="report")
    purpose = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    wards = models.JSONField(default=list, blank=True)
    urgency_reason = models.TextField(blank=True)
    withdrawn = models.CharField(max_length=20, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    # A meeting's uid: the meeting may come with a later file.
    deferred_to = models.CharField(max_length=LONGEST_UID, blank=True)
    # The numbered supplement in which it came; None: with the agenda.
    supplement = models.PositiveSmallIntegerField(null=True, blank=True)
    # Whose report it is, until the agenda is out. The desk's own, like `revision`,
    # which counts the saves of what the agenda says.
    report_author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    revision = models.PositiveIntegerField(default=0)

    objects = AgendaItemQuerySet.as_manager()

    class Meta(PrivateMatter.Meta):
        ordering = ["meeting", "position"]
        constraints = [
            *PrivateMatter.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "position"], name="agenda_item_position_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "number"],
                condition=~Q(number=""),
                name="agenda_item_number_once",
                violation_error_message="This meeting has an item of that number.",
            ),
            models.CheckConstraint(
                condition=one_of("kind", choices.ITEM_KINDS),
                name="agenda_item_kind_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="heading") | Q(number=""),
                name="agenda_item_heading_has_no_number",
            ),
            models.CheckConstraint(
                condition=one_of("withdrawn", choices.WITHDRAWALS),
                name="agenda_item_withdrawn_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class PartOfItem(models.Model):
    """What an item consists of, in the order of `position`; it goes with the item."""

    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    position = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ["item", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "position"], name="%(class)s_position_once"
            ),
        ]


class Recommendation(PartOfItem):
    to = models.TextField(blank=True)
    lead = models.TextField(blank=True)
    parts = models.JSONField(default=list, blank=True)
    closing = models.TextField(blank=True)

    class Meta(PartOfItem.Meta):
        pass

    def __str__(self) -> str:
        return self.lead


class OfficerContact(PartOfItem):
    """An officer's details as they were on this item."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.TextField()
    job_title = models.TextField(blank=True)
    email = models.TextField(blank=True)
    phone = models.TextField(blank=True)

    class Meta(PartOfItem.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class BackgroundPaper(PartOfItem):
    title = models.TextField()
    url = models.TextField(blank=True)

    class Meta(PartOfItem.Meta):
        pass

    def __str__(self) -> str:
        return self.title


class Document(PrivateMatter):
    """A document of a meeting or, where `item` is set, of one of its items.

    The file, where it is held, lies under its `sha256`; `size` is in bytes.
    """

    uid = models.CharField(max_length=LONGEST_UID, unique=True, default=new_uid)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="documents"
    )
    # A document of an item goes with the item while it is being planned.
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="documents",
    )
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, default="other")
    title = models.TextField(blank=True)
    filename = models.TextField(blank=True)
    media_type = models.TextField(blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    published_late_reason = models.TextField(blank=True)
    # The numbered supplement in which it came; None: with the agenda.
    supplement = models.PositiveSmallIntegerField(null=True, blank=True)
    # What a look into the file found, for the desk; None: not looked into.
    pages = models.PositiveIntegerField(null=True, blank=True)
    is_tagged = models.BooleanField(null=True, blank=True)
    has_words = models.BooleanField(null=True, blank=True)
    # What else it found, as the names of meetings/papers/found.py.
    found = models.JSONField(default=list, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta(PrivateMatter.Meta):
        ordering = ["meeting", "item", "position"]
        constraints = [
            *PrivateMatter.Meta.constraints,
            models.UniqueConstraint(
                fields=["item", "position"], name="document_of_an_item_position_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                condition=Q(item__isnull=True),
                name="document_of_a_meeting_position_once",
            ),
            models.CheckConstraint(
                condition=one_of("kind", choices.DOCUMENT_KINDS),
                name="document_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Origin(models.Model):
    """What another system called a meeting or, where `item` is set, an item of it."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="origins"
    )
    # An item's old name goes with the item.
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="origins",
    )
    position = models.PositiveIntegerField()
    system = models.TextField()
    kind = models.TextField()
    name = models.TextField()

    class Meta:
        ordering = ["meeting", "item", "position"]

    def __str__(self) -> str:
        return f"{self.system} {self.kind} {self.name}"
