"""Two clerks on one item: nothing is overwritten, and nothing is lost (C1, C3)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from committees.models import LogEntry
from meetings.actions.saving import Clash, Saved, save_side, settle
from meetings.drafts.sides import (
    IN_NEITHER,
    AgendaSide,
    FollowUpDraft,
    MinutesSide,
    stored_draft,
)
from meetings.drafts.tables import read_draft
from meetings.models import ItemVersion, Minute
from meetings.record.decisions import (
    BallotRecord,
    DeclarationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import BackgroundPaperRecord, PrivateRecord
from meetings.record.items import (
    IssueRecord,
    ItemRecord,
    OfficerContactRecord,
    RecommendationRecord,
)
from meetings.record.people import PersonRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from committees.models import User
    from meetings.drafts.sides import Draft, Side
    from meetings.models import AgendaItem

NOON = datetime(2027, 3, 18, 12, 0, tzinfo=UTC)
ANN = PersonRecord(name="Ann Price", uid="ann")
FULL_MINUTES = MinutesSide(
    minute_number="41",
    minutes="<p>Agreed.</p>",
    declarations=(
        DeclarationRecord(member=ANN, kind="personal", nature="Lives there"),
    ),
    motions=(MotionRecord(text="Refer it back", mover=ANN, kind="amendment"),),
    votes=(
        VoteRecord(
            question="On the motion",
            for_=1,
            ballots=(BallotRecord(member=ANN, vote="for"),),
        ),
    ),
    resolutions=(
        ResolutionRecord(lead="RESOLVED –", parts=("One", "Two"), outcome=""),
    ),
    public_summary="What was said.",
    follow_ups=(FollowUpDraft(text="Report back", owner="Owain Price"),),
)
FULL_AGENDA = AgendaSide(
    title="Parking",
    kind="urgent",
    issue=IssueRecord(
        uid="parking", title="Parking", reference="P/1", key_decision=True
    ),
    purpose="<p>To decide.</p>",
    summary="<p>Short.</p>",
    recommendations=(RecommendationRecord(lead="It is recommended:", parts=("Note",)),),
    officer_contacts=(OfficerContactRecord(name="Owain Price", phone="01632 960 163"),),
    background_papers=(BackgroundPaperRecord(title="Survey"),),
    wards=("Mill",),
    private=PrivateRecord(class_="exempt", paragraphs=(3, 5), open_title="A matter"),
    urgency_reason="The lease ends.",
)


@pytest.fixture
def item(add_item: Callable[..., AgendaItem]) -> AgendaItem:
    return add_item("Parking in Mill Lane")


def save(item: AgendaItem, draft: Draft, by: User, *, base: int = 0) -> Saved | Clash:
    side: Side = "agenda" if isinstance(draft, AgendaSide) else "minutes"
    return save_side(item=item, side=side, draft=draft, base=base, now=NOON, by=by)


def test_every_field_of_an_item_is_on_one_side_or_has_a_reason() -> None:
    agenda, minutes = set(AgendaSide.model_fields), set(MinutesSide.model_fields)

    assert not agenda & minutes
    assert (agenda | minutes) - {"public_summary", "follow_ups"} == set(
        ItemRecord.model_fields
    ) - IN_NEITHER


@pytest.mark.parametrize(
    "draft", [FULL_MINUTES, FULL_AGENDA], ids=["minutes", "agenda"]
)
def test_what_is_saved_stands_in_the_tables(
    item: AgendaItem, clerk: User, draft: Draft
) -> None:
    side: Side = "agenda" if isinstance(draft, AgendaSide) else "minutes"

    answer = save(item, draft, clerk)

    assert isinstance(answer, Saved)
    assert answer.revision == 1
    item.refresh_from_db()
    assert read_draft(item, side) == draft


def test_making_an_item_private_leaves_its_public_summary(
    item: AgendaItem, clerk: User
) -> None:
    save(item, MinutesSide(public_summary="What was said."), clerk)
    save(item, FULL_AGENDA, clerk)

    item.refresh_from_db()
    assert item.public_summary == "What was said."


def test_the_second_save_meets_the_first(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    """C1: the window left open."""
    save(item, MinutesSide(minutes="<p>agreed</p>"), clerk)
    late = MinutesSide(minutes="<p>agreed, subject to funding</p>")

    answer = save(item, late, second_clerk)

    assert isinstance(answer, Clash)
    assert answer.fields == {"minutes"}
    assert Minute.objects.get().text == "<p>agreed</p>"
    assert stored_draft("minutes", answer.aside.draft) == late
    assert answer.aside.by == second_clerk


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ("mine", "<p>mine</p>"),
        ("saved", "<p>saved</p>"),
        ("both", "<p>saved</p><p>mine</p>"),
    ],
)
def test_one_press_keeps_either_or_both(
    item: AgendaItem, clerk: User, second_clerk: User, choice: str, text: str
) -> None:
    save(item, MinutesSide(minutes="<p>saved</p>"), clerk)
    clash = save(item, MinutesSide(minutes="<p>mine</p>"), second_clerk)
    assert isinstance(clash, Clash)

    settle(aside=clash.aside, choice=choice, now=NOON, by=second_clerk, seen=1)

    assert Minute.objects.get().text == text
    said = ItemVersion.objects.values_list("draft", "by__name")
    for words, name in (("saved", clerk.name), ("mine", second_clerk.name)):
        assert any(f"<p>{words}</p>" in draft and by == name for draft, by in said)


def test_what_only_one_of_them_has_changed_is_put_together(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    resolved = (ResolutionRecord(text="That it be noted.", outcome="noted"),)
    save(item, MinutesSide(minutes="<p>Said.</p>"), clerk)

    answer = save(item, MinutesSide(resolutions=resolved), second_clerk)

    assert isinstance(answer, Saved)
    assert answer.merged_in
    assert answer.draft == MinutesSide(minutes="<p>Said.</p>", resolutions=resolved)


def test_the_same_text_from_both_is_no_clash(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    save(item, MinutesSide(minutes="<p>Same</p>"), clerk)

    answer = save(item, MinutesSide(minutes="<p>Same</p>"), second_clerk)

    assert answer == Saved(1, MinutesSide(minutes="<p>Same</p>"))


def test_a_text_set_aside_twice_is_kept_once(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    save(item, MinutesSide(minutes="<p>first</p>"), clerk)
    for _ in range(2):
        save(item, MinutesSide(minutes="<p>second</p>"), second_clerk)

    assert ItemVersion.objects.filter(aside=True).count() == 1


def test_nothing_is_decided_on_a_text_that_has_changed_since(
    item: AgendaItem, clerk: User, second_clerk: User
) -> None:
    save(item, MinutesSide(minutes="<p>one</p>"), clerk)
    clash = save(item, MinutesSide(minutes="<p>mine</p>"), second_clerk)
    assert isinstance(clash, Clash)
    save(item, MinutesSide(minutes="<p>two</p>"), clerk, base=1)

    answer = settle(aside=clash.aside, choice="mine", now=NOON, by=second_clerk, seen=1)

    assert answer is None
    assert Minute.objects.get().text == "<p>two</p>"


def test_the_log_names_what_changed_and_not_what_it_says(
    item: AgendaItem, clerk: User
) -> None:
    save(item, MinutesSide(minutes="<p>QUINCE-41</p>", public_summary="x"), clerk)

    entry = LogEntry.objects.get()
    assert (entry.uid, entry.within, entry.by) == (item.uid, "march", clerk)
    assert entry.fields == ["minutes", "public_summary"]


def test_saving_the_same_again_makes_no_version(item: AgendaItem, clerk: User) -> None:
    save(item, MinutesSide(minutes="<p>one</p>"), clerk)

    again = save(item, MinutesSide(minutes="<p>one</p>"), clerk, base=1)

    assert isinstance(again, Saved)
    assert again.revision == 1
    assert ItemVersion.objects.filter(revision=1).count() == 1
