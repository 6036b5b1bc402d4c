"""The log: every action writes it, and nobody changes it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction

from committees.logbook import LOG, LogEntry, write_log
from committees.models import User
from meetings.actions import publishing
from meetings.actions.taking_in import take_in
from meetings.models import Minute
from meetings.record.changes import changed_places
from meetings.record.tables import write_tables
from tests.records import EXEMPT, NOON, a_meeting, an_item, changed, every_field
from tests.triggers import names_of_triggers

if TYPE_CHECKING:
    from meetings.models import Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user(email="r@example.org", name="Ruth", password=None)


@pytest.fixture
def meeting() -> Meeting:
    item = an_item(uid="five", number="5", minutes="<p>QUINCE</p>", private=EXEMPT)
    return write_tables(a_meeting(item, uid="m", stage="notice"))


def done() -> list[str]:
    return list(LogEntry.objects.order_by("pk").values_list("what", flat=True))


def test_every_publication_is_in_the_log(meeting: Meeting, clerk: User) -> None:
    publishing.publish_notice(meeting=meeting, now=NOON, by=clerk)
    publishing.publish_agenda(meeting=meeting, now=NOON, by=clerk)
    publishing.publish_minutes(meeting=meeting, now=NOON, by=clerk)
    publishing.approve_minutes(
        meeting=meeting,
        now=NOON,
        by=clerk,
        approved_on=date(2027, 4, 29),
        approved_at=None,
        signed_by=None,
    )
    publishing.note_correction(
        meeting=meeting,
        now=NOON,
        by=clerk,
        item="",
        text="A name.",
        noted_by="Ruth",
        on=date(2027, 5, 1),
    )

    assert done() == [
        "published the notice",
        "published the agenda",
        "published the minutes",
        "approved the minutes",
        "noted a correction",
    ]
    entry = LogEntry.objects.first()
    assert entry
    assert (entry.by, entry.uid, entry.within) == (clerk, "m", "planning")


def test_the_log_names_the_field_and_not_the_text(meeting: Meeting) -> None:
    publishing.publish_notice(meeting=meeting, now=NOON)
    publishing.publish_agenda(meeting=meeting, now=NOON)
    publishing.publish_minutes(meeting=meeting, now=NOON)
    Minute.objects.update(text="<p>QUINCE again</p>")

    publishing.publish_minutes(meeting=meeting, now=NOON)

    entry = LogEntry.objects.latest("pk")
    assert "items[0].minutes" in entry.fields
    assert not [row for row in LogEntry.objects.values() if "QUINCE" in str(row)]


def test_an_import_is_in_the_log_once() -> None:
    record = a_meeting(an_item(uid="i"), uid="m")
    for _ in range(2):
        take_in(record=record, now=NOON)
    assert done() == ["imported"]
    item = changed(record.items[0], title="Another")

    take_in(record=changed(record, items=(item,), venue="Elsewhere"), now=NOON)

    entry = LogEntry.objects.latest("pk")
    assert {"items[0].title", "venue"} <= set(entry.fields)


def test_what_is_rolled_back_is_not_in_the_log(meeting: Meeting) -> None:
    with transaction.atomic():
        publishing.publish_notice(meeting=meeting, now=NOON)
        transaction.set_rollback(True)

    assert done() == []


def an_entry() -> None:
    write_log(now=NOON, by=None, what="imported", kind="meeting", uid="m")


def test_the_database_refuses_a_changed_entry() -> None:
    an_entry()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        LogEntry.objects.update(what="nothing")


def test_the_database_refuses_to_delete_an_entry() -> None:
    an_entry()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        LogEntry.objects.all()._raw_delete(using="default")


def test_the_database_refuses_an_entry_in_the_place_of_another() -> None:
    """INSERT OR REPLACE gets round SQLite's triggers unless they are recursive."""
    an_entry()
    entry = LogEntry.objects.get()
    replace = (
        "INSERT OR REPLACE INTO committees_logentry"
        " (id, at, what, kind, uid, within, fields)"
        " SELECT id, at, 'nothing', kind, uid, within, fields FROM committees_logentry"
        if connection.vendor == "sqlite"
        else "INSERT INTO committees_logentry (id, at, what, kind, uid, within, fields)"
        " SELECT id, at, 'nothing', kind, uid, within, fields FROM committees_logentry"
        " ON CONFLICT (id) DO UPDATE SET what = 'nothing'"
    )

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(replace)

    assert LogEntry.objects.get().what == entry.what


@pytest.mark.parametrize(
    "table",
    ["committees_logentry", "meetings_edition", "meetings_privateedition"],
)
def test_the_database_refuses_to_empty_the_table(table: str, meeting: Meeting) -> None:
    publishing.publish_notice(meeting=meeting, now=NOON)
    publishing.publish_agenda(meeting=meeting, now=NOON)
    connection.check_constraints()  # PostgreSQL empties no table before these are made
    empty = (
        f"DELETE FROM {table}"  # noqa: S608
        if connection.vendor == "sqlite"
        else f"TRUNCATE {table} CASCADE"
    )

    with (
        pytest.raises(IntegrityError, match=r"append-only|not deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(empty)


def test_the_triggers_are_there() -> None:
    names = names_of_triggers()

    assert names >= set(LOG.triggers)


def test_changed_places_are_counted_as_the_new_record_counts() -> None:
    old = every_field()
    item = changed(old.items[0], title="Another", resolutions=())

    places = changed_places(old, changed(old, items=(item,), venue="Elsewhere"))

    assert places == ["venue", "items[0].title", "items[0].resolutions"]
