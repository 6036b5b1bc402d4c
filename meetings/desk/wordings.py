"""A committee's standing wordings: the list, with a form to add one or change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_clerks, the_user
from committees.forms import DeskForm
from committees.models import Committee
from meetings.actions.wordings import WordingError, keep_wording, remove_wording
from meetings.models import StandingWording
from meetings.word.pasted import plain_to_rich, tidy_pasted

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class WordingForm(DeskForm):
    name = forms.CharField(
        label="Name",
        max_length=80,
        help_text="As it is chosen from the list beside the minutes.",
        error_messages={"required": "Give the wording a name to choose it by."},
    )
    text = forms.CharField(
        label="Words",
        widget=forms.Textarea(attrs={"rows": 5, "data-rich": ""}),
        error_messages={"required": "Write the words that are put into the minutes."},
    )

    def rich_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return tidy_pasted(text) if "<" in text else plain_to_rich(text)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def wordings(request: HttpRequest, slug: str) -> HttpResponse:
    """The list; a POST adds one."""
    committee = _committee(request, slug)
    form = WordingForm(request.POST or None)
    if _kept(request, committee, form, None):
        return redirect("desk-wordings", slug)
    context = {
        "committee": committee,
        "wordings": committee.wordings.all(),
        "form": form,
        "faults": list(form.faults()) if form.is_bound else [],
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/desk/wordings.html", context, status=status)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One wording, to be changed or removed."""
    committee = _committee(request, slug)
    found = get_object_or_404(StandingWording, committee=committee, pk=pk)
    if request.POST.get("do") == "remove":
        remove_wording(wording=found, now=clock.now(), by=the_user(request))
        messages.success(request, f"“{found.name}” is removed.")
        return redirect("desk-wordings", slug)
    initial = {"name": found.name, "text": found.text}
    form = WordingForm(request.POST or None, initial=initial)
    if _kept(request, committee, form, found):
        return redirect("desk-wordings", slug)
    context = {
        "committee": committee,
        "wording": found,
        "form": form,
        "faults": list(form.faults()) if form.is_bound else [],
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/desk/wording.html", context, status=status)


def _committee(request: HttpRequest, slug: str) -> Committee:
    return get_object_or_404(Committee.objects.editable_by(request.user), slug=slug)


def _kept(
    request: HttpRequest,
    committee: Committee,
    form: WordingForm,
    found: StandingWording | None,
) -> bool:
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        row = keep_wording(
            committee=committee,
            name=form.cleaned_data["name"],
            text=form.rich_text(),
            now=clock.now(),
            by=the_user(request),
            wording=found,
        )
    except WordingError as error:
        form.add_error("text", str(error))
        return False
    messages.success(request, f"“{row.name}” is kept.")
    return True
