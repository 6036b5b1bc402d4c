"""What no form of ours sends is refused in words, or let be: it is never an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from meetings.models import ItemVersion, StandingItem
from tests.meetings.desk.papers import a_file, upload, url_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Committee, User
    from meetings.models import AgendaItem, Meeting

# Python reads no number of so many figures; ٣ is a figure to it, and none of ours.
ODD = ["9" * 5_000, "9" * 30, "٣", "-1", "1e3", "", "\0", "³"]


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane", uid="parking")


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd)[:12])
@pytest.mark.parametrize(
    "form",
    [
        lambda odd: {"base": odd},
        lambda odd: {"private_class": "exempt", "paragraphs": [odd, "3"]},
        lambda odd: {"report_author": odd},
        lambda odd: {"do": f"remove:recommendations-{odd}"},
        lambda odd: {
            "do": f"up:recommendations-0-parts-{odd}",
            "recommendations-0-lead": "x",
        },
    ],
    ids=["base", "paragraphs", "author", "row", "part"],
)
def test_the_agenda_s_form(
    clerk_client: Client,
    item: AgendaItem,
    form: Callable[[str], dict[str, Any]],
    odd: str,
) -> None:
    url = f"/desk/meetings/march/agenda/{item.uid}/"
    sent = {"base": "0", "title": "Parking", "kind": "report", "purpose": ""}

    answer = clerk_client.post(url, {**sent, **form(odd)})

    assert answer.status_code in {302, 422}


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd)[:12])
@pytest.mark.parametrize(
    "form",
    [
        lambda odd: {"base": odd},
        lambda odd: {"do": "wording", "wording": odd},
        lambda odd: {"votes-0-question": "x", "votes-0-on": [odd], "votes-0-for": "1"},
        lambda odd: {"votes-0-question": "x", "votes-0-for": odd},
        lambda odd: {
            "do": f"remove:resolutions-0-parts-{odd}",
            "resolutions-0-text": "x",
        },
    ],
    ids=["base", "wording", "on", "count", "part"],
)
def test_the_minutes_form(
    clerk_client: Client,
    item: AgendaItem,
    form: Callable[[str], dict[str, Any]],
    odd: str,
) -> None:
    url = f"/desk/meetings/march/minutes/{item.uid}/"

    answer = clerk_client.post(url, {"base": "0", "minutes": "<p>x</p>", **form(odd)})

    assert answer.status_code in {302, 422}


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd)[:12])
def test_other_forms(
    clerk_client: Client,
    clerk: User,
    planning: Committee,
    meeting: Meeting,
    item: AgendaItem,
    odd: str,
) -> None:
    StandingItem.objects.create(committee=planning, position=0, title="Apologies")
    aside = ItemVersion.objects.create(
        item=item, side="agenda", revision=0, aside=True, by=clerk, draft="{}",
        at="2027-03-01T12:00:00Z",
    )  # fmt: skip
    versions = f"/desk/items/{item.uid}/agenda/"
    standing = "/desk/committees/planning/standing-items/"

    statuses = {
        clerk_client.post(standing, {"move": f"up-{odd}"}).status_code: "standing",
        clerk_client.get(f"{versions}versions/", {"with": odd}).status_code: "with",
        clerk_client.post(
            f"{versions}conflict/{aside.pk}/", {"choice": "mine", "seen": odd}
        ).status_code: "seen",
        clerk_client.get("/desk/log/", {"page": odd, "by": odd}).status_code: "log",
        clerk_client.get("/desk/issues/", {"page": odd}).status_code: "issues",
    }

    assert statuses.keys() <= {200, 302, 404, 422}, statuses


def test_a_file_s_name_is_no_longer_than_files_have(
    clerk_client: Client, item: AgendaItem
) -> None:
    """A longer one than the record takes would stop the agenda."""
    upload(clerk_client, url_of(item), a_file(), name=f"{'x' * 300_000}.pdf")

    row = item.documents.get()
    assert (len(row.filename), row.filename[-5:]) == (255, "x.pdf")
    assert len(row.title) == 251
    for page in ("publish/agenda/", "publish/agenda/preview/"):
        assert clerk_client.get(f"/desk/meetings/march/{page}").status_code == 200
