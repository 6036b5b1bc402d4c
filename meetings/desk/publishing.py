"""Publishing from the desk: preview, check, and one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from committees import clock
from committees.access import for_clerks, the_user
from meetings.actions.checked import NotReadyError, publish_checked
from meetings.actions.publishing import PublishingError
from meetings.checking import check
from meetings.checking.known import context_of
from meetings.desk.press import PressForm
from meetings.desk.put_right import CheckLine, first_errors
from meetings.desk.what_goes_out import what_goes_out
from meetings.models import FollowUp, Meeting
from meetings.previews import PDFS, preview_of, private_items

if TYPE_CHECKING:
    from django.http import HttpRequest

    from meetings.previews import Preview
    from meetings.record.meeting import EditionKind

KINDS: dict[str, EditionKind] = {
    "notice": "notice",
    "agenda": "agenda",
    "minutes": "minutes",
}
NAMES = {"notice": "the notice", "agenda": "the agenda", "minutes": "the draft minutes"}


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, uid: str, kind: str) -> HttpResponse:
    """What the public will see, what is missing, and the press that lets it out."""
    meeting, known = _meeting(request, uid), _kind(kind)
    now = clock.now()
    if request.method != "POST":
        shown = preview_of(meeting, known, now=now)
        return _page(request, meeting, shown, PressForm.fresh(meeting, shown))
    form = PressForm(request.POST)
    if form.is_valid():
        try:
            edition = publish_checked(
                meeting=meeting,
                kind=known,
                now=now,
                by=the_user(request),
                press=form.press(),
            )
        except NotReadyError:
            form.stopped = True
        except PublishingError as error:
            form.add_error(error.field or None, str(error))
        else:
            said = f"{edition.kind.capitalize()}, edition {edition.number},"
            says = format_html(
                '{} is published. <a href="{}">See the public page</a>',
                said,
                reverse("meeting", args=[uid]),
            )
            messages.success(request, says)
            return redirect("desk-meeting", uid)
    meeting = _meeting(request, uid)
    shown = preview_of(meeting, known, now=now)
    return _page(request, meeting, shown, form.asking(shown))


@for_clerks
@require_safe
def preview(request: HttpRequest, uid: str, kind: str) -> HttpResponse:
    """The whole page as the public will have it."""
    meeting = _meeting(request, uid)
    shown = preview_of(meeting, _kind(kind), now=clock.now())
    context = {"meeting": shown.said, "preview": shown, "kind": kind}
    return render(request, "meetings/desk/publish/preview.html", context)


@for_clerks
@require_safe
def preview_pdf(request: HttpRequest, uid: str, kind: str) -> HttpResponse:
    """The PDF as the public will have it; its name says that it isn't published."""
    meeting = _meeting(request, uid)
    if kind not in PDFS:
        raise Http404
    shown = preview_of(meeting, _kind(kind), now=clock.now())
    name = f"preview-not-published-{kind}-{meeting.date}.pdf"
    return HttpResponse(
        shown.pdf(),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@for_clerks
@require_safe
def not_for_publication(request: HttpRequest, uid: str, kind: str) -> HttpResponse:
    """The whole with its private part, which the public will not have."""
    meeting = _meeting(request, uid)
    if kind not in PDFS:
        raise Http404
    shown = preview_of(meeting, _kind(kind), now=clock.now())
    follow_ups = FollowUp.objects.none()
    if kind == "minutes":
        follow_ups = FollowUp.objects.filter(item__meeting=meeting)
    context = {
        "meeting": meeting,
        "kind": kind,
        "name": NAMES[kind],
        "preview": shown,
        "private": private_items(shown.said),
        "follow_ups": follow_ups.select_related("item").order_by("item__position"),
    }
    return render(request, "meetings/desk/publish/full.html", context)


def _page(
    request: HttpRequest, meeting: Meeting, shown: Preview, form: PressForm
) -> HttpResponse:
    today = clock.today()
    findings = check(shown.full, shown.kind, context_of(meeting, shown, today=today))
    lines = [CheckLine(each, meeting.uid) for each in findings]
    errors = sum(each.is_error for each in lines)
    faults = list(form.faults())
    if form.stopped:
        faults += first_errors(lines)
    context = {
        "meeting": meeting,
        "kind": shown.kind,
        "name": NAMES[shown.kind],
        "preview": shown,
        "record": shown.said,
        "form": form,
        "faults": faults,
        "lines": lines,
        "errors": errors,
        "warnings": len(lines) - errors,
        "goes_out": what_goes_out(shown),
        "approved": _is_approved(shown),
        "has_pdf": shown.kind in PDFS,
    }
    return render(request, "meetings/desk/publish/page.html", context)


def _is_approved(shown: Preview) -> bool:
    out = shown.live.get(shown.kind)
    return bool(out and out.state == "approved")


def _meeting(request: HttpRequest, uid: str) -> Meeting:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    return get_object_or_404(rows, uid=uid)


def _kind(kind: str) -> EditionKind:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]
