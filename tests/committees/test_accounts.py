"""Accounts: invited, changed, closed; through the pages and the command."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from allauth.account.forms import default_token_generator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from committees.actions import PeopleError
from committees.actions.accounts import deactivate, reactivate
from committees.models import Committee, LogEntry, Member, Role, RoleName, User
from tests.committees.conftest import THREE_WORDS
from tests.committees.test_signing_in import sign_in

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from django.test.client import _MonkeyPatchedWSGIResponse as ClientResponse

NOW = datetime(2027, 3, 17, 12, tzinfo=UTC)
ACCOUNTS = "/desk/people/accounts/"


@pytest.fixture
def desk(ada: User) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(ada)
    return client


@pytest.fixture
def planning(db: None) -> Committee:
    return Committee.objects.create(slug="planning", name="Planning", listed=True)


@pytest.fixture
def sending(django_capture_on_commit_callbacks: Any) -> AbstractContextManager[Any]:
    """What is sent when the transaction is through is sent at its end."""
    found: AbstractContextManager[Any] = django_capture_on_commit_callbacks(
        execute=True
    )
    return found


def invited(desk: Client, **fields: Any) -> ClientResponse:
    given = {"name": "Beth Holroyd", "email": "Beth@Harrowdale.example", **fields}
    return desk.post(f"{ACCOUNTS}invite/", given)


def link_of(message: int = -1) -> str:
    found = re.search(
        r"http://testserver(/\S+/key/\S+)", str(mail.outbox[message].body)
    )
    assert found
    return found[1]


def choose_password(link: str) -> Client:
    client = Client()
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": THREE_WORDS, "password2": THREE_WORDS})
    return client


def done() -> list[str]:
    return list(LogEntry.objects.order_by("pk").values_list("what", flat=True))


def test_who_is_invited_chooses_a_password_and_has_their_roles(
    desk: Client, planning: Committee, sending: Any
) -> None:
    with sending:
        answer = invited(desk, clerk=["planning"], report_author=["*"])
    assert answer.status_code == 302

    beth = choose_password(link_of())

    assert beth.get("/desk/").status_code == 200
    user = User.objects.get(email="beth@harrowdale.example")
    roles = {(role.name, role.committee) for role in user.roles.all()}
    assert roles == {("clerk", planning), ("report_author", None)}
    assert beth.get("/desk/committees/planning/").status_code == 200
    assert beth.get(ACCOUNTS).status_code == 404
    assert done() == ["invited"]


def test_the_link_works_once(desk: Client, sending: Any) -> None:
    with sending:
        invited(desk)
    link = link_of()
    choose_password(link)

    page = Client().get(link, follow=True).content.decode()

    assert "This link no longer works" in page


def test_the_link_has_its_days(desk: Client, sending: Any, settings: Any) -> None:
    with sending:
        invited(desk)
    user = User.objects.get(name="Beth Holroyd")
    token = link_of().rstrip("/").split("/")[-1].split("-", 1)[1]
    assert default_token_generator.check_token(user, token)

    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "no longer works" in Client().get(link_of(), follow=True).content.decode()


def test_a_new_link_takes_the_place_of_the_earlier(desk: Client, sending: Any) -> None:
    with sending:
        invited(desk)
        user = User.objects.get(name="Beth Holroyd")
        desk.post(f"{ACCOUNTS}{user.pk}/invite/")

    old, new = link_of(0), link_of(1)

    assert "no longer works" in Client().get(old, follow=True).content.decode()
    assert choose_password(new).get("/desk/").status_code == 200
    assert done() == ["invited", "invited again"]


def test_who_has_a_password_is_sent_no_link(desk: Client, ruth: User) -> None:
    page = desk.post(f"{ACCOUNTS}{ruth.pk}/invite/", follow=True).content.decode()

    assert "has a password already" in page
    assert not mail.outbox


def test_one_email_has_one_account(desk: Client, ruth: User) -> None:
    answer = invited(desk, email="RUTH@harrowdale.example")

    assert answer.status_code == 422
    assert "There is an account with that e-mail already." in answer.content.decode()
    assert 'value="Beth Holroyd"' in answer.content.decode()


def test_without_a_mail_server_the_page_says_where_the_link_is(
    desk: Client, sending: Any, settings: Any, tmp_path: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)

    with sending:
        invited(desk)

    assert str(tmp_path) in desk.get(ACCOUNTS).content.decode()
    (kept,) = tmp_path.iterdir()
    assert "/accounts/password/reset/key/" in kept.read_text()


def test_the_link_is_of_the_councils_own_address(
    desk: Client, sending: Any, settings: Any
) -> None:
    settings.OWN_URL = "https://minutes.example.gov.uk"

    with sending:
        invited(desk)

    assert "https://minutes.example.gov.uk/accounts/" in str(mail.outbox[0].body)


def test_roles_are_given_and_taken(
    desk: Client, ruth: User, planning: Committee
) -> None:
    Role.objects.create(user=ruth, name=RoleName.CLERK)
    member = Member.objects.create(uid="ann", name="Ann Price", listed=True)

    desk.post(
        f"{ACCOUNTS}{ruth.pk}/",
        {
            "name": ruth.name,
            "email": ruth.email,
            "report_author": ["planning"],
            "member": "ann",
        },
    )

    ruth.refresh_from_db()
    assert [(r.name, r.committee) for r in ruth.roles.all()] == [
        ("report_author", planning)
    ]
    assert ruth.member == member
    entry = LogEntry.objects.get()
    assert entry.fields == ["member", "roles"]


def test_the_last_administrator_stays_one(desk: Client, ada: User, ruth: User) -> None:
    as_she_is = {"name": ada.name, "email": ada.email}

    page = desk.post(f"{ACCOUNTS}{ada.pk}/", as_she_is)

    assert page.status_code == 422
    assert "is the only administrator" in page.content.decode()
    assert ada.roles.count() == 1

    Role.objects.create(user=ruth, name=RoleName.ADMINISTRATOR)
    assert desk.post(f"{ACCOUNTS}{ada.pk}/", as_she_is).status_code == 302


def test_the_last_administrator_cant_be_closed(ada: User, ruth: User) -> None:
    Role.objects.create(user=ruth, name=RoleName.ADMINISTRATOR)
    deactivate(user=ada, now=NOW, by=ruth)

    with pytest.raises(PeopleError, match="only administrator"):
        deactivate(user=ruth, now=NOW, by=ada)


def test_nobody_closes_their_own_account(desk: Client, ada: User, ruth: User) -> None:
    Role.objects.create(user=ruth, name=RoleName.ADMINISTRATOR)

    page = desk.post(f"{ACCOUNTS}{ada.pk}/close/", follow=True).content.decode()

    assert "close your own account" in page
    assert User.objects.get(pk=ada.pk).is_active


def test_a_closed_account_is_signed_out_and_stays_so_when_opened(
    desk: Client, ruth: User
) -> None:
    browser = Client()
    sign_in(browser)
    assert browser.get("/desk/").status_code == 200

    desk.post(f"{ACCOUNTS}{ruth.pk}/close/")
    assert browser.get("/desk/").status_code == 302
    assert not UserSession.objects.filter(user=ruth).exists()
    desk.post(f"{ACCOUNTS}{ruth.pk}/open/")
    assert browser.get("/desk/").status_code == 302
    sign_in(browser)

    assert browser.get("/desk/").status_code == 200
    assert done() == ["closed", "opened again"]


def test_a_reset_link_opens_no_closed_account(
    client: Client, ruth: User, ada: User
) -> None:
    client.post("/accounts/password/reset/", {"email": ruth.email})
    deactivate(user=ruth, now=NOW, by=ada)

    page = client.get(link_of(), follow=True)
    reactivate(user=ruth, now=NOW, by=ada)

    assert b"password1" not in page.content
    ruth.refresh_from_db()
    assert ruth.check_password(THREE_WORDS)


@pytest.mark.parametrize("who", ["invited", "signed in"])
def test_an_email_that_was_changed_is_of_no_use_any_more(
    client: Client, desk: Client, sending: Any, who: str
) -> None:
    """Neither to sign in with nor to be sent a link."""
    with sending:
        invited(desk, email="wrong@harrowdale.example")
    beth = User.objects.get(email="wrong@harrowdale.example")
    if who == "signed in":
        choose_password(link_of())
    given = {"name": beth.name, "email": "right@harrowdale.example"}
    desk.post(f"{ACCOUNTS}{beth.pk}/", given)
    mail.outbox.clear()
    beth.refresh_from_db()
    beth.set_password(THREE_WORDS)
    beth.save()

    client.post("/accounts/password/reset/", {"email": "wrong@harrowdale.example"})
    client.post(
        "/accounts/login/",
        {"login": "wrong@harrowdale.example", "password": THREE_WORDS},
    )

    assert mail.outbox == []
    assert client.get("/desk/").status_code == 302
    client.post("/accounts/password/reset/", {"email": "right@harrowdale.example"})
    assert choose_password(link_of()).get("/desk/").status_code == 200


def test_the_log_has_no_name_and_no_email(desk: Client, sending: Any) -> None:
    with sending:
        invited(desk, administrator="on")
    user = User.objects.get(name="Beth Holroyd")
    given = {"name": "Elizabeth Holroyd", "email": "e@harrowdale.example"}
    desk.post(f"{ACCOUNTS}{user.pk}/", given)

    rows = str(list(LogEntry.objects.values()))

    assert "Holroyd" not in rows
    assert "harrowdale" not in rows
    assert LogEntry.objects.latest("pk").fields == ["email", "name", "roles"]


@pytest.mark.parametrize("accounts", [2, 20])
def test_the_list_asks_the_same_for_many(
    desk: Client, accounts: int, django_assert_num_queries: Any
) -> None:
    for n in range(accounts):
        user = User.objects.create_user(email=f"{n}@x.example", name="N", password=None)
        Role.objects.create(user=user, name=RoleName.CLERK)

    desk.get(ACCOUNTS)  # the first of a session renews it
    with django_assert_num_queries(6):
        desk.get(ACCOUNTS)


def test_the_command_makes_the_first_administrator() -> None:
    said = StringIO()

    call_command("create_administrator", "ada@x.example", "Ada Lunn", stdout=said)

    user = User.objects.get(email="ada@x.example")
    assert user.is_administrator
    link = re.search(r"http://127\.0\.0\.1:8000(\S+)", said.getvalue())
    assert link
    assert choose_password(link[1]).get(ACCOUNTS).status_code == 200


def test_the_command_says_what_is_wrong(ada: User) -> None:
    with pytest.raises(CommandError, match="already"):
        call_command("create_administrator", ada.email, "Ada Lunn")
