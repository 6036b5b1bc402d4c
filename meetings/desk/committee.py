"""A committee itself, for administrators: added, and changed.

Here and not with its members, since its remit is rich text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_administrators, the_user
from committees.actions.people import keep_committee
from committees.desk.people import answered
from committees.forms import DateField, DeskForm
from committees.models import Committee, CommitteeKind, Numbering, RoleName, User
from meetings.richtext import clean_rich_text
from meetings.word.pasted import plain_to_rich, tidy_pasted

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FIELDS = ["name", "kind", "quorum", "numbering", "remit", "active_from", "active_to"]


class CommitteeForm(DeskForm):
    name = forms.CharField(
        label="Name",
        help_text="Its address is made of it once, and then stays.",
        error_messages={"required": "Write the committee’s name."},
    )
    kind = forms.ChoiceField(label="Kind", choices=CommitteeKind.choices)
    parent = forms.ChoiceField(label="Reports to", required=False)
    remit = forms.CharField(
        label="What it decides about",
        widget=forms.Textarea(attrs={"rows": 6, "data-rich": ""}),
        required=False,
    )
    quorum = forms.IntegerField(
        label="Can decide when so many members are there",
        min_value=1,
        max_value=500,
        required=False,
        error_messages={
            "invalid": "Write the number of members in figures.",
            "min_value": "Write a number from 1 to 500.",
            "max_value": "Write a number from 1 to 500.",
        },
    )
    numbering = forms.ChoiceField(
        label="Minutes are numbered",
        choices=Numbering.choices,
        initial=Numbering.PER_MEETING,
    )
    lead_clerk = forms.ChoiceField(label="Lead clerk", required=False)
    active_from = DateField(label="Meets from", required=False)
    active_to = DateField(
        label="Meets to",
        help_text="The last day. What it published keeps its place.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committees = {each.slug: each for each in Committee.objects.all()}
        named = [(slug, each.name) for slug, each in self.committees.items()]
        self.offer("parent", [("", "None"), *named])
        rows = User.objects.filter(roles__name=RoleName.CLERK, is_active=True)
        self.clerks = {str(row.pk): row for row in rows.distinct().order_by("name")}
        clerks = [(key, row.name) for key, row in self.clerks.items()]
        self.offer("lead_clerk", [("", "Nobody yet"), *clerks])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        starts, ends = given.get("active_from"), given.get("active_to")
        if starts and ends and ends < starts:
            self.add_error("active_to", "The last day comes after the first.")
        return given

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        typed: str = given["remit"]
        text = tidy_pasted(typed) if "<" in typed else plain_to_rich(typed)
        return {
            **given,
            "remit": clean_rich_text(text),
            "parent": self.committees.get(given["parent"]),
            "lead_clerk": self.clerks.get(given["lead_clerk"]),
        }


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _form(request, None)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    return _form(request, get_object_or_404(Committee, slug=slug))


def _form(request: HttpRequest, found: Committee | None) -> HttpResponse:
    form = CommitteeForm(request.POST or None, initial=_as_it_is(found))

    def do() -> str:
        row = keep_committee(
            committee=found,
            values=form.values(),
            now=clock.now(),
            by=the_user(request),
        )
        return f"{row.name} is kept."

    return answered(
        request,
        form,
        do,
        template="meetings/desk/committee.html",
        context={"committee": found},
        to=reverse("desk-committees"),
    )


def _as_it_is(found: Committee | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        **{name: getattr(found, name) for name in FIELDS},
        "parent": found.parent.slug if found.parent else "",
        "lead_clerk": str(found.lead_clerk_id or ""),
    }
