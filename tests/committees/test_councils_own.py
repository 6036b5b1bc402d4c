"""A council's own sign-in service (OpenID Connect), tried with a small one of ours."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import path

from committees.actions.accounts import deactivate
from committees.models import User
from committees.signing_in.urls import councils_own
from config.urls import urlpatterns as of_the_project
from tests.committees.test_accounts import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as ClientResponse

# The addresses as they are where the service is set.
urlpatterns = [
    *(path(f"accounts/{each.pattern}", each.callback, each.default_args, each.name)
      for each in councils_own()),
    *of_the_project,
]  # fmt: skip

pytestmark = pytest.mark.urls("tests.committees.test_councils_own")

LOGIN = "/accounts/council/login/"


class Service(BaseHTTPRequestHandler):
    """Says of everybody what `claims` has."""

    claims: dict[str, Any]

    def do_GET(self) -> None:
        own = f"http://{self.headers['Host']}"
        self._answer(
            self.claims
            if self.path == "/who"
            else {
                "issuer": own,
                "authorization_endpoint": f"{own}/enter",
                "token_endpoint": f"{own}/token",
                "userinfo_endpoint": f"{own}/who",
                "jwks_uri": f"{own}/keys",
            }
        )

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer({"access_token": "of-this-once", "token_type": "bearer"})

    def _answer(self, said: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing beside the tests."""


@pytest.fixture
def service(settings: Any) -> Iterator[type[Service]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = {
        "provider_id": "council",
        "name": "Harrowdale staff",
        "client_id": "minutebook",
        "secret": "between-us",
        "settings": {"server_url": f"http://127.0.0.1:{server.server_port}"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
    }
    yield Service
    server.shutdown()
    server.server_close()


def came_back(client: Client, service: type[Service], **claims: Any) -> ClientResponse:
    """Go to the service and come back, as one of whom it says this."""
    service.claims = {"sub": "00u1", **claims}
    away = client.get(LOGIN)
    assert away.status_code == 302
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    assert "code_challenge" in asked
    given = {"code": "once", "state": asked["state"][0]}
    return client.get(f"{LOGIN}callback/", given, follow=True)


def test_the_sign_in_page_offers_it(client: Client, service: type[Service]) -> None:
    page = client.get("/accounts/login/").content.decode()

    assert "Sign in with Harrowdale staff" in page
    assert LOGIN in page


def test_who_has_an_account_and_a_verified_email_comes_in(
    client: Client, service: type[Service], ruth: User
) -> None:
    claims = {"email": "Ruth@harrowdale.example", "email_verified": True}
    came_back(client, service, **claims)

    page = client.get("/accounts/")

    assert "Ruth Ansdell" in page.content.decode()
    ruth.refresh_from_db()
    assert ruth.has_usable_password()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@harrowdale.example", "email_verified": True},
        {"email": "ruth@harrowdale.example", "email_verified": False},
        {"email": "ruth@harrowdale.example"},
        {},
    ],
)
def test_nobody_else_comes_in_and_no_account_is_made(
    client: Client, service: type[Service], ruth: User, claims: dict[str, Any]
) -> None:
    page = came_back(client, service, **claims)

    assert "You have no account here" in page.content.decode()
    assert client.get("/desk/").status_code == 302
    assert User.objects.count() == 1


def test_a_closed_account_stays_closed(
    client: Client, service: type[Service], ruth: User, ada: User
) -> None:
    deactivate(user=ruth, now=NOW, by=ada)

    page = came_back(client, service, email=ruth.email, email_verified=True)

    assert "This account is closed" in page.content.decode()
    assert client.get("/desk/").status_code == 302


def test_a_broken_answer_is_said_in_words(
    client: Client, service: type[Service]
) -> None:
    page = client.get(f"{LOGIN}callback/", {"code": "once", "state": "not-ours"})

    assert "Signing in failed" in page.content.decode()
