"""Who may see what. Every page, file and export starts from `visible_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from committees.models import Committee, Membership

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from committees.models import User
    from meetings.models import (
        AgendaItem,
        Document,
        Edition,
        Meeting,
        PublishedDocument,
        PublishedItem,
        PublishedMeeting,
        PublishedPart,
        StandingWording,
    )

    Viewer: TypeAlias = User | AnonymousUser


def _kept_back_later() -> Exists:
    """Whether the edition that the meeting's page shows, or one later than this row's,
    withholds what has this uid."""
    withheld = apps.get_model("meetings", "Withheld")
    return Exists(
        withheld._default_manager.filter(
            uid=OuterRef("uid"),
            edition__meeting=OuterRef("edition__meeting"),
        ).filter(
            Q(edition__gt=OuterRef("edition"))
            | Q(edition__live=True, edition__kind="minutes")
        )
    )


class MeetingQuerySet(QuerySet["Meeting"]):
    def editable_by(self, user: Viewer) -> MeetingQuerySet:
        """The meetings of the committees that the account keeps as a clerk."""
        return self.filter(committee__in=Committee.objects.editable_by(user))


class AgendaItemQuerySet(QuerySet["AgendaItem"]):
    def editable_by(self, user: Viewer) -> AgendaItemQuerySet:
        """The items of the meetings that the account keeps as a clerk."""
        return self.filter(meeting__committee__in=Committee.objects.editable_by(user))

    def written_by(self, user: Viewer) -> AgendaItemQuerySet:
        """A report author's own items, until the agenda is out with them, and for as
        long as the account is a report author for the committee."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        roles = apps.get_model("committees", "Role")._default_manager.filter(
            Q(committee=None) | Q(committee=OuterRef("meeting__committee")),
            user=user,
            name="report_author",
        )
        agenda = apps.get_model("meetings", "Edition")._default_manager.filter(
            meeting=OuterRef("meeting"), kind="agenda"
        )
        return self.filter(Exists(roles), ~Exists(agenda), report_author=user)


class DocumentQuerySet(QuerySet["Document"]):
    def editable_by(self, user: Viewer) -> DocumentQuerySet:
        """The documents of the meetings that the account keeps as a clerk, and those of
        a report author's own items."""
        mine = AgendaItemQuerySet(apps.get_model("meetings", "AgendaItem")).written_by(
            user
        )
        kept = Q(meeting__committee__in=Committee.objects.editable_by(user))
        return self.filter(kept | Q(item__in=mine))

    def not_published_yet(self) -> DocumentQuerySet:
        """The documents that came after the agenda, and that the edition which is shown
        doesn't have yet: neither open nor kept back. One without a file is none."""
        agenda = apps.get_model("meetings", "Edition")._default_manager.filter(
            meeting=OuterRef("meeting"), kind="agenda"
        )
        shown = apps.get_model("meetings", "PublishedDocument")._default_manager.filter(
            uid=OuterRef("uid"), live=True
        )
        kept = apps.get_model("meetings", "Withheld")._default_manager.filter(
            uid=OuterRef("uid"), edition__live=True
        )
        with_file = self.exclude(sha256="")
        return with_file.filter(Exists(agenda), ~Exists(shown), ~Exists(kept))


class StandingWordingQuerySet(QuerySet["StandingWording"]):
    def of(self, committee: Committee) -> StandingWordingQuerySet:
        """The wordings that a committee's minutes may use: its own, and everybody's."""
        return self.filter(Q(committee=committee) | Q(committee__isnull=True))


class EditionQuerySet(QuerySet["Edition"]):
    def visible_to(self, user: Viewer) -> EditionQuerySet:
        """Every edition: it was published, and its record is the open form."""
        return self

    def live(self) -> EditionQuerySet:
        return self.filter(live=True)

    def readable_in_full(self, user: Viewer, *, today: date) -> EditionQuerySet:
        """Those whose private part the account may read: it keeps the committee as a
        clerk, or its member has a seat there today."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        kept = Q(meeting__committee__in=Committee.objects.editable_by(user))
        seats = Membership.objects.filter(member=user.member_id).on(today)
        if user.member_id is None:
            return self.filter(kept)
        return self.filter(kept | Q(meeting__committee__in=seats.values("committee")))


class PublishedMeetingQuerySet(QuerySet["PublishedMeeting"]):
    def visible_to(self, user: Viewer) -> PublishedMeetingQuerySet:
        return self

    def from_day(self, day: date) -> PublishedMeetingQuerySet:
        """Meetings on `day` and later, the next first; an unknown time comes last."""
        return self.filter(date__gte=day).order_by(
            "date", F("start_time").asc(nulls_last=True), "uid"
        )

    def before_day(self, day: date) -> PublishedMeetingQuerySet:
        return self.filter(date__lt=day).order_by(
            "-date", F("start_time").desc(nulls_last=True), "uid"
        )

    def held_from_to(self, first: date, last: date) -> PublishedMeetingQuerySet:
        return self.filter(date__gte=first, date__lte=last)

    def moved_out_of(self, month: date) -> PublishedMeetingQuerySet:
        """Meetings that were to be in a month, given by any day of it."""
        # Most were never moved: those that were are found by an index.
        return self.filter(moved_from__gt="", moved_from__contains=f"{month:%Y-%m}-")


class PublishedItemQuerySet(QuerySet["PublishedItem"]):
    def visible_to(self, user: Viewer) -> PublishedItemQuerySet:
        return self

    def live(self) -> PublishedItemQuerySet:
        return self.filter(live=True)

    def latest_of(self, uid: str) -> PublishedItemQuerySet:
        """The item's editions, the live one first, then the latest of those past; none
        of these that is before an edition which keeps the item from the public."""
        open_still = Q(live=True) | ~_kept_back_later()
        return self.filter(open_still, uid=uid).order_by("-live", "-pk")


class PublishedDocumentQuerySet(QuerySet["PublishedDocument"]):
    def visible_to(self, user: Viewer) -> PublishedDocumentQuerySet:
        return self

    def latest_of(self, uid: str) -> PublishedDocumentQuerySet:
        """As of an item: what a later edition made private is no longer handed out."""
        open_still = Q(live=True) | ~_kept_back_later()
        return self.filter(open_still, uid=uid).order_by("-live", "-pk")


class PublishedPartQuerySet(QuerySet["PublishedPart"]):
    def visible_to(self, user: Viewer) -> PublishedPartQuerySet:
        return self

    def live(self) -> PublishedPartQuerySet:
        return self.filter(live=True)
