"""The committees of Harrowdale: what each is for, where it meets, how it counts."""

from __future__ import annotations

from meetings.record.meeting import CommitteeRecord

COUNCIL = CommitteeRecord(slug="council", name="Council", kind="council")
CABINET = CommitteeRecord(slug="cabinet", name="Cabinet", kind="executive")
SCRUTINY = CommitteeRecord(
    slug="environment-and-highways-scrutiny-committee",
    name="Environment and Highways Scrutiny Committee",
    kind="scrutiny",
)
PEOPLE = CommitteeRecord(
    slug="people-and-communities-scrutiny-committee",
    name="People and Communities Scrutiny Committee",
    kind="scrutiny",
)
PLANNING = CommitteeRecord(
    slug="planning-committee", name="Planning Committee", kind="regulatory"
)
LICENSING = CommitteeRecord(
    slug="licensing-and-regulatory-committee",
    name="Licensing and Regulatory Committee",
    kind="regulatory",
)
HEARINGS = CommitteeRecord(
    slug="licensing-sub-committee",
    name="Licensing Sub-Committee",
    kind="sub_committee",
)
STANDARDS = CommitteeRecord(
    slug="standards-committee", name="Standards Committee", kind="standards"
)
AUDIT = CommitteeRecord(
    slug="audit-and-governance-committee",
    name="Audit and Governance Committee",
    kind="other",
)
CREMATORIUM = CommitteeRecord(
    slug="harrow-and-tern-crematorium-joint-committee",
    name="Harrow and Tern Crematorium Joint Committee",
    kind="joint",
)
LOCAL_PLAN = CommitteeRecord(
    slug="local-plan-advisory-group", name="Local Plan Advisory Group", kind="advisory"
)
EMPLOYMENT = CommitteeRecord(
    slug="employment-panel", name="Employment Panel", kind="panel"
)
TOWN_CENTRE = CommitteeRecord(
    slug="town-centre-panel", name="Town Centre Panel", kind="panel"
)
CLIMATE = CommitteeRecord(
    slug="climate-and-nature-group", name="Climate and Nature Group", kind="advisory"
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
    COUNCIL: """
        All 24 councillors. The Council sets the budget and the council tax, adopts the
        policies within which everybody else decides, elects the Mayor and the Leader,
        and debates motions that its members put. Residents may ask questions.
    """,
    PEOPLE: """
        The committee examines adult social care, children’s services, public health,
        housing, libraries and community safety, and the work of the local health trust.
        Its co-opted members may vote on education alone.
    """,
    LICENSING: """
        The committee makes the council’s policies on alcohol, entertainment, gambling,
        taxis, street trading and the welfare of animals, and sets their fees. Hearings
        are held by three of its members as a sub-committee.
    """,
    HEARINGS: """
        Three members of the Licensing and Regulatory Committee hear the applications
        and reviews on which somebody has made representations. Their minutes are
        approved by the parent committee.
    """,
    STANDARDS: """
        The committee looks after the code of conduct, grants dispensations, and hears
        complaints about councillors and community councillors with the advice of an
        independent person.
    """,
    AUDIT: """
        The committee approves the accounts, hears the internal and the external
        auditor, and asks whether the council knows its risks and manages them.
    """,
    CREMATORIUM: """
        The committee runs the crematorium at Tern Hill for Harrowdale Borough Council
        and Ternbridge District Council, which pay for it in equal shares. Each sends
        two councillors; the chair changes sides each year.
    """,
    LOCAL_PLAN: """
        The group advises the Cabinet on the Local Plan to 2045 while it is written. It
        decides nothing itself.
    """,
    EMPLOYMENT: """
        The panel appoints chief officers, hears the appeals of employees, and agrees
        policies on pay and on conditions of work.
    """,
    TOWN_CENTRE: """
        The panel advised on the Market Place works. It was ended when they were.
    """,
    CLIMATE: """
        The group is to advise on the climate and nature plan that the Council adopted.
        It meets for the first time after the annual meeting.
    """,
}
_CHAMBER = "Council Chamber, Town Hall, Castle Street, Harrowdale"
_ROOM_2 = "Committee Room 2, Town Hall, Castle Street, Harrowdale"
VENUES = {
    COUNCIL: _CHAMBER,
    CABINET: "Committee Room 1, Town Hall, Castle Street, Harrowdale",
    SCRUTINY: _CHAMBER,
    PEOPLE: _CHAMBER,
    PLANNING: _CHAMBER,
    LICENSING: _ROOM_2,
    HEARINGS: _ROOM_2,
    STANDARDS: _ROOM_2,
    AUDIT: _CHAMBER,
    CREMATORIUM: "The Lodge, Tern Hill Crematorium, Ternbridge Road",
    LOCAL_PLAN: _ROOM_2,
    EMPLOYMENT: "Committee Room 3, Town Hall, Castle Street, Harrowdale",
    TOWN_CENTRE: "Guildhall, Market Place, Harrowdale",
    CLIMATE: _ROOM_2,
}
QUORUMS = {
    COUNCIL: 8,
    CABINET: 3,
    SCRUTINY: 3,
    PEOPLE: 3,
    PLANNING: 4,
    LICENSING: 4,
    HEARINGS: 3,
    STANDARDS: 3,
    AUDIT: 3,
    CREMATORIUM: 2,
    LOCAL_PLAN: 3,
    EMPLOYMENT: 3,
    TOWN_CENTRE: 3,
    CLIMATE: 3,
}
CONTINUOUS = {CABINET, COUNCIL}  # whose minutes are numbered through the municipal year
PARENTS = {HEARINGS: LICENSING}
