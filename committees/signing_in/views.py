"""The few pages of signing in that allauth hasn't."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.totp.views import activate_totp
from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from committees.access import signed_in, the_user

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Somebody's own account: what they may do, and how they sign in."""
    user = the_user(request)
    roles = user.roles.select_related("committee")
    return render(request, "account/account.html", {"roles": roles})


@require_safe
def back_at_work(request: HttpRequest) -> HttpResponse:
    """Where a sign-in in a window beside the work ends."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    return render(request, "account/signed_in.html")


@signed_in
@require_safe
def first_password(request: HttpRequest) -> HttpResponse:
    """Who signs in through the council alone has no password to change: a first one is
    chosen as a forgotten one is, with a link that their e-mail gets."""
    messages.info(
        request, "You have no password here yet. Ask for a link to choose one."
    )
    return redirect("account_reset_password")


def not_here(request: HttpRequest, **where: Any) -> HttpResponse:
    """An address that allauth makes links to and that isn't for this council."""
    raise Http404


def authenticator_app(request: HttpRequest) -> HttpResponseBase:
    """The picture to scan is in the page itself, which the policy forbids elsewhere."""
    response: HttpResponseBase = _with_picture(request)
    return response


_with_picture = csp_update({"img-src": ["data:"]})(activate_totp)
