"""Files and folders taken in and written out."""

from __future__ import annotations

import hashlib
import json
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from committees.models import Committee, Member, Membership
from meetings import files
from meetings.models import Edition, Issue, Meeting, PublishedMeeting
from meetings.record.decisions import ResolutionRecord
from meetings.record.documents import PrivateRecord
from meetings.record.items import IssueRecord
from meetings.record.meeting import (
    AgendaHeader,
    MinutesHeader,
    NoteRecord,
    NoticeHeader,
)
from meetings.record.people import AttendanceRecord, PersonRecord
from tests.records import NOON, a_document, a_meeting, an_item, changed, every_field

if TYPE_CHECKING:
    from pathlib import Path

    from meetings.record.meeting import MeetingRecord

pytestmark = pytest.mark.django_db


def put(folder: Path, *records: MeetingRecord) -> Path:
    (folder / "meetings").mkdir(parents=True, exist_ok=True)
    for record in records:
        path = folder / "meetings" / f"{record.uid}.json"
        path.write_text(record.canonical(), encoding="utf-8")
    return folder


def export(folder: Path) -> dict[str, bytes]:
    call_command("export_records", str(folder))
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def numbers(uid: str, kind: str) -> list[tuple[int, bool]]:
    rows = Edition.objects.filter(meeting__uid=uid, kind=kind).order_by("number")
    return list(rows.values_list("number", "live"))


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path / "in", every_field())
    call_command("import_records", str(tmp_path / "in"))
    first = export(tmp_path / "one")

    call_command("import_records", str(tmp_path / "in"))

    assert export(tmp_path / "two") == first
    assert Meeting.objects.count() == 1


def test_a_meetings_file_leaves_who_is_there_as_they_are(tmp_path: Path) -> None:
    Committee.objects.create(slug="planning", name="Planning", listed=True)
    Member.objects.create(uid="alun", name="Alun Davies", ward="Llanfair", listed=True)
    Issue.objects.create(uid="matter", title="As it was")
    matter = IssueRecord(uid="matter", title="As the file says")
    record = a_meeting(
        an_item(issue=matter),
        attendance=(AttendanceRecord(name="Cllr A. Davies", uid="alun"),),
    )

    call_command("import_records", str(put(tmp_path / "in", record)))

    assert Committee.objects.get().name == "Planning"
    assert Member.objects.get().name == "Alun Davies"
    assert Issue.objects.get().title == "As it was"
    assert PublishedMeeting.objects.get().committee_name == "Planning Committee"


def test_a_changed_draft_is_the_next_edition_with_a_note(tmp_path: Path) -> None:
    record = a_meeting(an_item(uid="five", minutes="<p>Agreed.</p>"))
    call_command("import_records", str(put(tmp_path, record)))
    item = changed(record.items[0], minutes="<p>Agreed, subject to funding.</p>")

    call_command("import_records", str(put(tmp_path, changed(record, items=(item,)))))

    assert numbers(record.uid, "minutes") == [(1, False), (2, True)]
    assert numbers(record.uid, "agenda") == [(1, True)]
    second = Edition.objects.get(kind="minutes", number=2)
    assert second.correction == "Changed by an import"


def test_an_old_file_takes_nothing_back(tmp_path: Path) -> None:
    old = a_meeting(an_item(uid="five", minutes="<p>First.</p>"))
    call_command("import_records", str(put(tmp_path / "old", old)))
    item = changed(old.items[0], minutes="<p>Second.</p>")
    new = changed(old, items=(item,))
    call_command("import_records", str(put(tmp_path / "new", new)))

    call_command("import_records", str(tmp_path / "old"))

    assert numbers(old.uid, "minutes") == [(1, False), (2, True)]


def test_two_on_one_day_stay_two(tmp_path: Path) -> None:
    """I3: twice, and two on one day."""
    day = date(2027, 1, 12)
    first = a_meeting(an_item(), uid="first", date=day, start_time=time(9, 30))
    second = a_meeting(an_item(), uid="second", date=day, start_time=time(14))
    put(tmp_path, first, second)
    for _ in range(2):
        call_command("import_records", str(tmp_path))
    item = changed(first.items[0], minutes="<p>Corrected.</p>")
    put(tmp_path, changed(first, start_time=time(10), items=(item,)))

    call_command("import_records", str(tmp_path))

    times = PublishedMeeting.objects.order_by("uid").values_list("uid", "start_time")
    assert list(times) == [("first", time(10)), ("second", time(14))]
    assert numbers("first", "notice") == [(1, False), (2, True)]
    assert numbers("first", "minutes") == [(1, False), (2, True)]
    assert numbers("second", "minutes") == [(1, True)]


def test_a_cancelled_meeting_is_its_next_notice_alone(tmp_path: Path) -> None:
    record = a_meeting(an_item(number="1"), stage="agenda")
    call_command("import_records", str(put(tmp_path, record)))
    off = changed(record, status="cancelled", status_reason="joined with 11 February")

    call_command("import_records", str(put(tmp_path, off)))

    assert numbers(record.uid, "notice") == [(1, False), (2, True)]
    assert numbers(record.uid, "agenda") == [(1, True)]


def test_approved_minutes_refuse_a_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = a_meeting(an_item(minutes="<p>One</p>"), stage="approved")
    call_command("import_records", str(put(tmp_path, record)))
    item = changed(record.items[0], minutes="<p>Another</p>")
    put(tmp_path, changed(record, items=(item,)))

    with pytest.raises(CommandError, match="1 refused"):
        call_command("import_records", str(tmp_path))

    assert "minutes: the minutes are approved" in capsys.readouterr().err
    assert numbers(record.uid, "minutes") == [(1, True)]


def test_approved_minutes_take_a_note(tmp_path: Path) -> None:
    record = a_meeting(an_item(uid="six"), stage="approved")
    call_command("import_records", str(put(tmp_path / "in", record)))
    note = NoteRecord(item="six", text="“£61,000” should read “£16,000”.")
    header = changed(record.minutes, notes=(note,))

    call_command(
        "import_records", str(put(tmp_path / "in", changed(record, minutes=header)))
    )

    assert numbers(record.uid, "minutes") == [(1, True)]
    written = json.loads(export(tmp_path / "out")[f"meetings/{record.uid}.json"])
    assert [each["text"] for each in written["minutes"]["notes"]] == [note.text]


def test_approving_makes_an_edition_where_no_word_changes(tmp_path: Path) -> None:
    record = a_meeting(an_item())
    call_command("import_records", str(put(tmp_path, record)))
    header = MinutesHeader(state="approved", approved_on=date(2027, 4, 29))

    call_command("import_records", str(put(tmp_path, changed(record, minutes=header))))

    assert numbers(record.uid, "minutes") == [(1, False), (2, True)]
    assert PublishedMeeting.objects.get().minutes_state == "approved"


def test_an_item_of_another_meeting_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, a_meeting(an_item(uid="same"), uid="one"))
    call_command("import_records", str(tmp_path))
    put(tmp_path, a_meeting(an_item(uid="same"), uid="two"))

    with pytest.raises(CommandError):
        call_command("import_records", str(tmp_path))

    assert "two.json: items[0].uid: 'same' is an item of" in capsys.readouterr().err
    assert not Meeting.objects.filter(uid="two").exists()


def test_a_file_is_checked_against_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = hashlib.sha256(b"right").hexdigest()
    record = a_meeting(an_item(documents=(a_document(sha256=right),)))
    (put(tmp_path, record) / "files").mkdir()
    (tmp_path / "files" / right).write_bytes(b"wrong")

    with pytest.raises(CommandError):
        call_command("import_records", str(tmp_path))

    assert "items[0].documents[0].sha256" in capsys.readouterr().err
    assert not files.is_held(right)
    assert not Meeting.objects.exists()


def test_files_travel(tmp_path: Path) -> None:
    name = hashlib.sha256(b"report").hexdigest()
    private = PrivateRecord(class_="exempt", paragraphs=(3,))
    record = a_meeting(
        an_item(documents=(a_document(sha256=name, size=6, private=private),))
    )
    (put(tmp_path / "in", record) / "files").mkdir()
    (tmp_path / "in" / "files" / name).write_bytes(b"report")

    call_command("import_records", str(tmp_path / "in"))

    assert export(tmp_path / "out")[f"files/{name}"] == b"report"


def test_superseded_editions_are_written_and_read_again(tmp_path: Path) -> None:
    record = a_meeting(an_item(uid="five", minutes="<p>One</p>", number="5"))
    put(tmp_path / "in", record)
    call_command("import_records", str(tmp_path / "in"))
    item = changed(record.items[0], minutes="<p>Two</p>")
    moved = changed(record, items=(item,), start_time=time(20))
    put(tmp_path / "in", moved)
    call_command("import_records", str(tmp_path / "in"))

    written = json.loads(export(tmp_path / "out")[f"meetings/{record.uid}.json"])

    kinds = [(each["kind"], each["edition"]) for each in written["earlier"]]
    assert kinds == [("notice", 1), ("agenda", 1), ("minutes", 1)]
    assert written["items"][0]["minutes"] == "<p>Two</p>"


def test_an_unknown_moment_stays_unknown(tmp_path: Path) -> None:
    record = a_meeting(
        an_item(),
        notice=NoticeHeader(),
        agenda=AgendaHeader(),
        minutes=MinutesHeader(state="draft"),
    )

    call_command("import_records", str(put(tmp_path, record)))

    assert set(Edition.objects.values_list("published_at", flat=True)) == {None}


def test_a_meeting_without_a_notice_is_not_published(tmp_path: Path) -> None:
    record = a_meeting(an_item(), stage="agenda", notice=None, agenda=AgendaHeader())

    call_command("import_records", str(put(tmp_path, record)))

    assert Meeting.objects.count() == 1
    assert not PublishedMeeting.objects.exists()


def test_two_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    """V1: two members with one name."""
    record = a_meeting(
        an_item(
            resolutions=(
                ResolutionRecord(
                    outcome="agreed",
                    text="That it be agreed.",
                    mover=PersonRecord(name="Alun Davies", uid="a1", ward="Llanfair"),
                ),
            )
        ),
        attendance=(
            AttendanceRecord(name="Alun Davies", uid="a1", ward="Llanfair"),
            AttendanceRecord(name="Alun Davies", uid="a2", ward="Penmorfa"),
        ),
    )

    call_command("import_records", str(put(tmp_path / "in", record)))

    wards = Member.objects.order_by("uid").values_list("uid", "ward")
    assert list(wards) == [("a1", "Llanfair"), ("a2", "Penmorfa")]
    written = json.loads(export(tmp_path / "out")[f"meetings/{record.uid}.json"])
    assert [row["uid"] for row in written["attendance"]] == ["a1", "a2"]


def test_overlapping_seats_are_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """V3: the substitute with three mandates."""
    council = {
        "format": "minutebook.council/1",
        "committees": [{"slug": "planning", "name": "Planning"}],
        "members": [{"uid": "ann", "name": "Ann Price"}],
        "memberships": [
            {"committee": "planning", "member": "ann", "to": "2027-03-31"},
            {"committee": "planning", "member": "ann", "from": "2027-03-01"},
        ],
    }
    (tmp_path / "council.json").write_text(json.dumps(council))

    with pytest.raises(CommandError):
        call_command("import_records", str(tmp_path))

    said = capsys.readouterr().err
    assert "memberships[1].from: Ann Price has a seat there already" in said
    assert not Membership.objects.exists()


def test_times_that_no_clock_showed_are_kept_as_written(tmp_path: Path) -> None:
    """T2: half past one doesn't exist, or is there twice."""
    skipped = a_meeting(an_item(), date=date(2027, 3, 28), start_time=time(1, 30))
    twice = a_meeting(an_item(), date=date(2027, 10, 31), start_time=time(1, 30))
    put(tmp_path / "in", skipped, twice)

    call_command("import_records", str(tmp_path / "in"))

    first = export(tmp_path / "one")
    call_command("import_records", str(tmp_path / "one"))
    assert export(tmp_path / "two") == first
    assert json.loads(first[f"meetings/{skipped.uid}.json"])["start_time"] == "01:30"


def test_moments_in_the_doubled_hour_keep_their_order(tmp_path: Path) -> None:
    """T2: two agendas published at 01:30 and, an hour later, at 01:30."""
    moments = ("2027-10-31T01:30:00+01:00", "2027-10-31T01:30:00+00:00")
    for n, moment in enumerate(moments):
        tree = json.loads(a_meeting(an_item(), stage="agenda", uid=f"m{n}").canonical())
        tree["agenda"]["published_at"] = moment
        (tmp_path / f"m{n}.json").write_text(json.dumps(tree))
    call_command("import_records", str(tmp_path))

    rows = PublishedMeeting.objects.order_by("agenda_at").values_list("uid", flat=True)

    assert list(rows) == ["m0", "m1"]


def test_a_moment_without_its_zone_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = json.loads(a_meeting(an_item(), stage="agenda").canonical())
    tree["agenda"]["published_at"] = "2027-10-31T01:30:00"
    (tmp_path / "x.json").write_text(json.dumps(tree))

    with pytest.raises(CommandError):
        call_command("import_records", str(tmp_path / "x.json"))

    assert "x.json: agenda.published_at: is '2027" in capsys.readouterr().err


def test_nothing_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is nothing at"):
        call_command("import_records", str(tmp_path / "nowhere"))


def test_a_full_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "x").touch()

    with pytest.raises(CommandError, match="not an empty folder"):
        call_command("export_records", str(tmp_path))


def test_importing_a_later_moment_keeps_the_files_own(tmp_path: Path) -> None:
    record = a_meeting(an_item(uid="five"))
    call_command("import_records", str(put(tmp_path, record)))
    later = NOON.replace(day=9)
    header = changed(record.minutes, published_at=later, correction="A name put right.")
    item = changed(record.items[0], minutes="<p>Siân</p>")
    put(tmp_path, changed(record, items=(item,), minutes=header))

    call_command("import_records", str(tmp_path))

    second = Edition.objects.get(kind="minutes", number=2)
    assert (second.published_at, second.correction) == (later, "A name put right.")
