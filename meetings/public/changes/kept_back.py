"""What of two editions the public no longer reads, or never did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.models import PublishedItem, Withheld
from meetings.public.changes.sides import (
    IN_THE_LATER,
    KeptBack,
    open_interests,
)
from meetings.record.meeting import stored_meeting, walk_items

if TYPE_CHECKING:
    from meetings.models import Edition, PublishedMeeting

    Pair = tuple[Edition, Edition]


def kept_back(found: PublishedMeeting, pair: Pair) -> KeptBack:
    """What an edition later than each of the two, or the live minutes, keep from the
    public: see `latest_of` in `meetings/querysets.py`."""
    before, after = pair
    rows = [
        *Withheld.objects.filter(edition__meeting=found.meeting_id).values_list(
            "edition", "uid"
        ),
        *PublishedItem.objects.filter(published=found, private=True).values_list(
            "edition", "uid"
        ),
    ]

    def later_than(edition: Edition) -> tuple[str, ...]:
        uids = {
            uid
            for key, uid in rows
            if key > edition.pk or (key == found.minutes_id and key != edition.pk)
        }
        return tuple(sorted(uids))

    then = {uid for key, uid in rows if key == before.pk}
    return KeptBack(
        before=later_than(before),
        after=later_than(after),
        then=tuple(sorted(then)),
        open_interests=_open_interests(found, pair),
    )


def _open_interests(found: PublishedMeeting, pair: Pair) -> tuple[str, ...]:
    """Those of the minutes that count; where these are the later of the two, they are
    found when the body is made."""
    if found.minutes is None or pair[1] == found.minutes:
        return (IN_THE_LATER,)
    record = stored_meeting(found.minutes.record)
    return tuple(open_interests(walk_items(record.items)))
