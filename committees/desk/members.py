"""Members, for administrators: the list, a new one, one to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from committees import clock
from committees.access import for_administrators, the_user
from committees.actions.people import keep_member
from committees.desk.people import answered, page_of
from committees.forms import DateField, DeskForm
from committees.models import Member, MemberKind

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

FIELDS = ["name", "kind", "party", "ward", "email", "office_from", "office_to"]


class MemberForm(DeskForm):
    name = forms.CharField(
        label="Name",
        help_text="As minutes print it: “Councillor Siân Rees”. Two may have one name:"
        " their wards tell them apart.",
        error_messages={"required": "Write the member’s name."},
    )
    kind = forms.ChoiceField(label="Office", choices=MemberKind.choices)
    ward = forms.CharField(label="Ward", required=False)
    party = forms.CharField(label="Party", required=False)
    email = forms.EmailField(
        label="E-mail",
        help_text="Public, as all of this is.",
        required=False,
        error_messages={"invalid": "Write the e-mail as name@example.org."},
    )
    office_from = DateField(label="In office from", required=False)
    office_to = DateField(
        label="In office to",
        help_text="The last day. Somebody who leaves is never deleted.",
        required=False,
    )


@for_administrators
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\0", "").strip()
    rows = Member.objects.all()
    if asked:
        rows = rows.filter(Q(name__icontains=asked) | Q(ward__icontains=asked))
    query = f"{urlencode({'q': asked})}&" if asked else ""
    context = {"page": page_of(request, rows), "asked": asked, "query": query}
    return render(request, "committees/desk/members.html", context)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _form(request, None)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, uid: str) -> HttpResponse:
    return _form(request, get_object_or_404(Member, uid=uid))


def _form(request: HttpRequest, found: Member | None) -> HttpResponse:
    initial: dict[str, Any] = {name: getattr(found, name, "") for name in FIELDS}
    form = MemberForm(request.POST or None, initial=initial if found else None)

    def do() -> str:
        row = keep_member(
            member=found,
            values=form.cleaned_data,
            now=clock.now(),
            by=the_user(request),
        )
        return f"{row.name} is kept."

    return answered(
        request,
        form,
        do,
        template="committees/desk/member.html",
        context={"member": found},
        to="desk-members",
    )
