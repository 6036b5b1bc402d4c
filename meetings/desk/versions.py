"""Every text that an item has had: seen, compared, brought back; and two texts that
met, to choose between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import signed_in, the_user
from meetings.actions.saving import (
    Clash,
    SavingError,
    current_draft,
    refuse_decisions_on_withdrawn,
    revision_of,
    save_side,
    settle,
)
from meetings.desk.rows import figures
from meetings.drafts.comparing import marked
from meetings.drafts.sides import AUTHORED, stored_draft
from meetings.drafts.told import told
from meetings.models import AgendaItem, ItemVersion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from committees.models import User
    from meetings.drafts.sides import Side

SITTING = timedelta(minutes=10)
CHOICES = ("mine", "saved", "both")
ONLY_MINE, ONLY_SAVED = "only in yours:", "only in the saved one:"
WAS, IS = "not any more:", "not yet then:"


@dataclass(frozen=True)
class Group:
    """The saves of one person in one go; `last` is what came of them."""

    last: ItemVersion
    others: tuple[ItemVersion, ...]


@signed_in
@require_http_methods(["GET", "HEAD"])
def versions(request: HttpRequest, uid: str, side: str) -> HttpResponse:
    """The item's texts, the latest first; with `?with=` one beside the present one."""
    item, named = _found(request, uid, side)
    rows = ItemVersion.objects.filter(item=item, side=named).select_related("by")
    found = list(rows.defer("draft", "held").order_by("-pk"))
    chosen = _chosen(rows, request.GET.get("with", ""))
    revision = revision_of(item, named)
    context = {
        "item": item,
        "meeting": item.meeting,
        "side": named,
        "back": _address(item, named),
        "groups": _grouped(row for row in found if not row.aside),
        "asides": [row for row in found if row.aside],
        "revision": revision,
        "chosen": chosen,
    }
    if chosen:
        now = told(current_draft(item, named, revision))
        then = told(stored_draft(named, chosen.draft))
        context["then"] = marked(then, now, says=WAS)
        context["now"] = marked(now, then, says=IS)
    return render(request, "meetings/desk/versions.html", context)


@signed_in
@require_http_methods(["POST"])
def bring_back(request: HttpRequest, uid: str, side: str, version: int) -> HttpResponse:
    """Save an earlier text once more; what stands now stays among the versions, and
    what another has saved since this page was opened is not overwritten."""
    item, named = _found(request, uid, side)
    row = get_object_or_404(ItemVersion, item=item, side=named, pk=version)
    revision = revision_of(item, named)
    seen = figures(request.POST.get("seen", ""))
    draft = stored_draft(named, row.draft)
    only = _theirs(request, item)
    if only is not None:
        theirs = {name: getattr(draft, name) for name in only}
        draft = current_draft(item, named, revision).model_copy(update=theirs)
    try:
        answer = save_side(
            item=item,
            side=named,
            draft=draft,
            base=revision if seen is None else min(seen, revision),
            now=clock.now(),
            by=the_user(request),
            allowed=refuse_decisions_on_withdrawn,
        )
    except SavingError as error:
        messages.error(request, str(error))
        return redirect("desk-versions", uid, side)
    if isinstance(answer, Clash):
        return redirect("desk-conflict", uid, side, answer.aside.pk)
    messages.success(request, "The earlier text is back. The one before it is kept.")
    return redirect(_address(item, named))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: HttpRequest, uid: str, side: str, version: int) -> HttpResponse:
    """Two texts side by side: mine, the saved one, or both."""
    item, named = _found(request, uid, side)
    rows = ItemVersion.objects.filter(item=item, side=named, aside=True)
    aside = get_object_or_404(rows.select_related("by", "item"), pk=version)
    fault = ""
    if request.method == "POST":
        fault = _settled(request, aside)
        if not fault:
            return redirect(_address(item, named))
    revision = revision_of(item, named)
    saved = told(current_draft(item, named, revision))
    mine = told(stored_draft(named, aside.draft))
    last = ItemVersion.objects.filter(
        item=item, side=named, aside=False, revision=revision
    ).select_related("by")
    context = {
        "item": item,
        "meeting": item.meeting,
        "side": named,
        "aside": aside,
        "is_own": aside.by_id == request.user.pk,
        "saved_by": last.first(),
        "mine": marked(mine, saved, says=ONLY_MINE),
        "saved": marked(saved, mine, says=ONLY_SAVED),
        "revision": revision,
        "faults": [("mine", fault)] if fault else [],
        "back": _address(item, named),
    }
    status = 422 if fault else 200
    return render(request, "meetings/desk/conflict.html", context, status=status)


def _settled(request: HttpRequest, aside: ItemVersion) -> str:
    """Do as was chosen; return what is wrong, or ""."""
    choice = request.POST.get("choice", "")
    if choice not in CHOICES:
        return "Choose which text the item has from now on."
    seen = figures(request.POST.get("seen", ""))
    try:
        answer = settle(
            aside=aside,
            choice=choice,
            now=clock.now(),
            by=the_user(request),
            seen=-1 if seen is None else seen,
            only=_theirs(request, aside.item),
        )
    except SavingError as error:
        return str(error)
    if answer is None:
        return "The saved text has changed meanwhile. It is shown here: choose again."
    messages.success(request, "Saved as you chose. The other text is kept.")
    return ""


def _found(request: HttpRequest, uid: str, side: str) -> tuple[AgendaItem, Side]:
    """The item, for its clerks; its agenda side also for the report's author."""
    if side not in {"agenda", "minutes"}:
        raise Http404
    named: Side = "agenda" if side == "agenda" else "minutes"
    return get_object_or_404(_editable(the_user(request), named), uid=uid), named


def _editable(user: User, side: Side) -> QuerySet[AgendaItem]:
    items = AgendaItem.objects.editable_by(user)
    if side == "agenda":
        items = items | AgendaItem.objects.written_by(user)
    return items.select_related("meeting__committee").distinct()


def _theirs(request: HttpRequest, item: AgendaItem) -> frozenset[str] | None:
    """The fields that a report's author decides on; None: it is a clerk, and all."""
    mine = AgendaItem.objects.editable_by(request.user)
    return None if mine.filter(pk=item.pk).exists() else AUTHORED


def _chosen(rows: QuerySet[ItemVersion], asked: str) -> ItemVersion | None:
    key = figures(asked)
    return None if key is None else get_object_or_404(rows, pk=key)


def _grouped(rows: Iterable[ItemVersion]) -> list[Group]:
    """Saves of one person, one soon after the other, as one."""
    groups: list[list[ItemVersion]] = []
    for row in rows:
        near = groups[-1][-1] if groups else None
        if near and near.by_id == row.by_id and near.at - row.at <= SITTING:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [Group(group[0], tuple(group[1:])) for group in groups]


def _address(item: AgendaItem, side: Side) -> str:
    name = "desk-agenda-item" if side == "agenda" else "desk-minute"
    return reverse(name, args=[item.meeting.uid, item.uid])
