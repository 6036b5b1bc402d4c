"""Planning's forms: one meeting, a series, a pattern, what happens to a meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from committees.forms import DeskForm, TimeField
from meetings.actions.planning import PARTICULARS, Particulars
from meetings.desk.planning.fields import (
    KINDS,
    MONTHS,
    WEEKDAYS,
    WEEKS,
    DayField,
    LineField,
    LinkField,
    ProseField,
)
from meetings.series import Pattern, year_to_plan

if TYPE_CHECKING:
    from datetime import date, time

    from meetings.actions.planning import PlanningError
    from meetings.models import Meeting, MeetingPattern

LONGEST_SPAN = timedelta(days=800)
# Who types an end that comes before the start has mistyped one of the two, unless it
# was after midnight.
LONGEST_SITTING = timedelta(hours=16)
A_DAY = timedelta(days=1)


class PlanningForm(DeskForm):
    """A form that says also what an action has refused."""

    # What an action calls otherwise than the form does.
    names: ClassVar[dict[str, str]] = {}

    def refuse(self, error: PlanningError) -> None:
        field = self.names.get(error.field, error.field)
        self.add_error(field if field in self.fields else None, str(error))


class ParticularsForm(PlanningForm):
    """What there is of a meeting beside its day."""

    start_time = TimeField(label="Starts at", required=False)
    venue = LineField(label="Place", required=False)
    kind = forms.ChoiceField(label="Kind", choices=KINDS, initial="ordinary")
    title = LineField(
        label="A name of its own",
        required=False,
        help_text="Only where this meeting has one, as “Budget meeting”.",
    )
    webcast_link = LinkField(
        label="Webcast", help_text="Where the public can watch it.", required=False
    )
    join_link = LinkField(
        label="To take part remotely",
        help_text="The public is shown this too.",
        required=False,
    )

    def particulars(self) -> Particulars:
        said = self.cleaned_data
        return Particulars(**{name: said[name] for name in PARTICULARS if name in said})


class SureForm(PlanningForm):
    """A form about a day. What is unusual about the day is said, and asked about once:
    the tick in `sure` is for that very day."""

    date = DayField(label="Day", missing="Choose the day of the meeting.")
    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def is_sure(self) -> bool:
        day: date | None = self.cleaned_data.get("date")
        return bool(day and self.cleaned_data.get("sure") == day.isoformat())

    def ask(self) -> None:
        says = "Read what is said about this day, and tick that it is right."
        self.add_error("sure", says)


class PlanForm(SureForm, ParticularsForm):
    """One meeting."""

    field_order = ("date", "start_time", "venue", "kind", "title")

    announce = forms.BooleanField(
        label="Announce it now: the public sees day, time and place at once",
        required=False,
    )


class ChangeForm(ParticularsForm):
    """Time, place, kind, name and links of a meeting that is planned, or over."""

    end_time = TimeField(
        label="Ended at",
        required=False,
        help_text="Once it is over: the minutes say it.",
    )

    correction = LineField(
        label="What has changed",
        required=False,
        help_text="For the public, as “The meeting begins half an hour later.”",
    )

    def clean(self) -> None:
        super().clean()
        start, end = (
            self.cleaned_data.get("start_time"),
            self.cleaned_data.get("end_time"),
        )
        if start and end and not timedelta(0) < _lasted(start, end) <= LONGEST_SITTING:
            says = "Write when it ended: that isn’t a time after it began."
            self.add_error("end_time", says)

    @classmethod
    def of(cls, meeting: Meeting, data: Any = None) -> ChangeForm:
        initial = {name: getattr(meeting, name) for name in PARTICULARS}
        return cls(data, initial=initial)


def _lasted(start: time, end: time) -> timedelta:
    """How long a meeting was that may have gone on after midnight."""
    began, ended = (timedelta(hours=t.hour, minutes=t.minute) for t in (start, end))
    return (ended - began) % A_DAY


class MoveForm(SureForm):
    start_time = TimeField(label="Starts at", required=False)
    venue = LineField(label="Place", required=False)
    reason = ProseField(
        label="Reason",
        help_text="The public is shown it, as “The chamber is being repaired.”",
        error_messages={"required": "Write the reason: the public is shown it."},
    )
    field_order = ("date", "start_time", "venue", "reason")


class CallOffForm(PlanningForm):
    """Cancelling and postponing."""

    how = forms.ChoiceField(
        label="What happens to it",
        choices=[
            ("cancelled", "It is cancelled: it won’t be held"),
            ("postponed", "It is postponed: it will be held later"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is cancelled or postponed."},
    )
    reason = ProseField(
        label="Reason",
        help_text="The public is shown it, as “Joined with that on 11 February.”",
        error_messages={"required": "Write the reason: the public is shown it."},
    )
    replaced_by = forms.ChoiceField(
        label="The meeting that takes its place",
        required=False,
        help_text="Its page is linked once it is announced.",
        error_messages={"invalid_choice": "Choose a meeting from the list, or none."},
    )


class PatternForm(PlanningForm):
    """When and where a committee usually meets."""

    weekday = forms.ChoiceField(
        label="Day of the week",
        choices=[("", "Choose a day"), *WEEKDAYS],
        error_messages={"required": "Choose the day of the week."},
    )
    weeks = forms.MultipleChoiceField(
        label="In these weeks of the month",
        choices=WEEKS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    every = forms.IntegerField(
        label="Or every so many weeks",
        required=False,
        min_value=1,
        max_value=52,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": "Write the number of weeks in figures, as 6.",
            "min_value": "Write a number of weeks from 1 to 52.",
            "max_value": "Write a number of weeks from 1 to 52.",
        },
    )
    not_in = forms.MultipleChoiceField(
        label="But not in",
        choices=MONTHS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    start_time = TimeField(label="Starts at", required=False)
    venue = LineField(label="Place", required=False)

    @staticmethod
    def initial_of(row: MeetingPattern | None) -> dict[str, Any]:
        if row is None:
            return {}
        return {
            "weekday": "" if row.weekday is None else str(row.weekday),
            "weeks": row.weeks.split(",") if row.weeks else [],
            "every": row.every_weeks or None,
            "not_in": row.not_in.split(",") if row.not_in else [],
            "start_time": row.start_time,
            "venue": row.venue,
        }

    def clean(self) -> None:
        weeks, every = self.cleaned_data.get("weeks"), self.cleaned_data.get("every")
        if weeks and every:
            says = "Tick weeks of the month, or write a number of weeks: not both."
            self.add_error("every", says)
        elif not weeks and not every and not {"weeks", "every"} & set(self.errors):
            says = "Tick the weeks of the month, or write every how many weeks it is."
            self.add_error("weeks", says)

    def pattern(self) -> Pattern:
        said = self.cleaned_data
        return Pattern(
            weekday=int(said["weekday"]),
            weeks=frozenset(map(int, said["weeks"])),
            every=said["every"] or 0,
            not_in=frozenset(map(int, said["not_in"])),
        )


class SeriesForm(PatternForm):
    """What dates are proposed from."""

    first = DayField(
        label="From",
        missing="Choose the day from which dates are proposed.",
    )
    last = DayField(
        label="To",
        missing="Choose the day up to which dates are proposed.",
    )
    on_holiday = forms.ChoiceField(
        label="Where that is a holiday",
        choices=[
            ("later", "Propose the next working day"),
            ("earlier", "Propose the working day before"),
            ("leave_out", "Leave the meeting out"),
        ],
    )
    field_order = ("first", "last")

    @classmethod
    def begun(cls, row: MeetingPattern | None, today: date) -> SeriesForm:
        first, last = year_to_plan(today)
        initial = cls.initial_of(row) | {"first": first, "last": last}
        return cls(initial=initial)

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if not first or not last:
            return
        if last < first:
            self.add_error("last", "Choose a last day that is after the first.")
        elif last - first > LONGEST_SPAN:
            self.add_error("last", "Choose at most two years at once.")


class StandingItemForm(DeskForm):
    title = LineField(
        label="Title", error_messages={"required": "Write the title of the item."}
    )
    kind = forms.ChoiceField(label="Kind", initial="other")
    purpose = ProseField(label="Purpose, in one sentence", required=False)
    lead = LineField(
        label="Opening words of its recommendation",
        required=False,
        help_text="As “That the committee”.",
    )
    parts = ProseField(
        label="What is recommended", required=False, help_text="One part a line."
    )
    minutes = forms.CharField(
        label="Words that its minutes usually begin with",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-rich": ""}),
    )
