"""Who has a second factor is asked for it, however they come in; and nobody takes it
from an open window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail

from tests.committees.conftest import THREE_WORDS
from tests.committees.test_accounts import choose_password, link_of

if TYPE_CHECKING:
    from django.test import Client

    from committees.models import User

LOGIN, CODE = "/accounts/login/", "/accounts/2fa/code/"


@pytest.fixture
def with_app(ruth: User) -> User:
    TOTP.activate(ruth, generate_totp_secret())
    RecoveryCodes.activate(ruth)
    return ruth


def sign_in(client: Client, user: User) -> str:
    given = {"login": user.email, "password": THREE_WORDS}
    return str(client.post(LOGIN, given).headers["Location"])


def test_a_password_alone_is_not_enough(client: Client, with_app: User) -> None:
    assert sign_in(client, with_app) == CODE
    assert client.get("/desk/").status_code == 302


def test_nor_is_a_link_to_choose_one(client: Client, with_app: User) -> None:
    client.post("/accounts/password/reset/", {"email": with_app.email})
    assert mail.outbox

    browser = choose_password(link_of())

    assert browser.get("/desk/").status_code == 302
    assert Authenticator.objects.filter(user=with_app).count() == 2


def test_guesses_are_counted(client: Client, with_app: User) -> None:
    codes = Authenticator.objects.get(user=with_app, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    sign_in(client, with_app)
    for _ in range(6):
        guess = client.post(CODE, {"code": "000000"}).content.decode()
    assert "Too many wrong tries" in guess

    assert client.post(CODE, {"code": code}).status_code == 200
    assert client.get("/desk/").status_code == 302


def test_a_recovery_code_is_good_once(client: Client, with_app: User) -> None:
    codes = Authenticator.objects.get(user=with_app, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    sign_in(client, with_app)
    assert client.post(CODE, {"code": code}).status_code == 302
    assert client.get("/desk/").status_code == 200
    client.post("/accounts/logout/")

    sign_in(client, with_app)
    client.post(CODE, {"code": code})

    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    "place",
    ["app/", "app/remove/", "codes/", "codes/new/", "codes/file/", "keys/add/"],
)
def test_a_window_that_was_left_open_is_asked_again(
    client: Client, ruth: User, place: str
) -> None:
    TOTP.activate(ruth, generate_totp_secret())
    RecoveryCodes.activate(ruth)
    if place == "app/":
        Authenticator.objects.filter(user=ruth).delete()
    client.force_login(ruth)
    before = list(Authenticator.objects.values_list("pk", "data"))

    read = client.get(f"/accounts/2fa/{place}")
    sent = client.post(f"/accounts/2fa/{place}", {"code": "1"})

    for answer in (read, sent):
        assert answer.status_code in {302, 405}
        assert "/again/" in answer.headers.get("Location", "/again/")
    assert list(Authenticator.objects.values_list("pk", "data")) == before


def test_who_chose_a_password_from_a_link_can_set_up_an_app(
    client: Client, ruth: User
) -> None:
    client.post("/accounts/password/reset/", {"email": ruth.email})

    browser = choose_password(link_of())
    page = browser.get("/accounts/2fa/app/", follow=True)

    assert page.status_code == 200
    assert "you have verified" not in page.content.decode()
    assert page.redirect_chain == [] or "/again/" in page.redirect_chain[-1][0]
