"""Every page of the desk in every state: axe, two widths, the HTML, the policy."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from pytest_django.live_server_helper import LiveServer

from committees.models import Role, RoleName, User
from tests.browser.branches import branches_unseen, noting_nodes
from tests.browser.desk_papers import PAPER_STATES
from tests.browser.desk_scenes import keys, set_scenes
from tests.browser.desk_states import DESK_STATES
from tests.browser.people_states import PEOPLE_STATES, people_keys, set_people
from tests.browser.planning_states import PLANNING_STATES, set_planning
from tests.browser.publishing_states import PUBLISHING_STATES, set_publishing
from tests.browser.test_states import (
    AXE,
    WIDTHS,
    every_template,
    faults_of_axe,
    faults_of_html,
    is_of_signing_in,
    is_of_the_desk,
    too_wide,
)
from tests.conftest import OWN_SETTINGS
from tests.meetings.desk.test_attendance import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker

    from tests.browser.desk_states import DeskState

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]


@contextmanager
def set_desk() -> Iterator[dict[str, User]]:
    """The desk's scenes in tables that were empty; gives its accounts by role."""
    try:
        people = set_scenes()
        set_publishing()
        set_planning()
        set_people(people)
        yield people
    finally:
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[str, dict[str, User], Any]]:
    """The address of a council with the desk's scenes, and its accounts by role."""
    data = tmp_path_factory.mktemp("desk")
    with (
        django_db_blocker.unblock(),
        override_settings(DATA_DIR=data, **OWN_SETTINGS),
        set_desk() as people,
    ):
        server = LiveServer("127.0.0.1")
        yield server.url, people, data
        server.stop()


@pytest.fixture
def _django_db_helper(desk: Any) -> None:
    """Instead of pytest-django's own, which empties the tables after each test."""


@pytest.fixture
def site(desk: Any, _own_data_on_a_fixed_day: None, settings: Any) -> str:
    url, _, settings.DATA_DIR = desk
    return str(url)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def client_of(desk: Any, state: DeskState) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(desk[1][state.role])
    return client


def opened(page: Page, site: str, client: Client, state: DeskState) -> Any:
    """Open a state as its role; a form is sent from the page itself."""
    cookie = client.cookies["sessionid"].value
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    response: Any = page.goto(site + state.path.format(**keys(), **people_keys()))
    if not state.posted:
        return response
    with page.expect_navigation() as sent:
        page.evaluate(
            "([action, fields]) => {"
            " const form = document.createElement('form');"
            " form.method = 'post'; if (action) form.action = action;"
            " fields.csrfmiddlewaretoken ="
            "   document.querySelector('[name=csrfmiddlewaretoken]').value;"
            " for (const [name, value] of Object.entries(fields))"
            "   form.append(Object.assign(document.createElement('input'),"
            "     {name, value}));"
            " document.body.append(form); form.submit() }",
            [state.action, state.posted],
        )
    return sent.value


STATES = [
    *DESK_STATES,
    *PUBLISHING_STATES,
    *PLANNING_STATES,
    *PAPER_STATES,
    *PEOPLE_STATES,
]


@pytest.mark.parametrize("state", STATES, ids=str)
def test_it_is_whole(
    page: Page, said: list[str], site: str, desk: Any, state: DeskState
) -> None:
    response = opened(page, site, client_of(desk, state), state)
    assert response.status == state.status
    faults = faults_of_html(response.text())
    page.wait_for_load_state("load")
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{width}: wide: {each}" for each in too_wide(page)]
        faults += [f"{width}: {each}" for each in faults_of_axe(page)]
    refused = (
        f"Failed to load resource: the server responded with a status of {state.status}"
    )
    faults += [each for each in said if not each.startswith(refused)]

    assert faults == []


EMPTY_PAGES = (
    "/desk/",
    "/desk/meetings/",
    "/desk/committees/",
    "/desk/people/members/",
    "/desk/people/officers/",
)


def warned_of_a_vote(desk: Any) -> None:
    """The script's own answer where somebody who has voted is out of the room now."""
    client = Client()
    client.force_login(desk[1]["clerk"])
    sheet = "/desk/meetings/desk-full/attendance/"
    page = client.get(sheet).content.decode()
    form = changed(page, "desk-ashby", was="absent")
    answer = client.post(sheet, form, headers={"accept": "application/json"})
    assert "Warning" in answer.content.decode(), answer.json()["rows"]["desk-ashby"]


def an_administrators() -> Client:
    """Of a council that has nothing yet, and whose administrator is its clerk too."""
    user, _ = User.objects.get_or_create(email="a@harrowdale.example", name="A")
    for name in (RoleName.ADMINISTRATOR, RoleName.CLERK):
        Role.objects.get_or_create(user=user, name=name, committee=None)
    client = Client()
    client.force_login(user)
    return client


def test_every_branch_of_every_template_is_in_some_state(site: str, desk: Any) -> None:
    mine = [
        name
        for name in every_template()
        if is_of_the_desk(name) and not is_of_signing_in(name)
    ]
    with noting_nodes() as seen:
        shown: set[str] = set()
        for state in STATES:
            client = client_of(desk, state)
            path = state.path.format(**keys(), **people_keys())
            answer = (
                client.post(state.action or path, state.posted, follow=True)
                if state.posted
                else client.get(path)
            )
            assert answer.status_code == state.status, state
            names = {each.name for each in answer.templates if each.name}
            assert state.template in names, state
            shown |= names

        warned_of_a_vote(desk)
        call_command("flush", verbosity=0, interactive=False)
        for path in EMPTY_PAGES:
            assert an_administrators().get(path).status_code == 200

    assert set(mine) - shown == set()
    assert branches_unseen(mine, seen) == []
