"""A meeting: its agenda or minutes, its PDFs, and its earlier editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from committees.clock import today
from meetings import renditions
from meetings.models import Edition, PublishedMeeting
from meetings.public.bodies import body_html, meeting_body
from meetings.public.changes.links import changes_link
from meetings.public.notes import notes_on_all, with_numbers
from meetings.public.pdfs import AGENDA_PDF, MINUTES_PDF, handed_out
from meetings.public.status import status_of
from meetings.record.meeting import stored_meeting
from meetings.renditions import Wanted
from meetings.wording import plain_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from meetings.models import Rendition
    from meetings.public.files import HandedOut
    from meetings.querysets import EditionQuerySet
    from meetings.record.meeting import NoteRecord


@dataclass(frozen=True)
class EditionLine:
    """One edition in the list beside the page; no `url` for the one that is read."""

    label: str
    published_on: date | None
    url: str
    note: str


@dataclass(frozen=True)
class Banner:
    sentence: str
    detail: str = ""
    link: tuple[str, str] | None = None


@require_safe
def meeting(request: HttpRequest, uid: str) -> HttpResponse:
    found = _published(request, uid)
    shown = found.minutes or found.agenda or found.notice
    numbers, notes = _notes(found)
    body, *pdfs = wanted = [meeting_body(shown), *_pdfs(found, notes)]
    kept = renditions.kept(wanted)
    editions = list(_editions(request, found).defer("record"))
    context = {
        "meeting": stored_meeting(found.notice.record),
        "stage": shown.kind,
        "status": status_of(
            found, today=today(), replaced_by=_replacement(request, found)
        ),
        "body": body_html(body, kept.get(body.key)),
        "downloads": [_download(found, pdf, kept) for pdf in pdfs],
        "editions": _lines(found, editions, shown),
        "changes": changes_link(uid, editions, shown),
        "notes": with_numbers(notes, numbers),
    }
    return render(request, "meetings/public/meeting.html", context)


@require_safe
def agenda_pdf(request: HttpRequest, uid: str) -> HandedOut:
    found = _published(request, uid)
    if not found.agenda:
        raise Http404("No agenda is published.")
    return handed_out(Wanted(AGENDA_PDF, found.agenda), f"agenda-{found.date}.pdf")


@require_safe
def minutes_pdf(request: HttpRequest, uid: str) -> HandedOut:
    found = _published(request, uid)
    if not found.minutes:
        raise Http404("No minutes are published.")
    _, notes = _notes(found)
    wanted = Wanted(MINUTES_PDF, found.minutes, notes=notes)
    return handed_out(wanted, f"minutes-{found.date}.pdf")


@require_safe
def earlier_agenda(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    return _edition(request, uid, "agenda", number)


@require_safe
def earlier_minutes(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    return _edition(request, uid, "minutes", number)


def _published(request: HttpRequest, uid: str) -> PublishedMeeting:
    visible = PublishedMeeting.objects.visible_to(request.user)
    rows = visible.select_related("committee", "notice", "agenda", "minutes").defer(
        "agenda__record", "minutes__record"
    )
    return get_object_or_404(rows, uid=uid)


def _editions(request: HttpRequest, found: PublishedMeeting) -> EditionQuerySet:
    return Edition.objects.visible_to(request.user).filter(meeting=found.meeting_id)


def _edition(request: HttpRequest, uid: str, kind: str, number: int) -> HttpResponse:
    """An edition at its own address. The one that the meeting's page shows is there."""
    found = _published(request, uid)
    editions = _editions(request, found)
    edition = get_object_or_404(editions, kind=kind, number=number)
    shown = found.minutes or found.agenda or found.notice
    if edition == shown:
        return redirect("meeting", uid)
    body = meeting_body(edition)
    record = stored_meeting(edition.record)
    listed = list(editions.defer("record"))
    context = {
        "meeting": record,
        "stage": kind,
        "body": body_html(body, renditions.kept([body]).get(body.key)),
        "editions": _lines(found, listed, edition),
        "changes": changes_link(uid, listed, edition),
        "banner": _banner(found, edition, shown),
    }
    return render(request, "meetings/public/meeting.html", context)


def _banner(found: PublishedMeeting, edition: Edition, shown: Edition) -> Banner:
    link = (found.get_absolute_url(), f"Read {_label(shown).lower()}")
    if edition.live:
        sentence = "You are reading the agenda as it was published."
        return Banner(sentence, "The minutes say what came of it.", link)
    return Banner("You are reading an earlier edition.", f"{_dated(edition)}.", link)


def _dated(edition: Edition) -> str:
    on = _day(edition)
    return _label(edition) + (f", {plain_date(on)}" if on else "")


def _label(edition: Edition) -> str:
    if edition.kind == "minutes":
        word = "Approved minutes" if edition.state == "approved" else "Draft minutes"
    else:
        word = edition.kind.capitalize()
    return f"{word}, edition {edition.number}"


def _day(edition: Edition) -> date | None:
    at = edition.published_at
    return timezone.localtime(at).date() if at else None


def _lines(
    found: PublishedMeeting, editions: Iterable[Edition], read: Edition
) -> list[EditionLine]:
    """Agenda and minutes, the latest of each first; a notice has no page of its own."""
    shown = found.minutes or found.agenda or found.notice
    rows = [each for each in editions if each.kind != "notice"]
    rows.sort(key=lambda each: (each.kind != "minutes", -each.number))
    return [
        EditionLine(
            label=_label(each),
            published_on=_day(each),
            url="" if each.pk == read.pk else edition_address(found, each, shown),
            note=each.correction,
        )
        for each in rows
    ]


def edition_address(found: PublishedMeeting, edition: Edition, shown: Edition) -> str:
    """Where an edition is read; the one that the meeting's page shows is there."""
    if edition.pk == shown.pk:
        return found.get_absolute_url()
    return reverse(f"earlier-{edition.kind}", args=[found.uid, edition.number])


def _pdfs(found: PublishedMeeting, notes: tuple[NoteRecord, ...]) -> list[Wanted]:
    wanted = []
    if found.minutes:
        wanted.append(Wanted(MINUTES_PDF, found.minutes, notes=notes))
    if found.agenda:
        wanted.append(Wanted(AGENDA_PDF, found.agenda))
    return wanted


def _download(
    found: PublishedMeeting, pdf: Wanted, kept: dict[str, Rendition]
) -> tuple[str, str, int | None]:
    label = {MINUTES_PDF: "Minutes", AGENDA_PDF: "Agenda"}[pdf.kind]
    name = {MINUTES_PDF: "minutes-pdf", AGENDA_PDF: "agenda-pdf"}[pdf.kind]
    row = kept.get(pdf.key)
    return label, reverse(name, args=[found.uid]), row.size if row else None


def _notes(
    found: PublishedMeeting,
) -> tuple[dict[str, str], tuple[NoteRecord, ...]]:
    return notes_on_all(found.minutes) if found.minutes else ({}, ())


def _replacement(
    request: HttpRequest, found: PublishedMeeting
) -> PublishedMeeting | None:
    if not found.replaced_by:
        return None
    visible = PublishedMeeting.objects.visible_to(request.user)
    return visible.filter(uid=found.replaced_by).first()
