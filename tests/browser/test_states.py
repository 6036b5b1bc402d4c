"""Every template in every state that it has: axe, two widths, the HTML, the policy."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from django.conf import settings as project
from django.test import Client

from meetings import renditions
from tests.browser.branches import branches_unseen, noting_nodes
from tests.browser.conftest import loaded
from tests.browser.states import DEMONSTRATION, EMPTY, STATES

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as ClientResponse
    from playwright.sync_api import Page, Response

    from tests.browser.states import State

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.browser.addresses"),
    # pytest-base-url, which pytest-playwright brings, is behind pytest here.
    pytest.mark.filterwarnings("ignore:Session-scoped fixtures defined as instance"),
]

AXE = (Path(__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [1280, 320]


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renditions, "LONGEST_WAIT_SECONDS", 0)


def every_template() -> list[str]:
    """Every template but those of paper."""
    folder = project.BASE_DIR / "templates"
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    return sorted(name for name in names if not name.startswith("reports/"))


def is_of_the_desk(name: str) -> bool:
    """Whether a template is for who signs in: `test_desk_states.py` has these."""
    return "desk" in name.split("/") or is_of_signing_in(name)


def is_of_signing_in(name: str) -> bool:
    """Whether a template is django-allauth's, in our look: they are looked at in
    `tests/committees/test_signing_in_browser.py`."""
    return name.startswith(
        ("account/", "allauth/", "mfa/", "socialaccount/", "usersessions/")
    )


def templates() -> list[str]:
    return [name for name in every_template() if not is_of_the_desk(name)]


def pages() -> set[str]:
    parts = {"partials", "bodies"}
    found = {name for name in templates() if not parts & set(name.split("/"))}
    return found - {"base.html"}


def answered(state: State) -> ClientResponse:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    if state.posted:
        return client.post(state.path, {"text": "x" * state.letters})
    return client.get(state.path)


def tell_contact(settings: Any, state: State) -> None:
    email, address = "committees@harrowdale.example", "Town Hall, Castle Street"
    settings.COUNCIL_EMAIL = email if state.contact else ""
    settings.COUNCIL_ADDRESS = address if state.contact else ""


def opened(page: Page, site: str, state: State) -> Response:
    """Open a state in the browser; a form is sent from a page that has none."""
    if state.posted:
        page.goto(f"{site}/accessibility/")
        with page.expect_navigation() as sent:
            page.evaluate(
                "([path, letters]) => { const form = document.createElement('form');"
                " form.method = 'post'; form.action = path;"
                " const text = document.createElement('input'); text.name = 'text';"
                " text.type = 'hidden'; text.value = 'x'.repeat(letters);"
                " form.append(text); document.body.append(form); form.submit() }",
                [state.path, state.letters],
            )
        response: Response | None = sent.value
    else:
        response = page.goto(site + state.path)
    assert response
    return response


def faults_of_html(source: str) -> list[str]:
    html5lib.HTMLParser(strict=True).parse(source)
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", source)]
    ids = Counter(re.findall(r'\sid="([^"]*)"', source))
    faults = [f"id {each} twice" for each, times in ids.items() if times > 1]
    if levels.count(1) != 1:
        faults.append(f"{levels.count(1)} headings of level 1")
    if any(after > before + 1 for before, after in itertools.pairwise(levels)):
        faults.append(f"a gap in the headings: {levels}")
    return faults


def faults_of_axe(page: Page) -> list[str]:
    result: dict[str, Any] = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags},"
        " resultTypes: ['violations']})",
        TAGS,
    )
    assert result["passes"]
    return [
        f"{fault['id']}: {node['html']} {node['failureSummary']}"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """What of a page reaches past the window, where the page scrolls sideways."""
    found: list[str] = page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth ? [] :"
        " [...document.querySelectorAll('main *, body > *')]"
        ".filter(each => each.getBoundingClientRect().right > innerWidth)"
        ".map(each => each.outerHTML.slice(0, 80))"
    )
    return found


@pytest.mark.parametrize(
    ("council", "state"),
    [pytest.param(each.council, each, id=str(each)) for each in STATES],
    indirect=["council"],
    scope="package",  # else the council is loaded for each state
)
def test_it_is_whole(
    page: Page, said: list[str], site: str, settings: Any, state: State
) -> None:
    tell_contact(settings, state)
    response = opened(page, site, state)
    assert response.status == state.status
    faults = faults_of_html(response.text())
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


@pytest.mark.parametrize("council", [DEMONSTRATION], indirect=True, scope="package")
def test_pages_have_titles_of_their_own(site: str) -> None:
    titles: dict[str, set[str]] = {}
    for state in STATES:
        if state.council == DEMONSTRATION:
            source = answered(state).content.decode()
            (title,) = re.findall(r"<title>(.*?)</title>", source)
            where = state.path if state.status == 200 else state.template
            titles.setdefault(title, set()).add(where)

    assert [each for each in titles.items() if len(each[1]) > 1] == []


@pytest.mark.parametrize("council", [EMPTY], indirect=True, scope="package")
def test_every_branch_of_every_template_is_in_some_state(
    site: str, settings: Any, tmp_path: Path
) -> None:
    assert pages() - {state.template for state in STATES} == set()

    with noting_nodes() as seen:
        shown = shown_by(EMPTY, settings)
        with loaded(tmp_path):
            shown |= shown_by(DEMONSTRATION, settings)

    assert set(templates()) - shown == set()
    assert branches_unseen(templates(), seen) == []


def shown_by(council: str, settings: Any) -> set[str]:
    """The templates that a council's states render, each state its own among them."""
    shown: set[str] = set()
    for state in STATES:
        if state.council == council:
            tell_contact(settings, state)
            names = {each.name for each in answered(state).templates if each.name}
            assert state.template in names, state
            shown |= names
    return shown
