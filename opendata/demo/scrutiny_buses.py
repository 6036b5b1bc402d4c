"""A scrutiny meeting with approved minutes, and a correction beside them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from meetings.record.decisions import DeclarationRecord
from meetings.record.items import (
    IssueRecord,
    ItemRecord,
    WithdrawnRecord,
)
from meetings.record.meeting import (
    MeetingRecord,
    MinutesHeader,
    NoteRecord,
)
from opendata.demo import buses, papers
from opendata.demo.diary import TUESDAY
from opendata.demo.editions import first_draft
from opendata.demo.issues import TREES
from opendata.demo.people import (
    ACKROYD,
    ADEBAYO,
    DAVIES_LLANFAIR,
    DAVIES_PENMORFA,
    FENWICK,
    HOLROYD,
    LINDQVIST,
    OKAFOR,
    RAHMAN,
    TREHARNE,
    VENKATARAMAN,
)
from opendata.demo.programme import SCRUTINY_BEFORE, SCRUTINY_BUSES, SCRUTINY_TREES
from opendata.demo.routine import (
    apologies,
    approved,
    declarations,
    earlier_minutes,
    officers_there,
    recommended,
    resolved,
    there,
)
from opendata.demo.text import plain, rich, uid

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf


def with_buses(diary: Diary, shelf: Shelf) -> MeetingRecord:
    """Approved minutes, with a correction beside them."""
    sitting = SCRUTINY_BUSES
    record = MeetingRecord(
        uid=sitting.uid,
        committee=sitting.committee,
        date=sitting.day(diary),
        start_time=dt.time(18, 30),
        end_time=dt.time(20, 52),
        venue=sitting.venue,
        status="held",
        notice=sitting.announced(diary),
        agenda=sitting.agenda_out(diary),
        minutes=MinutesHeader(
            state="approved",
            published_at=SCRUTINY_TREES.weeks_after(diary, 1, 10),
            edition=2,
            approved_on=SCRUTINY_TREES.day(diary),
            approved_at=SCRUTINY_TREES.uid,
            signed_by=RAHMAN.printed,
            notes=(
                NoteRecord(
                    item=sitting.item("6"),
                    text=plain("""
                        In the second paragraph, “Wharf Lane” should read “Wharf
                        Street”. The gullies that were replaced are those in Wharf
                        Street.
                    """),
                    by="Beth Holroyd, Democratic Services Officer",
                    on=diary.day(-3, TUESDAY),
                ),
            ),
        ),
        attendance=(
            there(RAHMAN, "Chair"),
            there(DAVIES_LLANFAIR, "Vice-chair"),
            there(DAVIES_PENMORFA),
            there(ACKROYD),
            there(VENKATARAMAN, arrived_at=sitting.item("4")),
            there(LINDQVIST, "Co-opted member, without a vote", mode="remote"),
            there(
                OKAFOR,
                "Cabinet Member for Highways and Streets",
                presence="in_attendance",
            ),
            *officers_there(FENWICK, TREHARNE, ADEBAYO, HOLROYD),
        ),
        items=(
            apologies(sitting, "There were no apologies."),
            declarations(sitting, "Two members declared interests, in items 5 and 6."),
            earlier_minutes(
                sitting,
                SCRUTINY_BEFORE,
                diary,
                resolution=approved(SCRUTINY_BEFORE, diary),
            ),
            _questions_about_buses(),
            buses.options(diary, shelf),
            _gullies(diary, shelf),
            ItemRecord(
                uid=sitting.item("7"),
                number="7",
                title="Street trees: what is felled and what is planted",
                issue=TREES,
                purpose=rich("To consider a report of the Director of Place."),
                withdrawn=WithdrawnRecord(
                    outcome="deferred",
                    reason=plain("""
                        The survey of trees in Priory ward was not finished. The report
                        will come with it to the next meeting.
                    """),
                    to=SCRUTINY_TREES.uid,
                ),
            ),
            _work_programme(),
        ),
    )
    draft = first_draft(record, sitting.weeks_after(diary, 1, 14))
    return record.model_copy(update={"earlier": (draft,)})


def _questions_about_buses() -> ItemRecord:
    return ItemRecord(
        uid=SCRUTINY_BUSES.item("4"),
        number="4",
        title="Questions from the public",
        kind="questions",
        purpose=rich("""
            To answer questions that members of the public have sent in by noon two
            working days before the meeting.
        """),
        minutes=rich("""
            Mr Desmond Frayne asked whether his daughter would still get to sixth form
            from Upper Dale. Councillor Okafor said that none of the three timetables
            under item 5 takes away the school buses.

            Mrs Pauline Satterthwaite asked why the shelter at Penmorfa Cross has had no
            roof since a lorry struck it. The Head of Highways and Drainage had ordered
            a new one and would write to her with the date.
        """),
    )


def _gullies(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = SCRUTINY_BUSES
    return ItemRecord(
        uid=sitting.item("6"),
        number="6",
        title="Road gullies: cleaning after the winter floods",
        issue=IssueRecord(
            uid=uid("issue gullies"), title="Road gullies", reference="HW/105"
        ),
        purpose=rich("""
            To consider a report of the Head of Highways and Drainage on which gullies
            failed in the floods, and on cleaning them by need and no longer by turn.
        """),
        recommendations=(
            recommended(
                "The committee is recommended to:",
                "note what failed and why;",
                "support cleaning by need from the coming autumn.",
            ),
        ),
        officer_contacts=(TREHARNE.contact,),
        documents=(
            shelf.paper(
                "gullies-after-the-floods.pdf",
                "Report of the Head of Highways and Drainage",
                papers.GULLIES,
                about="Road gullies: cleaning after the winter floods",
                head=sitting.head(diary, "6"),
            ),
        ),
        wards=("Castle", "Llanfair", "Wharfside"),
        declarations=(
            DeclarationRecord(
                member=DAVIES_LLANFAIR.printed,
                kind="other_registrable",
                nature="Chairs Llanfair Community Council, which looks after a culvert "
                "named in the report",
                action="stayed_and_voted",
            ),
        ),
        minutes=rich("""
            <p>The Head of Highways and Drainage said that 212 of the borough’s 18,400
            gullies had failed. Most lay under trees or at the foot of a hill, and had
            been cleaned when their turn came, in spring.</p>
            <p>The gullies in Wharf Lane had been replaced, with larger pots, before the
            second flood, and had held.</p>
            <p>Members asked:</p>
            <ol>
              <li>how residents can report a blocked gully. By the website, by
              telephone, and from the autumn by a plate with a number on the kerb;</li>
              <li>what becomes of the silt. It is dried at the depot, and:
                <ul>
                  <li>two-thirds is used again under footways;</li>
                  <li>the rest goes to landfill at £104 a tonne.</li>
                </ul>
              </li>
            </ol>
        """),
        resolutions=(
            resolved(
                "That the report be noted.",
                "That cleaning by need be supported, beginning with the 212 gullies "
                "that failed.",
                "That the Head of Highways and Drainage send each member a list of the "
                "gullies in their ward.",
                by=(DAVIES_PENMORFA, ACKROYD),
            ),
        ),
    )


def _work_programme() -> ItemRecord:
    return ItemRecord(
        uid=SCRUTINY_BUSES.item("8"),
        number="8",
        title="Work programme",
        kind="other",
        purpose=rich("To agree what the committee will look at in the coming months."),
        minutes=rich("""
            Councillor Ackroyd asked for winter service to be put in, since upland roads
            had been closed on nine days.
        """),
        resolutions=(
            resolved(
                "That the work programme be agreed, with winter service added.",
                outcome="amended",
            ),
        ),
    )
