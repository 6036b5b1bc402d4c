"""Old files take nothing back; odd ones are refused in words, and alone."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Edition, Meeting, Minute
from meetings.record.meeting import (
    AgendaHeader,
    EarlierRecord,
    MinutesHeader,
    NoteRecord,
    NoticeHeader,
)
from tests.records import EXEMPT, NOON, a_document, a_meeting, an_item, changed

if TYPE_CHECKING:
    from pathlib import Path

    from meetings.record.meeting import MeetingRecord

pytestmark = pytest.mark.django_db


def take(tmp_path: Path, *records: MeetingRecord | dict[str, Any]) -> None:
    for record in records:
        text = json.dumps(record) if isinstance(record, dict) else record.canonical()
        path = tmp_path / "x.json"
        path.write_text(text, encoding="utf-8")
        call_command("import_records", str(path))


def refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    record: MeetingRecord | dict[str, Any],
) -> str:
    with pytest.raises(CommandError):
        take(tmp_path, record)
    return capsys.readouterr().err


APPROVED = MinutesHeader(state="approved", edition=2, published_at=NOON)


def with_notes(*texts: str) -> MinutesHeader:
    return changed(APPROVED, notes=tuple(NoteRecord(text=text) for text in texts))


def test_an_old_draft_leaves_approved_minutes_and_their_notes(tmp_path: Path) -> None:
    draft = a_meeting(an_item(uid="i", minutes="<p>Old.</p>"), uid="m")
    item = changed(draft.items[0], minutes="<p>New.</p>")
    approved = changed(draft, items=(item,), minutes=with_notes("A name."))
    take(tmp_path, draft, approved)

    take(tmp_path, draft)

    assert Minute.objects.get().text == "<p>New.</p>"
    notes = Meeting.objects.get().correction_notes
    assert [note.text for note in notes.all()] == ["A name."]


def test_an_agenda_alone_leaves_the_minutes(tmp_path: Path) -> None:
    approved = a_meeting(an_item(uid="i", minutes="<p>New.</p>"), minutes=APPROVED)
    take(tmp_path, approved)

    take(tmp_path, changed(approved, minutes=MinutesHeader()))

    assert Minute.objects.get().text == "<p>New.</p>"


def test_a_file_that_mixes_old_with_new_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = a_meeting(an_item(uid="i", title="Old"), stage="agenda")
    second = changed(first, items=(changed(first.items[0], title="New"),))
    take(tmp_path, first, second)

    said = refused(tmp_path, capsys, changed(first, venue="Elsewhere"))

    assert "is older than what is published of the agenda" in said
    assert Meeting.objects.get().venue == ""


def test_a_note_is_added_after_those_that_are_there(tmp_path: Path) -> None:
    record = a_meeting(an_item(), minutes=with_notes("One."))
    take(tmp_path, record)

    take(tmp_path, changed(record, minutes=with_notes("One.", "Two.")))
    take(tmp_path, record)

    notes = Meeting.objects.get().correction_notes
    assert [note.text for note in notes.all()] == ["One.", "Two."]


def test_a_note_that_was_published_is_not_taken_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = a_meeting(an_item(), minutes=with_notes("One."))
    take(tmp_path, record)

    said = refused(tmp_path, capsys, changed(record, minutes=with_notes("Other.")))

    assert "minutes.notes: takes back a correction" in said


def test_a_newer_edition_that_changes_no_word_is_an_edition(tmp_path: Path) -> None:
    record = a_meeting(an_item(), stage="agenda")
    header = AgendaHeader(edition=2, published_at=NOON, correction="Sent again.")

    take(tmp_path, record, changed(record, agenda=header))

    rows = Edition.objects.filter(kind="agenda").order_by("number")
    assert list(rows.values_list("number", "live")) == [(1, False), (2, True)]


def test_what_cleaning_makes_too_long_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.loads(a_meeting(an_item(), stage="agenda").canonical())
    record["items"][0]["summary"] = "& " * 60_000

    said = refused(tmp_path, capsys, record)

    assert "items[0].summary: has more than 200000 characters" in said


def test_a_text_of_the_greatest_length_comes_out_again(tmp_path: Path) -> None:
    text = "<p>" + "x" * 199_993 + "</p>"
    take(tmp_path, a_meeting(an_item(private=EXEMPT, summary=text)))

    call_command("export_records", str(tmp_path / "out"))

    assert any(text in p.read_text() for p in (tmp_path / "out/meetings").iterdir())


def test_editions_are_counted_on_past_the_greatest_number_of_a_file(
    tmp_path: Path,
) -> None:
    header = AgendaHeader(edition=10_000, published_at=NOON)
    record = a_meeting(an_item(uid="i"), stage="agenda", agenda=header)

    item = changed(record.items[0], title="New")
    take(tmp_path, record, changed(record, items=(item,)))

    call_command("export_records", str(tmp_path / "out"))
    assert Edition.objects.filter(kind="agenda", number=10_001, live=True).exists()


def test_a_meeting_may_be_called_council(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "meetings").mkdir(parents=True)
    record = a_meeting(an_item(), uid="council")
    (folder / "meetings" / "council.json").write_text(record.canonical())

    call_command("import_records", str(folder))

    assert Meeting.objects.filter(uid="council").exists()


def test_a_file_of_a_folder_finds_the_folders_files(tmp_path: Path) -> None:
    name = hashlib.sha256(b"x").hexdigest()
    record = a_meeting(an_item(documents=(a_document(sha256=name),)), uid="m")
    for folder in ("meetings", "files"):
        (tmp_path / folder).mkdir()
    (tmp_path / "files" / name).write_bytes(b"x")
    path = tmp_path / "meetings" / "m.json"
    path.write_text(record.canonical())

    call_command("import_records", str(path))

    call_command("export_records", str(tmp_path / "out"))
    assert (tmp_path / "out" / "files" / name).read_bytes() == b"x"


def test_an_unpublished_meeting_again_is_unchanged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = a_meeting(an_item(), stage="notice", notice=None)
    take(tmp_path, record)
    capsys.readouterr()

    take(tmp_path, record)

    assert "0 new, 0 changed, 1 unchanged" in capsys.readouterr().out


def earlier(kind: Any, number: int, record: MeetingRecord) -> EarlierRecord:
    header = getattr(record, kind)
    moment = header.published_at if header else None
    return EarlierRecord(kind=kind, edition=number, published_at=moment, record=record)


@pytest.mark.parametrize(
    ("place", "kind", "number", "change"),
    [
        ("earlier[0].record.minutes.state", "minutes", 1, {"minutes": MinutesHeader()}),
        ("earlier[0].record.notice", "notice", 1, {"notice": None}),
        ("earlier[0].record.agenda.edition", "agenda", 2, {}),
        (
            "earlier[0].edition",
            "agenda",
            9,
            {"agenda": AgendaHeader(edition=9, published_at=NOON)},
        ),
        (
            "earlier[0].record.minutes.state",
            "minutes",
            1,
            {"minutes": MinutesHeader(state="approved", published_at=NOON)},
        ),
    ],
)
def test_an_earlier_edition_that_can_t_be_is_refused_with_its_place(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    place: str,
    kind: str,
    number: int,
    change: dict[str, Any],
) -> None:
    draft = a_meeting(an_item(uid="i"))
    old = changed(draft, **change)
    now = changed(
        draft,
        notice=NoticeHeader(edition=3),
        agenda=AgendaHeader(edition=3, published_at=NOON),
        minutes=MinutesHeader(state="draft", edition=3, published_at=NOON),
        earlier=(earlier(kind, number, old),),
    )

    assert f"x.json: {place}" in refused(tmp_path, capsys, now)
    assert not Meeting.objects.exists()


def test_a_paragraph_twice_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    private = changed(EXEMPT, paragraphs=(3, 3))

    said = refused(tmp_path, capsys, a_meeting(an_item(private=private)))

    assert "items[0].private.paragraphs[1]: 3 is here twice" in said


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\x85", "\x9f", "\x0c"])
def test_a_sign_that_no_page_can_hold_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sign: str
) -> None:
    record = json.loads(a_meeting(an_item()).canonical())
    record["venue"] = f"Town{sign}Hall"

    assert "x.json: venue: " in refused(tmp_path, capsys, record)


def test_a_members_office_ends_after_it_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    member = {"uid": "a", "name": "A"}
    period = {"office_from": "2027-05-01", "office_to": "2026-05-01"}
    council = {"format": "minutebook.council/1", "members": [{**member, **period}]}

    said = refused(tmp_path, capsys, council)

    assert "members[0].office_to: is before office_from" in said
