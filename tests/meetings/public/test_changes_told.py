"""No field of a record changes in silence: the record's types are walked, each field
changed alone, and what changed must be told, in the new words where there are any."""

from __future__ import annotations

import html
import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pytest
from django.template.loader import render_to_string

from meetings.public.changes.editions import changes_between
from meetings.public.changes.sides import KeptBack
from meetings.record.base import RecordModel
from meetings.record.documents import PrivateRecord
from meetings.record.editions import edition_of
from meetings.record.openform import open_form
from tests.records import changed, every_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord

# What a change of isn't told among the changes, and why.
UNTOLD = {
    ("AbsenceRecord", "arrived_at"): "told as the item's number, not its uid",
    ("AbsenceRecord", "left_at"): "told as the item's number, not its uid",
    ("AgendaHeader", "correction"): "stands first, as the note by the clerk",
    ("AgendaHeader", "edition"): "the sentence at the top names the editions",
    ("AgendaHeader", "published_at"): "stands in the table of editions",
    ("CommitteeRecord", "kind"): "no page of a meeting says it",
    ("CommitteeRecord", "slug"): "an address: one uid is one committee",
    ("DocumentRecord", "private"): "not in an open form",
    ("DocumentRecord", "uid"): "another uid is another document: told as both",
    ("DocumentRecord", "withheld"): "of a private one: test_changes_private.py",
    ("IssueRecord", "uid"): "an address; title and reference are told",
    ("ItemRecord", "private"): "test_changes_private.py",
    ("ItemRecord", "uid"): "another uid is another item: told as both",
    ("ItemRecord", "origins"): "names in another system, printed on no page",
    ("MeetingRecord", "earlier"): "not in an edition",
    ("MeetingRecord", "format"): "there is one",
    ("MeetingRecord", "origins"): "names in another system, printed on no page",
    ("MeetingRecord", "minutes"): "what minutes are told of is walked",
    ("MeetingRecord", "notice"): "not in an agenda or minutes",
    ("MeetingRecord", "uid"): "editions of one meeting are compared",
    ("MeetingRecord", "replaced_by"): "that there is one is told; it may not be out",
    ("MinutesHeader", "approved_at"): "set when they are approved, which is told",
    ("MinutesHeader", "approved_on"): "told as a draft becomes approved, never after",
    ("MinutesHeader", "correction"): "stands first, as the note by the clerk",
    ("MinutesHeader", "edition"): "the sentence at the top names the editions",
    ("MinutesHeader", "state"): "an approval is told apart, and tried below",
    ("MinutesHeader", "notes"): "stand beside an edition, not in it",
    ("MinutesHeader", "published_at"): "stands in the table of editions",
    ("MinutesHeader", "signed_by"): "told as a draft becomes approved, never after",
    ("NoticeHeader", "correction"): "not in an agenda or minutes",
    ("NoticeHeader", "edition"): "not in an agenda or minutes",
    ("NoticeHeader", "published_at"): "not in an agenda or minutes",
    ("OriginRecord", "system"): "printed on no page",
    ("OriginRecord", "kind"): "printed on no page",
    ("OriginRecord", "id"): "printed on no page",
    ("PersonRecord", "uid"): "where a name leads; the name is told",
    ("AttendanceRecord", "uid"): "where a name leads; the name is told",
    ("WithdrawnRecord", "to"): "that there is one is told; it may not be out",
}
# What isn't any text.
SPELT = {**dict.fromkeys(("purpose", "summary", "minutes"), "<p>Altered</p>")}
SPELT["sha256"] = "f" * 64
# Uids of items: another item of this meeting.
ITEMS = {"taken_after", "arrived_at", "left_at"}

Place = tuple[Any, ...]


def an_open_one() -> MeetingRecord:
    """Every field filled, in the open, as minutes say it."""

    def opened(item: ItemRecord) -> ItemRecord:
        return changed(
            item,
            private=None,
            documents=tuple(changed(each, private=None) for each in item.documents),
            declarations=tuple(
                changed(each, sensitive=False) for each in item.declarations
            ),
            items=tuple(map(opened, item.items)),
        )

    record = every_field()
    documents = tuple(changed(each, private=None) for each in record.documents)
    items = tuple(map(opened, record.items))
    return edition_of("minutes", changed(record, documents=documents, items=items))


def places(part: RecordModel, above: Place = ()) -> Iterator[tuple[Place, str, str]]:
    """Each field of each part: its place, the part's type, its name."""
    for name in type(part).model_fields:
        here = (*above, name)
        value = getattr(part, name)
        yield here, type(part).__name__, name
        if isinstance(value, RecordModel):
            yield from places(value, here)
        elif isinstance(value, tuple):
            for n, each in enumerate(value):
                if isinstance(each, RecordModel):
                    yield from places(each, (*here, n))


def replaced(part: Any, place: Place, make: Any) -> Any:
    """The record with what `make` makes of the value at a place."""
    if not place:
        return make(part)
    step, *rest = place
    if isinstance(step, int):
        return (
            *part[:step],
            replaced(part[step], tuple(rest), make),
            *part[step + 1 :],
        )
    value = replaced(getattr(part, step), tuple(rest), make)
    return changed(part, **{step: value})


def another(value: Any, model: type[RecordModel], name: str) -> Any:
    """Another value than this one, that the field may have."""
    if choices := _choices(model.model_fields[name].annotation):
        return next(each for each in choices if each not in {value, ""})
    if name in ITEMS:
        return "under" if value == "item" else "item"
    if name in SPELT:
        return SPELT[name]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, time):
        return value.replace(hour=value.hour + 1)
    return "Altered" if isinstance(value, str) else type(value)()


def _choices(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    for each in get_args(annotation):
        if found := _choices(each):
            return found
    return ()


def told(before: MeetingRecord, after: MeetingRecord) -> tuple[int, str]:
    """How many changes are told, and all the words that tell them."""
    kinds = ("minutes", "minutes")
    found = changes_between(before, after, kinds=kinds, kept_back=KeptBack())
    page = render_to_string("meetings/public/bodies/changes.html", {"changes": found})
    return found.number, " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


RECORD = an_open_one()


def value_at(place: Place) -> Any:
    value: Any = RECORD
    for step in place:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def may_be_emptied(place: Place) -> bool:
    owner, name = value_at(place[:-1]), place[-1]
    field = type(owner).model_fields[name]
    return not field.is_required() and field.default != getattr(owner, name)


FIELDS = [
    each
    for each in places(RECORD)
    # Who signed is told as one sentence, when that is first said.
    if each[1:] not in UNTOLD and each[0][:2] != ("minutes", "signed_by")
]
# Of parts, their own fields are changed one by one.
PLAIN = [
    place
    for place, _, _ in FIELDS
    if value_at(place) != () and not isinstance(value_at(place), RecordModel)
]
EMPTIED = [place for place, _, _ in FIELDS if may_be_emptied(place)]


def _id(place: Place) -> str:
    return ".".join(map(str, place))


@pytest.mark.parametrize("place", PLAIN, ids=_id)
def test_a_change_of_a_field_is_told(place: Place) -> None:
    owner, name = value_at(place[:-1]), place[-1]
    value = another(getattr(owner, name), type(owner), name)

    number, words = told(RECORD, replaced(RECORD, place, lambda _: value))

    assert number
    # A file's type is told by the name that people know it by.
    if value in ("Altered", "<p>Altered</p>") and name != "media_type":
        assert "Altered" in words


@pytest.mark.parametrize("place", EMPTIED, ids=_id)
def test_what_is_emptied_is_told(place: Place) -> None:
    owner, name = value_at(place[:-1]), place[-1]
    default = type(owner).model_fields[name].default

    number, _ = told(RECORD, replaced(RECORD, place, lambda _: default))

    assert number


def test_the_list_of_what_is_untold_names_fields_that_there_are() -> None:
    known = {each[1:] for each in places(RECORD)}

    assert set(UNTOLD) - known == set()


@pytest.mark.parametrize("name", sorted(PrivateRecord.model_fields))
def test_what_is_said_of_a_private_item_is_told_as_it_is_now(name: str) -> None:
    record = open_form(edition_of("minutes", every_field()))
    private = record.items[0].private
    assert private
    value = another(getattr(private, name), PrivateRecord, name)
    if name == "paragraphs":
        value = (2,)
    after = replaced(record, ("items", 0, "private", name), lambda _: value)

    number, words = told(record, after)

    assert number
    assert "taken out:" not in words


def test_the_same_is_told_as_the_same() -> None:
    assert told(RECORD, RECORD) == (
        0,
        "No changes The two editions say the same, word for word.",
    )


def test_a_draft_that_is_approved_is_told_with_when_and_by_whom() -> None:
    header = changed(RECORD.minutes, state="draft", approved_on=None, signed_by=None)
    signed = RECORD.minutes.signed_by
    assert signed

    number, words = told(changed(RECORD, minutes=header), RECORD)

    assert number == 0
    assert "The minutes are approved now, on " in words
    assert f"signed by {signed.name}" in words
    assert "word for word" in words
