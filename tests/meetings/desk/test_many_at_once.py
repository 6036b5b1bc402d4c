"""Many who save at once, while a file is taken in and a meeting is published (C3)."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from meetings.actions.publishing import publish_agenda, publish_notice
from meetings.actions.saving import Saved, revision_of, save_side
from meetings.actions.taking_in import take_in
from meetings.actions.word_minutes import put_into_minutes
from meetings.drafts.sides import MinutesSide
from meetings.models import AgendaItem, ItemVersion, Minute
from tests.records import a_meeting, an_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from committees.models import User
    from meetings.actions.saving import Clash
    from meetings.models import Meeting

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2027, 3, 18, 12, 0, tzinfo=UTC)
CLERKS, SAVES = 10, 100


def test_a_thousand_saves_of_one_minute_beside_an_import_and_a_publication(
    add_item: Callable[..., AgendaItem], clerk: User, meeting: Meeting
) -> None:
    """C3: read, then write; no save fails, and none is lost."""
    item = add_item()
    took: list[float] = []

    def save(n: int) -> None:
        for each in range(SAVES):
            started = time.perf_counter()
            with transaction.atomic():
                AgendaItem.objects.select_for_update().order_by().get(pk=item.pk)
                answer = save_side(
                    item=item,
                    side="minutes",
                    draft=MinutesSide(minutes=f"<p>Clerk {n}, text {each}</p>"),
                    base=revision_of(item, "minutes"),
                    now=NOON,
                    by=clerk,
                )
            # As at the end of every request: there are more clerks than connections.
            connection.close()
            took.append(time.perf_counter() - started)
            assert isinstance(answer, Saved)

    def take_in_many() -> None:
        for n in range(40):
            items = (an_item(uid=f"in-{n}-{i}", number=str(i)) for i in range(1, 11))
            record = a_meeting(*items, uid=f"in-{n}", date=date(2026, 1, 1 + n % 28))
            take_in(record=record, now=NOON)
            connection.close()

    def publish() -> None:
        publish_notice(meeting=meeting, now=NOON, by=clerk)
        publish_agenda(meeting=meeting, now=NOON, by=clerk)
        connection.close()

    with ThreadPoolExecutor(CLERKS + 2) as pool:
        done = [pool.submit(save, n) for n in range(CLERKS)]
        done += [pool.submit(take_in_many), pool.submit(publish)]
        for each in done:
            each.result()

    assert len(took) == CLERKS * SAVES
    assert Minute.objects.get(item=item).revision == CLERKS * SAVES
    texts = ItemVersion.objects.filter(item=item, revision__gt=0)
    assert texts.values("draft").distinct().count() == CLERKS * SAVES
    assert AgendaItem.objects.count() == 1 + 400


def test_of_ten_who_save_on_one_text_one_is_taken_and_nine_are_kept(
    add_item: Callable[..., AgendaItem], clerk: User
) -> None:
    item = add_item()

    def save(n: int) -> Saved | Clash:
        draft = MinutesSide(minutes=f"<p>Text {n}</p>")
        try:
            return save_side(
                item=item, side="minutes", draft=draft, base=0, now=NOON, by=clerk
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(save, range(10)))

    assert sum(isinstance(each, Saved) for each in answers) == 1
    assert Minute.objects.get(item=item).revision == 1
    kept = ItemVersion.objects.filter(revision__gte=0).values_list("draft", flat=True)
    for n in range(10):
        assert any(f"<p>Text {n}</p>" in draft for draft in kept)


def test_words_of_a_file_go_in_while_a_clerk_saves_the_same_minutes(
    add_item: Callable[..., AgendaItem], clerk: User, meeting: Meeting
) -> None:
    item = add_item()

    def save() -> None:
        for n in range(40):
            draft = MinutesSide(minutes=f"<p>Clerk, text {n}</p>")
            base = revision_of(item, "minutes")
            save_side(
                item=item, side="minutes", draft=draft, base=base, now=NOON, by=clerk
            )
            connection.close()

    def put() -> None:
        for n in range(40):
            texts = {item.uid: f"<p>File {n}.</p>"}
            put_into_minutes(meeting=meeting, texts=texts, now=NOON, by=clerk)
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for each in [pool.submit(save), pool.submit(put)]:
            each.result()

    saved = ItemVersion.objects.filter(item=item, aside=False)
    drafts = "".join(saved.values_list("draft", flat=True))
    assert [n for n in range(40) if f"<p>File {n}.</p>" not in drafts] == []
