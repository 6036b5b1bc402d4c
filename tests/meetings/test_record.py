"""The record: its types, its tables, its open form."""

from __future__ import annotations

import inspect
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from meetings.law import Nation
from meetings.record import decisions, documents, items, openform, people
from meetings.record import meeting as meetings
from meetings.record.base import RecordModel
from meetings.record.editions import edition_of
from meetings.record.meeting import MeetingRecord, stored_meeting, walk_items
from meetings.record.openform import open_form
from meetings.record.reading import RecordRefusedError, read_meeting
from meetings.record.rules import faults_in
from meetings.record.tables import read_tables, write_tables
from meetings.record.tables.meeting import Headers
from meetings.richtext import clean_rich_text
from tests.records import EXEMPT, a_document, a_meeting, an_item, every_field

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = (decisions, documents, items, meetings, people)


def record_models() -> list[type[RecordModel]]:
    return sorted(
        {
            each
            for module in MODULES
            for _, each in inspect.getmembers(module, inspect.isclass)
            if issubclass(each, RecordModel) and each is not RecordModel
        },
        key=lambda each: each.__name__,
    )


def left_at_default(part: Any, place: str = "") -> Iterator[str]:
    """Where a part of a record says nothing: its fields at their defaults."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if not field.is_required() and value == field.get_default():
            yield f"{type(part).__name__}.{name}"
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from left_at_default(each, place)


def headers_of(record: MeetingRecord) -> Headers:
    return Headers(record.notice, record.agenda, record.minutes)


def test_the_filled_record_has_something_in_every_field() -> None:
    lawful = {
        "MeetingRecord.earlier",
        "MeetingRecord.format",
        "DocumentRecord.withheld",
        "ItemRecord.items",
    }

    assert set(left_at_default(every_field())) == lawful


def test_the_filled_record_keeps_every_rule() -> None:
    assert faults_in(every_field(), nation=Nation.ENGLAND) == []


@pytest.mark.django_db
def test_every_field_goes_to_the_tables_and_comes_back() -> None:
    record = every_field()

    meeting = write_tables(record)

    assert read_tables(meeting, headers_of(record)) == record


@pytest.mark.django_db
def test_writing_a_record_twice_is_writing_it_once() -> None:
    record = every_field()
    write_tables(record)

    meeting = write_tables(record)

    assert read_tables(meeting, headers_of(record)) == record


def test_a_record_reads_as_it_was_written() -> None:
    record = every_field()

    text = record.canonical()

    assert MeetingRecord.model_validate_json(text) == record
    assert stored_meeting(text) == record
    assert stored_meeting(text).canonical() == text


@pytest.mark.parametrize("model", record_models(), ids=lambda model: model.__name__)
def test_every_field_is_decided_on_for_the_open_form(model: type[RecordModel]) -> None:
    assert set(model.model_fields) == openform.OPEN_FIELDS[model.__name__]


def test_an_open_record_is_its_own_open_form() -> None:
    record = a_meeting(an_item(number="1", documents=(a_document(),)))

    assert open_form(record) is record


def test_a_private_item_leaves_what_the_law_shows_and_nothing_else() -> None:
    item = next(walk_items(every_field().items)).model_copy(update={"private": EXEMPT})

    opened = open_form(a_meeting(item)).items[0]

    assert opened == items.ItemRecord(
        uid=item.uid, number=item.number, kind=item.kind, private=EXEMPT, title=""
    )


def test_a_private_document_leaves_its_kind() -> None:
    document = every_field().documents[0]

    opened = open_form(a_meeting(documents=(document,))).documents[0]

    assert opened == documents.DocumentRecord(kind=document.kind, withheld=True)


def test_a_sensitive_interest_keeps_its_nature_from_the_public() -> None:
    opened = open_form(every_field())

    natures = [d.nature for item in walk_items(opened.items) for d in item.declarations]

    assert not any(natures)


def test_a_note_on_a_private_item_is_not_public() -> None:
    note = meetings.NoteRecord(item="secret", text="MARKER", on=date(2027, 5, 1))
    record = a_meeting(
        an_item(uid="secret", private=EXEMPT),
        stage="approved",
        minutes=meetings.MinutesHeader(state="approved", notes=(note,)),
    )

    assert open_form(record).minutes.notes == ()


def test_an_agenda_says_nothing_of_what_came_of_it() -> None:
    agenda = edition_of("agenda", every_field())

    assert agenda.attendance == ()
    for item in walk_items(agenda.items):
        said = (item.minutes, item.resolutions, item.votes, item.motions)
        about = (item.declarations, item.minute_number, item.taken_after)
        assert not any((*said, *about))


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("date", {"date": "2021-02-30"}),
        ("date", {"date": "1500-01-01"}),
        ("start_time", {"start_time": "24:10"}),
        ("uid", {"uid": "../etc"}),
        ("uid", {"uid": ".."}),
        ("title", {"title": "a\u0000b"}),
        ("items[0].number", {"items": [{"uid": "a", "number": 5, "title": "x"}]}),
        ("items[0].title", {"items": [{"uid": "a", "title": "  "}]}),
        (
            "items[0].number",
            {"items": [{"uid": "a", "kind": "heading", "number": "1", "title": "x"}]},
        ),
        (
            "items[1].uid",
            {"items": [{"uid": "a", "title": "x"}, {"uid": "a", "title": "y"}]},
        ),
        (
            "items[0].items[0].number",
            {
                "items": [
                    {
                        "uid": "a",
                        "number": "1",
                        "title": "x",
                        "items": [{"uid": "b", "number": "1", "title": "y"}],
                    }
                ]
            },
        ),
        (
            "items[0].private.paragraphs",
            {"items": [{"uid": "a", "title": "x", "private": {"class": "exempt"}}]},
        ),
        (
            "attendance[1]",
            {"attendance": [{"name": "A. Davies"}, {"name": "a. davies"}]},
        ),
        (
            "attendance[0].arrived_at",
            {"attendance": [{"name": "A", "arrived_at": "x"}]},
        ),
        ("documents[0].uid", {"documents": [{"title": "x"}]}),
        ("notice", {"notice": None, "minutes": {"state": "draft"}}),
        ("minutes.notes", {"minutes": {"state": "draft", "notes": [{"text": "x"}]}}),
    ],
)
def test_a_broken_rule_is_answered_with_its_place(
    place: str, change: dict[str, Any]
) -> None:
    tree = a_meeting(stage="notice").model_dump(mode="json", by_alias=True) | change
    text = json.dumps(tree).encode()

    with pytest.raises(RecordRefusedError) as refused:
        read_meeting(text, nation=Nation.ENGLAND)

    assert place in [fault.place for fault in refused.value.faults]


def test_paragraphs_are_those_of_the_nation() -> None:
    wales = EXEMPT.model_copy(update={"paragraphs": (14,)})
    record = a_meeting(an_item(private=wales))

    assert faults_in(record, nation=Nation.WALES) == []
    assert [f.place for f in faults_in(record, nation=Nation.ENGLAND)] == [
        "items[0].private.paragraphs[0]"
    ]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/abplisuo \n&;\"'=h3", max_size=80))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_rich_text(text)

    assert clean_rich_text(once) == once


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("<p>a <s>struck</s> b <del>out</del></p>", "<p>a  b </p>"),
        ("<strong>a<p>b</p></strong>", "<p>a</p><p>b</p>"),
        (
            "<ul><li>a</li><ul><li>b</li></ul></ul>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
        ),
        ("<h3><ul><li>a</li></ul></h3>", "<ul><li>a</li></ul>"),
        ("£5 &amp; “ŵ”\N{NO-BREAK SPACE}x", "<p>£5 &amp; “ŵ”\N{NO-BREAK SPACE}x</p>"),
        ('<ol start="3"><li>c</li></ol>', '<ol start="3"><li>c</li></ol>'),
        ('<ol start="x" type="a"><li>c</li></ol>', "<ol><li>c</li></ol>"),
        ('<p onclick="x()" style="y" class="z">a</p>', "<p>a</p>"),
        ('<p lang="cy">Croeso</p>', '<p lang="cy">Croeso</p>'),
        ('<a href="javascript:x()">a</a>', "<p>a</p>"),
        ("<h1>Loud</h1>", "<p>Loud</p>"),
        ("plain words", "<p>plain words</p>"),
        ("<p></p><p>a</p><p> </p>", "<p>a</p>"),
        ("<ul>loose<li>a</li></ul>", "<ul><li>loose</li><li>a</li></ul>"),
        ("<li>a</li>", "<ul><li>a</li></ul>"),
    ],
)
def test_rich_text_is_cleaned(given_text: str, cleaned: str) -> None:
    assert clean_rich_text(given_text) == cleaned
