"""The page of what changed between two editions of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings import renditions
from meetings.models import Edition, PublishedMeeting
from meetings.public.bodies import body_html, changes_body
from meetings.public.changes.kept_back import kept_back
from meetings.public.changes.links import in_order, latest_pair
from meetings.public.meetings import edition_address
from meetings.record.meeting import stored_meeting
from meetings.wording import clock, plain_date

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    Pair = tuple[Edition, Edition]


@dataclass(frozen=True)
class EditionRow:
    """One edition in the table and in the form; `published` in words, "" if unknown."""

    value: str
    label: str
    published: str
    url: str


@dataclass(frozen=True)
class Note:
    """What the clerk wrote of an edition: what it corrected. `lead` names it."""

    lead: str
    text: str


class NoSuchPairError(Exception):
    """What was asked for can't be compared; the message says what to do."""


@require_safe
def changes(request: HttpRequest, uid: str) -> HttpResponse:
    """`?from=minutes-1&to=minutes-3` compares others than the latest two."""
    found = _published(request, uid)
    visible = Edition.objects.visible_to(request.user).filter(meeting=found.meeting_id)
    editions = in_order(visible.defer("record"))
    latest = latest_pair(editions)
    if latest is None:
        raise Http404("There is no earlier edition.")
    shown = found.minutes or found.agenda
    context = {
        "meeting": stored_meeting(found.notice.record),
        "rows": [_row(found, each) for each in reversed(editions)],
    }
    try:
        pair = _asked(request, editions, latest)
    except NoSuchPairError as error:
        asked = {"problem": str(error), **_chosen(latest)}
        return render(
            request, "meetings/public/changes.html", context | asked, status=404
        )
    body = changes_body(pair[1], pair[0], kept_back(found, pair))
    compared = {
        **_chosen(pair),
        "shown": shown and _row(found, shown),
        "counts": _counts(found, pair, editions),
        "notes": _notes(editions, pair),
        "body": body_html(body, renditions.kept([body]).get(body.key)),
    }
    return render(request, "meetings/public/changes.html", context | compared)


def _published(request: HttpRequest, uid: str) -> PublishedMeeting:
    visible = PublishedMeeting.objects.visible_to(request.user)
    rows = visible.select_related("notice", "agenda", "minutes").defer(
        "agenda__record", "minutes__record"
    )
    return get_object_or_404(rows, uid=uid)


def _asked(request: HttpRequest, editions: list[Edition], latest: Pair) -> Pair:
    """The two editions of the form, the earlier one first, however they were chosen;
    raises NoSuchPairError."""
    known = {_value(each): each for each in editions}
    chosen = []
    for name, otherwise in zip(("from", "to"), latest, strict=True):
        asked = request.GET.get(name)
        if asked is not None and asked not in known:
            raise NoSuchPairError("This meeting has no such edition.")
        chosen.append(otherwise if asked is None else known[asked])
    if chosen[0].pk == chosen[1].pk:
        raise NoSuchPairError("An edition can’t be compared with itself.")
    before, after = in_order(chosen)
    return before, after


def _chosen(pair: Pair) -> dict[str, Edition | str]:
    before, after = pair
    return {
        "before": before,
        "after": after,
        "before_value": _value(before),
        "after_value": _value(after),
    }


def _value(edition: Edition) -> str:
    return f"{edition.kind}-{edition.number}"


def _row(found: PublishedMeeting, edition: Edition) -> EditionRow:
    state = f", {edition.state}" if edition.state else ""
    shown = found.minutes or found.agenda or found.notice
    return EditionRow(
        value=_value(edition),
        label=f"{edition.kind.capitalize()} {edition.number}{state}",
        published=_when(edition),
        url=edition_address(found, edition, shown),
    )


def _when(edition: Edition) -> str:
    """29 April 2027, 9.15pm."""
    if edition.published_at is None:
        return ""
    local = timezone.localtime(edition.published_at)
    return f"{plain_date(local.date())}, {clock(local.time())}"


def _counts(found: PublishedMeeting, pair: Pair, editions: list[Edition]) -> str:
    """Which edition is the one that counts, in words that lead to it."""
    before, after = pair
    if before.kind != after.kind or (after.kind == "agenda" and found.minutes):
        return "The minutes are what counts:"
    last = [each for each in editions if each.kind == after.kind][-1]
    return f"Edition {last.number} is the one that counts:"


def _notes(editions: list[Edition], pair: Pair) -> list[Note]:
    """The clerk's notes on the editions from the one to the other, the first first."""
    before, after = pair
    if before.kind != after.kind:
        return []
    return [
        Note(f"Edition {each.number}:", each.correction)
        for each in editions
        if each.kind == after.kind
        and before.number < each.number <= after.number
        and each.correction
    ]
