"""A scrutiny meeting with draft minutes, and a second edition of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from meetings.record.decisions import VoteRecord
from meetings.record.documents import BackgroundPaperRecord
from meetings.record.items import (
    ItemRecord,
    WithdrawnRecord,
)
from meetings.record.meeting import (
    LinksRecord,
    MeetingRecord,
    MinutesHeader,
)
from opendata.demo import papers, streets
from opendata.demo.editions import first_draft
from opendata.demo.issues import TREES
from opendata.demo.people import (
    ACKROYD,
    BRINDLEY,
    DAVIES_LLANFAIR,
    DAVIES_PENMORFA,
    FENWICK,
    HOLROYD,
    LINDQVIST,
    MARSDEN,
    OKAFOR,
    RAHMAN,
    VENKATARAMAN,
    WHITLOW,
)
from opendata.demo.programme import SCRUTINY_BUSES, SCRUTINY_TREES
from opendata.demo.routine import (
    apologies,
    approved,
    declarations,
    earlier_minutes,
    named_vote,
    officers_there,
    recommended,
    resolved,
    there,
)
from opendata.demo.text import plain, rich

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf


def with_trees(diary: Diary, shelf: Shelf) -> MeetingRecord:
    """Draft minutes, corrected by a second edition."""
    sitting = SCRUTINY_TREES
    notice = sitting.announced(diary)
    first = MeetingRecord(
        uid=sitting.uid,
        committee=sitting.committee,
        date=sitting.day(diary),
        start_time=dt.time(18, 30),
        end_time=dt.time(21, 5),
        venue=sitting.venue,
        status="held",
        links=LinksRecord(webcast="https://webcast.harrowdale.example/scrutiny"),
        notice=notice,
        agenda=sitting.agenda_out(diary),
        attendance=(
            there(RAHMAN, "Chair"),
            there(DAVIES_LLANFAIR, "Vice-chair"),
            there(DAVIES_PENMORFA, arrived_at=sitting.item("5")),
            there(ACKROYD, left_at=sitting.item("6")),
            there(BRINDLEY, "Substitute", instead_of=VENKATARAMAN),
            there(LINDQVIST, "Co-opted member, without a vote", mode="remote"),
            there(VENKATARAMAN, presence="apologies"),
            there(
                OKAFOR,
                "Cabinet Member for Highways and Streets",
                presence="in_attendance",
            ),
            *officers_there(FENWICK, WHITLOW, MARSDEN, HOLROYD),
        ),
        items=(
            apologies(
                sitting,
                """Councillor Priya Venkataraman sent her apologies. Councillor Thomas
                Brindley stood in for her.""",
            ),
            declarations(sitting, "No interests were declared."),
            earlier_minutes(
                sitting,
                SCRUTINY_BUSES,
                diary,
                resolution=approved(SCRUTINY_BUSES, diary),
            ),
            _question_in_welsh(),
            ItemRecord(uid=sitting.item("reports"), title="Reports", kind="heading"),
            streets.yearly_report(diary, shelf),
            _trees(diary, shelf, planted="241"),
            ItemRecord(
                uid=sitting.item("7"),
                number="7",
                title="Parking on verges: a trial order for Long Meadow",
                purpose=rich("To consider a report of the Director of Place."),
                withdrawn=WithdrawnRecord(
                    outcome="withdrawn",
                    reason=plain("""
                        The police have been asked whether they would enforce such an
                        order, and have not answered yet.
                    """),
                ),
            ),
        ),
    )
    items = [
        _trees(diary, shelf, planted="214") if item.number == "6" else item
        for item in first.items
    ]
    header = MinutesHeader(
        state="draft",
        published_at=sitting.weeks_after(diary, 2, 11),
        edition=2,
        correction="Item 6: 214 trees were planted, not 241.",
    )
    draft = first_draft(first, sitting.weeks_after(diary, 1, 14))
    return first.model_copy(
        update={"minutes": header, "earlier": (draft,), "items": tuple(items)}
    )


def _question_in_welsh() -> ItemRecord:
    return ItemRecord(
        uid=SCRUTINY_TREES.item("4"),
        number="4",
        title="Questions from the public",
        kind="questions",
        purpose=rich("""
            <p>To answer questions from the public, which may be asked in English or in
            Welsh.</p>
            <p lang="cy">Ateb cwestiynau gan y cyhoedd, y gellir eu gofyn yn Gymraeg neu
            yn Saesneg.</p>
        """),
        minutes=rich("""
            <p>Mrs Eluned Parry asked her question in Welsh, and Councillor Okafor’s
            answer was interpreted.</p>
            <p lang="cy">Gofynnodd Mrs Eluned Parry pryd y câi’r arwyddion newydd ar
            Ffordd Llanfair eu codi, ac a fyddent yn ddwyieithog. Atebodd y Cynghorydd
            Ngozi Okafor y byddent yn eu lle ymhen deufis, yn Gymraeg ac yn Saesneg, o
            Faes-y-Dŵr hyd at Dŷ Mawr.</p>
            <p>Mrs Parry had asked when the new signs on Llanfair Road would be put up,
            and whether they would be bilingual. Councillor Okafor answered that they
            would be in place within two months, in Welsh and in English, from
            Maes-y-Dŵr as far as Tŷ Mawr.</p>
        """),
    )


def _trees(diary: Diary, shelf: Shelf, *, planted: str) -> ItemRecord:
    sitting = SCRUTINY_TREES
    return ItemRecord(
        uid=sitting.item("6"),
        number="6",
        title="Street trees: what is felled and what is planted",
        issue=TREES,
        purpose=rich("""
            To consider a report of the Director of Place on the borough’s 11,300 street
            trees, and on planting two for each that is felled.
        """),
        recommendations=(
            recommended(
                "The committee is recommended to:",
                "note the number of trees felled and planted in the year;",
                "advise whether two trees should be planted for each one felled.",
            ),
        ),
        officer_contacts=(MARSDEN.contact,),
        documents=(
            shelf.paper(
                "street-trees.pdf",
                "Report of the Director of Place",
                papers.TREES,
                about="Street trees: what is felled and what is planted",
                head=sitting.head(diary, "6"),
            ),
        ),
        background_papers=(
            BackgroundPaperRecord(
                title="Tree strategy",
                url="https://www.harrowdale.example/tree-strategy",
            ),
            BackgroundPaperRecord(title="Survey of trees in Priory ward"),
        ),
        wards=("Priory", "Castle", "Station"),
        minutes=rich(f"""
            The Arboricultural Officer said that 163 trees had been felled in the year,
            most of them ash, and {planted} planted. He would rather plant fewer and
            water them for three summers.

            Councillor Alun Davies (Penmorfa) asked that his vote be recorded.
        """),
        votes=(
            VoteRecord(
                question="Part 2",
                resolutions=(2,),
                for_=3,
                against=1,
                abstain=0,
                ballots=named_vote("", {"against": (DAVIES_PENMORFA,)}).ballots,
            ),
        ),
        resolutions=(
            resolved(
                "That the report be noted.",
                """That the Cabinet be advised to plant two trees for each one felled,
                and to water them for three summers.""",
                by=(DAVIES_LLANFAIR, BRINDLEY),
            ),
        ),
    )
