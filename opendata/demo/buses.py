"""One matter at three meetings: scrutiny advises, the Cabinet decides, scrutiny asks.

With it goes what the public may not read: the tenders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.record.decisions import DeclarationRecord, MotionRecord, VoteRecord
from meetings.record.documents import BackgroundPaperRecord
from meetings.record.items import ItemRecord
from opendata.demo import papers, tenders
from opendata.demo.issues import BUSES
from opendata.demo.people import (
    ACKROYD,
    ADEBAYO,
    DAVIES_LLANFAIR,
    DAVIES_PENMORFA,
    FENWICK,
    OHARA,
    OKAFOR,
    PRYDDERCH,
    RAHMAN,
    SOMERVILLE,
    VENKATARAMAN,
)
from opendata.demo.programme import CABINET_BUSES, SCRUTINY_BUSES, SCRUTINY_NEXT
from opendata.demo.routine import named_vote, recommended, resolved
from opendata.demo.text import rich

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf

WARDS = ("Llanfair", "Penmorfa", "Upper Dale")
_OPTIONS_MINUTES = """
    <p>The Director of Place presented her report. The Cabinet Member for Highways and
    Streets, Councillor Ngozi Okafor, answered questions.</p>
    <table>
      <caption>The three timetables, as the committee compared them</caption>
      <thead>
        <tr><th scope="col">Option</th><th scope="col">Buses a day</th>
          <th scope="col">Last bus</th><th scope="col">Cost a year</th></tr>
      </thead>
      <tbody>
        <tr><th scope="row">A: every half-hour by day</th><td>26</td><td>7.10pm</td>
          <td>£338,000</td></tr>
        <tr><th scope="row">B: hourly, and two in the evening</th><td>15</td>
          <td>9.40pm</td><td>£205,000</td></tr>
        <tr><th scope="row">C: school and market days only</th><td>6</td><td>4.20pm</td>
          <td>£94,000</td></tr>
      </tbody>
    </table>
    <p>In the discussion members asked:</p>
    <ul>
      <li>whether pupils could reach after-school clubs under option B. They could from
      two of the three schools:
        <ul>
          <li>Castle Academy and St Oswin’s have a bus at 5.05pm;</li>
          <li>Ysgol Maes-y-Dŵr would need its bus ten minutes later, which the
          officers undertook to take up with the school;</li>
        </ul>
      </li>
      <li>what a last bus at 10.30pm on two evenings would cost. About £9,000 a
      year;</li>
      <li>whether a contract could be ended early, if the government paid for buses in
      another way. It could be written so.</li>
    </ul>
    <p>Councillor Alun Davies (Penmorfa) said that young people in the upper valley had
    no way home from a film or from an evening’s work. Councillor Alun Davies (Llanfair)
    thought that the money would do more good at the weekend by day.</p>
"""
_AWARD_MINUTES = """
    <p>The Cabinet Member for Highways and Streets introduced the report. She thanked
    the scrutiny committee, whose evening buses had been put into the tender.</p>
    <p>Councillor Farida Rahman, Chair of the Environment and Highways Scrutiny
    Committee, spoke at the invitation of the Leader. She welcomed the award and asked
    that the new timetable be at every stop, and at the libraries, a fortnight before it
    begins. The Passenger Transport Manager said that it would.</p>
    <p>Questions about single tenders were kept for item 8.</p>
"""


def options(diary: Diary, shelf: Shelf) -> ItemRecord:
    """Scrutiny chooses among three timetables and advises the Cabinet."""
    sitting = SCRUTINY_BUSES
    head = sitting.head(diary, "5")
    return ItemRecord(
        uid=sitting.item("5"),
        number="5",
        title="Harrow Valley buses: three ways to keep a service",
        issue=BUSES,
        purpose=rich("""
            To consider a report of the Director of Place on three ways of keeping a bus
            along the Harrow Valley when the present operator leaves, and to advise the
            Cabinet before it decides.
        """),
        summary=rich("""
            The operator of service 41 has given notice. It carries about 620 people a
            day between Harrowdale, Llanfair, Penmorfa and Upper Dale, a third of them
            to school or college, and loses more each year than the company will bear.

            The council may pay for a service where nobody would run one otherwise. The
            report describes three timetables, says what each would cost and whom each
            would leave without a bus, and gives the results of a survey that 1,140
            residents answered.
        """),
        recommendations=(
            recommended(
                "The committee is recommended to:",
                "consider the three timetables in section 4 of the report;",
                "say which of them it supports, and why;",
                "advise the Cabinet how long a contract should run;",
                "name what it wants to be told once a new service has begun.",
            ),
        ),
        officer_contacts=(ADEBAYO.contact, SOMERVILLE.contact),
        documents=(
            shelf.paper(
                "harrow-valley-buses-options.pdf",
                "Harrow Valley buses: report of the Director of Place",
                papers.BUSES_OPTIONS,
                head=head,
            ),
            shelf.paper(
                "harrow-valley-buses-survey.pdf",
                "Appendix A: what residents said",
                papers.BUSES_SURVEY,
                head=head,
                kind="appendix",
            ),
        ),
        background_papers=(
            BackgroundPaperRecord(
                title="Bus Service Improvement Plan",
                url="https://www.harrowdale.example/bus-service-improvement-plan",
            ),
            BackgroundPaperRecord(title="Passenger counts on service 41, autumn term"),
        ),
        wards=WARDS,
        declarations=(
            DeclarationRecord(
                member=ACKROYD.printed,
                kind="personal",
                nature="Travels on service 41 with a season ticket",
                action="stayed_and_voted",
            ),
        ),
        motions=(
            MotionRecord(
                text="That option B, an hourly bus by day and two in the evening, be "
                "supported, under a contract of three years.",
                mover=VENKATARAMAN.printed,
                seconder=DAVIES_LLANFAIR.printed,
                result="carried",
            ),
            MotionRecord(
                text="To add: “and that on Fridays and Saturdays the last bus leave "
                "Harrowdale no earlier than 10.30pm”.",
                mover=DAVIES_PENMORFA.printed,
                seconder=ACKROYD.printed,
                kind="amendment",
                result="carried",
            ),
        ),
        votes=(
            named_vote(
                "The amendment: a last bus at 10.30pm on Fridays and Saturdays",
                {
                    "for": (ACKROYD, DAVIES_PENMORFA, VENKATARAMAN),
                    "against": (DAVIES_LLANFAIR,),
                    "abstain": (RAHMAN,),
                },
            ),
            VoteRecord(question="The motion as amended", for_=5, against=0, abstain=0),
        ),
        minutes=rich(_OPTIONS_MINUTES),
        resolutions=(
            resolved(
                """That option B in the report be supported: an hourly bus by day and
                two in the evening, with a last bus from Harrowdale no earlier than
                10.30pm on Fridays and Saturdays.""",
                """That the Cabinet be advised to let a contract of three years, which
                the council may end after two.""",
                """That timetables be settled with the three secondary schools before
                tenders are invited.""",
                """That the committee be told how many people use the new service when
                it has run for six weeks.""",
                lead="RECOMMENDED TO THE CABINET –",
                outcome="amended",
                by=(VENKATARAMAN, DAVIES_LLANFAIR),
            ),
        ),
        items=(_getting_on(),),
    )


def _getting_on() -> ItemRecord:
    return ItemRecord(
        uid=SCRUTINY_BUSES.item("5a"),
        number="5a",
        title="Bus stops: who can’t get on",
        kind="information",
        issue=BUSES,
        purpose=rich("To hear Dr Hannah Lindqvist about the stops of service 41."),
        minutes=rich("""
            Dr Lindqvist had looked at all 46 stops with members of the Harrowdale
            Disability Network. At 19 of them somebody in a wheelchair could not board,
            because the kerb was too low or the footway too narrow. Four had no footway
            at all.

            The Passenger Transport Manager said that nine stops could be raised from
            this year’s money, and that a list in order of use would be agreed with the
            Network.
        """),
        resolutions=(
            resolved(
                "That Dr Lindqvist and the Network be thanked, and the list be noted.",
                outcome="noted",
            ),
        ),
    )


def award(diary: Diary, shelf: Shelf) -> ItemRecord:
    """The Cabinet agrees to let the contract."""
    sitting = CABINET_BUSES
    head = sitting.head(diary, "4")
    scrutiny_day = SCRUTINY_BUSES.date_words(diary)
    return ItemRecord(
        uid=sitting.item("4"),
        number="4",
        minute_number="44",
        title="Harrow Valley buses: award of a contract",
        issue=BUSES,
        purpose=rich("""
            To consider a report of the Director of Place, and the advice of the
            Environment and Highways Scrutiny Committee, and to award a contract for
            service 41.
        """),
        summary=rich(f"""
            Four companies tendered for the timetable that the Environment and Highways
            Scrutiny Committee supported on {scrutiny_day}. All four can begin before
            the present operator leaves. The report compares them on quality; prices are
            in an appendix that is not for publication.
        """),
        recommendations=(
            recommended(
                "The Cabinet is recommended to:",
                "accept the tender that scores highest for price and quality together;",
                "let the contract for three years, with leave to end it after two;",
                "pay the difference in this year from the public transport reserve.",
            ),
        ),
        officer_contacts=(FENWICK.contact, ADEBAYO.contact, SOMERVILLE.contact),
        documents=(
            shelf.paper(
                "harrow-valley-buses-award.pdf",
                "Harrow Valley buses: award of a contract",
                papers.BUSES_AWARD,
                head=head,
            ),
            shelf.paper(
                "harrow-valley-buses-scores.pdf",
                "Appendix B: tenders with prices and scores",
                papers.BUSES_SCORES,
                head=head,
                kind="appendix",
                private=tenders.PRIVATE.model_copy(update={"open_title": ""}),
            ),
        ),
        background_papers=(
            BackgroundPaperRecord(title="Equality impact assessment of service 41"),
        ),
        wards=WARDS,
        declarations=(
            DeclarationRecord(
                member=OHARA.printed,
                kind="disclosable_pecuniary",
                nature="Is employed by a company that runs buses in the borough",
                action="left",
            ),
        ),
        minutes=rich(_AWARD_MINUTES),
        votes=(VoteRecord(question="Parts 1 to 4", for_=3, against=0, abstain=0),),
        resolutions=(
            resolved(
                """That the tender with the highest score, as set out in Appendix B, be
                accepted.""",
                """That the contract run for three years, and that the council may end
                it after two with six months’ notice.""",
                """That up to £96,000 be paid from the public transport reserve in this
                financial year.""",
                """That the Environment and Highways Scrutiny Committee be thanked for
                its advice, all of which has been followed.""",
                by=(OKAFOR, PRYDDERCH),
            ),
        ),
    )


def first_weeks(diary: Diary, shelf: Shelf) -> ItemRecord:
    """Scrutiny is to hear how the new service does."""
    sitting = SCRUTINY_NEXT
    return ItemRecord(
        uid=sitting.item("5"),
        number="5",
        title="Harrow Valley buses: the first six weeks",
        issue=BUSES,
        purpose=rich("""
            To consider a report of the Director of Place on how many people use the new
            service 41, how punctual it is, and what passengers say of it.
        """),
        summary=rich(f"""
            The Cabinet let the contract on {CABINET_BUSES.date_words(diary)}, as this
            committee had advised. The committee asked to be told how the service does
            when it has run for six weeks.

            Slightly more people travel than before. Nine buses in ten leave on time.
            The late buses on Fridays and Saturdays carry fewer people than was hoped,
            and the report asks whether the first of them should run earlier.
        """),
        recommendations=(
            recommended(
                "The committee is recommended to:",
                "note the numbers of passengers and the punctuality of the service;",
                "say whether the first late bus should leave half an hour earlier;",
                "ask for a full report when the service has run for a year.",
            ),
        ),
        officer_contacts=(ADEBAYO.contact,),
        documents=(
            shelf.paper(
                "harrow-valley-buses-six-weeks.pdf",
                "Harrow Valley buses: the first six weeks",
                papers.BUSES_SIX_WEEKS,
                head=sitting.head(diary, "5"),
            ),
        ),
        background_papers=(
            BackgroundPaperRecord(title="Ticket machine records of service 41"),
        ),
        wards=WARDS,
    )
