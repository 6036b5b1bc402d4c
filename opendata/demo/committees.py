"""The committees of Harrowdale, and who sits on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meetings.record.meeting import CommitteeRecord
from opendata.demo.people import (
    ACKROYD,
    BRINDLEY,
    CAPSTICK,
    DAVIES_LLANFAIR,
    DAVIES_PENMORFA,
    LINDQVIST,
    OHARA,
    OKAFOR,
    OLDROYD,
    PRYDDERCH,
    RAHMAN,
    VENKATARAMAN,
)

if TYPE_CHECKING:
    from opendata.demo.people import (
        Member,
    )

Role = Literal["chair", "vice_chair", "member", "co_opted", "substitute"]

CABINET = CommitteeRecord(slug="cabinet", name="Cabinet", kind="executive")
SCRUTINY = CommitteeRecord(
    slug="environment-and-highways-scrutiny-committee",
    name="Environment and Highways Scrutiny Committee",
    kind="scrutiny",
)
PLANNING = CommitteeRecord(
    slug="planning-committee", name="Planning Committee", kind="regulatory"
)
REMITS = {
    CABINET: """
        The Cabinet takes the council’s most important decisions within the budget and
        policies that the full council has set. Each of its members answers for a group
        of services. Decisions that cost a great deal, or that touch more than one ward,
        are announced 28 clear days before they are taken.
    """,
    SCRUTINY: """
        <p>The committee examines what is decided and done about:</p>
        <ul>
          <li>roads, footways, street lighting and winter service;</li>
          <li>buses, walking and cycling;</li>
          <li>drainage, flooding, trees and open spaces;</li>
          <li>waste and street cleaning.</li>
        </ul>
        <p>It can ask the Cabinet to think again about a decision, and it can make
        recommendations. It takes no decisions of its own about services.</p>
    """,
    PLANNING: """
        The committee decides the planning applications that officers may not decide
        themselves, confirms tree preservation orders and makes orders about public
        footpaths. Anyone who has written to the council about an application may speak
        for three minutes.
    """,
}
_CHAMBER = "Council Chamber, Town Hall, Castle Street, Harrowdale"
VENUES = {
    CABINET: "Committee Room 1, Town Hall, Castle Street, Harrowdale",
    SCRUTINY: _CHAMBER,
    PLANNING: _CHAMBER,
}
QUORUMS = {CABINET: 3, SCRUTINY: 3, PLANNING: 4}
CONTINUOUS = {CABINET}  # whose minutes are numbered through the municipal year
SEATS: dict[CommitteeRecord, tuple[tuple[Member, Role], ...]] = {
    CABINET: (
        (OLDROYD, "chair"),
        (OHARA, "vice_chair"),
        (OKAFOR, "member"),
        (PRYDDERCH, "member"),
    ),
    SCRUTINY: (
        (RAHMAN, "chair"),
        (DAVIES_LLANFAIR, "vice_chair"),
        (DAVIES_PENMORFA, "member"),
        (ACKROYD, "member"),
        (VENKATARAMAN, "member"),
        (BRINDLEY, "substitute"),
        (LINDQVIST, "co_opted"),
        (CAPSTICK, "member"),
    ),
    PLANNING: (
        (BRINDLEY, "chair"),
        (VENKATARAMAN, "vice_chair"),
        (DAVIES_LLANFAIR, "member"),
        (DAVIES_PENMORFA, "member"),
        (ACKROYD, "member"),
        (PRYDDERCH, "member"),
        (RAHMAN, "substitute"),
    ),
}
