"""Publishing from the desk: what was previewed, checked, in one press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from meetings.actions import publishing
from meetings.actions.publishing import PublishingError, lock
from meetings.checking import check
from meetings.checking.known import context_of
from meetings.clear_days import is_late
from meetings.previews import preview_of
from meetings.record.meeting import documents_of
from meetings.wording import moment

if TYPE_CHECKING:
    from datetime import datetime

    from committees.models import User
    from meetings.models import Edition, Meeting
    from meetings.previews import Preview
    from meetings.record.meeting import EditionKind

_PUBLISH = {
    "notice": publishing.publish_notice,
    "agenda": publishing.publish_agenda,
    "minutes": publishing.publish_minutes,
}


class StalePreviewError(PublishingError):
    """What was previewed isn't what would go out now."""


class NotReadyError(PublishingError):
    """The check has found errors."""


@dataclass(frozen=True)
class Press:
    """What a clerk asked for: the edition's number and fingerprint as previewed, and
    the reasons that go out with it."""

    number: int
    fingerprint: str
    correction: str = ""
    late_reason: str = ""
    short_notice: bool = False
    documents_reason: str = ""


@transaction.atomic
def publish_checked(
    *, meeting: Meeting, kind: EditionKind, now: datetime, by: User, press: Press
) -> Edition:
    """Publish it if it is what was previewed and the check has no error.

    An agenda brings the notice along where none is out. Raises PublishingError, and
    then nothing of what was asked for is stored. Whether a reason is good enough the
    clerk judges.
    """
    locked = lock(meeting.pk)
    preview = preview_of(locked, kind, now=now)
    _is_what_was_seen(preview, press)
    today = timezone.localtime(now).date()
    context = context_of(locked, preview, today=today)
    errors = [
        each for each in check(preview.full, kind, context) if each.level == "error"
    ]
    if errors:
        raise NotReadyError(" ".join(map(str, errors)))
    if kind != "notice" and preview.number > 1 and not press.correction:
        says = "Say what this edition corrects or adds: it is shown with it."
        raise PublishingError(says, "correction")
    if kind == "agenda":
        _write_reasons(locked, preview, press)
        if "notice" not in preview.live:
            publishing.publish_notice(meeting=locked, now=now, by=by)
    publish = _PUBLISH[kind]
    return publish(meeting=locked, now=now, by=by, correction=press.correction)


def _is_what_was_seen(preview: Preview, press: Press) -> None:
    out = preview.live.get(preview.kind)
    if out and preview.number != press.number:
        who = f" by {out.by.name}" if out.by else ""
        at = f" on {moment(out.published_at)}" if out.published_at else ""
        says = (
            f"{preview.kind.capitalize()}, edition {out.number}, is already"
            f" published{at}{who}. Nothing was published now. Read the preview below:"
            " it would be the next edition."
        )
        raise StalePreviewError(says)
    if preview.fingerprint != press.fingerprint:
        says = (
            "Something was changed since you opened this page. Nothing was published."
            " Read the preview as it is now."
        )
        raise StalePreviewError(says)


def _write_reasons(meeting: Meeting, preview: Preview, press: Press) -> None:
    """Why an agenda is late, and why papers come after it (section 100B(3), (4))."""
    late = is_late(preview.full.date, preview.now)
    if preview.number == 1:
        if late and not (press.late_reason or press.short_notice):
            says = (
                "Say why the agenda is late, or that the meeting was convened at"
                " shorter notice. The public reads it."
            )
            raise PublishingError(says, "late_reason")
        # What was planned as late and then goes out in time is not late.
        meeting.late_reason = press.late_reason if late else ""
        if late:
            meeting.convened_short_notice = press.short_notice
        meeting.save(update_fields=["late_reason", "convened_short_notice"])
        return
    lacking = papers_without_reason(preview)
    if late and lacking and not press.documents_reason:
        says = "Say why these papers come after the agenda. The public reads it."
        raise PublishingError(says, "documents_reason")
    if press.documents_reason:
        rows = meeting.documents.filter(uid__in=lacking)
        rows.update(published_late_reason=press.documents_reason)


def papers_without_reason(preview: Preview) -> list[str]:
    """The uids of the supplement's documents that don't say why they come late."""
    new = preview.supplement.documents if preview.supplement else frozenset()
    return [
        each.uid
        for each in documents_of(preview.full)
        if each.uid and each.uid in new and not each.published_late_reason
    ]
