"""A Cabinet meeting with approved minutes, and an item that is not public."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from meetings.record.decisions import (
    DeclarationRecord,
    DispensationRecord,
)
from meetings.record.items import (
    IssueRecord,
    ItemRecord,
)
from meetings.record.meeting import MeetingRecord, MinutesHeader
from opendata.demo import buses, papers, tenders
from opendata.demo.cabinet import SEATS, numbered
from opendata.demo.editions import first_draft
from opendata.demo.people import (
    ADEBAYO,
    BANERJEE,
    FENWICK,
    HOLROYD,
    KAUR,
    OHARA,
    OLDROYD,
    PRYDDERCH,
    RAHMAN,
)
from opendata.demo.programme import CABINET_BEFORE, CABINET_BUDGET, CABINET_BUSES
from opendata.demo.routine import (
    apologies,
    approved,
    declarations,
    earlier_minutes,
    exclusion,
    officers_there,
    recommended,
    resolved,
    there,
)
from opendata.demo.text import rich, uid

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf


def with_buses(diary: Diary, shelf: Shelf) -> MeetingRecord:
    """Approved minutes, with an item that the public may not read."""
    sitting = CABINET_BUSES
    record = MeetingRecord(
        uid=sitting.uid,
        committee=sitting.committee,
        date=sitting.day(diary),
        start_time=dt.time(18, 0),
        end_time=dt.time(19, 46),
        venue=sitting.venue,
        status="held",
        notice=sitting.announced(diary),
        agenda=sitting.agenda_out(diary),
        minutes=MinutesHeader(
            state="approved",
            published_at=CABINET_BUDGET.weeks_after(diary, 1, 10),
            edition=2,
            approved_on=CABINET_BUDGET.day(diary),
            approved_at=CABINET_BUDGET.uid,
            signed_by=OLDROYD.printed,
        ),
        attendance=(
            *SEATS,
            there(
                RAHMAN,
                "Chair of the Environment and Highways Scrutiny Committee",
                presence="in_attendance",
            ),
            *officers_there(FENWICK, KAUR, ADEBAYO, BANERJEE, HOLROYD),
        ),
        items=(
            numbered(apologies(sitting, "There were no apologies."), 41),
            numbered(
                declarations(
                    sitting,
                    """Councillor Declan O’Hara declared a disclosable pecuniary
                    interest in the items on buses, and left the room for them.""",
                ),
                42,
            ),
            numbered(
                earlier_minutes(
                    sitting,
                    CABINET_BEFORE,
                    diary,
                    resolution=approved(CABINET_BEFORE, diary),
                ),
                43,
            ),
            buses.award(diary, shelf),
            _damp(diary, shelf),
            _forward_plan(),
            numbered(exclusion(sitting, "7", "8", tenders.PRIVATE), 47),
            tenders.compared(diary, shelf),
        ),
    )
    draft = first_draft(record, sitting.weeks_after(diary, 1, 15))
    return record.model_copy(update={"earlier": (draft,)})


def _damp(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = CABINET_BUSES
    return ItemRecord(
        uid=sitting.item("5"),
        number="5",
        minute_number="45",
        title="Damp and mould in council homes",
        issue=IssueRecord(
            uid=uid("issue damp"), title="Damp and mould", reference="HO/047"
        ),
        purpose=rich("""
            To consider a report of the Head of Housing, and to agree how soon the
            council will come to a home in which damp or mould has been reported.
        """),
        recommendations=(
            recommended(
                "The Cabinet is recommended to agree that:",
                "each report of damp or mould be looked into within ten working days;",
                "a home in which somebody’s health is at risk be made safe within "
                "24 hours, or its people be offered somewhere else to stay;",
                "the Head of Housing report on it each quarter.",
                closing="No decision is asked for about single homes.",
            ),
        ),
        officer_contacts=(BANERJEE.contact,),
        documents=(
            shelf.paper(
                "damp-and-mould.pdf",
                "Report of the Head of Housing",
                papers.DAMP,
                about="Damp and mould in council homes",
                head=sitting.head(diary, "5"),
            ),
        ),
        declarations=(
            DeclarationRecord(
                member=PRYDDERCH.printed,
                kind="disclosable_pecuniary",
                nature="Is a tenant of the council",
                dispensation=DispensationRecord(
                    granted_on=diary.annual_meeting(2), until=diary.annual_meeting(-2)
                ),
                action="stayed_and_voted",
            ),
        ),
        minutes=rich("""
            <p>The Head of Housing said that 412 homes, one in fourteen, had been
            reported in the year. Half of the trouble came from fans that did not
            work.</p>
            <p>Councillor Prydderch said that tenants had too often been told to open a
            window. He asked for three things, to which the officer agreed:</p>
            <ol>
              <li>that nobody be asked to prove that they heat their home;</li>
              <li>that the person who looks at the damp take photographs, and leave
              copies;</li>
              <li>that the council come back after six weeks to see whether it is
              gone.</li>
            </ol>
        """),
        resolutions=(
            resolved(
                "That each report of damp or mould be looked into within ten working "
                "days, and the tenant be told in writing what was found.",
                "That a home in which somebody’s health is at risk be made safe within "
                "24 hours, or its people be offered somewhere else to stay.",
                "That the council come back to each home after six weeks.",
                "That the Head of Housing report on it each quarter.",
                outcome="amended",
                by=(PRYDDERCH, OHARA),
            ),
        ),
    )


def _forward_plan() -> ItemRecord:
    return ItemRecord(
        uid=CABINET_BUSES.item("6"),
        number="6",
        minute_number="46",
        title="Forward plan of key decisions",
        kind="information",
        purpose=rich(
            "To note the decisions that are to be taken in the coming months."
        ),
        resolutions=(resolved("That the forward plan be noted.", outcome="noted"),),
    )
