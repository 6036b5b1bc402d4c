"""Many new meetings taken in together are what each would be by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from meetings.actions.taking_in import TakenIn, take_in
from meetings.actions.taking_in_new import prepare, take_in_new
from meetings.models import AgendaItem, Edition, Meeting
from opendata.importing import import_path
from tests.opendata.demonstration import TODAY, told
from tests.records import (
    EXEMPT,
    a_document,
    a_meeting,
    an_item,
    changed,
    every_field,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from meetings.record.meeting import MeetingRecord

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 17, 12, tzinfo=UTC)
# The database counts here how often it was written to.
UNLIKE = {"PublicChanges"}


class _Everything:
    """All rows of our tables, each told by what it says and not by its key."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], Any] = {}
        for app in ("committees", "meetings"):
            for model in apps.get_app_config(app).get_models():
                for row in model._default_manager.all():
                    self.rows[model.__name__, row.pk] = row

    def told(self) -> list[str]:
        kept = [row for (name, _), row in self.rows.items() if name not in UNLIKE]
        return sorted(str(self.of(row)) for row in kept)

    def of(self, row: models.Model) -> tuple[str, ...]:
        columns = (
            f"{field.name}={self.value(row, field)}"
            for field in row._meta.concrete_fields
            if not field.primary_key
        )
        return type(row).__name__, *columns

    def value(self, row: models.Model, field: Any) -> Any:
        value = getattr(row, field.attname)
        if not isinstance(field, models.ForeignKey) or value is None:
            return repr(value)
        other = self.rows[field.related_model.__name__, value]
        return getattr(other, "uid", None) or self.of(other)


def editions() -> list[tuple[str, str, int]]:
    """In the order in which they were made."""
    rows = Edition.objects.order_by("pk")
    found = sorted(
        (row.meeting.uid, n, row.kind, row.number) for n, row in enumerate(rows)
    )
    return [(uid, kind, number) for uid, _, kind, number in found]


def one_by_one(records: Sequence[MeetingRecord]) -> tuple[Any, Any]:
    with transaction.atomic():
        for record in records:
            assert take_in(record=record, now=NOW) is TakenIn.NEW
        said = _Everything().told(), editions()
        transaction.set_rollback(True)
    return said


def together(records: Sequence[MeetingRecord]) -> set[str]:
    """The uids of those that were taken in."""
    made = [prepare(record, NOW) for record in records]
    prepared = [each for each in made if each]
    taken = take_in_new(prepared)
    return {each.uid for each in prepared if id(each) in taken}


def odd_ones() -> list[MeetingRecord]:
    secret = an_item(
        number="1",
        private=EXEMPT,
        items=(an_item(number="1a"),),
        documents=(a_document(), a_document(private=EXEMPT)),
    )
    return [
        every_field(),
        a_meeting(secret, an_item(number="2"), stage="approved"),
        a_meeting(stage="notice"),
        a_meeting(an_item(), notice=None, stage="notice"),
        *told(TODAY).values(),
    ]


def test_together_they_are_what_each_is_alone() -> None:
    records = odd_ones()
    alone = one_by_one(records)

    taken = together(records)

    assert taken == {record.uid for record in records}
    assert (_Everything().told(), editions()) == alone


def test_beside_what_is_there_they_are_the_same() -> None:
    """Committees, members and issues that are known, and some keys that are used."""
    first, *records = odd_ones()
    take_in(record=first, now=NOW)
    take_in(record=records.pop(), now=NOW)
    alone = one_by_one(records)

    together(records)

    assert (_Everything().told(), editions()) == alone


def test_what_is_there_is_left_to_be_compared() -> None:
    record = a_meeting(an_item(), uid="m")
    take_in(record=record, now=NOW)

    taken = together([record, a_meeting(uid="n")])

    assert taken == {"n"}


def test_what_two_of_them_claim_is_the_first_ones() -> None:
    item, paper = an_item(uid="item"), a_document(uid="paper")
    records = [
        a_meeting(item, uid="a", documents=(paper,)),
        a_meeting(item, uid="b"),
        a_meeting(uid="c", documents=(paper,)),
        a_meeting(uid="a"),
    ]

    assert together(records) == {"a"}
    assert AgendaItem.objects.get().meeting.uid == "a"


def test_of_two_files_of_one_meeting_the_second_is_taken_in_after(
    tmp_path: Path,
) -> None:
    record = a_meeting(an_item(uid="item", minutes="<p>Noted.</p>"), uid="m")
    later = changed(record, venue="Town Hall")
    (tmp_path / "a.json").write_text(record.canonical())
    (tmp_path / "b.json").write_text(later.canonical())

    report = import_path(tmp_path, now=NOW, progress=lambda *_: None)

    assert report.taken == {TakenIn.NEW: 1, TakenIn.CHANGED: 1}
    assert Meeting.objects.get().venue == "Town Hall"


def test_of_two_files_of_one_meeting_the_first_is_refused_for_what_it_claims(
    tmp_path: Path,
) -> None:
    take_in(record=a_meeting(an_item(uid="item"), uid="other"), now=NOW)
    claims = a_meeting(an_item(uid="item"), uid="m")
    (tmp_path / "a.json").write_text(claims.canonical())
    (tmp_path / "b.json").write_text(a_meeting(uid="m").canonical())

    report = import_path(tmp_path, now=NOW, progress=lambda *_: None)

    assert report.taken == {TakenIn.NEW: 1}
    assert report.refused == [
        "a.json: items[0].uid: 'item' is an item of the meeting 'other'"
    ]


_REFUSE_B = {
    "sqlite": [
        (
            "CREATE TRIGGER refuse BEFORE INSERT ON meetings_meeting WHEN NEW.uid = 'b'"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    ],
    "postgresql": [
        (
            "CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN"
            " RAISE EXCEPTION 'no room'"
            " USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql"
        ),
        (
            "CREATE TRIGGER refuse BEFORE INSERT ON meetings_meeting FOR EACH ROW"
            " WHEN (NEW.uid = 'b') EXECUTE FUNCTION refuse()"
        ),
    ],
}


def test_one_that_can_not_be_kept_leaves_the_others_alone(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.json").write_text(a_meeting(uid=name).canonical())
    with connection.cursor() as cursor:
        for statement in _REFUSE_B[connection.vendor]:
            cursor.execute(statement)

    report = import_path(tmp_path, now=NOW, progress=lambda *_: None)

    assert set(Meeting.objects.values_list("uid", flat=True)) == {"a", "c"}
    assert report.taken == {TakenIn.NEW: 2}
    assert [fault.partition(" no room")[0] for fault in report.refused] == [
        "b.json: could not be kept:"
    ]
