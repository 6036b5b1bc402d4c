"""Who gets to a page of the desk. Which records on it, `editable_by` answers."""

from __future__ import annotations

import base64
from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, JsonResponse
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac

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


def _for(view: View, entitled: Callable[[User], bool]) -> View:
    @wraps(view)
    def answer(
        request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        user = request.user
        if isinstance(user, User) and user.is_active:
            if not entitled(user):
                raise Http404
            response = view(request, *args, **kwargs)
        elif wants_json(request):
            sign_in = resolve_url(settings.LOGIN_URL)
            response = JsonResponse({"signed_out": True, "url": sign_in}, status=401)
        else:
            response = redirect_to_login(request.get_full_path())
        # What the signed in see is nobody else's, and no cache's.
        add_never_cache_headers(response)
        return response

    return answer
