"""The yearly report on streets and open spaces: the longest item of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.record.items import IssueRecord, ItemRecord
from opendata.demo import papers
from opendata.demo.people import FENWICK, SOMERVILLE, WHITLOW
from opendata.demo.programme import SCRUTINY_TREES
from opendata.demo.routine import recommended, resolved
from opendata.demo.text import rich, uid

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf

ISSUE = IssueRecord(
    uid=uid("issue streets"),
    title="Streets and open spaces: performance and spending",
    reference="CX/031",
)
_MINUTES = """
    <p>The Director of Place submitted a report, copies of which had been sent to
    members beforehand, on how the services for streets and open spaces had done in the
    year and what they had spent. The Performance and Insight Manager showed how each of
    the 34 measures had moved, quarter by quarter.</p>
    <p>The Cabinet Member for Highways and Streets, Councillor Ngozi Okafor, attended
    and answered questions.</p>
    <p>These points were made in the discussion:</p>
    <h3>Roads and footways</h3>
    <ul>
      <li>Dangerous potholes had been made safe within a working day in 96 per cent of
      cases. Members asked why the figure for footways was 78 per cent. A crew of three
      had been two short since the autumn; both posts are filled now.</li>
      <li>The share of minor roads that need work had gone up from 17 to 19 per
      cent. Members asked for it to be given by ward next year, so that upland roads,
      which are salted most, could be told from the others.</li>
    </ul>
    <h3>Waste and street cleaning</h3>
    <ul>
      <li>Missed bins had fallen to 41 in 100,000 collections. Members congratulated the
      crews.</li>
      <li>Fly-tipping had risen by a tenth, nearly all of it at five places. Cameras had
      been put up at two of them, and had led to:
        <ol>
          <li>eleven fixed penalties;</li>
          <li>three prosecutions, one of which was still before the court.</li>
        </ol>
      </li>
      <li>It was asked whether the tip at Brackenhurst could open on summer evenings.
      The Director undertook to find out what a trial would cost.</li>
    </ul>
    <h3>Parks and open spaces</h3>
    <ul>
      <li>The Green Flag had been won again for Castle Park and, for the first time, for
      Maes-y-Dŵr Meadow. Members asked that the volunteers be thanked by letter.</li>
      <li>The measure of “satisfied visitors” rested on 88 answers. The Performance and
      Insight Manager agreed that these were too few to say much, and would ask at the
      gates as well as online in the coming year.</li>
    </ul>
    <h3>Spending</h3>
    <ul>
      <li>The services had spent £14.62 million, which is £310,000 over their budget.
      Salt and repairs after the January floods account for £265,000 of it. Members
      asked what would be left in the severe weather reserve: £540,000.</li>
      <li>Of the savings of £420,000 that had been planned, £375,000 had been made. The
      rest waits for the new depot.</li>
    </ul>
"""


def yearly_report(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = SCRUTINY_TREES
    title = "Streets and Open Spaces – Yearly Report on Performance and Spending"
    return ItemRecord(
        uid=sitting.item("5"),
        number="5",
        title=title,
        issue=ISSUE,
        purpose=rich("""
            To consider a report of the Director of Place on what the services for
            streets and open spaces did in the year, how well they did it, and what it
            cost.
        """),
        summary=rich("""
            The report goes through the 34 measures by which the council judges its work
            on roads and footways, street cleaning, waste, drainage, and parks and open
            spaces. It looks hardest at the last quarter, January to March, for which
            figures have not been published before, and compares the year with the two
            before it and with eleven councils of a like size.

            It also says how far the larger projects in the service plan have come, what
            was spent against the budget, and which of the savings agreed for the year
            were made. Where a target was missed, the officer who answers for it gives
            the reason and says what will be done.
        """),
        recommendations=(
            recommended(
                "The Scrutiny Committee is recommended to:-",
                "Examine the year’s figures, and the reasons given where a target "
                "was missed;",
                "Judge how far the larger projects have come, and whether their "
                "dates and budgets can be kept;",
                "Name any measure on which it wants an officer to report again "
                "before the next yearly report;",
                "Decide what, if anything, should be drawn to the attention of the "
                "Cabinet when it considers its own report;",
                "Propose measures to be added, changed or given up in the coming year.",
            ),
        ),
        officer_contacts=(WHITLOW.contact, SOMERVILLE.contact, FENWICK.contact),
        documents=(
            shelf.paper(
                "streets-and-open-spaces-yearly-report.pdf",
                title,
                papers.STREETS_YEAR,
                head=sitting.head(diary, "5"),
            ),
        ),
        minutes=rich(_MINUTES),
        resolutions=(resolved("That the report be noted.", outcome="noted"),),
    )
