"""What a check must be told beside the record: asked of the tables here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from committees.models import Member, Officer
from meetings.checking.findings import Context, Look
from meetings.clear_days import is_late, last_lawful_day
from meetings.law import council_nation
from meetings.models import ItemVersion, PublishedPart
from meetings.models.published import PartKind
from meetings.record.meeting import stored_meeting, walk_items

if TYPE_CHECKING:
    from datetime import date

    from meetings.models import Meeting
    from meetings.previews import Preview
    from meetings.record.meeting import EditionKind, MeetingRecord


def context_of(meeting: Meeting, preview: Preview, *, today: date) -> Context:
    record, kind = preview.full, preview.kind
    notice = preview.live.get("notice")
    return Context(
        nation=council_nation(),
        today=today,
        late=kind == "agenda" and is_late(record.date, preview.now),
        holidays_known=last_lawful_day(record.date).known,
        seconded=kind == "minutes" and _is_seconded(meeting, record),
        people=_people(preview),
        looks=_looks(meeting) if kind == "agenda" else {},
        notice=stored_meeting(notice.record) if notice else None,
        before=preview.before,
        agenda_is_out="agenda" in preview.live,
        undecided=_undecided(meeting, kind),
    )


def _undecided(meeting: Meeting, kind: EditionKind) -> frozenset[str]:
    if kind == "notice":
        return frozenset()
    rows = ItemVersion.objects.filter(aside=True, settled=False, side=kind)
    of_meeting = rows.filter(item__meeting=meeting)
    return frozenset(of_meeting.values_list("item__uid", flat=True))


def _is_seconded(meeting: Meeting, record: MeetingRecord) -> bool:
    """Whether resolutions of this committee have had seconders before, asked only
    where one here has none."""
    resolutions = [each for i in walk_items(record.items) for each in i.resolutions]
    if not any(each.mover and not each.seconder for each in resolutions):
        return False
    rows = PublishedPart.objects.live().filter(
        what=PartKind.SECONDER,
        about="resolution",
        published__committee=meeting.committee_id,
    )
    return rows.exists()


def _people(preview: Preview) -> tuple[str, ...]:
    """The names that an open title might give away; none where there is no such."""
    items = walk_items(preview.full.items)
    if not any(item.private and item.private.open_title for item in items):
        return ()
    members = Member.objects.order_by().values_list("name", flat=True)
    officers = Officer.objects.order_by().values_list("name", flat=True)
    return tuple(sorted(members.union(officers)))


def _looks(meeting: Meeting) -> dict[str, Look]:
    rows = meeting.documents.values_list("uid", "has_words", "is_tagged")
    return {uid: Look(has_words, is_tagged) for uid, has_words, is_tagged in rows}
