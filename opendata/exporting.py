"""Writing a council as a folder of records: what was published, in full form."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from meetings import files
from meetings.actions.freezing import full_record
from meetings.actions.taking_in import KINDS
from meetings.models import Meeting
from meetings.record.editions import NOTICE_MATTER, edition_of
from meetings.record.meeting import (
    AgendaHeader,
    EarlierRecord,
    MinutesHeader,
)
from meetings.record.rules import placed_documents
from meetings.record.tables.notes import read_notes
from opendata.council import read_council
from opendata.importing import COUNCIL_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from meetings.models import Edition
    from meetings.record.documents import DocumentRecord
    from meetings.record.meeting import EditionKind, MeetingRecord


def export_folder(folder: Path, *, progress: Callable[[int, int], None]) -> int:
    """Write council.json, meetings/<uid>.json and files/<sha256>; return how many
    meetings were written. Private matter is in them: the folder is not for the public.
    """
    (folder / "meetings").mkdir(parents=True, exist_ok=True)
    (folder / COUNCIL_FILE).write_text(read_council().canonical(), encoding="utf-8")
    meetings = Meeting.objects.filter(published__isnull=False).order_by("uid")
    total = meetings.count()
    for n, meeting in enumerate(meetings.iterator(chunk_size=200), start=1):
        record = published_record(meeting)
        path = folder / "meetings" / f"{record.uid}.json"
        path.write_text(record.canonical(), encoding="utf-8")
        for _, document in placed_documents(record):
            _copy_file(document, folder / "files")
        progress(n, total)
    return total


def published_record(meeting: Meeting) -> MeetingRecord:
    """What is published of a meeting, as one record in full form.

    Status, date, place and reason are those of the live notice, everything else of
    the live minutes or, where there are none, the live agenda. An edition that can't
    be told from that stands under `earlier`.
    """
    editions = sorted(
        meeting.editions.all(), key=lambda row: (KINDS.index(row.kind), row.number)
    )
    records = {row.pk: full_record(row) for row in editions}
    live = {row.kind: records[row.pk] for row in editions if row.live}
    notice = live["notice"]
    base = live.get("minutes") or live.get("agenda") or notice
    minutes = live["minutes"].minutes if "minutes" in live else MinutesHeader()
    top = base.model_copy(
        update={
            **{name: getattr(notice, name) for name in NOTICE_MATTER},
            "notice": notice.notice,
            "agenda": live["agenda"].agenda if "agenda" in live else AgendaHeader(),
            "minutes": minutes.model_copy(update={"notes": read_notes(meeting.pk)}),
        }
    )
    earlier = tuple(
        _earlier(row, records[row.pk])
        for row in editions
        if not (row.live and edition_of(_kind(row), top) == records[row.pk])
    )
    return top.model_copy(update={"earlier": earlier})


def _kind(row: Edition) -> EditionKind:
    return KINDS[KINDS.index(row.kind)]


def _earlier(row: Edition, record: MeetingRecord) -> EarlierRecord:
    return EarlierRecord(
        kind=_kind(row),
        edition=row.number,
        published_at=row.published_at,
        correction=row.correction,
        record=record,
    )


def _copy_file(document: DocumentRecord, folder: Path) -> None:
    if not document.sha256 or not files.is_held(document.sha256):
        return
    folder.mkdir(exist_ok=True)
    target = folder / document.sha256
    if not target.exists():
        shutil.copyfile(files.path_of(document.sha256), target)
