"""Records rendered, each made once and kept by all that it was made from.

`reports` and `meetings.public` add makers by name in their `AppConfig.ready`; whoever
needs a page body or a PDF asks here. Rendering runs outside any transaction, behind a
claimed row with a time limit, so that ten who ask at once wait for one rendering.
"""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings.files import draft_of
from meetings.models import Edition, Rendition
from meetings.queue.alive import is_alive, my_name
from meetings.record.meeting import stored_meeting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from django.db.models import QuerySet

    from meetings.record.meeting import MeetingRecord, NoteRecord

# Longer than any making takes. One whose maker has died lapses at once.
CLAIM = timedelta(minutes=5)
# A reader who waits holds a thread of the server.
LONGEST_WAIT_SECONDS = 20.0
PAUSE_SECONDS = 0.05


class BeingMadeError(Exception):
    """Somebody is making it, and needs longer than a reader can be let wait."""


@dataclass(frozen=True)
class Making:
    """What a maker gets: an open record, the edition's kind and fingerprint, and the
    uid of an item of it, or "". `against`: the edition that it is compared with.
    """

    record: MeetingRecord
    kind: str
    fingerprint: str
    item: str = ""
    against: Against | None = None


@dataclass(frozen=True)
class Against:
    """The record and kind of an earlier edition; `kept_back` as in `Wanted`."""

    record: MeetingRecord
    kind: str
    kept_back: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Maker:
    """How one kind is made.

    `fingerprint` names the templates, styles, fonts and programs that go in. `ahead`
    says which of them readers can ask for of an edition that is live.
    """

    make: Callable[[Making], bytes]
    fingerprint: Callable[[], str]
    as_file: bool
    ahead: Callable[[Edition], Iterable[Wanted]] = lambda _: ()


_makers: dict[str, Maker] = {}


def add_maker(kind: str, maker: Maker) -> None:
    _makers[kind] = maker


@dataclass(frozen=True)
class Wanted:
    """One rendering of an edition: of its whole, or of the item `item`.

    `notes` are the corrections that stand beside it, where the rendering prints them.
    `against` is the edition that it is compared with, `kept_back` lists of what of the
    two the public may not read any more.
    """

    kind: str
    edition: Edition
    item: str = ""
    notes: tuple[NoteRecord, ...] = field(default=())
    against: Edition | None = None
    kept_back: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def key(self) -> str:
        """The fingerprint of everything that the bytes depend on."""
        parts = [
            self.kind,
            self.edition.kind,
            self.edition.fingerprint,
            self.item,
            *(note.canonical() for note in self.notes),
            *self._compared(),
            _council_settings(),
            _makers[self.kind].fingerprint(),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def _compared(self) -> list[str]:
        if self.against is None:
            return []
        other = self.against
        return [other.kind, other.fingerprint, json.dumps(self.kept_back)]


def wanted_of(edition: Edition, kind: str = "") -> Iterator[Wanted]:
    """All that readers can ask for of an edition, or all of one kind, in the order of
    the makers."""
    for name, maker in _makers.items():
        if kind in {"", name}:
            yield from maker.ahead(edition)


def kept(wanted: Iterable[Wanted]) -> dict[str, Rendition]:
    """What is made already of these, by key, in one query; bodies included."""
    keys = [each.key for each in wanted]
    rows = Rendition.objects.filter(pk__in=keys, made_at__isnull=False)
    return {row.fingerprint: row for row in rows}


def body_of(wanted: Wanted, row: Rendition | None = None) -> bytes:
    """Return a page body, made now where it isn't kept. `row`: what `kept` found."""
    row = row or _made(wanted)
    return bytes(row.body or b"")


def kept_file(wanted: Wanted) -> Path | None:
    """The file of a PDF, where it is kept."""
    path = _path(wanted.key)
    made = Rendition.objects.filter(pk=wanted.key, made_at__isnull=False)
    row = made.only("made_at").first()
    if row and not path.is_file():
        # Files may be thrown away at any time, and the row not with them. Whoever
        # found it missing before may be making it by now.
        made.filter(made_at=row.made_at).delete()
        return None
    return path if row else None


def is_begun(wanted: Wanted) -> bool:
    """Whether somebody makes it, or has made it."""
    return Rendition.objects.filter(pk=wanted.key).exists()


def file_of(wanted: Wanted) -> Path:
    """The file of a PDF, made now where it isn't kept. Raises BeingMadeError."""
    path = kept_file(wanted)
    if path is None:
        _made(wanted)
    return path or _path(wanted.key)


def make_sure(wanted: Wanted) -> None:
    """Make it now where it isn't kept."""
    if _makers[wanted.kind].as_file:
        file_of(wanted)
    elif not Rendition.objects.filter(pk=wanted.key, made_at__isnull=False).exists():
        _made(wanted)


def forget_naming(sha256s: Collection[str]) -> None:
    """Throw away what is kept of meetings that name files which have come: their
    bodies say that they aren't held, and neither they nor their PDFs know their sizes.
    """
    editions = Edition.objects.filter(documents__sha256__in=sha256s)
    Rendition.objects.filter(meeting__in=editions.values("meeting")).delete()


def read_programs() -> None:
    """Read the fingerprints of all makers now, before another release lies on the disk:
    what this one makes would be kept as that one's."""
    for maker in _makers.values():
        maker.fingerprint()


def render(wanted: Wanted) -> bytes:
    """Render without keeping: what a preview shows."""
    record = stored_meeting(wanted.edition.record)
    if wanted.notes:
        header = record.minutes.model_copy(update={"notes": wanted.notes})
        record = record.model_copy(update={"minutes": header})
    edition = wanted.edition
    making = Making(
        record, edition.kind, edition.fingerprint, wanted.item, _against(wanted)
    )
    return _makers[wanted.kind].make(making)


def _against(wanted: Wanted) -> Against | None:
    if wanted.against is None:
        return None
    record = stored_meeting(wanted.against.record)
    return Against(record, wanted.against.kind, wanted.kept_back)


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
    give_up_at = time.monotonic() + LONGEST_WAIT_SECONDS
    while True:
        until = _claim(wanted)
        if until:
            return _make(wanted, until)
        row = Rendition.objects.filter(pk=key).first()
        if row and row.made_at:
            return row
        if time.monotonic() >= give_up_at:
            raise BeingMadeError(wanted.kind)
        time.sleep(PAUSE_SECONDS)


def _claim(wanted: Wanted) -> datetime | None:
    """Take the making of it on, and return until when: that moment is the claim's
    mark, since who takes it over has a later one. None where it is made, or somebody
    else makes it who lives and has time left.
    """
    now = timezone.now()
    until = now + CLAIM
    mine = {"claimed_until": until, "claimed_by": my_name()}
    try:
        with transaction.atomic():
            Rendition.objects.create(
                fingerprint=wanted.key,
                kind=wanted.kind,
                meeting_id=wanted.edition.meeting_id,
                **mine,
            )
    except IntegrityError:
        claims = Rendition.objects.filter(pk=wanted.key, made_at__isnull=True)
        theirs = claims.first()
        if theirs is None or not _has_lapsed(theirs, now):
            return None
        same = claims.filter(claimed_until=theirs.claimed_until)
        return until if same.update(**mine) else None
    return until


def _has_lapsed(claim: Rendition, now: datetime) -> bool:
    late = claim.claimed_until is None or claim.claimed_until < now
    return late or bool(claim.claimed_by and not is_alive(claim.claimed_by))


def _make(wanted: Wanted, until: datetime) -> Rendition:
    """Make it and keep it, unless the claim was lost meanwhile: then it is only
    handed out."""
    claim = Rendition.objects.filter(
        pk=wanted.key, made_at__isnull=True, claimed_until=until
    )
    try:
        made = render(wanted)
        row = Rendition(
            fingerprint=wanted.key,
            kind=wanted.kind,
            size=len(made),
            body=None if _makers[wanted.kind].as_file else made,
            made_at=timezone.now(),
        )
        if row.body is None:
            _keep_file(_path(wanted.key), made, claim, row)
        else:
            _keep(claim, row)
    except BaseException:
        claim.delete()
        raise
    return row


def _keep(claim: QuerySet[Rendition], row: Rendition) -> int:
    """Make the claim what it was for; return 0 where it was lost."""
    return claim.update(
        size=row.size,
        body=row.body,
        made_at=row.made_at,
        claimed_until=None,
        claimed_by="",
    )


def _keep_file(
    path: Path, data: bytes, claim: QuerySet[Rendition], row: Rendition
) -> None:
    """Put the file in its place as the row says that it is there."""
    with draft_of(path) as draft:
        draft.write_bytes(data)
        with transaction.atomic():
            if _keep(claim, row):
                draft.replace(path)
                return
        # What another has put there since is the better one.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
