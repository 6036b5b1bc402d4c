"""Working tables of what happened at a meeting. Nothing in them is public.

A person is kept as printed (`…_name`, `…_ward`) beside the member, where known.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from committees.models import Member
from meetings.models import choices
from meetings.models.choices import one_of
from meetings.models.planning import AgendaItem, Meeting, PartOfItem


def _member() -> models.ForeignKey[Member | None, Member | None]:
    """A key to the member whom a printed name means, where that is known."""
    return models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )


class Attendance(models.Model):
    """One person at, or away from, one meeting."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="attendances"
    )
    position = models.PositiveIntegerField()
    person_name = models.TextField()
    person_ward = models.TextField(blank=True)
    person = _member()
    capacity = models.TextField(blank=True)
    presence = models.CharField(max_length=20, default="present")
    mode = models.CharField(max_length=20, default="in_person")
    substitute_for_name = models.TextField(blank=True)
    substitute_for_ward = models.TextField(blank=True)
    substitute_for = _member()
    # An item that is taken off the agenda takes with it who came in at it.
    arrived_at = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    left_at = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Items' uids, as {"left_at": …, "arrived_at": …}; one that is no longer on the
    # agenda is left out on reading.
    absences = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="attendance_position_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="attendance_member_once",
                violation_error_message="This member is already on the list.",
            ),
            models.CheckConstraint(
                condition=one_of("presence", choices.PRESENCES),
                name="attendance_presence_known",
            ),
            models.CheckConstraint(
                condition=one_of("mode", choices.MODES), name="attendance_mode_known"
            ),
        ]

    def __str__(self) -> str:
        return self.person_name


class DeclarationOfInterest(PartOfItem):
    person_name = models.TextField()
    person_ward = models.TextField(blank=True)
    person = _member()
    kind = models.CharField(max_length=30)
    nature = models.TextField(blank=True)
    sensitive = models.BooleanField(default=False)
    dispensed = models.BooleanField(default=False)
    dispensation_granted_on = models.DateField(null=True, blank=True)
    dispensation_until = models.DateField(null=True, blank=True)
    action = models.CharField(max_length=20, blank=True)

    class Meta(PartOfItem.Meta):
        constraints = [
            *PartOfItem.Meta.constraints,
            models.CheckConstraint(
                condition=one_of("kind", choices.DECLARATION_KINDS),
                name="declaration_kind_known",
            ),
            models.CheckConstraint(
                condition=one_of("action", choices.DECLARATION_ACTIONS),
                name="declaration_action_known",
            ),
        ]

    def __str__(self) -> str:
        return self.person_name


class Moved(PartOfItem):
    """Something that one person moves and another seconds."""

    mover_name = models.TextField(blank=True)
    mover_ward = models.TextField(blank=True)
    mover = _member()
    seconder_name = models.TextField(blank=True)
    seconder_ward = models.TextField(blank=True)
    seconder = _member()

    class Meta(PartOfItem.Meta):
        abstract = True


class Motion(Moved):
    text = models.TextField()
    kind = models.CharField(max_length=20, default="motion")
    result = models.CharField(max_length=20, blank=True)

    class Meta(Moved.Meta):
        constraints = [
            *Moved.Meta.constraints,
            models.CheckConstraint(
                condition=one_of("kind", choices.MOTION_KINDS), name="motion_kind_known"
            ),
            models.CheckConstraint(
                condition=one_of("result", choices.MOTION_RESULTS),
                name="motion_result_known",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Resolution(Moved):
    lead = models.TextField(blank=True)
    text = models.TextField(blank=True)
    parts = models.JSONField(default=list, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    outcome_words = models.TextField(blank=True)

    class Meta(Moved.Meta):
        constraints = [
            *Moved.Meta.constraints,
            models.CheckConstraint(
                condition=one_of("outcome", choices.OUTCOMES),
                name="resolution_outcome_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead} {self.text}".strip()


class RecordedVote(PartOfItem):
    """A vote's question and counts; None: not counted. Names are its ballots."""

    question = models.TextField(blank=True)
    # The parts of the resolution that it was on, from 1; empty: all.
    resolutions = models.JSONField(default=list, blank=True)
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    abstentions = models.PositiveIntegerField(null=True, blank=True)
    casting_name = models.TextField(blank=True)
    casting_ward = models.TextField(blank=True)
    casting = _member()
    casting_vote = models.CharField(max_length=20, blank=True)
    required_by_law = models.BooleanField(default=False)

    class Meta(PartOfItem.Meta):
        constraints = [
            *PartOfItem.Meta.constraints,
            models.CheckConstraint(
                condition=one_of("casting_vote", choices.CASTING_CHOICES),
                name="recorded_vote_casting_known",
            ),
        ]

    def __str__(self) -> str:
        return self.question


class Ballot(models.Model):
    """How one person voted; it goes with the vote."""

    recorded_vote = models.ForeignKey(
        RecordedVote, on_delete=models.CASCADE, related_name="ballots"
    )
    position = models.PositiveIntegerField()
    person_name = models.TextField()
    person_ward = models.TextField(blank=True)
    person = _member()
    vote = models.CharField(max_length=20)

    class Meta:
        ordering = ["recorded_vote", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["recorded_vote", "position"], name="ballot_position_once"
            ),
            models.UniqueConstraint(
                fields=["recorded_vote", "person"], name="ballot_member_once"
            ),
            models.CheckConstraint(
                condition=one_of("vote", choices.VOTE_CHOICES), name="ballot_vote_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}: {self.vote}"


class Minute(models.Model):
    """The minutes of one item, as rich text; they go with the item.

    `revision` counts the saves of all that came of the item.
    """

    item = models.OneToOneField(
        AgendaItem, on_delete=models.CASCADE, related_name="minute"
    )
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    def __str__(self) -> str:
        return f"Minute of {self.item}"


class FollowUp(models.Model):
    """What somebody is to do after an item. The desk's own: no part of the record."""

    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="follow_ups"
    )
    text = models.TextField()
    owner = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.text
