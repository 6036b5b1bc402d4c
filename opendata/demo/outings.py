"""What is out of a meeting of the sheets, since when, and in which editions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from meetings.record.meeting import (
    AgendaHeader,
    MeetingRecord,
    MinutesHeader,
    NoteRecord,
    NoticeHeader,
)
from opendata.demo.conduct import CONDUCT
from opendata.demo.diary import THURSDAY, TUESDAY, WEDNESDAY, moment
from opendata.demo.editions import edition, first_draft, first_edition
from opendata.demo.markup import folded, paragraphs
from opendata.demo.room import Room
from opendata.demo.seats import sitting_on
from opendata.demo.sheet import listed

if TYPE_CHECKING:
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import EarlierRecord
    from meetings.record.people import PersonRecord
    from opendata.demo.sheet import MeetingSheet
    from opendata.demo.timetable import Session, Timetable


@dataclass(frozen=True)
class Outings:
    session: Session
    sheet: MeetingSheet
    timetable: Timetable

    @property
    def _midnight(self) -> dt.datetime:
        return dt.datetime.combine(self.timetable.diary.today, dt.time(), dt.UTC)

    @property
    def is_held(self) -> bool:
        day = self.session.sitting.day(self.timetable.diary)
        return self.session.takes_place and day < self.timetable.diary.today

    @property
    def has_minutes(self) -> bool:
        return self.is_held and self._draft_out < self._midnight

    @property
    def has_agenda(self) -> bool:
        out = self._agenda().published_at
        return bool(self.sheet.items and out and out < self._midnight)

    @property
    def _draft_out(self) -> dt.datetime:
        sitting = self.session.sitting
        return sitting.weeks_after(self.timetable.diary, 1, 14)

    def published(self, record: MeetingRecord) -> MeetingRecord:
        """Return the record with its headers, and the editions that were before."""
        now = record.model_copy(
            update={"notice": self._notice(), "minutes": self._minutes()}
            | ({"agenda": self._agenda()} if self.has_agenda else {})
        )
        now, notices = self._changed(now)
        now, agendas = self._supplemented(now)
        now, drafts = self._drafted(now)
        return now.model_copy(update={"earlier": (*notices, *agendas, *drafts)})

    def _on(self, weeks: int, weekday: int, hour: int, minute: int = 0) -> dt.datetime:
        day = self.session.sitting.on(self.timetable.diary, weeks, weekday)
        return moment(day, hour, minute)

    def _words(self, key: str) -> str:
        return self.timetable.days(self.sheet.one(key), self.session.committee)

    def _notice(self) -> NoticeHeader:
        if "short-notice" in self.sheet:
            return NoticeHeader(published_at=self._on(-1, WEDNESDAY, 11))
        if "called" in self.sheet:
            weeks = int(self.sheet.one("called"))
            return NoticeHeader(published_at=self._on(-weeks, WEDNESDAY, 10))
        return self.session.sitting.announced(self.timetable.diary)

    def _agenda(self) -> AgendaHeader:
        if "short-notice" in self.sheet:
            return AgendaHeader(
                published_at=self._on(-1, WEDNESDAY, 16), convened_short_notice=True
            )
        if "late-agenda" in self.sheet:
            return AgendaHeader(
                published_at=self._on(-1, THURSDAY, 12),
                late_reason=paragraphs(self._words("late-agenda")),
            )
        return self.session.sitting.agenda_out(self.timetable.diary)

    def _minutes(self) -> MinutesHeader:
        if not self.has_minutes:
            return MinutesHeader()
        diary = self.timetable.diary
        approving = self.timetable.approved_at(self.session)
        out = approving.sitting.weeks_after(diary, 1, 10) if approving else None
        if not approving or not out or out >= self._midnight:
            return MinutesHeader(state="draft", published_at=self._draft_out)
        return MinutesHeader(
            state="approved",
            published_at=out,
            edition=2,
            approved_on=approving.sitting.day(diary),
            approved_at=approving.sitting.uid,
            signed_by=self._signing(approving),
            notes=tuple(
                self._note(value, approving) for value in self.sheet.all("note")
            ),
        )

    def _signing(self, approving: Session) -> PersonRecord:
        """Who was in the chair there."""
        if approving.sheet:
            room = Room(approving, approving.sheet, self.timetable.diary)
            return room.presiding()
        day = approving.sitting.day(self.timetable.diary)
        sitting = sitting_on(approving.committee, day, self.timetable.diary)
        return next(member.printed for member, role in sitting if role == "chair")

    def _note(self, value: str, approving: Session) -> NoteRecord:
        """`note: 5 | text`, or with "-" for a note on the whole."""
        number, text = listed(folded(value), "|")
        clerk = CONDUCT[self.session.committee].clerk
        return NoteRecord(
            item=None if number == "-" else self.session.sitting.item(number),
            text=text,
            by=f"{clerk.name}, {clerk.job_title}",
            on=approving.sitting.on(self.timetable.diary, 3, TUESDAY),
        )

    def _changed(
        self, record: MeetingRecord
    ) -> tuple[MeetingRecord, list[EarlierRecord]]:
        """Moved, cancelled or postponed: the next notices say so."""
        if "status" in self.sheet:
            return self._called_off(record)
        if "moved" not in self.sheet:
            return record, []
        diary = self.timetable.diary
        earlier: list[EarlierRecord] = []
        days: list[dt.date] = []
        notice = record.notice
        for number, value in enumerate(self.sheet.names("moved"), start=1):
            week, _, told = value.partition("@")
            day = diary.day(int(week), self.session.sitting.weekday)
            before = record.model_copy(
                update={"date": day, "moved_from": tuple(days), "notice": notice}
            )
            earlier.append(edition("notice", number, before))
            days.append(day)
            notice = NoticeHeader(
                published_at=moment(diary.day(int(told), WEDNESDAY), 14),
                edition=number + 1,
                correction="The meeting was moved.",
            )
        update: dict[str, Any] = {"moved_from": tuple(days), "notice": notice}
        update["status_reason"] = paragraphs(self._words("reason"))
        return record.model_copy(update=update), earlier

    def _called_off(
        self, record: MeetingRecord
    ) -> tuple[MeetingRecord, list[EarlierRecord]]:
        status, instead = self.sheet.one("status"), self.sheet.one("replaced-by")
        replacing = None
        if instead:
            other = self.session.sitting.__class__(
                self.session.committee, int(instead), self.session.sitting.weekday
            )
            replacing = other.uid
        update = {
            "status": status,
            "status_reason": paragraphs(self._words("reason")),
            "replaced_by": replacing,
            "notice": NoticeHeader(
                published_at=self._on(-2, THURSDAY, 15, 30),
                edition=2,
                correction=f"The meeting was {status}.",
            ),
        }
        return record.model_copy(update=update), [first_edition("notice", record)]

    def _supplemented(
        self, record: MeetingRecord
    ) -> tuple[MeetingRecord, list[EarlierRecord]]:
        """What came after the agenda is in its next edition; what was raised at the
        meeting is in none."""
        if not self.has_agenda:
            return record, []
        earlier = []
        raised = [
            self.session.sitting.item(item.number)
            for item in record.items
            if item.title
            in {each.head for each in self.sheet.items if "raised" in each}
        ]
        planned = record.model_copy(
            update={"items": tuple(i for i in record.items if i.uid not in raised)}
        )
        if "agenda-correction" in self.sheet:
            correction, *reworded = listed(self._words("agenda-correction"), "|")
            first = _without_supplement(planned)
            if reworded:
                first = _with_words(first, *reworded)
            earlier.append(first_edition("agenda", first))
            agenda = record.agenda.model_copy(
                update={
                    "edition": 2,
                    "published_at": self._on(-2, THURSDAY, 12),
                    "correction": folded(correction),
                }
            )
            record = record.model_copy(update={"agenda": agenda})
            planned = planned.model_copy(update={"agenda": agenda})
        if raised and self.has_minutes:
            earlier.append(edition("agenda", record.agenda.edition, planned))
        return record, earlier

    def _drafted(
        self, record: MeetingRecord
    ) -> tuple[MeetingRecord, list[EarlierRecord]]:
        """The drafts before the minutes that are out, perhaps with words that a second
        draft or the committee corrected."""
        if not self.has_minutes:
            return record, []
        amended = listed(folded(self.sheet.one("as-amended")), "|")
        drafted = _with_words(record, *amended) if amended else record
        redraft = listed(folded(self.sheet.one("redraft")), "|")
        if not redraft and record.minutes.state == "draft":
            return drafted, []
        if not redraft:
            return record, [first_draft(drafted, self._draft_out)]
        second = MinutesHeader(
            state="draft",
            published_at=self._on(2, THURSDAY, 11),
            edition=2,
            correction=redraft[0],
        )
        draft = record.model_copy(update={"minutes": second})
        first = first_draft(_with_words(draft, *redraft[1:]), self._draft_out)
        if record.minutes.state == "draft":
            return draft, [first]
        minutes = record.minutes.model_copy(update={"edition": 3})
        now = record.model_copy(update={"minutes": minutes})
        return now, [first, edition("minutes", 2, draft)]


def _with_words(record: MeetingRecord, new: str, old: str) -> MeetingRecord:
    """The record as it was while it said `old` for `new`."""
    text = record.canonical()
    if new not in text:
        raise ValueError(f"{new!r} is not in {record.uid}")
    return MeetingRecord.model_validate_json(text.replace(new, old))


def _without_supplement(record: MeetingRecord) -> MeetingRecord:
    def before(item: ItemRecord) -> ItemRecord:
        documents = tuple(each for each in item.documents if not each.supplement)
        return item.model_copy(update={"documents": documents})

    items = tuple(before(item) for item in record.items if not item.supplement)
    documents = tuple(
        each
        for each in record.documents
        if not each.supplement and each.kind != "supplement"
    )
    return record.model_copy(update={"items": items, "documents": documents})
