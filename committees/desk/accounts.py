"""Accounts, for administrators: the list, an invitation, one with its roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from committees import clock
from committees.access import for_administrators, the_user
from committees.actions import PeopleError
from committees.actions.accounts import (
    change_account,
    deactivate,
    invite,
    invite_again,
    reactivate,
)
from committees.desk.people import answered, page_of
from committees.forms import DeskForm
from committees.models import Committee, Member, Officer, RoleName, User

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from committees.actions.accounts import Post

EVERY = "*"  # no committee's address
OF_COMMITTEES = {"clerk": RoleName.CLERK, "report_author": RoleName.REPORT_AUTHOR}


class AccountForm(DeskForm):
    name = forms.CharField(
        label="Name",
        max_length=200,
        error_messages={"required": "Write the person’s name."},
    )
    email = forms.EmailField(
        label="E-mail",
        help_text="They sign in with it.",
        error_messages={
            "required": "Write the e-mail with which they will sign in.",
            "invalid": "Write the e-mail as name@example.org.",
        },
    )
    administrator = forms.BooleanField(
        label="Administrator: people, committees and settings", required=False
    )
    clerk = forms.MultipleChoiceField(
        label="Clerk of",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    report_author = forms.MultipleChoiceField(
        label="Report author for",
        help_text="Writes their own items until the agenda is out.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    member = forms.ChoiceField(
        label="Is this member",
        help_text="Then they read the private matter of their own committees.",
        required=False,
    )
    officer = forms.ChoiceField(label="Is this officer", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committees = {each.slug: each for each in Committee.objects.all()}
        named = [(slug, each.name) for slug, each in self.committees.items()]
        for name in OF_COMMITTEES:
            self.offer(name, [(EVERY, "Every committee"), *named])
        members = ((row.uid, _told_apart(row.name, row.ward)) for row in _members())
        self.offer("member", [("", "No member"), *members])
        officers = (
            (row.uid, _told_apart(row.name, row.job_title))
            for row in Officer.objects.all()
        )
        self.offer("officer", [("", "No officer"), *officers])

    def values(self) -> dict[str, Any]:
        """What the actions on accounts take."""
        given = self.cleaned_data
        posts: list[Post] = [
            (role, self.committees.get(slug))
            for name, role in OF_COMMITTEES.items()
            for slug in given[name]
        ]
        if given["administrator"]:
            posts.append((RoleName.ADMINISTRATOR, None))
        return {
            "name": given["name"],
            "email": given["email"],
            "posts": posts,
            "member": Member.objects.filter(uid=given["member"]).first(),
            "officer": Officer.objects.filter(uid=given["officer"]).first(),
        }


def _members() -> list[Member]:
    return list(Member.objects.all())


def _told_apart(name: str, by: str) -> str:
    return f"{name}, {by}" if by else name


def _as_it_is(user: User) -> dict[str, Any]:
    roles = list(user.roles.select_related("committee"))
    of = {
        name: [
            row.committee.slug if row.committee else EVERY
            for row in roles
            if row.name == role
        ]
        for name, role in OF_COMMITTEES.items()
    }
    return {
        "name": user.name,
        "email": user.email,
        "administrator": any(row.name == RoleName.ADMINISTRATOR for row in roles),
        "member": user.member.uid if user.member else "",
        "officer": user.officer.uid if user.officer else "",
        **of,
    }


@for_administrators
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    rows = User.objects.order_by("-is_active", "name", "pk")
    page = page_of(request, rows.prefetch_related("roles__committee"))
    return render(request, "committees/desk/accounts.html", {"page": page})


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def invite_somebody(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST or None)

    def do() -> str:
        user = invite(
            **form.values(), site=_site(request), now=clock.now(), by=the_user(request)
        )
        return _sent(user)

    return answered(
        request,
        form,
        do,
        template="committees/desk/invite.html",
        context={},
        to="desk-accounts",
    )


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    found = _account(pk)
    form = AccountForm(request.POST or None, initial=_as_it_is(found))

    def do() -> str:
        by = the_user(request)
        change_account(user=found, **form.values(), now=clock.now(), by=by)
        return f"The account of {form.cleaned_data['name']} is changed."

    return answered(
        request,
        form,
        do,
        template="committees/desk/account.html",
        context={"found": found},
        to="desk-accounts",
    )


@for_administrators
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    found = _account(pk)

    def do() -> str:
        site, by = _site(request), the_user(request)
        invite_again(user=found, site=site, now=clock.now(), by=by)
        return _sent(found)

    return _pressed(request, found, do)


@for_administrators
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = _account(pk)

    def do() -> str:
        deactivate(user=found, now=clock.now(), by=the_user(request))
        return f"The account of {found.name} is closed."

    return _pressed(request, found, do)


@for_administrators
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    found = _account(pk)

    def do() -> str:
        reactivate(user=found, now=clock.now(), by=the_user(request))
        return f"The account of {found.name} is open again."

    return _pressed(request, found, do)


def _account(pk: int) -> User:
    return get_object_or_404(User.objects.select_related("member", "officer"), pk=pk)


def _pressed(request: HttpRequest, found: User, do: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, do())
    except PeopleError as error:
        messages.error(request, str(error))
    return redirect("desk-one-account", found.pk)


def _site(request: HttpRequest) -> str:
    """What comes before the path in a link that is sent by e-mail."""
    own: str = settings.OWN_URL
    return own or request.build_absolute_uri("/").rstrip("/")


def _sent(user: User) -> str:
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return (
            f"{user.name} is invited. No mail server is set up, so the e-mail with the"
            f" link is kept as a file in {settings.EMAIL_FILE_PATH}."
        )
    return f"{user.name} is invited: the link is on its way to {user.email}."
