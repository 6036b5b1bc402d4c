"""Who is who: the people who sign in, the committees, and who sits on them when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.functional import cached_property

from committees.logbook import LogEntry
from committees.public_changes import PublicChanges
from committees.querysets import (
    CommitteeQuerySet,
    MemberQuerySet,
    MembershipQuerySet,
)
from committees.roles import Role, RoleName
from committees.uids import LONGEST_UID, new_uid

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "Committee",
    "CommitteeKind",
    "LogEntry",
    "Member",
    "MemberKind",
    "Membership",
    "MembershipRole",
    "Numbering",
    "Officer",
    "PublicChanges",
    "Role",
    "RoleName",
    "User",
    "UserManager",
]


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, email: str, name: str, password: str | None) -> User:
        """Make an account; without a password it can't be signed in to with one."""
        user = User(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.full_clean()
        user.save()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """An account. Who a person is to the record is a Member or an Officer."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    # Whom the record means, where the person who signs in is one of these.
    member = models.OneToOneField(
        "committees.Member",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="account",
    )
    officer = models.OneToOneField(
        "committees.Officer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="account",
    )

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message="There is already an account with that e-mail.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The roles that the account has for any committee; one query, asked once."""
        if not self.is_active:
            return frozenset()
        return frozenset(self.roles.values_list("name", flat=True))

    @property
    def is_administrator(self) -> bool:
        return RoleName.ADMINISTRATOR in self.role_names

    @property
    def is_report_author(self) -> bool:
        return RoleName.REPORT_AUTHOR in self.role_names

    @property
    def is_clerk(self) -> bool:
        """Whether the account is a clerk of any committee: `editable_by` says which."""
        return RoleName.CLERK in self.role_names


class CommitteeKind(models.TextChoices):
    COUNCIL = "council", "Council"
    EXECUTIVE = "executive", "Cabinet or executive"
    SCRUTINY = "scrutiny", "Scrutiny committee"
    REGULATORY = "regulatory", "Planning, licensing and other regulation"
    STANDARDS = "standards", "Audit and standards"
    ADVISORY = "advisory", "Advisory committee"
    JOINT = "joint", "Joint committee"
    SUB_COMMITTEE = "sub_committee", "Sub-committee"
    PANEL = "panel", "Panel"
    OTHER = "other", "Other body"


class Numbering(models.TextChoices):
    PER_MEETING = "per_meeting", "From 1 at each meeting"
    CONTINUOUS = "continuous", "On through the municipal year"


class Committee(models.Model):
    """A body that meets. Reference data: public as it stands."""

    slug = models.CharField(max_length=LONGEST_UID, unique=True)
    name = models.TextField()
    kind = models.CharField(
        max_length=20, choices=CommitteeKind, default=CommitteeKind.OTHER
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    remit = models.TextField(blank=True)
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    numbering = models.CharField(
        max_length=20, choices=Numbering, default=Numbering.PER_MEETING
    )
    # A clerk who leaves leaves the committee without a lead, not without a record.
    lead_clerk = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="leads"
    )
    active_from = models.DateField(null=True, blank=True)
    active_to = models.DateField(null=True, blank=True)
    # Public from when the council lists it, or something published names it.
    listed = models.BooleanField(default=False)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CommitteeKind.values), name="committee_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(numbering__in=Numbering.values),
                name="committee_numbering_known",
            ),
            models.CheckConstraint(
                condition=Q(active_to__isnull=True)
                | Q(active_from__isnull=True)
                | Q(active_to__gte=F("active_from")),
                name="committee_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("committee", args=[self.slug])


class MemberKind(models.TextChoices):
    COUNCILLOR = "councillor", "Councillor"
    CO_OPTED = "co_opted", "Co-opted member"
    INDEPENDENT = "independent", "Independent person"


class Member(models.Model):
    """A councillor or co-opted member; two of them may have one name."""

    uid = models.CharField(max_length=LONGEST_UID, unique=True, default=new_uid)
    name = models.TextField()
    kind = models.CharField(
        max_length=20, choices=MemberKind, default=MemberKind.COUNCILLOR
    )
    party = models.TextField(blank=True)
    ward = models.TextField(blank=True)
    email = models.TextField(blank=True)
    office_from = models.DateField(null=True, blank=True)
    office_to = models.DateField(null=True, blank=True)
    # Public from when the council lists them, or something published names them.
    listed = models.BooleanField(default=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["name", "ward", "uid"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MemberKind.values), name="member_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(office_to__isnull=True)
                | Q(office_from__isnull=True)
                | Q(office_to__gte=F("office_from")),
                name="member_office_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("member", args=[self.uid])


class MembershipRole(models.TextChoices):
    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice-chair"
    MEMBER = "member", "Member"
    CO_OPTED = "co_opted", "Co-opted member"
    SUBSTITUTE = "substitute", "Substitute"


class Membership(models.Model):
    """A member's seat on a committee. `ends` is the last day; None: not known yet."""

    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, related_name="memberships"
    )
    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(
        max_length=20, choices=MembershipRole, default=MembershipRole.MEMBER
    )
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["committee", "member", "starts", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=MembershipRole.values),
                name="membership_role_known",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True)
                | Q(starts__isnull=True)
                | Q(ends__gte=F("starts")),
                name="membership_ends_after_it_starts",
                violation_error_message="A membership ends after it starts.",
            ),
            models.UniqueConstraint(
                fields=["committee", "member", "starts"],
                name="membership_once_from_a_day",
            ),
            models.UniqueConstraint(
                fields=["committee", "member"],
                condition=Q(starts__isnull=True),
                name="membership_once_from_an_unknown_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.committee}"

    def overlaps(self, starts: date | None, ends: date | None) -> bool:
        """Whether this membership and that period share a day."""
        begins_later = ends and self.starts and self.starts > ends
        ended_before = starts and self.ends and self.ends < starts
        return not (begins_later or ended_before)


class Officer(models.Model):
    """An officer's post and details, public as they stand."""

    uid = models.CharField(max_length=LONGEST_UID, unique=True, default=new_uid)
    name = models.TextField()
    job_title = models.TextField(blank=True)
    email = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    team = models.TextField(blank=True)

    class Meta:
        ordering = ["name", "uid"]

    def __str__(self) -> str:
        return self.name
