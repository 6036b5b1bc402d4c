"""Roles of those who sign in: what each may do, and for which committee."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class RoleName(models.TextChoices):
    ADMINISTRATOR = "administrator", "Administrator"
    CLERK = "clerk", "Clerk"
    REPORT_AUTHOR = "report_author", "Report author"


class Role(models.Model):
    """What an account may do. `committee` None: for every committee.

    A councillor's or co-opted member's rights need no role: they come from the member
    that the account is linked with, and from that member's seats.
    """

    # A role is nothing without its account, and no part of the record.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles"
    )
    name = models.CharField(max_length=20, choices=RoleName)
    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
    )

    class Meta:
        ordering = ["user", "name", "committee"]
        constraints = [
            models.CheckConstraint(
                condition=Q(name__in=RoleName.values), name="role_known"
            ),
            models.CheckConstraint(
                condition=~Q(name=RoleName.ADMINISTRATOR) | Q(committee__isnull=True),
                name="role_administrator_is_of_the_council",
            ),
            models.UniqueConstraint(
                fields=["user", "name", "committee"], name="role_once_for_a_committee"
            ),
            models.UniqueConstraint(
                fields=["user", "name"],
                condition=Q(committee__isnull=True),
                name="role_once_for_the_council",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_name_display()}"
