"""Items that are agreed together: one resolution, written into each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_clerks, the_user
from committees.forms import DeskForm
from meetings.actions.saving import SavingError
from meetings.actions.together import resolve_together
from meetings.desk.outcome.prefill import RESOLVED
from meetings.desk.sitting import Sitting, takes_minutes
from meetings.models import Meeting
from meetings.models.choices import OUTCOMES
from meetings.record.decisions import ResolutionRecord
from meetings.wording import outcome_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from meetings.record.people import PersonRecord


class TogetherForm(DeskForm):
    """Which items, and what was resolved on each. What was withdrawn isn't offered."""

    items = forms.MultipleChoiceField(
        label="Items",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose the items that were agreed together.",
            "invalid_choice": (
                "One of these items can’t be decided: it was withdrawn, deferred or"
                " taken off. Choose again."
            ),
        },
    )
    lead = forms.CharField(label="Opening words", required=False, initial=RESOLVED)
    text = forms.CharField(
        label="Resolution",
        widget=forms.Textarea(attrs={"rows": 2}),
        initial="That the recommendations be agreed.",
        error_messages={"required": "Write what was resolved."},
    )
    outcome = forms.ChoiceField(
        label="Outcome",
        choices=[(each, outcome_words(each)) for each in OUTCOMES if each],
    )
    mover = forms.ChoiceField(label="Moved by", required=False)
    seconder = forms.ChoiceField(label="Seconded by", required=False)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = sitting.people
        taking = [item for item in sitting.in_order if takes_minutes(item)]
        people = [(each.key, each.label) for each in sitting.people.choices]
        self.offer("items", [(i.uid, f"{i.number} {i.title}".strip()) for i in taking])
        self.offer("mover", [("", "Nobody"), *people])
        self.offer("seconder", [("", "Nobody"), *people])

    def resolution(self) -> ResolutionRecord:
        said = self.cleaned_data
        return ResolutionRecord(
            lead=said["lead"],
            text=said["text"],
            outcome=said["outcome"],
            mover=self._person("mover"),
            seconder=self._person("seconder"),
        )

    def _person(self, name: str) -> PersonRecord | None:
        key = self.cleaned_data[name]
        return self._people.find(key) if key else None


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest, uid: str) -> HttpResponse:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    meeting = get_object_or_404(rows, uid=uid)
    sitting = Sitting(meeting)
    form = TogetherForm(request.POST or None, sitting=sitting)
    if form.is_bound and form.is_valid():
        try:
            number = resolve_together(
                meeting=meeting,
                items=form.cleaned_data["items"],
                resolution=form.resolution(),
                now=clock.now(),
                by=the_user(request),
            )
        except SavingError as error:
            form.add_error("items", str(error))
        else:
            messages.success(request, f"The resolution stands on {number} items.")
            return redirect("desk-minutes", uid)
    context = {"meeting": meeting, "form": form, "faults": list(form.faults())}
    status = 422 if form.errors else 200
    return render(
        request, "meetings/desk/minutes/together.html", context, status=status
    )
