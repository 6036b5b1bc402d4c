"""A committee with its clerk, and people with other roles, each with a client."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

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
    client = Client()
    client.force_login(user)
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
        start_time=time(18, 30),
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
