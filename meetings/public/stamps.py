"""What a page of the public depends on besides its address, in one short query.

Where the stamp is what it was, the page is what it was. It is made of the count of
public changes, of the sizes of our own PDFs where the page gives them, of the day, and
of the program with its settings.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.utils import timezone

from committees.clock import today
from committees.public_changes import current_stamp, read_moment
from meetings.public.council import current_council

if TYPE_CHECKING:
    from datetime import date

# What words a page: all that is ours but tests, and what the browser is sent.
_SOURCES = ("committees", "meetings", "opendata", "reports", "templates")


@dataclass(frozen=True)
class PageStamp:
    """`mark` differs where a page may differ; it has been so since `since`."""

    mark: str
    since: datetime


def of_program(**_: Any) -> PageStamp:
    """For a page of which nothing is published."""
    return _stamp("", None)


def of_council(**_: Any) -> PageStamp:
    """For pages that are made of any meeting, committee or member."""
    count = current_stamp()
    return _stamp(str(count.changes), count.changed_at)


def of_meeting(*, uid: str, **_: Any) -> PageStamp:
    """For a page that gives the sizes of a meeting's PDFs."""
    return _with_pdfs(_OF_MEETING, uid)


def of_item(*, uid: str, **_: Any) -> PageStamp:
    return _with_pdfs(_OF_ITEM, uid)


def _with_pdfs(which: str, uid: str) -> PageStamp:
    with connection.cursor() as cursor:
        cursor.execute(_WITH_PDFS + which, [uid])
        changes, changed_at, pdfs, made_at = cursor.fetchone()
    moments = [read_moment(each) for each in (changed_at, made_at) if each]
    return _stamp(f"{changes} {pdfs}", max(filter(None, moments), default=None))


_WITH_PDFS = (
    "SELECT (SELECT SUM(changes) FROM committees_publicchanges),"
    " (SELECT MAX(changed_at) FROM committees_publicchanges),"
    " COUNT(*), MAX(made_at) FROM meetings_rendition"
    " WHERE made_at IS NOT NULL AND body IS NULL AND meeting_id = "
)
_OF_MEETING = "(SELECT meeting_id FROM meetings_publishedmeeting WHERE uid = %s)"
_OF_ITEM = (
    "(SELECT p.meeting_id FROM meetings_publisheditem i"
    " JOIN meetings_publishedmeeting p ON p.id = i.published_id"
    " WHERE i.uid = %s LIMIT 1)"
)


def _stamp(count: str, changed_at: datetime | None) -> PageStamp:
    day = today()
    since = max(_midnight(day), _release()[1], changed_at or _release()[1])
    council = current_council()
    mark = f"{count} {day} {_release()[0]} {council} {settings.COUNCIL_NATION}"
    return PageStamp(mark, since)


@lru_cache(maxsize=4)
def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@cache
def _release() -> tuple[str, datetime]:
    """The fingerprint of the program, and when its newest file was written."""
    digest = hashlib.sha256()
    newest = 0.0
    for room in _SOURCES:
        for path in sorted((settings.BASE_DIR / room).rglob("*")):
            if path.suffix in {".py", ".html", ".css"}:
                digest.update(path.read_bytes())
                newest = max(newest, path.stat().st_mtime)
    digest.update(staticfiles_storage.url("minutebook/minutebook.css").encode())
    return digest.hexdigest()[:16], datetime.fromtimestamp(newest, UTC)
