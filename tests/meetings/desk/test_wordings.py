"""Standing wordings: a committee's own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from meetings.models import StandingWording

if TYPE_CHECKING:
    from django.test import Client

    from committees.models import Committee

URL = "/desk/committees/planning/wordings/"


def test_a_wording_is_added_cleaned(clerk_client: Client, planning: Committee) -> None:
    typed = {"name": "Noted", "text": '<p onclick="x()">It was <b>noted</b>.</p>'}

    answer = clerk_client.post(URL, typed)

    assert answer["Location"] == URL
    row = StandingWording.objects.get()
    assert (row.committee, row.name) == (planning, "Noted")
    assert "onclick" not in row.text
    assert "Noted" in clerk_client.get(URL).content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": "", "text": "Words"}, "Give the wording a name"),
        ({"name": "Noted", "text": ""}, "Write the words"),
        ({"name": "Noted", "text": "<script>x</script>"}, "Write the words"),
    ],
)
def test_what_is_missing_is_said_and_nothing_lost(
    clerk_client: Client, planning: Committee, typed: dict[str, str], says: str
) -> None:
    answer = clerk_client.post(URL, typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert not StandingWording.objects.exists()
    if typed["name"]:
        assert 'value="Noted"' in page


def test_a_wording_is_changed_and_removed(
    clerk_client: Client, planning: Committee
) -> None:
    row = StandingWording.objects.create(committee=planning, name="A", text="<p>a</p>")
    url = f"{URL}{row.pk}/"

    clerk_client.post(url, {"name": "B", "text": "b"})
    row.refresh_from_db()
    assert (row.name, row.text) == ("B", "<p>b</p>")

    clerk_client.post(url, {"do": "remove"})
    assert not StandingWording.objects.exists()


def test_another_committees_clerk_finds_none(
    other_client: Client,
    clerk_client: Client,
    planning: Committee,
    licensing: Committee,
) -> None:
    row = StandingWording.objects.create(committee=planning, name="A", text="<p>a</p>")
    theirs = StandingWording.objects.create(
        committee=licensing, name="L", text="<p>l</p>"
    )

    assert other_client.get(URL).status_code == 404
    assert other_client.get(f"{URL}{row.pk}/").status_code == 404
    assert clerk_client.get(f"{URL}{theirs.pk}/").status_code == 404
