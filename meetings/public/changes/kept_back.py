"""What of two editions the public no longer reads, or never did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.models import PublishedItem, Withheld
from meetings.public.changes.sides import KeptBack, sensitive_interests
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
        sensitive=_sensitive(found, pair),
    )


def _sensitive(found: PublishedMeeting, pair: Pair) -> tuple[str, ...]:
    """The interests that are sensitive in the minutes that count, where these are not
    among the two: then they are found when the body is made."""
    if found.minutes is None or pair[0].kind != "minutes" or pair[1] == found.minutes:
        return ()
    record = stored_meeting(found.minutes.record)
    return tuple(sensitive_interests(walk_items(record.items)))
