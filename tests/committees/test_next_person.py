"""What somebody leaves in a browser or on the machine is not the next one's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail

from committees.models import Role, RoleName
from meetings import files
from tests.committees.conftest import THREE_WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from committees.models import User

LOGIN, LOGOUT = "/accounts/login/", "/accounts/logout/"
MARK = "QUINCE-41"


def sign_in(client: Client, user: User) -> None:
    answer = client.post(LOGIN, {"login": user.email, "password": THREE_WORDS})
    assert answer.status_code == 302


def invite(client: Client) -> None:
    """Something is done, and the page that tells of it is never opened."""
    given = {"name": MARK, "email": "new@harrowdale.example"}
    answer = client.post("/desk/people/accounts/invite/", given)
    assert answer.status_code == 302


@pytest.mark.parametrize("how", ["signs out", "session ends"])
def test_what_a_page_had_still_to_say_is_said_to_nobody_else(
    client: Client, ada: User, ruth: User, how: str
) -> None:
    Role.objects.create(user=ruth, name=RoleName.CLERK)
    sign_in(client, ada)
    invite(client)
    kept = "".join(each.value for each in client.cookies.values())
    if how == "signs out":
        client.post(LOGOUT)
    else:
        del client.cookies["sessionid"]

    entrance = client.get(LOGIN).content.decode()
    sign_in(client, ruth)
    desk = client.get("/desk/").content.decode()

    assert MARK not in kept
    assert MARK not in entrance
    assert MARK not in desk


def test_it_is_still_said_to_whoever_did_it(client: Client, ada: User) -> None:
    sign_in(client, ada)
    invite(client)

    assert f"{MARK} is invited" in client.get("/desk/").content.decode()


def test_what_is_written_is_for_our_own_account_alone(
    settings: Any, tmp_path: Path
) -> None:
    """Other accounts of the machine read no document, and no link to a password."""
    settings.DATA_DIR = tmp_path / "data"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(settings.DATA_DIR / "mail")
    source = tmp_path / "report.pdf"
    source.write_bytes(b"%PDF-")

    files.keep(source, "0" * 64)
    mail.send_mail("A link", "x", None, ["new@harrowdale.example"])

    written = [settings.DATA_DIR, *settings.DATA_DIR.rglob("*")]
    assert files.path_of("0" * 64) in written
    assert [each for each in written if each.stat().st_mode & 0o077] == []
