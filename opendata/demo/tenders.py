"""What the public may not read about the bus contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.record.decisions import DeclarationRecord, VoteRecord
from meetings.record.documents import PrivateRecord
from meetings.record.items import ItemRecord
from opendata.demo import papers
from opendata.demo.issues import BUSES
from opendata.demo.people import (
    ADEBAYO,
    OHARA,
    OKAFOR,
    OLDROYD,
)
from opendata.demo.programme import CABINET_BUSES
from opendata.demo.routine import resolved
from opendata.demo.text import plain, rich

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf

PRIVATE = PrivateRecord(
    class_="exempt",
    paragraphs=(3,),
    open_title="Harrow Valley buses: tenders received",
    description="Prices and business methods of the companies that tendered.",
    public_interest=plain("""
        The public has an interest in knowing what the council pays. Four companies gave
        their prices in confidence, and would compete less keenly next time if rivals
        could read them. The sum that the council pays will be published when the
        contract is signed, which meets the greater part of that interest.
    """),
    public_summary=plain("""
        Members compared the four tenders, asked how two of them had priced the evening
        journeys, and agreed what was to be settled with the company in first place
        before a contract is signed.
    """),
)


def compared(diary: Diary, shelf: Shelf) -> ItemRecord:
    """What the Cabinet said of the tenders with the doors closed."""
    sitting = CABINET_BUSES
    private = PRIVATE.model_copy(update={"review_on": diary.annual_meeting(-1)})
    return ItemRecord(
        uid=sitting.item("8"),
        number="8",
        minute_number="48",
        title="Harrow Valley buses: the tenders of four companies",
        issue=BUSES,
        purpose=rich("To say what is to be settled before the contract is signed."),
        private=private,
        officer_contacts=(ADEBAYO.contact,),
        documents=(
            shelf.paper(
                "tenders-compared.pdf",
                "Tenders compared",
                papers.BUSES_TENDERS,
                head=sitting.head(diary, "8"),
                private=private,
            ),
        ),
        declarations=(
            DeclarationRecord(
                member=OHARA.printed,
                kind="disclosable_pecuniary",
                nature="Is employed by Silverbirch Coaches, which tendered",
                action="left",
            ),
        ),
        votes=(VoteRecord(for_=2, against=1, abstain=0),),
        minutes=rich("""
            The Passenger Transport Manager explained why Silverbirch Coaches, the
            cheapest of the four at £188,400 a year, came second: it would have used
            buses sixteen years old and had not said who would maintain them. Larkhill
            Buses, at £201,750, came first.

            The Leader asked whether Larkhill Buses would lower its price for the
            evening journeys. The officer thought that £4,000 a year could be had.
        """),
        resolutions=(
            resolved(
                """That Larkhill Buses be asked for a lower price for the evening
                journeys, and that the contract be signed at no more than £201,750 a
                year.""",
                by=(OLDROYD, OKAFOR),
            ),
        ),
    )
