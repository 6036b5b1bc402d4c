"""What no demonstration council has: rare states, and records as hard as they come.

An address of 300 letters with no place to break, a title that looks like markup, four
documents called "Annex 1"; a meeting called off before its agenda, an item that was
taken out again, a page that can't be made.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from committees.models import Committee, Member, Membership
from meetings.models import Edition, PublishedItem, Rendition
from meetings.public.issues import LONG_STORY
from meetings.public.pdfs import ITEM_PDF, MINUTES_PDF
from meetings.record.decisions import (
    MotionRecord,
)
from meetings.record.documents import (
    PrivateRecord,
)
from meetings.record.items import (
    IssueRecord,
    WithdrawnRecord,
)
from meetings.record.meeting import (
    AgendaHeader,
    CommitteeRecord,
    LinksRecord,
    MinutesHeader,
    NoteRecord,
)
from meetings.record.people import AttendanceRecord, PersonRecord
from meetings.renditions import Wanted
from tests.browser.corrections import publish_corrections
from tests.browser.hard import ALUN, ISSUE, LONG, LUND, hard_item, held_file
from tests.records import (
    EXEMPT,
    NOON,
    a_document,
    a_meeting,
    an_item,
    changed,
    every_field,
    publish,
)

STALLS = IssueRecord(uid="stalls", title="Stalls in the market")
LICENSING = CommitteeRecord(
    slug="licensing", name="Licensing Committee", kind="regulatory"
)
KERBS = IssueRecord(uid="kerbs", title="Kerbs and crossings")
PAST_MEETINGS = 21  # one more than a page of a committee shows
MOVED = 31  # one more than a page of a member shows


def publish_rarities() -> None:
    """Publish all of it beside what is there."""
    _hard()
    _to_come()
    _held()
    _corrected()
    publish_corrections()
    _people()
    publish(every_field())
    _printed()
    _being_made()
    _broken()


def _day(month: int, day: int) -> dt.date:
    return dt.date(2027, month, day)


def _hard() -> None:
    """Two meetings that had one issue: minuted, and planned with little to say."""
    there = AttendanceRecord(**ALUN.model_dump(), capacity="Chair", arrived_at="five")
    others = (
        AttendanceRecord(name="Councillor Ode", substitute_for=LUND),
        AttendanceRecord(
            name="Councillor Fry",
            capacity="Vice-chair",
            substitute_for=PersonRecord(name="Councillor Ray"),
        ),
        AttendanceRecord(name="Councillor Lund", presence="apologies"),
        AttendanceRecord(name="Councillor Ray", presence="apologies"),
    )
    publish(
        a_meeting(
            an_item(uid="part-1", kind="heading", title="Part 1", number=""),
            an_item(number="1", kind="apologies", taken_after="part-1"),
            hard_item(),
            an_item(
                number="7", withdrawn=WithdrawnRecord(outcome="withdrawn", reason="Wet")
            ),
            an_item(number="8", withdrawn=WithdrawnRecord(outcome="deferred")),
            an_item(number="12/21", documents=(held_file(7),), minute_number="60"),
            an_item(uid="hidden", number="10", private=EXEMPT),
            committee=LICENSING,
            stage="approved",
            uid="minuted",
            date=_day(3, 4),
            attendance=(there, *others),
            venue=LONG,
        )
    )
    again = an_item(uid="again", number="4", issue=ISSUE, supplement=1)
    publish(
        a_meeting(
            again, committee=LICENSING, stage="agenda", uid="short", date=_day(4, 10)
        )
    )


def _to_come() -> None:
    publish(
        a_meeting(
            an_item(number="1", issue=STALLS),
            committee=LICENSING,
            stage="agenda",
            uid="off",
            status="cancelled",
            status_reason=f"joined with another: {LONG}",
            date=_day(4, 12),
            start_time=dt.time(10, 0),
        )
    )
    publish(
        a_meeting(
            committee=LICENSING,
            stage="notice",
            uid="off-unsaid",
            status="cancelled",
            date=_day(4, 19),
        ),
    )
    publish(
        a_meeting(
            committee=LICENSING,
            stage="notice",
            uid="put-off",
            status="postponed",
            status_reason="The room is flooded.",
            moved_from=(_day(4, 6), _day(4, 13)),
            date=_day(4, 20),
            start_time=None,
        )
    )
    publish(
        a_meeting(
            an_item(number="1", title="Taxis at the station"),
            committee=LICENSING,
            stage="agenda",
            uid="at-short-notice",
            date=_day(3, 18),
            agenda=AgendaHeader(published_at=NOON, convened_short_notice=True),
            kind="extraordinary",
            title="Taxis",
            links=LinksRecord(
                webcast="https://video.example/1", join="https://video.example/2"
            ),
        )
    )
    publish(
        a_meeting(
            committee=LICENSING,
            stage="agenda",
            uid="late",
            date=_day(3, 17),
            documents=(
                a_document(kind="supplement", private=EXEMPT),
                a_document(title="A map", supplement=1),
                changed(
                    held_file(9),
                    published_late_reason="It came on Monday.",
                    supplement=1,
                ),
            ),
            agenda=AgendaHeader(
                published_at=NOON,
                late_reason="The printer failed.\n\nSo did the other.",
                edition=2,
                correction="The room was wrong.",
            ),
        )
    )


def _held() -> None:
    for number in range(PAST_MEETINGS):
        is_long_ago = number >= PAST_MEETINGS - LONG_STORY
        items = [an_item(number="1", issue=KERBS)] if is_long_ago else []
        publish(
            a_meeting(
                *items,
                committee=LICENSING,
                stage="agenda" if is_long_ago else "notice",
                uid=f"past-{number}",
                status="held",
                date=_day(1, 4) - dt.timedelta(weeks=number),
            )
        )
    publish(
        a_meeting(
            an_item(uid="stalls", number="1", issue=STALLS),
            committee=LICENSING,
            stage="agenda",
            uid="unminuted",
            status="held",
            date=_day(3, 11),
        )
    )

    moved = [
        an_item(number=f"{n + 1}", motions=(MotionRecord(text="That.", mover=ALUN),))
        for n in range(MOVED)
    ]
    publish(a_meeting(*moved, committee=LICENSING, uid="long", date=_day(1, 7)))

    audit = CommitteeRecord(slug="audit", name="Audit Committee", kind="standards")
    publish(a_meeting(committee=audit, uid="audited", date=_day(2, 3)))


def _corrected() -> None:
    """An agenda with an item that its next edition leaves out; then minutes."""
    stays = an_item(uid="stays", number="1", title="Fees for street traders")
    gone = an_item(
        uid="gone", number="2", title="Fees for boats", purpose="<p>To set them.</p>"
    )
    late = an_item(
        uid="confidential",
        number="3",
        private=PrivateRecord(
            class_="confidential",
            description="What a government department told the council.",
            public_interest="It was told in confidence.",
            review_on=_day(6, 1),
        ),
        urgency_reason="The answer is due on Friday.",
    )
    given = {"uid": "corrected", "committee": LICENSING, "date": _day(2, 18)}
    publish(a_meeting(stays, gone, stage="agenda", **given))
    publish(
        a_meeting(
            stays,
            late,
            stage="approved",
            end_time=dt.time(20, 0),
            attendance=(
                AttendanceRecord(name="Councillor Lund", presence="absent"),
                AttendanceRecord(name="Councillor Ray", presence="absent"),
                AttendanceRecord(
                    name="J. Lund",
                    presence="in_attendance",
                    capacity="Solicitor",
                    mode="remote",
                ),
            ),
            minutes=MinutesHeader(
                state="approved",
                published_at=NOON,
                approved_on=_day(3, 4),
                signed_by=ALUN,
                notes=(
                    NoteRecord(
                        item="stays",
                        text="The fee is £5.",
                        by="The clerk",
                        on=_day(3, 9),
                    ),
                    NoteRecord(text="The room was the Guildhall."),
                ),
            ),
            **given,
        )
    )


def _people() -> None:
    licensing = Committee.objects.get(slug="licensing")
    licensing.quorum, licensing.remit = 3, "<p>It licenses.</p>"
    licensing.save()
    alun = Member.objects.get(uid="alun")
    Membership.objects.create(committee=licensing, member=alun, role="chair")
    Committee.objects.create(
        slug="no-meeting", name="Panel", parent=licensing, listed=True
    )
    ended = Committee.objects.create(
        slug="ended",
        name="Market Committee",
        active_from=dt.date(1974, 4, 1),
        active_to=dt.date(2019, 3, 31),
        listed=True,
    )
    unheard = Member.objects.create(uid="unheard", name="Dr Ffion Rees", listed=True)
    for starts, ends in [(2017, 2018), (None, 2019)]:
        Membership.objects.create(
            committee=ended,
            member=unheard,
            starts=dt.date(starts, 4, 1) if starts else None,
            ends=dt.date(ends, 3, 31),
        )
    Member.objects.create(
        uid="former",
        name="Councillor Old",
        office_to=dt.date(2019, 5, 6),
        listed=True,
    )
    _people_to_come(licensing)


def _people_to_come(licensing: Committee) -> None:
    Committee.objects.create(
        slug="to-come",
        name="Harbour Panel",
        active_from=_day(5, 6),
        active_to=dt.date(2031, 5, 1),
        listed=True,
    )
    elected = Member.objects.create(
        uid="elected", name="Councillor Ödman", office_from=_day(5, 6), listed=True
    )
    Membership.objects.create(
        committee=licensing, member=elected, role="chair", starts=_day(5, 6)
    )


def _printed() -> None:
    """An item whose PDF is there, so that its size can be said."""
    edition = Edition.objects.live().get(meeting__uid="minuted", kind="minutes")
    wanted = Wanted(ITEM_PDF, edition, "five")
    Rendition.objects.create(
        fingerprint=wanted.key, kind=ITEM_PDF, size=84_000, made_at=NOON
    )


def _being_made() -> None:
    """Minutes whose PDF somebody is making for longer than a reader waits."""
    edition = Edition.objects.live().get(meeting__uid="minuted", kind="minutes")
    wanted = Wanted(MINUTES_PDF, edition)
    later = timezone.now() + dt.timedelta(days=1)
    Rendition.objects.create(
        fingerprint=wanted.key, kind=MINUTES_PDF, claimed_until=later
    )


def _broken() -> None:
    """An item whose page can't be made, since what was kept of it can't be read."""
    broken = an_item(uid="broken", number="9", minutes="<p>Lost.</p>")
    publish(a_meeting(broken, committee=LICENSING, date=_day(2, 25)))
    PublishedItem.objects.filter(uid="broken").update(record="{}")
