"""Who gets to a page of the desk. Which records on it, `editable_by` answers."""

from __future__ import annotations

import base64
from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac
from django.views.csrf import csrf_failure

from committees.models import User

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    View = Callable[..., HttpResponseBase]


def wants_json(request: HttpRequest) -> bool:
    """Whether our own script asks, which can't follow a page to sign in on."""
    return request.headers.get("Accept") == "application/json"


def signed_in(view: View) -> View:
    """A page of the desk for any account; others are asked to sign in first.

    Our script is answered 401, so that it never takes a sign-in page for an answer.
    """
    return _for(view, lambda user: True)


def for_clerks(view: View) -> View:
    """For whoever is a clerk of some committee. To others it isn't there."""
    return _for(view, lambda user: user.is_clerk)


def for_administrators(view: View) -> View:
    """For the council's administrators. To others it isn't there."""
    return _for(view, lambda user: user.is_administrator)


def for_the_desk(view: View) -> View:
    """For clerks and administrators. To others it isn't there."""
    return _for(view, lambda user: user.is_clerk or user.is_administrator)


def the_user(request: HttpRequest) -> User:
    """Who is signed in, on a page that asks for it."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def browser_secret(user: User) -> str:
    """The key, in base64, with which a person's unsaved text is enciphered in a
    browser: nobody else who signs in there can read it."""
    key = salted_hmac("minutebook.kept-text", str(user.pk), algorithm="sha256")
    return base64.b64encode(key.digest()).decode()


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """The answer where a form's token is missing or isn't this browser's."""
    if not wants_json(request):
        return csrf_failure(request, reason)
    # The answer brings a new one, with which our script asks again.
    get_token(request)
    if request.user.is_authenticated:
        return JsonResponse({"token": "new"}, status=403)
    return _signed_out()


def _signed_out() -> JsonResponse:
    told = {"signed_out": True, "url": resolve_url(settings.LOGIN_URL)}
    return JsonResponse(told, status=401)


def _is_another(user: User, request: HttpRequest) -> bool:
    """Whether our script speaks for somebody who was signed in when it began."""
    return request.headers.get("X-Person", str(user.pk)) != str(user.pk)


def _for(view: View, entitled: Callable[[User], bool]) -> View:
    @wraps(view)
    def answer(
        request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        user = request.user
        if isinstance(user, User) and _is_another(user, request):
            # Two who use one browser: what one typed is never saved as the other's.
            sign_out = resolve_url("account_logout")
            told = {"signed_out": True, "other": True, "url": sign_out}
            response: HttpResponseBase = JsonResponse(told, status=401)
        elif isinstance(user, User) and user.is_active:
            if not entitled(user):
                raise Http404
            response = view(request, *args, **kwargs)
        elif wants_json(request):
            response = _signed_out()
        else:
            response = redirect_to_login(request.get_full_path())
        # What the signed in see is nobody else's, and no cache's.
        add_never_cache_headers(response)
        return response

    return answer
