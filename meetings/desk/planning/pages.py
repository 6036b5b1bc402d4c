"""Planning for a committee: one meeting, a year's series, the pattern they follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_clerks, the_user
from committees.models import Committee
from meetings.actions.planning import (
    Particulars,
    PlanningError,
    keep_pattern,
    plan_meeting,
    plan_series,
)
from meetings.clear_days import holiday_name, last_lawful_day
from meetings.desk.planning.forms import PatternForm, PlanForm, SeriesForm
from meetings.desk.planning.noticing import deadline_context, others_on, unusual
from meetings.models import MeetingPattern
from meetings.series import proposals
from meetings.wording import clock as clock_words
from meetings.wording import long_date

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from meetings.clear_days import Deadline
    from meetings.models import Meeting
    from meetings.series import Offer


@dataclass(frozen=True)
class Row:
    """One day that a meeting of the series can be on. `pattern_day` and `holiday`:
    which date it stands for, and why it isn't that one."""

    offer: Offer
    pattern_day: date
    holiday: str
    deadline: Deadline
    late: bool
    there: str
    ticked: bool

    @property
    def value(self) -> str:
        return self.offer.day.isoformat()


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan one meeting. `check` shows the last day to publish, and plans nothing."""
    committee = _committee(request, slug)
    pattern = MeetingPattern.objects.filter(committee=committee).first()
    usual = (
        {"start_time": pattern.start_time, "venue": pattern.venue} if pattern else {}
    )
    form = PlanForm(request.POST or None, initial=usual)
    today = clock.today()
    context = {"committee": committee, "form": form, "warnings": [], "faults": []}
    if not form.is_bound:
        return render(request, "meetings/desk/planning/plan.html", context)
    status = 422
    if form.is_valid():
        day = form.cleaned_data["date"]
        warnings = unusual(committee, day, today=today)
        context |= {"warnings": warnings, "day": day, **deadline_context(day, today)}
        if request.POST.get("do") == "check":
            status = 200
        elif warnings and not form.is_sure():
            form.ask()
        elif made := _planned(request, committee, form):
            return redirect("desk-meeting", made.uid)
    context["faults"] = list(form.faults())
    return render(request, "meetings/desk/planning/plan.html", context, status=status)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """A year's series: the pattern in the address, the dates ticked in the form."""
    committee = _committee(request, slug)
    pattern = MeetingPattern.objects.filter(committee=committee).first()
    today = clock.today()
    asked = "weekday" in request.GET
    form = SeriesForm(request.GET) if asked else SeriesForm.begun(pattern, today)
    rows = _rows(committee, form, today) if asked and form.is_valid() else []
    faults = list(form.faults()) if asked else []
    if request.method == "POST" and rows:
        ticked = set(request.POST.getlist("days"))
        rows = [replace(row, ticked=row.value in ticked) for row in rows]
        days = [row.offer.day for row in rows if row.ticked]
        try:
            made = plan_series(
                committee=committee,
                days=days,
                particulars=Particulars(
                    start_time=form.cleaned_data["start_time"],
                    venue=form.cleaned_data["venue"],
                ),
                now=clock.now(),
                by=the_user(request),
                announce="announce" in request.POST,
                keep=form.pattern() if "keep" in request.POST else None,
            )
        except PlanningError as error:
            faults.append(("days", str(error)))
        else:
            many = "1 meeting is" if len(made) == 1 else f"{len(made)} meetings are"
            messages.success(request, f"{many} planned.")
            return redirect("desk-meetings")
    context = {
        "committee": committee,
        "form": form,
        "pattern": pattern,
        "rows": rows,
        "asked": asked,
        "known": all(row.deadline.known for row in rows),
        "faults": faults,
        "typed": request.POST,
    }
    status = 422 if faults else 200
    return render(request, "meetings/desk/planning/series.html", context, status=status)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def pattern(request: HttpRequest, slug: str) -> HttpResponse:
    """When and where a committee usually meets."""
    committee = _committee(request, slug)
    row = MeetingPattern.objects.filter(committee=committee).first()
    form = PatternForm(request.POST or None, initial=PatternForm.initial_of(row))
    if form.is_bound and form.is_valid():
        keep_pattern(
            committee=committee,
            pattern=form.pattern(),
            start_time=form.cleaned_data["start_time"],
            venue=form.cleaned_data["venue"],
            now=clock.now(),
            by=the_user(request),
        )
        messages.success(request, "The pattern is kept.")
        return redirect("desk-series", slug)
    context = {
        "committee": committee,
        "form": form,
        "faults": list(form.faults()) if form.is_bound else [],
    }
    status = 422 if form.is_bound else 200
    return render(
        request, "meetings/desk/planning/pattern.html", context, status=status
    )


def _committee(request: HttpRequest, slug: str) -> Committee:
    return get_object_or_404(Committee.objects.editable_by(request.user), slug=slug)


def _planned(
    request: HttpRequest, committee: Committee, form: PlanForm
) -> Meeting | None:
    try:
        made = plan_meeting(
            committee=committee,
            day=form.cleaned_data["date"],
            particulars=form.particulars(),
            now=clock.now(),
            by=the_user(request),
            announce=form.cleaned_data["announce"],
        )
    except PlanningError as error:
        form.refuse(error)
        return None
    last = last_lawful_day(made.date).day
    messages.success(
        request,
        f"The meeting on {long_date(made.date)} is planned. The last day to publish its"
        f" agenda is {long_date(last)}, until 11.59pm.",
    )
    return made


def _rows(committee: Committee, form: SeriesForm, today: date) -> list[Row]:
    """The days that are proposed, each with its deadline and what is there already."""
    said = form.cleaned_data
    found = proposals(
        form.pattern(),
        said["first"],
        said["last"],
        holiday=holiday_name,
        on_holiday=said["on_holiday"],
    )
    days = [offer.day for each in found for offer in each.offers]
    there: dict[date, list[str]] = {}
    for other in others_on(committee, days):
        at = clock_words(other.start_time) if other.start_time is not None else ""
        there.setdefault(other.date, []).append(at)
    return [
        _row(offer, each.day, each.holiday, there.get(offer.day), today)
        for each in found
        for offer in each.offers
    ]


def _row(
    offer: Offer, day: date, holiday: str, there: list[str] | None, today: date
) -> Row:
    deadline = last_lawful_day(offer.day)
    met = ""
    if there is not None:
        times = " and ".join(filter(None, there))
        met = f"There is a meeting already{f', at {times}' if times else ''}."
    return Row(
        offer=offer,
        pattern_day=day,
        holiday=holiday,
        deadline=deadline,
        late=deadline.day < today,
        there=met,
        ticked=offer.picked and there is None,
    )
