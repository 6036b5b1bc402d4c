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
    key = wanted.key
    path = _path(key)
    row = Rendition.objects.filter(pk=key, made_at__isnull=False).first()
    if row and not path.is_file():
        # Files may be thrown away at any time, and the row not with them.
        row.delete()
        row = None
    if row is None:
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
    """Make it, or wait for whoever is making it."""
    key = wanted.key
    while True:
        if _claim(key, wanted.kind):
            return _make(key, wanted)
        row = Rendition.objects.filter(pk=key).first()
        if row and row.made_at:
            return row
        time.sleep(PAUSE_SECONDS)


def _claim(key: str, kind: str) -> bool:
    """Take the making of it on; False where it is made, or somebody else makes it and
    has time left."""
    now = timezone.now()
    try:
        with transaction.atomic():
            Rendition.objects.create(
                fingerprint=key, kind=kind, claimed_until=now + CLAIM
            )
    except IntegrityError:
        lapsed = Rendition.objects.filter(
            pk=key, made_at__isnull=True, claimed_until__lt=now
        )
        return bool(lapsed.update(claimed_until=now + CLAIM))
    return True


def _make(key: str, wanted: Wanted) -> Rendition:
    maker = _makers[wanted.kind]
    try:
        made = render(wanted)
        if maker.as_file:
            _write(_path(key), made)
    except BaseException:
        Rendition.objects.filter(pk=key, made_at__isnull=True).delete()
        raise
    row = Rendition(
        fingerprint=key,
        kind=wanted.kind,
        size=len(made),
        body=None if maker.as_file else made,
        claimed_until=None,
        made_at=timezone.now(),
    )
    row.save(force_update=True)
    return row


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
