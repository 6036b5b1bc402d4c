"""Page bodies: what an edition says, rendered once and kept as UTF-8 bytes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from meetings.files import fingerprint_of_all
from meetings.models import Edition, PublishedMeeting
from meetings.public.changes.editions import changes_between
from meetings.public.changes.kept_back import kept_back
from meetings.public.changes.links import latest_pair
from meetings.public.changes.sides import KeptBack
from meetings.record.meeting import walk_items
from meetings.renditions import Maker, Wanted, add_maker, body_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.safestring import SafeString

    from meetings.models import Rendition
    from meetings.renditions import Making

MEETING_BODY = "meeting body"
ITEM_BODY = "item body"
CHANGES_BODY = "changes body"

# What makes the words of a body: a change in any of these makes bodies anew.
_SOURCES = (
    "meetings/public/bodies.py",
    "meetings/public/changes",
    "meetings/comparing",
    "meetings/in_the_room.py",
    "meetings/public/richtext.py",
    "meetings/headings.py",
    "meetings/law.py",
    "meetings/public/documents.py",
    "meetings/papers/naming.py",
    "meetings/wording.py",
    "meetings/templatetags",
    "templates/meetings/partials",
    "templates/meetings/public/bodies",
)


def body_html(wanted: Wanted, row: Rendition | None) -> SafeString:
    """The kept body. Safe: our own template made it, and cleaned what it printed."""
    return mark_safe(body_of(wanted, row).decode())  # noqa: S308


def meeting_body(edition: Edition) -> Wanted:
    return Wanted(MEETING_BODY, edition)


def item_body(edition: Edition, uid: str) -> Wanted:
    return Wanted(ITEM_BODY, edition, uid)


def changes_body(edition: Edition, against: Edition, kept_back: KeptBack) -> Wanted:
    """What changed from `against` to `edition`."""
    return Wanted(CHANGES_BODY, edition, against=against, kept_back=kept_back)


def _make_meeting(making: Making) -> bytes:
    context = {"record": making.record, "stage": making.kind}
    return render_to_string("meetings/public/bodies/meeting.html", context).encode()


def _make_item(making: Making) -> bytes:
    record = making.record
    found = next(each for each in walk_items(record.items) if each.uid == making.item)
    context = {"meeting": record, "item": found, "stage": making.kind}
    return render_to_string("meetings/public/bodies/item.html", context).encode()


def _make_changes(making: Making) -> bytes:
    if making.against is None:
        raise ValueError("Changes are those since another edition.")
    changes = changes_between(
        making.against.record,
        making.record,
        kinds=(making.against.kind, making.kind),
        kept_back=KeptBack(*making.against.kept_back),
    )
    context = {"changes": changes}
    return render_to_string("meetings/public/bodies/changes.html", context).encode()


@cache
def _sources() -> str:
    sources = [settings.BASE_DIR / source for source in _SOURCES]
    return fingerprint_of_all(
        each
        for path in sources
        for each in (path.rglob("*.*") if path.is_dir() else [path])
        if each.suffix in {".py", ".html"}
    )


def _meeting_ahead(edition: Edition) -> Iterator[Wanted]:
    yield meeting_body(edition)


def _items_ahead(edition: Edition) -> Iterator[Wanted]:
    rows = edition.items.exclude(kind="heading").order_by("position")
    for uid in rows.values_list("uid", flat=True):
        yield item_body(edition, uid)


def _changes_ahead(edition: Edition) -> Iterator[Wanted]:
    """What changed since the edition before, where that is what is compared first."""
    editions = Edition.objects.filter(meeting=edition.meeting_id)
    pair = latest_pair(editions.defer("record"))
    if pair and pair[1].pk == edition.pk:
        meetings = PublishedMeeting.objects.select_related("minutes")
        found = meetings.get(meeting=edition.meeting_id)
        yield changes_body(edition, pair[0], kept_back(found, pair))


def add_makers() -> None:
    for kind, make, ahead in (
        (MEETING_BODY, _make_meeting, _meeting_ahead),
        (ITEM_BODY, _make_item, _items_ahead),
        (CHANGES_BODY, _make_changes, _changes_ahead),
    ):
        add_maker(kind, Maker(make, _sources, as_file=False, ahead=ahead))
