"""Records rendered, each made once and kept by all that it was made from.

`reports` and `meetings.public` add makers by name in their `AppConfig.ready`; whoever
needs a page body or a PDF asks here. Rendering runs outside any transaction, behind a
claimed row with a time limit, so that ten who ask at once wait for one rendering.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings.models import Rendition
from meetings.record.meeting import stored_meeting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from meetings.models import Edition
    from meetings.record.meeting import MeetingRecord, NoteRecord

CLAIM = timedelta(seconds=120)
PAUSE_SECONDS = 0.05


@dataclass(frozen=True)
class Maker:
    """How one kind is made, from an open record and the uid of an item of it, or "".

    `fingerprint` names the templates, styles, fonts and programs that go in.
    """

    make: Callable[[MeetingRecord, str, str], bytes]
    fingerprint: Callable[[], str]
    as_file: bool


_makers: dict[str, Maker] = {}


def add_maker(kind: str, maker: Maker) -> None:
    _makers[kind] = maker


@dataclass(frozen=True)
class Wanted:
    """One rendering of an edition: of its whole, or of the item `item`.

    `notes` are the corrections that stand beside it, where the rendering prints them.
    """

    kind: str
    edition: Edition
    item: str = ""
    notes: tuple[NoteRecord, ...] = field(default=())

    @property
    def key(self) -> str:
        """The fingerprint of everything that the bytes depend on."""
        parts = [
            self.kind,
            self.edition.fingerprint,
            self.item,
            *(note.canonical() for note in self.notes),
            _council_settings(),
            _makers[self.kind].fingerprint(),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def kept(wanted: Iterable[Wanted]) -> dict[str, Rendition]:
    """What is made already of these, by key, in one query; bodies included."""
    keys = [each.key for each in wanted]
    rows = Rendition.objects.filter(pk__in=keys, made_at__isnull=False)
    return {row.fingerprint: row for row in rows}


def body_of(wanted: Wanted, row: Rendition | None = None) -> bytes:
    """Return a page body, made now where it isn't kept. `row`: what `kept` found."""
    row = row or _made(wanted)
    return bytes(row.body or b"")


def file_of(wanted: Wanted) -> Path:
    """Return the file of a PDF, made now where it isn't kept."""
    row = _made(wanted)
    path = _path(row.fingerprint)
    if not path.is_file():
        # Files may be thrown away at any time, and the row not with them.
        Rendition.objects.filter(pk=row.pk).delete()
        _made(wanted)
    return path


def render(wanted: Wanted) -> bytes:
    """Render without keeping: what a preview shows."""
    record = stored_meeting(wanted.edition.record)
    if wanted.notes:
        header = record.minutes.model_copy(update={"notes": wanted.notes})
        record = record.model_copy(update={"minutes": header})
    maker = _makers[wanted.kind]
    return maker.make(record, wanted.item, wanted.edition.fingerprint)


def _council_settings() -> str:
    return "\n".join(
        [
            settings.COUNCIL_NAME,
            settings.COUNCIL_ADDRESS,
            settings.COUNCIL_EMAIL,
            settings.COUNCIL_NATION,
        ]
    )


def _path(key: str) -> Path:
    folder: Path = settings.DATA_DIR
    return folder / "renditions" / key[:2] / f"{key}.pdf"


def _made(wanted: Wanted) -> Rendition:
    key = wanted.key
    while True:
        row = Rendition.objects.filter(pk=key).first()
        if row and row.made_at:
            return row
        if _claim(key, wanted.kind, row):
            return _make(key, wanted)
        time.sleep(PAUSE_SECONDS)


def _claim(key: str, kind: str, row: Rendition | None) -> bool:
    """Take the making of it on; False where somebody else has, and has time left."""
    now = timezone.now()
    if row is None:
        try:
            with transaction.atomic():
                Rendition.objects.create(
                    fingerprint=key, kind=kind, claimed_until=now + CLAIM
                )
        except IntegrityError:
            return False
        return True
    lapsed = Rendition.objects.filter(
        pk=key, made_at__isnull=True, claimed_until__lt=now
    )
    return bool(lapsed.update(claimed_until=now + CLAIM))


def _make(key: str, wanted: Wanted) -> Rendition:
    try:
        made = render(wanted)
        if _makers[wanted.kind].as_file:
            _write(_path(key), made)
    except BaseException:
        Rendition.objects.filter(pk=key, made_at__isnull=True).delete()
        raise
    body = None if _makers[wanted.kind].as_file else made
    row, _ = Rendition.objects.update_or_create(
        pk=key,
        defaults={
            "kind": wanted.kind,
            "size": len(made),
            "body": body,
            "claimed_until": None,
            "made_at": timezone.now(),
        },
    )
    return row


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
