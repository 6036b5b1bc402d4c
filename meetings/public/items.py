"""An item: what was asked, what was minuted, what was resolved, where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from committees.clock import today
from meetings import renditions
from meetings.models import PublishedItem
from meetings.public.bodies import body_html, item_body
from meetings.public.changes.links import item_changes_link, with_editions_around
from meetings.public.meetings import Banner
from meetings.public.notes import notes_on_item, with_numbers
from meetings.public.pdfs import ITEM_PDF, handed_out
from meetings.public.rows import named, when
from meetings.public.status import item_status
from meetings.record.meeting import stored_item, stored_meeting
from meetings.renditions import Wanted
from meetings.wording import meeting_status_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from meetings.models import PublishedMeeting, Rendition
    from meetings.public.files import HandedOut
    from meetings.record.items import ItemRecord


@require_safe
def item(request: HttpRequest, uid: str) -> HttpResponse:
    found = _published(request, uid)
    record = stored_item(found.record)
    notes = notes_on_item(found)
    body = item_body(found.edition, uid)
    pdf = Wanted(ITEM_PDF, found.edition, uid, notes) if record.has_minutes else None
    kept = renditions.kept([body, pdf] if pdf else [body])
    previous, following = _neighbours(request, found)
    context = {
        "meeting": stored_meeting(found.published.notice.record),
        "item": record,
        "stage": found.edition.kind,
        "status": item_status(found.published, today=today()),
        "body": body_html(body, kept.get(body.key)),
        "downloads": [_download(uid, pdf, kept)] if pdf else [],
        "where_next": _where_next(request, found),
        "issue": _issue(found, record),
        "previous": previous,
        "next": following,
        "notes": with_numbers(notes, {uid: found.number}),
        "banner": _banner(found),
        "changes": item_changes_link(found),
    }
    return render(request, "meetings/public/item.html", context)


@require_safe
def minutes_pdf(request: HttpRequest, uid: str) -> HandedOut:
    found = _published(request, uid)
    if not stored_item(found.record).has_minutes:
        raise Http404("No minutes of this item are published.")
    wanted = Wanted(ITEM_PDF, found.edition, uid, notes_on_item(found))
    number = found.number.replace("/", "-") or "heading"
    return handed_out(wanted, f"item-{number}-minutes-{found.published.date}.pdf")


def _published(request: HttpRequest, uid: str) -> PublishedItem:
    """The item as its meeting's page shows it; else as the last edition had it."""
    rows = PublishedItem.objects.visible_to(request.user).latest_of(uid)
    joined = (
        with_editions_around(rows)
        .select_related(
            "edition", "published", "published__notice", "published__committee"
        )
        .defer("edition__record")
    )
    found = joined.first()
    if found is None:
        raise Http404("No such item is published.")
    return found


def _download(
    uid: str, pdf: Wanted, kept: dict[str, Rendition]
) -> tuple[str, str, int | None]:
    row = kept.get(pdf.key)
    url = reverse("item-minutes-pdf", args=[uid])
    return "Minutes of this item", url, row.size if row else None


def _neighbours(
    request: HttpRequest, found: PublishedItem
) -> tuple[dict[str, Any] | None, ...]:
    """The items before and after it in the meeting that have pages of their own."""
    visible = PublishedItem.objects.visible_to(request.user)
    rows = visible.filter(edition=found.edition_id, private=False)
    columns = ("uid", "number", "title", "position")
    listed: list[dict[str, Any]] = [
        {**each, "url": reverse("item", args=[each["uid"]])}
        for each in rows.exclude(kind="heading").order_by("position").values(*columns)
    ]
    before = [each for each in listed if each["position"] < found.position]
    after = [each for each in listed if each["position"] > found.position]
    return (before[-1] if before else None), (after[0] if after else None)


def _where_next(request: HttpRequest, found: PublishedItem) -> list[dict[str, Any]]:
    """Later meetings that had the same issue, the first of them first."""
    if not found.issue_id:
        return []
    visible = PublishedItem.objects.visible_to(request.user).live()
    rows = visible.filter(
        issue=found.issue_id, published__date__gte=found.published.date
    )
    ordered = rows.select_related("published").order_by(
        "published__date",
        F("published__start_time").asc(nulls_last=True),
        "published__uid",
        "position",
        "pk",
    )
    return [
        {
            "date": row.published.date,
            "committee": named(row.published),
            "number": row.number,
            "url": row.get_absolute_url(),
            "off": _off(row.published),
            "words": row.outcomes,
        }
        for row in ordered
        if when(row.published) > when(found.published)
    ]


def _off(meeting: PublishedMeeting) -> str:
    """That a meeting is cancelled or postponed, in a word; "" where it isn't."""
    off = meeting.status in {"cancelled", "postponed"}
    return meeting_status_words(meeting.status) if off else ""


def _issue(found: PublishedItem, record: ItemRecord) -> dict[str, str] | None:
    if not found.issue_id or not found.live or record.issue is None:
        return None
    return {
        "title": found.issue_title,
        "reference": found.issue_reference,
        "url": reverse("issue", args=[record.issue.uid]),
    }


def _banner(found: PublishedItem) -> Banner | None:
    if found.live:
        return None
    return Banner(
        "This item is from an earlier edition.",
        "It isn’t in what is published of the meeting now.",
        (found.published.get_absolute_url(), "Read what is"),
    )
