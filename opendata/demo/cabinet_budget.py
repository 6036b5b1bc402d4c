"""A Cabinet meeting with draft minutes: a casting vote, and much that is unusual."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from meetings.record.decisions import (
    CastingRecord,
    DeclarationRecord,
    MotionRecord,
)
from meetings.record.documents import BackgroundPaperRecord, PrivateRecord
from meetings.record.items import (
    IssueRecord,
    ItemRecord,
    WithdrawnRecord,
)
from meetings.record.meeting import LinksRecord, MeetingRecord, MinutesHeader
from opendata.demo import papers
from opendata.demo.cabinet import SEATS, numbered
from opendata.demo.people import (
    FENWICK,
    HOLROYD,
    KAUR,
    OHARA,
    OKAFOR,
    OLDROYD,
    PRYDDERCH,
)
from opendata.demo.programme import CABINET_BUDGET, CABINET_BUSES
from opendata.demo.routine import (
    apologies,
    approved,
    declarations,
    earlier_minutes,
    exclusion,
    named_vote,
    officers_there,
    recommended,
    resolved,
)
from opendata.demo.text import plain, rich, uid

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf

_STAFF_PRIVATE = PrivateRecord(
    class_="exempt",
    paragraphs=(1, 2),
    description="Information about an employee of the council.",
    public_interest=plain("""
        The employee’s right to a private life outweighs the interest of the public
        in the terms on which one person leaves a post.
    """),
    public_summary="The Cabinet agreed the terms on which an employee would leave.",
)


def with_budget(diary: Diary, shelf: Shelf) -> MeetingRecord:
    """Draft minutes: an item taken early, one withdrawn, a casting vote, staff."""
    sitting = CABINET_BUDGET
    return MeetingRecord(
        uid=sitting.uid,
        committee=sitting.committee,
        date=sitting.day(diary),
        start_time=dt.time(18, 0),
        end_time=dt.time(20, 12),
        venue=sitting.venue,
        status="held",
        links=LinksRecord(webcast="https://webcast.harrowdale.example/cabinet"),
        notice=sitting.announced(diary),
        agenda=sitting.agenda_out(diary),
        minutes=MinutesHeader(
            state="draft", published_at=sitting.weeks_after(diary, 1, 15)
        ),
        attendance=(*SEATS, *officers_there(FENWICK, KAUR, HOLROYD)),
        items=(
            numbered(apologies(sitting, "There were no apologies."), 49),
            numbered(
                declarations(sitting, "One member declared an interest, in item 5."), 50
            ),
            numbered(
                earlier_minutes(
                    sitting,
                    CABINET_BUSES,
                    diary,
                    resolution=approved(CABINET_BUSES, diary),
                ),
                51,
            ),
            _budget(diary, shelf),
            _grants(diary, shelf),
            _market_hall(diary, shelf),
            ItemRecord(
                uid=sitting.item("7"),
                number="7",
                title="Parking charges on Sundays",
                purpose=rich("To consider a report of the Director of Place."),
                wards=("Castle", "Station"),
                withdrawn=WithdrawnRecord(
                    outcome="withdrawn",
                    reason=plain("""
                        Traders and churches have asked to be heard first. The Director
                        will meet them and bring a new report.
                    """),
                ),
            ),
            numbered(exclusion(sitting, "8", "9", _STAFF_PRIVATE), 55),
            _staff(),
        ),
    )


def _budget(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = CABINET_BUDGET
    return ItemRecord(
        uid=sitting.item("4"),
        number="4",
        minute_number="53",
        title="Budget monitoring: where the year is likely to end",
        issue=IssueRecord(
            uid=uid("issue budget"), title="Budget monitoring", reference="FI/009"
        ),
        purpose=rich("""
            To consider a report of the Director of Finance on what the council expects
            to spend by the end of the year, and on what should be done about it.
        """),
        recommendations=(
            recommended(
                "The Cabinet is recommended to:",
                "note that spending is likely to be £1.1 million over the budget;",
                "hold posts vacant until the end of the quarter, those in social "
                "care and refuse collection excepted.",
            ),
        ),
        officer_contacts=(KAUR.contact,),
        documents=(
            shelf.paper(
                "budget-monitoring.pdf",
                "Report of the Director of Finance",
                papers.BUDGET,
                about="Budget monitoring: where the year is likely to end",
                head=sitting.head(diary, "4"),
            ),
        ),
        background_papers=(
            BackgroundPaperRecord(title="Ledger at the end of month 6"),
        ),
        motions=(
            MotionRecord(
                text="To add: “and that posts in libraries be filled as well”.",
                mover=PRYDDERCH.printed,
                seconder=OHARA.printed,
                kind="amendment",
                result="lost",
            ),
        ),
        votes=(
            named_vote(
                "The amendment: posts in libraries",
                {"for": (OHARA, PRYDDERCH), "against": (OLDROYD, OKAFOR)},
            ).model_copy(
                update={
                    "casting": CastingRecord(member=OLDROYD.printed, vote="against")
                }
            ),
        ),
        minutes=rich("""
            <p>The Director of Finance took the Cabinet through the four services that
            expect to spend more than they have.</p>
            <table>
              <caption>Expected at the end of the year, in thousands of pounds</caption>
              <thead>
                <tr><th scope="col">Service</th><th scope="col">Budget</th>
                  <th scope="col">Expected</th><th scope="col">Over</th></tr>
              </thead>
              <tbody>
                <tr><th scope="row">Adult social care</th><td>31,480</td><td>32,060</td>
                  <td>580</td></tr>
                <tr><th scope="row">Children’s services</th><td>22,915</td>
                  <td>23,295</td>
                  <td>380</td></tr>
                <tr><th scope="row">Temporary housing</th><td>1,340</td><td>1,450</td>
                  <td>110</td></tr>
                <tr><th scope="row">Highways</th><td>8,760</td><td>8,790</td>
                  <td>30</td></tr>
              </tbody>
            </table>
            <p>Councillor Prydderch feared that two libraries could not open on
            Saturdays if posts were held vacant. The votes on his amendment were equal,
            and the Leader gave her casting vote against it.</p>
        """),
        resolutions=(
            resolved(
                """That it be noted that spending is likely to be £1.1 million over the
                budget.""",
                """That posts be held vacant until the end of the quarter, those in
                social care and refuse collection excepted.""",
                by=(OHARA, OKAFOR),
            ),
        ),
    )


def _grants(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = CABINET_BUDGET
    return ItemRecord(
        uid=sitting.item("5"),
        number="5",
        minute_number="54",
        title="Grants to village halls",
        purpose=rich("""
            To consider a report of the Director of Place, and to award the year’s
            grants for the repair of village halls.
        """),
        officer_contacts=(FENWICK.contact,),
        documents=(
            shelf.paper(
                "village-halls.pdf",
                "Report of the Director of Place",
                papers.HALLS,
                about="Grants to village halls",
                head=sitting.head(diary, "5"),
            ),
        ),
        declarations=(
            DeclarationRecord(
                member=OKAFOR.printed,
                kind="disclosable_pecuniary",
                nature="Her home adjoins one of the halls",
                sensitive=True,
                action="left",
            ),
        ),
        minutes=rich("""
            Nine halls had applied for £74,000; the budget is £50,000. The Director had
            put roofs and heating first. The halls that got nothing can apply again in
            spring.
        """),
        resolutions=(
            resolved(
                "That grants be awarded to the six halls in section 3 of the report, "
                "£49,600 in all.",
                by=(PRYDDERCH, OHARA),
            ),
        ),
    )


def _market_hall(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = CABINET_BUDGET
    return ItemRecord(
        uid=sitting.item("6"),
        number="6",
        minute_number="52",
        taken_after=sitting.item("3"),
        title="Market Hall: a new roof",
        issue=IssueRecord(
            uid=uid("issue market hall"),
            title="Market Hall roof",
            reference="PR/064",
            key_decision=True,
        ),
        purpose=rich("""
            To consider a report of the Director of Place on the roof of the Market
            Hall, and to agree that tenders be invited.
        """),
        officer_contacts=(FENWICK.contact,),
        documents=(
            shelf.paper(
                "market-hall-roof.pdf",
                "Report of the Director of Place",
                papers.MARKET_HALL,
                about="Market Hall: a new roof",
                head=sitting.head(diary, "6"),
            ),
        ),
        wards=("Castle", "Station"),
        minutes=rich("""
            The Leader took this item early, since traders had come to hear it. Mr Aled
            Wynne spoke for the 31 stallholders. He asked that the hall stay open on
            Thursdays and Saturdays while the roof is off.

            The Director said that the work could be done in two halves, for about
            £40,000 more than at once.
        """),
        resolutions=(
            resolved(
                "That tenders be invited for a roof of slate, laid in two halves.",
                "That the hall stay open on Thursdays and Saturdays.",
                "That stallholders pay half their rent while the work goes on.",
                by=(OKAFOR, OHARA),
            ),
        ),
    )


def _staff() -> ItemRecord:
    return ItemRecord(
        uid=CABINET_BUDGET.item("9"),
        number="9",
        minute_number="56",
        title="Early retirement of the Markets Manager",
        private=_STAFF_PRIVATE,
        officer_contacts=(KAUR.contact,),
        minutes=rich("The Director of Finance explained the cost to the pension fund."),
        resolutions=(
            resolved("That the terms in the Director’s note be agreed.", by=(OLDROYD,)),
        ),
    )
