"""Meetings as clerks have them on their desks, in every state that a page shows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from committees.models import (
    Committee,
    Member,
    Membership,
    Officer,
    Role,
    RoleName,
    User,
)
from meetings.actions.publishing import (
    approve_minutes,
    publish_agenda,
    publish_minutes,
    publish_notice,
)
from meetings.actions.saving import save_side
from meetings.drafts.sides import AgendaSide, FollowUpDraft, MinutesSide
from meetings.models import (
    AgendaItem,
    Attendance,
    Document,
    Meeting,
    StandingWording,
)
from meetings.record.decisions import (
    BallotRecord,
    CastingRecord,
    DeclarationRecord,
    DispensationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import BackgroundPaperRecord, PrivateRecord
from meetings.record.items import (
    IssueRecord,
    OfficerContactRecord,
    RecommendationRecord,
)
from meetings.record.people import PersonRecord
from tests.browser.desk_papers import set_papers

NOON = datetime(2027, 3, 16, 12, 0, tzinfo=UTC)
ROLES = (
    "clerk",
    "second",
    "author",
    "member",
    "administrator",
    "idle",
    "guest",
    "nobody",
)
SEATS = ("Adeyemi", "Ashby", "Hartley", "Menon")


def accounts() -> dict[str, User]:
    """One account a role, by the role's name."""
    made = {}
    for name in ROLES:
        email = f"{name}@harrowdale.example"
        made[name] = User.objects.create_user(
            email=email, name=f"{name.capitalize()} of the Desk", password=None
        )
    for name, role in (
        ("clerk", RoleName.CLERK),
        ("second", RoleName.CLERK),
        ("author", RoleName.REPORT_AUTHOR),
        ("administrator", RoleName.ADMINISTRATOR),
    ):
        Role.objects.create(user=made[name], name=role, committee=None)
    return made


class Scenes:
    """Builds the meetings, with `clerk` as who does it."""

    def __init__(self, people: dict[str, User]) -> None:
        self.people = people
        self.clerk = people["clerk"]
        self.committee = Committee.objects.create(
            slug="desk", name="Committee of the Desk", quorum=3, listed=True
        )
        self.members = [
            Member.objects.create(uid=f"desk-{name.lower()}", name=name, listed=True)
            for name in SEATS
        ]
        for n, member in enumerate(self.members):
            member.party = "Civic" if n % 2 else "Independent"
            member.save()
            role = "chair" if n == 0 else "member"
            Membership.objects.create(
                committee=self.committee, member=member, role=role
            )
        self.people["member"].member = self.members[0]
        self.people["member"].save()
        Officer.objects.create(name="Owain Price", job_title="Partner")

    def meeting(self, uid: str, day: date, **fields: Any) -> Meeting:
        return Meeting.objects.create(
            uid=uid,
            committee=self.committee,
            committee_name=self.committee.name,
            committee_kind=self.committee.kind,
            date=day,
            **{"start_time": time(18, 30), "venue": "Council Chamber", **fields},
        )

    def item(self, meeting: Meeting, uid: str, title: str, **fields: Any) -> AgendaItem:
        position = meeting.items.count()
        given = {"number": str(position + 1), "position": position, **fields}
        return AgendaItem.objects.create(meeting=meeting, uid=uid, title=title, **given)

    def save(
        self, item: AgendaItem, draft: Any, *, by: str = "clerk", base: int = 0
    ) -> Any:
        side: Any = "agenda" if isinstance(draft, AgendaSide) else "minutes"
        user = self.people[by]
        return save_side(
            item=item, side=side, draft=draft, base=base, now=NOON, by=user
        )


def set_scenes() -> dict[str, User]:
    """Everything; returns the accounts by role."""
    people = accounts()
    scenes = Scenes(people)
    _planned(scenes)
    _minuted(scenes)
    _empty(scenes)
    _met(scenes)
    _others(scenes)
    set_papers(scenes)
    return people


def _planned(scenes: Scenes) -> None:
    """A meeting to come, its agenda in the making."""
    meeting = scenes.meeting("desk-april", date(2027, 4, 15))
    scenes.item(meeting, "d-plain", "Apologies for absence", kind="apologies")
    full = scenes.item(meeting, "d-full", "Mill Lane bridge", kind="urgent")
    heading = scenes.item(meeting, "d-heading", "Reports", kind="heading", number="")
    report = scenes.item(meeting, "d-report", "Depot fleet: follow-up", number="3")
    scenes.item(meeting, "d-child", "Payroll", number="3a", parent=report)
    off = scenes.item(meeting, "d-off", "Trees", number="4", withdrawn="withdrawn")
    AgendaItem.objects.filter(pk=off.pk).update(withdrawn_reason="Awaiting advice")
    AgendaItem.objects.filter(pk=report.pk).update(
        report_author=scenes.people["author"]
    )
    assert heading.number == ""
    scenes.item(meeting, "d-secret", "Staffing", private_class="confidential")
    for number, text in enumerate(("one", "two", "three")):
        draft = AgendaSide(title=f"Payroll, {text}")
        scenes.save(AgendaItem.objects.get(uid="d-child"), draft, base=number)
    scenes.save(
        full,
        AgendaSide(
            title="Mill Lane bridge",
            kind="urgent",
            issue=IssueRecord(
                uid="d-issue", title="Mill Lane bridge", reference="HIG/1",
                key_decision=True,
            ),
            purpose="<p>To decide.</p>",
            summary="<p>Short.</p>",
            recommendations=(
                RecommendationRecord(
                    to="Cabinet",
                    lead="It is recommended to:",
                    parts=("note it", "pay", "report"),
                    closing="and no more.",
                ),
            ),
            officer_contacts=(
                OfficerContactRecord(
                    name="Owain Price", job_title="Partner", email="o@x.example"
                ),
                OfficerContactRecord(name="Nobody Else"),
            ),
            background_papers=(BackgroundPaperRecord(title="Survey"),),
            wards=("Mill",),
            private=PrivateRecord(
                class_="exempt",
                paragraphs=(3,),
                open_title="A bridge",
                description="Land",
                public_interest="The price",
                review_on=date(2027, 9, 1),
            ),
            urgency_reason="It leans.",
        ),
    )  # fmt: skip


def _minuted(scenes: Scenes) -> None:
    """A meeting that was held, its draft minutes out and more being written."""
    meeting = scenes.meeting("desk-march", date(2027, 3, 11), status="held")
    for n, member in enumerate(scenes.members):
        Attendance.objects.create(
            meeting=meeting,
            position=n,
            person_name=member.name,
            person=member,
            capacity="Chair" if n == 0 else "Member",
            presence="apologies" if n == 3 else "present",
        )
    first = scenes.item(meeting, "m-first", "Apologies for absence")
    full = scenes.item(meeting, "m-full", "Mill Lane bridge", private_class="exempt",
                       paragraphs="3", purpose="<p>To decide.</p>")  # fmt: skip
    off = scenes.item(meeting, "m-off", "Trees", withdrawn="deferred")
    scenes.item(meeting, "m-heading", "Reports", kind="heading", number="")
    blank = scenes.item(meeting, "m-blank", "Any other business", number="5")
    planned = AgendaSide(
        title="Any other business",
        recommendations=(
            RecommendationRecord(lead="To:", parts=("note it",), closing="And so on."),
        ),
    )
    scenes.save(blank, planned)
    for n, fields in enumerate(
        (
            {"title": "Report", "filename": "r.pdf", "media_type": "application/pdf"},
            {"filename": "untitled"},
            {"title": "To follow", "private_class": "confidential"},
        )
    ):
        Document.objects.create(meeting=meeting, item=blank, position=n, **fields)
    scenes.save(first, MinutesSide(minutes="<p>None.</p>"))
    Attendance.objects.filter(person=scenes.members[2]).update(left_at=full)
    scenes.save(full, _everything(scenes))
    publish_notice(meeting=meeting, now=NOON)
    publish_agenda(meeting=meeting, now=NOON)
    assert off.withdrawn
    scenes.save(first, MinutesSide(minutes="<p>One apology.</p>"), by="second")
    late = scenes.item(meeting, "m-late", "Added since", number="6")
    ready = (RecommendationRecord(lead="To:", parts=("note it",)),)
    scenes.save(late, AgendaSide(title="Added since", recommendations=ready))


def _everything(scenes: Scenes) -> MinutesSide:
    ann, bea, cay, _ = (
        PersonRecord(name=member.name, uid=member.uid) for member in scenes.members
    )
    guest = PersonRecord(name="Somebody Else", uid=None)
    return MinutesSide(
        minute_number="41",
        minutes="<h3>Discussion</h3><p>Much was said.</p><ul><li>a</li></ul>",
        declarations=(
            DeclarationRecord(
                member=ann,
                kind="disclosable_pecuniary",
                nature="Lives there",
                sensitive=True,
                dispensation=DispensationRecord(granted_on=date(2027, 1, 2)),
                action="stayed",
            ),
            DeclarationRecord(member=bea, kind="personal"),
        ),
        motions=(
            MotionRecord(text="Refer it", kind="amendment", mover=ann, result="lost"),
            MotionRecord(text="That it be", mover=guest),
        ),
        votes=(
            VoteRecord(
                question="On the amendment",
                for_=2,
                against=2,
                ballots=(
                    BallotRecord(member=ann, vote="for"),
                    BallotRecord(member=cay, vote="against"),
                    BallotRecord(member=guest, vote="abstain"),
                ),
                casting=CastingRecord(member=ann, vote="against"),
                required_by_law=True,
                resolutions=(2,),
            ),
            VoteRecord(
                question="On the rest",
                for_=2,
                against=2,
                casting=CastingRecord(member=ann, vote="for"),
            ),
        ),
        resolutions=(
            ResolutionRecord(
                lead="RESOLVED –", parts=("One", "Two", "Three"), outcome="agreed",
                mover=ann, seconder=bea,
            ),
            ResolutionRecord(text="That it be.", outcome=""),
        ),
        public_summary="What was done.",
        follow_ups=(
            FollowUpDraft(text="Report back", owner="Owain", due=date(2027, 3, 1)),
            FollowUpDraft(text="Tidy up", done_on=date(2027, 3, 12)),
            FollowUpDraft(text="Write", due=date(2027, 6, 1)),
        ),
    )  # fmt: skip


def _empty(scenes: Scenes) -> None:
    scenes.meeting("desk-may", date(2027, 5, 13))


def _met(scenes: Scenes) -> None:
    """Two clerks' texts that met, one decided and one not."""
    meeting = scenes.meeting("desk-june", date(2027, 6, 10))
    item = scenes.item(meeting, "c-item", "Weir Street")
    for n, by in enumerate(("clerk", "second", "second")):
        text = f"<p>The wall at Weir Street was finished, text {n}.</p>"
        scenes.save(item, MinutesSide(minutes=text), by=by)
    item.versions.filter(aside=True, draft__contains="text 1").update(settled=True)


def _others(scenes: Scenes) -> None:
    """Meetings that are cancelled, late, far ahead, approved; and a committee alone."""
    reason = {"status": "cancelled", "status_reason": "Joined with 15 April"}
    off = scenes.meeting("desk-off", date(2027, 4, 22), **reason)
    publish_notice(meeting=off, now=NOON)
    late = scenes.meeting("desk-late", date(2027, 3, 19), start_time=None, venue="")
    scenes.item(late, "l-item", "Budget", report_author=scenes.people["author"])
    out = scenes.meeting("desk-out", date(2027, 7, 1))
    scenes.item(out, "o-item", "Apologies for absence")
    publish_notice(meeting=out, now=NOON)
    publish_agenda(meeting=out, now=NOON)
    publish_notice(meeting=Meeting.objects.get(uid="desk-june"), now=NOON)
    draft = scenes.meeting("desk-draft", date(2027, 2, 11), status="held")
    scenes.item(draft, "t-item", "Apologies for absence")
    for publish in (publish_notice, publish_agenda, publish_minutes):
        publish(meeting=draft, now=NOON)
    scenes.meeting("desk-far", date(2031, 1, 9))
    approved = scenes.meeting("desk-approved", date(2027, 1, 14), status="held")
    scenes.item(approved, "a-item", "Apologies for absence")
    for publish in (publish_notice, publish_agenda, publish_minutes):
        publish(meeting=approved, now=NOON)
    approve_minutes(
        meeting=approved,
        now=NOON,
        approved_on=date(2027, 3, 11),
        approved_at="desk-march",
        signed_by=None,
    )
    scenes.committee = Committee.objects.create(
        slug="desk-two", name="Another Committee", listed=True
    )
    scenes.meeting("desk-alone", date(2027, 4, 1))
    for slug, name in (("desk", "Thanks"), ("desk-two", "Noted")):
        committee = Committee.objects.get(slug=slug)
        StandingWording.objects.create(
            committee=committee, name=name, text="<p>It was noted.</p>"
        )
    idle = Committee.objects.create(slug="desk-idle", name="Idle", listed=True)
    Role.objects.create(user=scenes.people["idle"], name=RoleName.CLERK, committee=idle)
    scenes.committee = idle
    old = scenes.meeting("desk-idle", date(2025, 1, 9), status="held")
    scenes.item(old, "i-item", "Apologies for absence")
    guest = Member.objects.create(uid="desk-guest", name="Guest", listed=True)
    scenes.people["guest"].member = guest
    scenes.people["guest"].save()
    Role.objects.create(user=scenes.people["guest"], name=RoleName.REPORT_AUTHOR)


def keys() -> dict[str, int]:
    """The table keys that some addresses have, by what they name."""
    item = AgendaItem.objects.get(uid="c-item")
    first = AgendaItem.objects.get(uid="m-first")
    return {
        "wording": StandingWording.objects.get(name="Noted").pk,
        "aside": item.versions.filter(aside=True, settled=False)[0].pk,
        "version": first.versions.get(revision=1, aside=False).pk,
        "planned": first.versions.get(revision=0, aside=False).pk,
    }
