"""The scrutiny committee's next meeting: its agenda is out, with a supplement."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from meetings.record.items import IssueRecord, ItemRecord
from meetings.record.meeting import LinksRecord, MeetingRecord
from opendata.demo import buses, papers
from opendata.demo.diary import THURSDAY, moment
from opendata.demo.editions import first_edition
from opendata.demo.people import TREHARNE
from opendata.demo.programme import SCRUTINY_NEXT, SCRUTINY_TREES
from opendata.demo.routine import apologies, declarations, earlier_minutes, recommended
from opendata.demo.text import plain, rich, uid

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf


def to_come(diary: Diary, shelf: Shelf) -> MeetingRecord:
    """An agenda and its supplement: an urgent item and a paper that came late."""
    sitting = SCRUTINY_NEXT
    first = MeetingRecord(
        uid=sitting.uid,
        committee=sitting.committee,
        date=sitting.day(diary),
        start_time=dt.time(18, 30),
        venue=sitting.venue,
        links=LinksRecord(
            webcast="https://webcast.harrowdale.example/scrutiny",
            join="https://meet.harrowdale.example/scrutiny",
        ),
        notice=sitting.announced(diary),
        agenda=sitting.agenda_out(diary),
        items=(
            apologies(sitting),
            declarations(sitting),
            earlier_minutes(sitting, SCRUTINY_TREES, diary),
            ItemRecord(
                uid=sitting.item("4"),
                number="4",
                title="Questions from the public",
                kind="questions",
                purpose=rich("""
                    To answer questions from the public. Questions reach Democratic
                    Services by noon two working days before the meeting.
                """),
            ),
            buses.first_weeks(diary, shelf),
            _winter_service(diary, shelf),
            ItemRecord(
                uid=sitting.item("7"),
                number="7",
                title="Work programme",
                kind="other",
                purpose=rich("To agree what the committee will look at next."),
            ),
        ),
    )
    supplement = shelf.paper(
        "supplement-1.pdf",
        "Supplement 1: landslip at Penmorfa Bank, and answers from passengers",
        papers.SUPPLEMENT,
        head=f"{sitting.head(diary, '8')}, and item 5",
        kind="supplement",
        late="""
            The landslip happened after the agenda had gone out. The answers from
            passengers came on the day after it.
        """,
    )
    header = first.agenda.model_copy(
        update={
            "edition": 2,
            "published_at": moment(diary.day(sitting.week - 2, THURSDAY), 12),
            "correction": "Supplement 1: item 8 was added, and a paper for item 5.",
        }
    )
    return first.model_copy(
        update={
            "agenda": header,
            "earlier": (first_edition("agenda", first),),
            "documents": (supplement,),
            "items": (*first.items, _landslip()),
        }
    )


def _winter_service(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = SCRUTINY_NEXT
    return ItemRecord(
        uid=sitting.item("6"),
        number="6",
        title="Winter service: which roads are salted first",
        issue=IssueRecord(
            uid=uid("issue winter"), title="Winter service plan", reference="HW/119"
        ),
        purpose=rich("""
            To consider a report of the Head of Highways and Drainage on the plan for
            next winter, and on the upland roads that were closed in the last.
        """),
        summary=rich("""
            The plan puts 41 miles of upland road into the first round of salting, and
            takes out 18 miles in the town that buses no longer use. Seven farms would
            be paid to clear snow from lanes that the council’s ploughs can’t enter.
        """),
        recommendations=(
            recommended(
                "The committee is recommended to:",
                "comment on the plan before the Cabinet considers it;",
                "say whether payments to farms should be tried for one winter or two.",
            ),
        ),
        officer_contacts=(TREHARNE.contact,),
        documents=(
            shelf.paper(
                "winter-service-plan.pdf",
                "Report of the Head of Highways and Drainage",
                papers.WINTER,
                about="Winter service: which roads are salted first",
                head=sitting.head(diary, "6"),
            ),
        ),
        wards=("Upper Dale", "Penmorfa", "Brackenhurst"),
    )


def _landslip() -> ItemRecord:
    return ItemRecord(
        uid=SCRUTINY_NEXT.item("8"),
        number="8",
        title="Landslip at Penmorfa Bank",
        kind="urgent",
        purpose=rich("""
            To hear from the Head of Highways and Drainage how the road at Penmorfa Bank
            will be made safe, and how long traffic will be led round it.
        """),
        officer_contacts=(TREHARNE.contact,),
        wards=("Penmorfa",),
        urgency_reason=plain("""
            The road was closed after the agenda had been published, and the way round
            it must be settled before the committee meets again.
        """),
    )
