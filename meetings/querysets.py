"""Who may see what. Every page, file and export starts from `visible_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.db.models import F, Q, QuerySet

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from committees.models import User
    from meetings.models import (
        Edition,
        PublishedDocument,
        PublishedItem,
        PublishedMeeting,
        PublishedPart,
    )

    Viewer: TypeAlias = User | AnonymousUser


class EditionQuerySet(QuerySet["Edition"]):
    def visible_to(self, user: Viewer) -> EditionQuerySet:
        """Every edition: it was published, and its record is the open form."""
        return self

    def live(self) -> EditionQuerySet:
        return self.filter(live=True)


class PublishedMeetingQuerySet(QuerySet["PublishedMeeting"]):
    def visible_to(self, user: Viewer) -> PublishedMeetingQuerySet:
        return self

    def from_day(self, day: date) -> PublishedMeetingQuerySet:
        """Meetings on `day` and later, the next first; an unknown time comes last."""
        return self.filter(date__gte=day).order_by(
            "date", F("start_time").asc(nulls_last=True), "committee_name", "pk"
        )

    def before_day(self, day: date) -> PublishedMeetingQuerySet:
        return self.filter(date__lt=day).order_by(
            "-date", F("start_time").desc(nulls_last=True), "committee_name", "pk"
        )

    def of_month(self, first: date, last: date) -> PublishedMeetingQuerySet:
        """Meetings of a month, given by its days, and those that were moved from it."""
        held = Q(date__gte=first, date__lte=last)
        return self.filter(held | Q(moved_from__contains=f"{first:%Y-%m}-"))


class PublishedItemQuerySet(QuerySet["PublishedItem"]):
    def visible_to(self, user: Viewer) -> PublishedItemQuerySet:
        return self

    def live(self) -> PublishedItemQuerySet:
        return self.filter(live=True)

    def latest_of(self, uid: str) -> PublishedItemQuerySet:
        """The item's editions, the live one first, then the latest of those past."""
        return self.filter(uid=uid).order_by("-live", "-pk")


class PublishedDocumentQuerySet(QuerySet["PublishedDocument"]):
    def visible_to(self, user: Viewer) -> PublishedDocumentQuerySet:
        return self

    def latest_of(self, uid: str) -> PublishedDocumentQuerySet:
        return self.filter(uid=uid).order_by("-live", "-pk")


class PublishedPartQuerySet(QuerySet["PublishedPart"]):
    def visible_to(self, user: Viewer) -> PublishedPartQuerySet:
        return self

    def live(self) -> PublishedPartQuerySet:
        return self.filter(Q(live=True))
