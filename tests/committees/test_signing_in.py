"""Signing in with a password, as the browser does it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from committees.signing_in.sessions import SEEN
from tests.committees.conftest import THREE_WORDS

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as ClientResponse

    from committees.models import User

LOGIN = "/accounts/login/"
OTHER_WORDS = "not-those-three"


def sign_in(
    client: Client,
    *,
    email: str = "ruth@harrowdale.example",
    password: str = THREE_WORDS,
    to: str = "",
) -> ClientResponse:
    return client.post(LOGIN, {"login": email, "password": password, "next": to})


def test_somebody_signs_in_and_is_at_the_desk(client: Client, ruth: User) -> None:
    answer = sign_in(client)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    assert client.get("/desk/").status_code == 200


def test_the_form_is_refused_without_its_token(ruth: User) -> None:
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client).status_code == 403

    page = client.get(LOGIN).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    given = {
        "login": ruth.email,
        "password": THREE_WORDS,
        "csrfmiddlewaretoken": found[1],
    }

    assert client.post(LOGIN, given).status_code == 302


def test_a_wrong_password_is_said_in_words_and_the_email_stays(
    client: Client, ruth: User
) -> None:
    page = sign_in(client, password=OTHER_WORDS).content.decode()

    assert "The e-mail or the password is not right." in page
    assert 'value="ruth@harrowdale.example"' in page
    assert OTHER_WORDS not in page


def test_nobody_learns_who_has_an_account(client: Client, ruth: User) -> None:
    """Neither by signing in nor by asking for a new password."""

    def said(email: str) -> list[str]:
        page = sign_in(client, email=email, password=OTHER_WORDS)
        sent = client.post("/accounts/password/reset/", {"email": email}, follow=True)
        varies = r'value="[^"]*"|[0-9A-Za-z]{60,}'
        return [re.sub(varies, "", each.content.decode()) for each in (page, sent)]

    assert said(ruth.email) == said("nobody@harrowdale.example")
    assert [each.to for each in mail.outbox] == [[ruth.email]]


def test_many_wrong_passwords_stop_the_next_and_say_for_how_long(
    client: Client, ruth: User
) -> None:
    for _ in range(5):
        sign_in(client, password=OTHER_WORDS)

    page = sign_in(client).content.decode()

    assert "Too many wrong passwords. Try again in 5 minutes." in page
    assert client.get("/desk/").status_code == 302


def test_the_count_of_wrong_passwords_is_in_the_database(
    client: Client, ruth: User, django_assert_num_queries: Any
) -> None:
    """So that it is one count for all processes, whatever they keep in memory."""
    sign_in(client, password=OTHER_WORDS)

    with django_assert_num_queries(1) as asked:
        cache.get("anything")

    assert "shared_cache" in asked.captured_queries[0]["sql"]


def test_a_link_to_another_site_is_not_followed(client: Client, ruth: User) -> None:
    answer = sign_in(client, to="https://elsewhere.example/")

    assert answer.headers["Location"] == "/desk/"


def test_signing_in_beside_the_work_ends_on_a_page_that_says_so(
    client: Client, ruth: User
) -> None:
    answer = sign_in(client, to="/accounts/signed-in/")

    assert answer.headers["Location"] == "/accounts/signed-in/"
    page = client.get("/accounts/signed-in/").content.decode()
    assert "You are signed in" in page
    assert "You can close this window." in page


@pytest.mark.parametrize(
    "address",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "login/code/",
        "password/set/",
        "3rdparty/",
        "3rdparty/signup/",
        "social/signup/",
        "council/login/",
        "oidc/council/login/",
    ],
)
@pytest.mark.parametrize("signed_in", [False, True])
def test_what_makes_no_sense_here_is_not_there(
    client: Client, ruth: User, address: str, *, signed_in: bool
) -> None:
    if signed_in:
        client.force_login(ruth)

    assert client.get(f"/accounts/{address}").status_code == 404
    assert client.post(f"/accounts/{address}").status_code == 404


def test_answers_to_the_signed_in_are_kept_by_nobody(
    client: Client, ruth: User
) -> None:
    client.force_login(ruth)

    for address in ("/desk/", "/accounts/", "/accounts/2fa/"):
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "private, no-store", address


def test_a_public_page_asks_nothing_about_its_reader(
    client: Client, ruth: User, django_assert_num_queries: Any
) -> None:
    """The same bytes and heads, and no query, cookie or word more, for all."""
    with django_assert_num_queries(0):
        before = client.get("/accessibility/")
    client.force_login(ruth)
    with django_assert_num_queries(0):
        after = client.get("/accessibility/")

    assert before.content == after.content
    assert dict(before.headers) == dict(after.headers)
    assert not before.cookies
    assert not after.cookies


def test_a_session_stays_awake_while_it_is_used(
    client: Client, ruth: User, settings: Any
) -> None:
    client.force_login(ruth)
    client.get("/desk/")
    first = client.session[SEEN]
    client.get("/desk/")
    assert client.session[SEEN] == first

    session = client.session
    session[SEEN] = first - settings.SESSION_COOKIE_AGE // 2
    session.save()
    client.get("/desk/")

    assert client.session[SEEN] >= first


def test_the_cookies_of_the_session(client: Client, ruth: User) -> None:
    sign_in(client)

    cookie = client.cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""


def test_a_closed_account_is_told_so_only_with_its_password(
    client: Client, ruth: User
) -> None:
    ruth.is_active = False
    ruth.save()

    assert sign_in(client).headers["Location"] == reverse("account_inactive")
    assert "is closed" not in sign_in(client, password=OTHER_WORDS).content.decode()
    assert client.get("/desk/").status_code == 302


def test_a_new_password_by_email(client: Client, ruth: User) -> None:
    client.post("/accounts/password/reset/", {"email": ruth.email})
    link = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", _mail())
    assert link

    form = client.get(link[1], follow=True)
    address = form.redirect_chain[-1][0]
    short = client.post(address, {"password1": "short", "password2": "short"})
    assert "too short" in short.content.decode()
    new = "walnut-ferry-comet"
    client.post(address, {"password1": new, "password2": new})

    assert client.get("/desk/").status_code == 200
    again = Client().get(link[1], follow=True).content.decode()
    assert "This link no longer works" in again


def _mail() -> str:
    return str(mail.outbox[-1].body)
