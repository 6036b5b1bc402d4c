"""A committee with its clerk, and people with other roles, each with a client."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from committees.models import (
    Committee,
    Member,
    Membership,
    Role,
    RoleName,
    User,
)
from committees.signing_in.sessions import SEEN
from meetings.models import AgendaItem, Meeting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture
def planning(db: None) -> Committee:
    return Committee.objects.create(
        slug="planning", name="Planning Committee", kind="regulatory", listed=True
    )


@pytest.fixture
def licensing(db: None) -> Committee:
    return Committee.objects.create(
        slug="licensing", name="Licensing Committee", kind="regulatory", listed=True
    )


def an_account(
    name: str, *, role: str = "", committee: Committee | None = None
) -> User:
    email = f"{name.replace(' ', '.').lower()}@harrowdale.example"
    user = User.objects.create_user(email=email, name=name, password=None)
    if role:
        Role.objects.create(user=user, name=role, committee=committee)
    return user


def client_of(user: User) -> Client:
    """Signed in, and seen a moment ago: the next page writes nothing about that."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[SEEN] = int(time.time())
    session.save()
    return client


@pytest.fixture
def clerk(planning: Committee) -> User:
    return an_account("Ruth Ansdell", role=RoleName.CLERK, committee=planning)


@pytest.fixture
def second_clerk(planning: Committee) -> User:
    return an_account("David Moss", role=RoleName.CLERK, committee=planning)


@pytest.fixture
def other_clerk(licensing: Committee) -> User:
    return an_account("Owain Price", role=RoleName.CLERK, committee=licensing)


@pytest.fixture
def administrator(db: None) -> User:
    return an_account("Ada Lunn", role=RoleName.ADMINISTRATOR)


@pytest.fixture
def author(planning: Committee) -> User:
    return an_account("Joyce Fenn", role=RoleName.REPORT_AUTHOR, committee=planning)


@pytest.fixture
def author_client(author: User) -> Client:
    return client_of(author)


@pytest.fixture
def administrator_client(administrator: User) -> Client:
    return client_of(administrator)


@pytest.fixture
def clerk_client(clerk: User) -> Client:
    return client_of(clerk)


@pytest.fixture
def second_client(second_clerk: User) -> Client:
    return client_of(second_clerk)


@pytest.fixture
def other_client(other_clerk: User) -> Client:
    return client_of(other_clerk)


@pytest.fixture
def meeting(planning: Committee) -> Meeting:
    """Thursday 18 March 2027 at 6.30pm, nothing of it published."""
    return Meeting.objects.create(
        uid="march",
        committee=planning,
        committee_name=planning.name,
        committee_kind=planning.kind,
        date=date(2027, 3, 18),
        start_time=clock_time(18, 30),
        venue="Council Chamber",
    )


@pytest.fixture
def add_item(meeting: Meeting) -> Callable[..., AgendaItem]:
    """Adds an item at the end of the meeting's agenda."""

    def add(title: str = "Parking in Mill Lane", **fields: object) -> AgendaItem:
        position = meeting.items.count()
        given = {"number": str(position + 1), "position": position, **fields}
        return AgendaItem.objects.create(meeting=meeting, title=title, **given)

    return add


@pytest.fixture
def seats(planning: Committee) -> list[Member]:
    """Nine members of the committee, in the order of their names; the first chairs."""
    names = "Adeyemi Ashby Hartley Menon Nkemelu O’Brien Pennant Qureshi Tetlow"
    members = [
        Member.objects.create(uid=name.lower().replace("’", ""), name=name, listed=True)
        for name in names.split()
    ]
    for n, member in enumerate(members):
        role = "chair" if n == 0 else "member"
        Membership.objects.create(committee=planning, member=member, role=role)
    return members


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One person's browser, empty at first."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def agenda(add_item: Callable[..., AgendaItem]) -> list[AgendaItem]:
    """Six items that need no report."""
    return [
        add_item(f"Matter {n}", uid=f"matter-{n}", kind="other") for n in range(1, 7)
    ]


@pytest.fixture
def at(settings: Any) -> Callable[[datetime], None]:
    """Sets the council's own clock."""

    def set_it(moment: datetime) -> None:
        settings.FIXED_NOW = moment

    set_it(datetime(2027, 3, 2, 12, tzinfo=UTC))
    return set_it


@pytest.fixture
def in_time(at: Callable[[datetime], None]) -> None:
    """Noon on 2 March 2027, before the last lawful day."""
