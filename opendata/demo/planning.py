"""The Planning Committee: a meeting cancelled, one moved, one only announced."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from meetings.record.documents import BackgroundPaperRecord, DocumentRecord
from meetings.record.items import IssueRecord, ItemRecord
from meetings.record.meeting import MeetingRecord, NoticeHeader
from opendata.demo import papers
from opendata.demo.diary import THURSDAY, WEDNESDAY, moment
from opendata.demo.editions import first_edition
from opendata.demo.people import GRIFFITHS, MARSDEN
from opendata.demo.programme import (
    PLANNING_BEFORE,
    PLANNING_CANCELLED,
    PLANNING_MOVED,
    PLANNING_PLANNED,
)
from opendata.demo.routine import apologies, declarations, earlier_minutes, recommended
from opendata.demo.text import plain, rich, uid

if TYPE_CHECKING:
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf
    from opendata.demo.programme import Sitting


def _announced(sitting: Sitting, diary: Diary) -> MeetingRecord:
    """Return the meeting as the year's calendar announced it."""
    return MeetingRecord(
        uid=sitting.uid,
        committee=sitting.committee,
        date=sitting.day(diary),
        start_time=dt.time(18, 0),
        venue=sitting.venue,
        notice=sitting.announced(diary),
    )


def planned(diary: Diary) -> MeetingRecord:
    """Announced, and nothing more yet."""
    return _announced(PLANNING_PLANNED, diary)


def moved(diary: Diary) -> MeetingRecord:
    """Announced for one day and moved to another."""
    sitting = PLANNING_MOVED
    was_to_be = diary.day(sitting.week - 1, WEDNESDAY)
    now = _announced(sitting, diary)
    first = now.model_copy(update={"date": was_to_be})
    return now.model_copy(
        update={
            "status_reason": plain("""
                The meeting is a week later than announced, so that members can visit
                the land at Tŷ Gwyn Farm by daylight before they meet.
            """),
            "moved_from": (was_to_be,),
            "notice": NoticeHeader(
                published_at=moment(diary.day(-1, WEDNESDAY), 14),
                edition=2,
                correction="The meeting was moved.",
            ),
            "earlier": (first_edition("notice", first),),
        }
    )


def cancelled(diary: Diary, shelf: Shelf) -> MeetingRecord:
    """Cancelled after its agenda had gone out; the agenda can still be read."""
    sitting = PLANNING_CANCELLED
    first = _announced(sitting, diary).model_copy(
        update={
            "agenda": sitting.agenda_out(diary),
            "items": (
                apologies(sitting),
                declarations(sitting),
                earlier_minutes(sitting, PLANNING_BEFORE, diary),
                ItemRecord(
                    uid=sitting.item("applications"),
                    title="Planning applications",
                    kind="heading",
                ),
                _farm(diary, shelf),
                _cafe(diary, shelf),
                _preservation_order(diary, shelf),
            ),
        }
    )
    return first.model_copy(
        update={
            "status": "cancelled",
            "status_reason": plain(f"""
                The applicant for item 4 has asked for more time to answer the
                Environment Agency, and items 5 and 6 can wait. All three go to the
                meeting on {PLANNING_MOVED.date_words(diary)}.
            """),
            "replaced_by": PLANNING_MOVED.uid,
            "notice": NoticeHeader(
                published_at=moment(diary.day(-1, THURSDAY), 15, 30),
                edition=2,
                correction="The meeting was cancelled.",
            ),
            "earlier": (first_edition("notice", first),),
        }
    )


def _application(diary: Diary, number: int) -> str:
    """Return an application's reference, received this time last year."""
    return f"{(diary.today.year - 1) % 100:02}/{number:05}/FUL"


def _farm(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = PLANNING_CANCELLED
    reference = _application(diary, 1387)
    title = "Land at Tŷ Gwyn Farm, Penmorfa: 38 homes"
    return ItemRecord(
        uid=sitting.item("4"),
        number="4",
        title=title,
        issue=IssueRecord(uid=uid("issue ty gwyn"), title=title, reference=reference),
        purpose=rich(f"""
            To decide application {reference}: 38 homes, 15 of them affordable, with a
            new road from Penmorfa Lane and a pond that holds back rain.
        """),
        summary=rich("""
            The Lead Local Flood Authority and the highway authority don’t object,
            subject to conditions. Penmorfa Community Council and 61 households do:
            about traffic past the school, and about water that runs off the upper
            field.
        """),
        recommendations=(
            recommended(
                "That planning permission be granted, subject to:",
                "an agreement under section 106 of the Town and Country Planning Act "
                "1990 on affordable homes and school places;",
                "the 22 conditions in section 9 of the report.",
                to="Planning Committee",
            ),
        ),
        officer_contacts=(GRIFFITHS.contact,),
        documents=(
            shelf.paper(
                "ty-gwyn-farm.pdf",
                "Report of the Planning Manager",
                papers.FARM,
                about=title,
                head=sitting.head(diary, "4"),
            ),
            DocumentRecord(
                uid=uid("document ty-gwyn-farm-drawings"),
                kind="plan",
                title="Drawings 1 to 9, at full size",
                media_type="application/pdf",
                size=18_612_224,
            ),
        ),
        background_papers=(
            BackgroundPaperRecord(title="Letters from 61 households"),
            BackgroundPaperRecord(
                title="Harrowdale Local Plan",
                url="https://www.harrowdale.example/local-plan",
            ),
        ),
        wards=("Penmorfa",),
    )


def _cafe(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = PLANNING_CANCELLED
    reference = _application(diary, 1402)
    title = "12 Wharf Street: from shop to café"
    return ItemRecord(
        uid=sitting.item("5"),
        number="5",
        title=title,
        issue=IssueRecord(uid=uid("issue cafe"), title=title, reference=reference),
        purpose=rich(f"""
            To decide application {reference}: change of use from a shop to a café with
            24 seats, and a flue at the back.
        """),
        recommendations=(
            recommended(
                "That planning permission be granted, subject to the conditions that:",
                "the café be closed from 10pm to 8am;",
                "the flue be fitted, and approved, before the café opens.",
                to="Planning Committee",
            ),
        ),
        officer_contacts=(GRIFFITHS.contact,),
        documents=(
            shelf.paper(
                "12-wharf-street.pdf",
                "Report of the Planning Manager",
                papers.CAFE,
                about=title,
                head=sitting.head(diary, "5"),
            ),
        ),
        wards=("Wharfside",),
    )


def _preservation_order(diary: Diary, shelf: Shelf) -> ItemRecord:
    sitting = PLANNING_CANCELLED
    return ItemRecord(
        uid=sitting.item("6"),
        number="6",
        title="Tree preservation order 214: two limes in Priory Gardens",
        purpose=rich("To decide whether the provisional order should be confirmed."),
        recommendations=(
            recommended("That the order be confirmed.", to="Planning Committee"),
        ),
        officer_contacts=(MARSDEN.contact,),
        documents=(
            shelf.paper(
                "priory-gardens-limes.pdf",
                "Report of the Arboricultural Officer",
                papers.LIMES,
                about="Tree preservation order 214: two limes in Priory Gardens",
                head=sitting.head(diary, "6"),
            ),
        ),
        wards=("Priory",),
    )
