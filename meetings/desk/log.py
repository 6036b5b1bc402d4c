"""The log, to be read: administrators all of it, clerks what is of their committees.

A moment without an offset is on the council's own clock. In the hour that the clock
has twice, "from" means its first time and "to" its second, so nothing is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms
from django.db.models import F, Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.http import require_safe

from committees.access import for_the_desk, the_user
from committees.forms import DeskForm
from committees.models import Committee, LogEntry, User
from meetings.models import AgendaItem, Meeting
from meetings.wording import clock as clock_words
from meetings.wording import long_date

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

ENTRIES_A_PAGE = 50
# Kinds of things that belong to a committee and to no meeting.
OF_COMMITTEES = ("committee", "member")
WHEN = "Write it as 2027-10-31, or with the time as 2027-10-31 01:30."


class MomentField(forms.CharField):
    """A day, or a moment; `last` where it bounds what is asked for from above."""

    def __init__(self, *, last: bool, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=40, **kwargs)
        self.last = last

    def clean(self, value: Any) -> datetime | None:
        """Give the moment; for a whole day, its first moment or its last."""
        text: str = super().clean(value).strip()
        if not text:
            return None
        try:
            day = parse_date(text)
            found = None if day else parse_datetime(text)
        except ValueError as error:
            raise forms.ValidationError(WHEN) from error
        if day:
            found = datetime.combine(day, time.max if self.last else time.min)
        if found is None:
            raise forms.ValidationError(WHEN)
        try:
            if timezone.is_naive(found):
                found = timezone.make_aware(found.replace(fold=int(self.last)))
            return found.astimezone(timezone.get_fixed_timezone(0))
        except (OverflowError, ValueError) as error:
            raise forms.ValidationError(WHEN) from error


class LogForm(DeskForm):
    committee = forms.ChoiceField(label="Committee", required=False)
    meeting = forms.CharField(
        label="Meeting",
        help_text="What its address has after /meetings/.",
        max_length=120,
        required=False,
    )
    by = forms.ChoiceField(label="Who", required=False)
    since = MomentField(label="From", help_text=WHEN, last=False)
    until = MomentField(label="To", last=True)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        committees = Committee.objects.staffed_by(user)
        named = [(each.slug, each.name) for each in committees]
        self.slugs = [slug for slug, _ in named]
        self.offer("committee", [("", "All"), *named])
        people = User.objects.order_by("name", "pk").values_list("pk", "name")
        self.people = {str(pk): name for pk, name in people}
        self.offer("by", [("", "Anybody"), *self.people.items()])

    def chosen(self, rows: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
        given = self.cleaned_data
        if given["committee"]:
            rows = rows.filter(_within([given["committee"]]))
        if uid := given["meeting"].replace("\0", "").strip(" /"):
            rows = rows.filter(Q(within=uid) | Q(kind="meeting", uid=uid))
        if given["by"]:
            rows = rows.filter(by=given["by"])
        if given["since"]:
            rows = rows.filter(at__gte=given["since"])
        if given["until"]:
            rows = rows.filter(at__lte=given["until"])
        return rows


@dataclass(frozen=True)
class Line:
    """One thing done, with what it was done to in words."""

    entry: LogEntry
    when: str
    to: str


@for_the_desk
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    user = the_user(request)
    form = LogForm(user, request.GET)
    rows = LogEntry.objects.select_related("by")
    if not user.is_administrator:
        rows = rows.filter(_within(form.slugs))
    valid = form.is_valid()
    rows = form.chosen(rows) if valid else rows.none()
    number = _page_number(request)
    # One more than is shown says whether there is more; a long log is never counted.
    found = list(rows[(number - 1) * ENTRIES_A_PAGE :][: ENTRIES_A_PAGE + 1])
    asked = {key: text for key, text in request.GET.items() if key != "page" and text}
    context = {
        "form": form,
        "faults": form.faults(),
        "lines": _lines(found[:ENTRIES_A_PAGE], form.people),
        "number": number,
        "before": number - 1,
        "after": number + 1 if len(found) > ENTRIES_A_PAGE else 0,
        "query": f"{urlencode(asked)}&" if asked else "",
    }
    status = 200 if valid else 422
    return render(request, "meetings/desk/log.html", context, status=status)


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if re.fullmatch("[0-9]{1,6}", asked) else 1


def _within(slugs: list[str]) -> Q:
    """What is of these committees, or of a meeting of theirs.

    A committee's address may be like another's meeting's: the kind tells them apart. A
    meeting that was taken out again is known by its committee alone.
    """
    meetings = Meeting.objects.filter(committee__slug__in=slugs).values("uid")
    of_meeting = Q(kind="meeting", uid__in=meetings)
    taken_out = Q(kind="meeting", within__in=slugs) & ~Q(within=F("uid"))
    inside = Q(within__in=meetings) & ~Q(kind__in=OF_COMMITTEES)
    of_committee = Q(kind__in=OF_COMMITTEES, within__in=slugs)
    return of_meeting | taken_out | inside | of_committee


def _lines(entries: list[LogEntry], people: dict[str, str]) -> list[Line]:
    """Name meetings, items and accounts: two queries for all of them."""
    uids = {each.uid for each in entries} | {each.within for each in entries}
    meetings = {
        row.uid: f"{row.committee_name}, {long_date(row.date)}"
        for row in Meeting.objects.filter(uid__in=uids)
    }
    numbers = AgendaItem.objects.filter(uid__in=uids).values_list("uid", "number")
    items = {uid: f"Item {number}" for uid, number in numbers if number}
    council = {"council": "The council’s people and committees"}
    names = {"account": people, "meeting": meetings, "item": items, "council": council}
    lines = []
    for each in entries:
        kind = each.kind.capitalize()
        what = names.get(each.kind, {}).get(each.uid, f"{kind} {each.uid}")
        where = meetings.get(each.within, each.within)
        inside = where and each.within != each.uid and each.kind != "meeting"
        to = f"{what}, {where}" if inside else what
        lines.append(Line(each, moment_words(each.at), to))
    return lines


def moment_words(at: datetime) -> str:
    """A moment on the council's clock; in the doubled hour, which of the two."""
    local = timezone.localtime(at)
    said = f"{long_date(local.date())}, {clock_words(local.time().replace(second=0))}"
    other = local.replace(fold=1 - local.fold)
    if other.utcoffset() != local.utcoffset():
        said += f" ({'second' if local.fold else 'first'} time that night)"
    return said
