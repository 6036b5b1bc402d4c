"""Writing minutes: an item at a time, saved as one, by form or by script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from meetings.drafts.tables import read_draft
from meetings.models import (
    AgendaItem,
    Attendance,
    ItemVersion,
    Minute,
    Recommendation,
    RecordedVote,
    Resolution,
    StandingWording,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from committees.models import Member
    from meetings.models import Meeting

JSON = {"accept": "application/json"}


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    add_item("Apologies for absence")
    return add_item("Parking in Mill Lane")


@pytest.fixture
def all_there(meeting: Meeting, seats: list[Member]) -> list[Member]:
    for n, member in enumerate(seats):
        Attendance.objects.create(
            meeting=meeting, position=n, person_name=member.name, person=member
        )
    return seats


def url(item: AgendaItem) -> str:
    return f"/desk/meetings/march/minutes/{item.uid}/"


def save(client: Client, item: AgendaItem, base: Any = 0, **fields: Any) -> Any:
    posted = {"base": base, **{k.replace("__", "-"): v for k, v in fields.items()}}
    return client.post(url(item), posted, headers=JSON)


def test_the_page_opens_at_the_first_item_that_isn_t_finished(
    clerk_client: Client, item: AgendaItem
) -> None:
    first = AgendaItem.objects.get(number="1")
    save(clerk_client, first, minutes="<p>None.</p>")

    answer = clerk_client.get("/desk/meetings/march/minutes/")

    assert answer["Location"] == url(item)


def test_a_meeting_without_items_says_what_to_do(
    clerk_client: Client, meeting: Meeting
) -> None:
    page = clerk_client.get("/desk/meetings/march/minutes/").content.decode()

    assert "no items yet" in page


def test_saving_without_script(clerk_client: Client, item: AgendaItem) -> None:
    answer = clerk_client.post(url(item), {"base": 0, "minutes": "One.\n\nTwo."})

    assert answer.status_code == 302
    assert Minute.objects.get(item=item).text == "<p>One.</p><p>Two.</p>"


def test_the_script_is_told_the_new_revision(
    clerk_client: Client, item: AgendaItem
) -> None:
    answer = save(clerk_client, item, minutes="<p>One.</p>")

    assert answer.status_code == 200
    assert answer.json()["revision"] == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"minutes": ""},
        {"minutes": "<p></p>"},
        {"minutes": "<p>One.</p>"},
        {"resolutions-0-text": "That.", "resolutions-0-outcome": ""},
        {"resolutions-0-text": "That.", "resolutions-0-outcome": "agreed"},
        {
            "resolutions-0-text": "That.",
            "resolutions-0-outcome": "agreed",
            "resolutions-0-outcome_words": "Agreed, as amended",
        },
    ],
)
def test_the_script_is_told_how_far_the_item_is(
    clerk_client: Client, item: AgendaItem, fields: dict[str, str]
) -> None:
    """In the words that the page says when it is opened again."""
    told = save(clerk_client, item, **fields).json()

    page = clerk_client.get(url(item)).content.decode()
    finished = " data-finished" if told["finished"] else ""
    assert f"<small{finished}>{told['state']}</small>" in page


def test_a_second_save_on_the_old_text_is_told_of_both(
    clerk_client: Client, second_client: Client, item: AgendaItem
) -> None:
    """C1: the window left open, by script."""
    save(clerk_client, item, minutes="<p>agreed</p>")

    answer = save(second_client, item, minutes="<p>agreed, subject to funding</p>")

    assert answer.status_code == 409
    aside = ItemVersion.objects.get(aside=True)
    assert answer.json() == {
        "clash": f"/desk/items/{item.uid}/minutes/conflict/{aside.pk}/"
    }
    assert "subject to funding" in aside.draft


def test_the_recommendations_stand_ready_and_count_once_they_are_decided(
    clerk_client: Client, item: AgendaItem
) -> None:
    Recommendation.objects.create(
        item=item, position=0, lead="To:", parts=["note the report;", "write to all."]
    )
    page = clerk_client.get(url(item)).content.decode()
    mark = page.split('name="resolutions-0-prefilled" value="')[1].split('"')[0]
    ready = {
        "resolutions__0__prefilled": mark,
        "resolutions__0__lead": "RESOLVED –",
        "resolutions__0__parts": ["Note the report.", "Write to all."],
    }

    save(clerk_client, item, **ready, minutes="<p>x</p>")
    assert not Resolution.objects.exists()

    save(
        clerk_client,
        item,
        1,
        **ready,
        minutes="<p>x</p>",
        resolutions__0__outcome="agreed",
    )
    row = Resolution.objects.get()
    assert (row.outcome, row.parts) == ("agreed", ["Note the report.", "Write to all."])


def test_a_ready_resolution_that_is_changed_is_kept_before_it_is_decided(
    clerk_client: Client, item: AgendaItem
) -> None:
    save(clerk_client, item, resolutions__0__text="That nothing be done.")

    assert Resolution.objects.get().outcome == ""


@pytest.mark.parametrize(
    ("do", "parts"),
    [
        ("add:resolutions-0-parts", ["a", "b", ""]),
        ("up:resolutions-0-parts-1", ["b", "a"]),
        ("down:resolutions-0-parts-0", ["b", "a"]),
        ("remove:resolutions-0-parts-0", ["b"]),
        ("up:resolutions-0-parts-0", ["a", "b"]),
        ("up:resolutions-0-parts-99", ["a", "b"]),
        ("up:resolutions-9-parts-0", ["a", "b"]),
        ("nonsense", ["a", "b"]),
        ("up:nonsense-0-parts-0", ["a", "b"]),
    ],
)
def test_buttons_work_without_script(
    clerk_client: Client, item: AgendaItem, do: str, parts: list[str]
) -> None:
    posted = {"base": 0, "resolutions-0-parts": ["a", "b"], "do": do}

    clerk_client.post(url(item), posted)

    assert Resolution.objects.get().parts == parts


def test_all_in_the_room_for_and_then_the_exceptions(
    clerk_client: Client, item: AgendaItem, all_there: list[Member]
) -> None:
    """V2: who has gone home is not in the vote."""
    Attendance.objects.filter(person=all_there[0]).update(left_at=item)
    clerk_client.post(url(item), {"base": 0, "do": "add:votes"})
    clerk_client.post(
        url(item), {"base": 1, "votes-0-question": "On it", "do": "all:votes-0-for"}
    )

    draft: Any = read_draft(item, "minutes")
    vote = draft.votes[0]
    assert (vote.for_, vote.against, vote.abstain) == (8, 0, 0)
    assert [b.vote for b in vote.ballots].count("for") == 8
    assert [b.member.uid for b in vote.ballots if b.vote == "out_of_room"] == [
        "adeyemi"
    ]
    assert "Carried by 8 votes to 0." in clerk_client.get(url(item)).content.decode()


def test_a_party_at_a_press(
    clerk_client: Client, item: AgendaItem, all_there: list[Member]
) -> None:
    for n, member in enumerate(all_there):
        member.party = "Independent" if n < 3 else "Civic"
        member.save()

    posted = {"base": 0, "votes-0-question": "On it"}
    clerk_client.post(url(item), {**posted, "do": "party:votes-0-against-Independent"})

    draft: Any = read_draft(item, "minutes")
    assert [b.vote for b in draft.votes[0].ballots] == ["against"] * 3


def test_one_members_vote_on_request_beside_counts(
    clerk_client: Client, item: AgendaItem, all_there: list[Member]
) -> None:
    save(
        clerk_client,
        item,
        votes__0__for="6",
        votes__0__against="3",
        **{"votes-0-ballot-ashby": "against"},
    )

    draft: Any = read_draft(item, "minutes")
    vote = draft.votes[0]
    assert (vote.for_, vote.against, vote.abstain) == (6, 3, None)
    assert [(b.member.name, b.vote) for b in vote.ballots] == [("Ashby", "against")]


def test_a_count_that_is_no_number_is_said_and_nothing_is_lost(
    clerk_client: Client, item: AgendaItem
) -> None:
    typed = {"base": 0, "votes-0-for": "six", "minutes": "<p>Much was said.</p>"}

    page = clerk_client.post(url(item), typed)
    told = clerk_client.post(url(item), typed, headers=JSON)

    assert page.status_code == told.status_code == 422
    assert told.json() == {
        "errors": {"votes-0-for": "For: write how many, in figures."}
    }
    said = page.content.decode()
    assert 'value="six"' in said
    assert "Much was said." in said
    assert 'href="#votes-0-for"' in said


def test_too_long_a_text_is_refused_in_words(
    clerk_client: Client, item: AgendaItem
) -> None:
    answer = save(clerk_client, item, minutes=f"<p>{'x' * 200_001}</p>")

    assert answer.status_code == 422
    assert "more than 200000 characters" in answer.json()["errors"]["minutes"]


def test_nothing_is_decided_on_a_withdrawn_item(
    clerk_client: Client, item: AgendaItem
) -> None:
    """R3: withdrawn, but still voted."""
    AgendaItem.objects.filter(pk=item.pk).update(
        withdrawn="withdrawn", withdrawn_reason="awaiting legal advice"
    )

    for field in ("resolutions-0-text", "votes-0-question", "motions-0-text"):
        answer = clerk_client.post(
            url(item), {"base": 0, field: "That it be agreed"}, headers=JSON
        )
        assert answer.status_code == 422
        assert "Item 2 was withdrawn" in answer.json()["errors"][""]
    assert (
        save(clerk_client, item, minutes="<p>It was withdrawn.</p>").status_code == 200
    )


def test_a_declaration_is_carried_to_the_item_and_warned_of(
    clerk_client: Client, item: AgendaItem, all_there: list[Member]
) -> None:
    save(
        clerk_client,
        item,
        declarations__0__member="ashby",
        declarations__0__kind="personal",
        declarations__0__action="stayed",
        **{"votes-0-ballot-ashby": "for"},
    )

    page = clerk_client.get(url(item)).content.decode()

    assert "Ashby declared an interest here and is in the vote." in page


def test_standing_wording_is_put_at_the_end(
    clerk_client: Client, item: AgendaItem
) -> None:
    wording = StandingWording.objects.create(name="Noted", text="<p>It was noted.</p>")
    posted = {"base": 0, "minutes": "Said.", "wording": wording.pk, "do": "wording"}

    clerk_client.post(url(item), posted)

    assert Minute.objects.get(item=item).text == "<p>Said.</p><p>It was noted.</p>"


def test_what_a_browser_kept_is_set_beside_what_is_saved(
    clerk_client: Client, item: AgendaItem
) -> None:
    save(clerk_client, item, minutes="<p>saved</p>")
    kept = {"base": 1, "minutes": "<p>kept</p>", "compare": "1"}

    answer = clerk_client.post(url(item), kept, headers=JSON)
    same = clerk_client.post(
        url(item), {**kept, "minutes": "<p>saved</p>"}, headers=JSON
    )

    assert answer.status_code == 409
    assert Minute.objects.get(item=item).text == "<p>saved</p>"
    assert same.json() == {"revision": 1}


@pytest.mark.parametrize("method", ["get", "post"])
def test_to_others_no_item_is_there(
    other_client: Client, client: Client, item: AgendaItem, method: str
) -> None:
    assert getattr(other_client, method)(url(item)).status_code == 404
    assert getattr(client, method)(url(item)).status_code == 302


def test_an_item_of_another_meeting_is_not_there(
    clerk_client: Client, item: AgendaItem, meeting: Meeting
) -> None:
    meeting.pk, meeting.uid = None, "april"
    meeting.save()

    answer = clerk_client.get(f"/desk/meetings/april/minutes/{item.uid}/")

    assert answer.status_code == 404


@pytest.mark.parametrize("items", [5, 25])
def test_the_page_asks_the_same_for_5_and_25(
    clerk_client: Client,
    add_item: Callable[..., AgendaItem],
    all_there: list[Member],
    django_assert_num_queries: DjangoAssertNumQueries,
    items: int,
) -> None:
    added = [add_item(f"Item {n}") for n in range(items)]
    save(clerk_client, added[0], minutes="<p>One.</p>")

    with django_assert_num_queries(17):
        clerk_client.get(url(added[1]))


def test_many_votes_by_name_of_a_large_council_are_saved(
    clerk_client: Client, item: AgendaItem
) -> None:
    """More fields than Django takes unasked."""
    fields = {f"votes-{n}-question": f"Question {n}" for n in range(11)}
    for member in range(100):
        fields |= {f"votes-{n}-ballot-member-{member}": "for" for n in range(11)}

    answer = save(clerk_client, item, **fields)

    assert answer.status_code == 200
    assert RecordedVote.objects.count() == 11
