"""What a meeting of the sheets begins with: apologies, interests, earlier minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.record.items import ItemRecord
from opendata.demo.committees import COUNCIL
from opendata.demo.conduct import CONDUCT, NOBODY_SENT_APOLOGIES, NOTHING_DECLARED
from opendata.demo.room import joined
from opendata.demo.routine import apologies, declarations, resolved
from opendata.demo.sheet import listed
from opendata.demo.text import rich

if TYPE_CHECKING:
    from meetings.record.decisions import ResolutionRecord
    from opendata.demo.outings import Outings
    from opendata.demo.room import Room
    from opendata.demo.sheet import MeetingSheet
    from opendata.demo.timetable import Timetable

_SIGNED = (
    "be approved as a correct record and signed by the {}",
    "be confirmed as a correct record and signed by the {}",
    "be agreed as a correct record, and that the {} sign them",
)


def opening_items(
    room: Room, sheet: MeetingSheet, timetable: Timetable, outings: Outings
) -> list[ItemRecord]:
    """Return them in the committee's order, or in that which the sheet gives."""
    opening = _Opening(room, sheet, timetable, has_minutes=outings.has_minutes)
    names = sheet.names("opening") or list(CONDUCT[room.session.committee].opening)
    if names == ["none"]:
        return []
    return [opening.item(name, str(n)) for n, name in enumerate(names, start=1)]


class _Opening:
    def __init__(
        self,
        room: Room,
        sheet: MeetingSheet,
        timetable: Timetable,
        *,
        has_minutes: bool,
    ) -> None:
        self.room, self.sheet, self.timetable = room, sheet, timetable
        self.sitting = room.sitting
        self.has_minutes = has_minutes
        # Clerks have their habits, and don't keep to them: which of the usual
        # sentences comes is told by the week.
        self.turn = abs(self.sitting.week) + len(self.room.conduct.name)

    def item(self, name: str, number: str) -> ItemRecord:
        if name == "apologies":
            nobody = NOBODY_SENT_APOLOGIES[self.turn % len(NOBODY_SENT_APOLOGIES)]
            said = self.room.apologies() or nobody
            return apologies(self.sitting, self._if_held(said), number)
        if name == "declarations":
            return declarations(self.sitting, self._if_held(self._declared()), number)
        if name == "chair":
            return self._election(number)
        return self._earlier(number)

    def _if_held(self, words: str) -> str:
        return words if self.has_minutes else ""

    def _declared(self) -> str:
        """Say in one sentence who declared something; the item says what."""
        names = [
            self.room.called(listed(value, "|")[0])
            for item in self.sheet.items
            for each in (item, *item.under)
            if "private" not in each
            for value in each.all("interest")
        ]
        if not names:
            return NOTHING_DECLARED[self.turn % len(NOTHING_DECLARED)]
        if len(names) == 1:
            return f"{names[0]} declared an interest, which is set out at the item."
        return (
            f"{len(names)} declarations were made. Each is set out at the item that it "
            "is about."
        )

    def _election(self, number: str) -> ItemRecord:
        chair = self.room.presiding()
        elected = resolved(f"That {chair.name} be elected Chair for this meeting.")
        return ItemRecord(
            uid=self.sitting.item(number),
            number=number,
            title="Election of a chair",
            kind="other",
            purpose=rich("To elect a chair for this meeting."),
            resolutions=(elected,) if self.has_minutes else (),
        )

    def _earlier(self, number: str) -> ItemRecord:
        """The item that approves all minutes since the last ordinary meeting."""
        before = self.timetable.to_approve(self.room.session)
        own = [each for each in before if each.committee == self.room.session.committee]
        hearings = [each for each in before if each not in own]
        diary = self.timetable.diary
        days = [each.sitting.date_words(diary) for each in own]
        days = days or [self.timetable.before_the_first(self.room.session)]
        meetings = "meeting" if len(days) == 1 else "meetings"
        said = f"the minutes of the {meetings} on {joined(list(dict.fromkeys(days)))}"
        if hearings:
            held = [each.sitting.date_words(diary) for each in hearings]
            word = "hearing" if len(set(held)) == 1 else "hearings"
            days_held = joined(list(dict.fromkeys(held)))
            said += f", and those of the sub-committee’s {word} on {days_held},"
        title = said.removeprefix("the ").rstrip(",").split(", and those")[0]
        return ItemRecord(
            uid=self.sitting.item(number),
            number=number,
            title=title[0].upper() + title[1:],
            kind="minutes",
            purpose=rich(f"To approve {said.rstrip(',')}."),
            resolutions=(self._approved(said),) if self.has_minutes else (),
        )

    def _approved(self, said: str) -> ResolutionRecord:
        who = "Mayor" if self.room.session.committee == COUNCIL else "Chair"
        signed = _SIGNED[self.turn % len(_SIGNED)].format(who)
        if but := self.sheet.one("subject-to"):
            return resolved(
                f"That {said} {signed}, subject to {but}", outcome="amended"
            )
        return resolved(f"That {said} {signed}.", outcome="approved")
