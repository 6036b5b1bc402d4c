"""Who sits where, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.apps import apps
from django.db.models import Exists, Q, QuerySet

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from committees.models import Committee, Member, Membership, User

    Viewer: TypeAlias = User | AnonymousUser


def _on(day: date, start: str, end: str) -> Q:
    """The period from `start` to `end`, both days in it, holds `day`."""
    begun = Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": day})
    not_over = Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day})
    return begun & not_over


class CommitteeQuerySet(QuerySet["Committee"]):
    def visible_to(self, user: Viewer) -> CommitteeQuerySet:
        """Those that are listed: one known from a draft alone is nobody's business."""
        return self.filter(listed=True)

    def editable_by(self, user: Viewer) -> CommitteeQuerySet:
        """Those whose meetings the account keeps as a clerk."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        roles = apps.get_model("committees", "Role")._default_manager.filter(
            user=user, name="clerk"
        )
        of_all = roles.filter(committee=None)
        own = Q(pk__in=roles.exclude(committee=None).values("committee"))
        return self.filter(Exists(of_all) | own)

    def staffed_by(self, user: Viewer) -> CommitteeQuerySet:
        """Those whose members the account keeps: a clerk their own, an administrator
        all."""
        if getattr(user, "is_administrator", False):
            return self.all()
        return self.editable_by(user)

    def active_on(self, day: date) -> CommitteeQuerySet:
        return self.filter(_on(day, "active_from", "active_to"))

    def ended_by(self, day: date) -> CommitteeQuerySet:
        return self.filter(active_to__lt=day)


class MemberQuerySet(QuerySet["Member"]):
    def visible_to(self, user: Viewer) -> MemberQuerySet:
        """Those that are listed: one named in private matter alone is not."""
        return self.filter(listed=True)

    def staffed_by(self, user: Viewer) -> MemberQuerySet:
        """Whom the account may seat: who is known from another committee's private
        matter alone is nobody to a clerk; administrators keep all members."""
        if getattr(user, "is_administrator", False):
            return self.all()
        return self.visible_to(user)


class MembershipQuerySet(QuerySet["Membership"]):
    def visible_to(self, user: Viewer) -> MembershipQuerySet:
        return self.filter(member__listed=True, committee__listed=True)

    def on(self, day: date) -> MembershipQuerySet:
        """The seats that are held on a day."""
        return self.filter(_on(day, "starts", "ends"))
