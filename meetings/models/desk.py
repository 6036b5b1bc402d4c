"""What only the desk knows: committees' patterns and wordings, and items' versions.

Nothing here is part of the record, and nothing is public.
"""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from committees.models import Committee
from meetings.models import choices
from meetings.models.choices import one_of
from meetings.models.planning import AgendaItem
from meetings.querysets import StandingWordingQuerySet


class MeetingPattern(models.Model):
    """When and where a committee usually meets.

    `weekday` is 0 for Monday; `weeks` are those of the month, as "1,3", with 5 for the
    last, or it meets `every_weeks`, where that isn't 0; `not_in` are months without a
    meeting, as "8,12". It goes with the committee.
    """

    committee = models.OneToOneField(
        Committee, on_delete=models.CASCADE, related_name="pattern"
    )
    weekday = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(6)]
    )
    weeks = models.CharField(max_length=20, blank=True)
    every_weeks = models.PositiveSmallIntegerField(default=0)
    not_in = models.CharField(max_length=40, blank=True)
    start_time = models.TimeField(null=True, blank=True)
    venue = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__lte=6),
                name="meeting_pattern_weekday_known",
            )
        ]

    def __str__(self) -> str:
        return f"Pattern of {self.committee}"


class StandingItem(models.Model):
    """An item that each new agenda of a committee begins with, or ends with."""

    committee = models.ForeignKey(
        Committee, on_delete=models.CASCADE, related_name="standing_items"
    )
    position = models.PositiveIntegerField()
    title = models.TextField()
    kind = models.CharField(max_length=20, default="other")
    purpose = models.TextField(blank=True)
    lead = models.TextField(blank=True)
    parts = models.JSONField(default=list, blank=True)
    # The words that its minutes usually begin with, as rich text.
    minutes = models.TextField(blank=True)

    class Meta:
        ordering = ["committee", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "position"], name="standing_item_position_once"
            ),
            models.CheckConstraint(
                condition=one_of("kind", choices.ITEM_KINDS),
                name="standing_item_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class StandingWording(models.Model):
    """A sentence or more that minutes often need; `committee` None: all may use it."""

    committee = models.ForeignKey(
        Committee,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="wordings",
    )
    name = models.CharField(max_length=80)
    text = models.TextField()

    objects = StandingWordingQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class ItemVersion(models.Model):
    """What one side of an item said after a save: `draft` as its canonical JSON.

    `side` is "agenda" or "minutes". `page` is the opened page that saved it, `turn`
    which of its saves that was; `held` what its form said, where others' changes came
    in and `draft` says more. An aside is a text that met another one and was not taken:
    its `revision` is the one that it was written on. It is `settled` once somebody has
    chosen. Versions go with their item.
    """

    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, related_name="versions"
    )
    side = models.CharField(max_length=10)
    revision = models.PositiveIntegerField()
    aside = models.BooleanField(default=False)
    settled = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    draft = models.TextField()
    page = models.CharField(max_length=20, blank=True)
    turn = models.PositiveIntegerField(default=0)
    held = models.TextField(blank=True)

    class Meta:
        ordering = ["item", "side", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=one_of("side", choices.SIDES), name="item_version_side_known"
            ),
            models.UniqueConstraint(
                fields=["item", "side", "revision"],
                condition=Q(aside=False),
                name="item_version_revision_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}, {self.side} {self.revision}"
