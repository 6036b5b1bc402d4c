"""Officers, for clerks and administrators: the list with its filter, a new one, one to
be changed. Agendas keep what they printed of an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from committees import clock
from committees.access import for_the_desk, the_user
from committees.actions.people import keep_officer
from committees.desk.people import answered, page_of
from committees.forms import DeskForm
from committees.models import Officer

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

FIELDS = ["name", "job_title", "email", "phone", "team"]


class OfficerForm(DeskForm):
    name = forms.CharField(
        label="Name", error_messages={"required": "Write the officer’s name."}
    )
    job_title = forms.CharField(label="Post", required=False)
    email = forms.EmailField(
        label="E-mail",
        help_text="Printed on agendas, as the telephone is.",
        required=False,
        error_messages={"invalid": "Write the e-mail as name@example.org."},
    )
    phone = forms.CharField(label="Telephone", required=False)
    team = forms.CharField(label="Team", required=False)


@for_the_desk
@require_safe
def officers(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\0", "").strip()
    rows = Officer.objects.all()
    if asked:
        rows = rows.filter(
            Q(name__icontains=asked)
            | Q(job_title__icontains=asked)
            | Q(team__icontains=asked)
        )
    query = f"{urlencode({'q': asked})}&" if asked else ""
    context = {"page": page_of(request, rows), "asked": asked, "query": query}
    return render(request, "committees/desk/officers.html", context)


@for_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _form(request, None)


@for_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def officer(request: HttpRequest, uid: str) -> HttpResponse:
    return _form(request, get_object_or_404(Officer, uid=uid))


def _form(request: HttpRequest, found: Officer | None) -> HttpResponse:
    initial: dict[str, Any] = {name: getattr(found, name, "") for name in FIELDS}
    form = OfficerForm(request.POST or None, initial=initial if found else None)

    def do() -> str:
        row = keep_officer(
            officer=found,
            values=form.cleaned_data,
            now=clock.now(),
            by=the_user(request),
        )
        return f"{row.name} is kept."

    return answered(
        request,
        form,
        do,
        template="committees/desk/officer.html",
        context={"officer": found},
        to="desk-officer-list",
    )
