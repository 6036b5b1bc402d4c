"""What a page of the public depends on besides its address, in one short query.

Where the stamp is what it was, the page is what it was. It is made of the count of
public changes, of the sizes of our own PDFs where the page gives them, of the day, and
of the program with its settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.utils import timezone

from committees.clock import today
from committees.public_changes import current_stamp
from meetings.files import fingerprint_of_all
from meetings.public.council import current_council

if TYPE_CHECKING:
    from datetime import datetime

# What words a page: all that is ours but tests, and what the browser is sent.
_SOURCES = ("committees", "meetings", "opendata", "reports", "templates")


@dataclass(frozen=True)
class PageStamp:
    """`mark` differs where a page may differ; it was so at `since`, and is now."""

    mark: str
    since: datetime


def of_program(**_: Any) -> PageStamp:
    """For a page of which nothing is published."""
    return _stamp("")


def of_council(**_: Any) -> PageStamp:
    """For pages that are made of any meeting, committee or member."""
    return _stamp(current_stamp())


def of_meeting(*, uid: str, **_: Any) -> PageStamp:
    """For a page that gives the sizes of a meeting's PDFs."""
    return _with_pdfs(_OF_MEETING, uid)


def of_item(*, uid: str, **_: Any) -> PageStamp:
    return _with_pdfs(_OF_ITEM, uid)


def _with_pdfs(which: str, uid: str) -> PageStamp:
    with connection.cursor() as cursor:
        cursor.execute(_WITH_PDFS + which, [uid])
        return _stamp(" ".join(map(str, cursor.fetchone())))


_WITH_PDFS = (
    "SELECT (SELECT SUM(changes) FROM committees_publicchanges),"
    " (SELECT MAX(changed_at) FROM committees_publicchanges),"
    " COUNT(*) FROM meetings_rendition"
    " WHERE made_at IS NOT NULL AND body IS NULL AND meeting_id = "
)
_OF_MEETING = "(SELECT meeting_id FROM meetings_publishedmeeting WHERE uid = %s)"
_OF_ITEM = (
    "(SELECT p.meeting_id FROM meetings_publisheditem i"
    " JOIN meetings_publishedmeeting p ON p.id = i.published_id"
    " WHERE i.uid = %s LIMIT 1)"
)


def _stamp(count: str) -> PageStamp:
    mark = f"{count} {today()} {_release()} {current_council()}"
    mark += f" {settings.COUNCIL_NATION}"
    return PageStamp(mark, _first_seen(mark))


@lru_cache(maxsize=1024)
def _first_seen(mark: str) -> datetime:
    """The end of the second in which this process first saw the mark: what it shows
    has been so at least since then, whatever changed it, and whenever that began."""
    now = timezone.now()
    return now.replace(microsecond=0) + timedelta(seconds=1)


@cache
def _release() -> str:
    """The fingerprint of the program."""
    sources = fingerprint_of_all(
        path
        for room in _SOURCES
        for path in (settings.BASE_DIR / room).rglob("*")
        if path.suffix in {".py", ".html", ".css"}
    )
    return f"{sources} {staticfiles_storage.url('minutebook/minutebook.css')}"


def read_program() -> None:
    """Read the program's fingerprint now, before another release lies on the disk."""
    _release()
