"""The agenda's pages: the list with an open item, and what is done to the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from committees import clock
from committees.access import (
    browser_secret,
    for_clerks,
    signed_in,
    the_user,
    wants_json,
)
from committees.models import Role, RoleName, User
from meetings.actions.building import (
    BuildingError,
    Move,
    add_item,
    agenda_is_out,
    bring_over,
    move_item,
    put_after,
    remove_item,
    take_back,
    withdraw,
)
from meetings.actions.saving import (
    Clash,
    assign_report,
    current_draft,
    keep_aside,
    save_side,
)
from meetings.clear_days import last_lawful_day, working_days_left
from meetings.desk.agenda.posted import AgendaPosted, issue_label
from meetings.desk.documents_entry import entry_of
from meetings.drafts.sides import AgendaSide
from meetings.law import EXEMPTIONS, council_nation
from meetings.models import AgendaItem, Issue, Meeting, PublishedItem
from meetings.record.items import ItemKind

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from meetings.actions.saving import Saved
    from meetings.desk.rows import Faults

KIND_WORDS = {
    "report": "Report",
    "minutes": "Minutes of an earlier meeting",
    "apologies": "Apologies for absence",
    "declarations": "Declarations of interest",
    "questions": "Questions",
    "urgent": "Urgent item",
    "exclusion": "Exclusion of press and public",
    "information": "For information",
    "heading": "Heading, without a number",
    "other": "Other",
}
KINDS = [(kind, KIND_WORDS[kind]) for kind in get_args(ItemKind)]
MOVES = get_args(Move)
# What the author of a report may write of their own item.
AUTHORS = frozenset({
    "title", "purpose", "summary", "recommendations", "officer_contacts",
    "background_papers", "wards",
})  # fmt: skip


@for_clerks
@require_safe
def agenda(request: HttpRequest, uid: str) -> HttpResponse:
    """Opens the first item; an empty agenda says how to begin."""
    meeting = _meeting(request, uid)
    context = {**_outline(meeting), "item": None, "open": False}
    return render(request, "meetings/desk/agenda/page.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """One item's form: for the clerk, and for the report's author until it is out."""
    user = the_user(request)
    rows = AgendaItem.objects.editable_by(user) | AgendaItem.objects.written_by(user)
    mine = rows.filter(meeting__uid=uid).select_related("meeting__committee").distinct()
    found = get_object_or_404(mine, uid=item)
    if request.method == "POST":
        return _save(request, found)
    return _page(request, found)


def _page(
    request: HttpRequest,
    found: AgendaItem,
    *,
    said: AgendaSide | None = None,
    base: int | None = None,
    faults: Faults | None = None,
) -> HttpResponse:
    context = _context(request, found, said=said, base=base)
    context["faults"] = faults or []
    status = 422 if faults else 200
    return render(request, "meetings/desk/agenda/page.html", context, status=status)


def _context(
    request: HttpRequest,
    found: AgendaItem,
    *,
    said: AgendaSide | None = None,
    base: int | None = None,
) -> dict[str, Any]:
    is_clerk = _is_clerk(request, found)
    current = said or current_draft(found, "agenda", found.revision)
    exemptions = EXEMPTIONS[council_nation()]
    return {
        **(_outline(found.meeting) if is_clerk else {"meeting": found.meeting}),
        "item": found,
        "is_clerk": is_clerk,
        "draft": current,
        "revision": found.revision if base is None else base,
        "kinds": KINDS,
        "issues": [issue_label(each) for each in _issues(found.meeting)],
        "issue_label": _issue_words(current),
        "exemptions": exemptions.paragraphs.items(),
        "exemptions_source": exemptions.source,
        "authors": _authors(found.meeting) if is_clerk else [],
        "faults": [],
        "secret": browser_secret(the_user(request)),
        "documents": entry_of(the_user(request), found.meeting, found, on_agenda=True),
    }


def _issue_words(draft: Any) -> str:
    issue = draft.issue
    return f"{issue.reference} {issue.title}".strip() if issue else ""


def _save(request: HttpRequest, found: AgendaItem) -> HttpResponse:
    before = current_draft(found, "agenda", found.revision)
    if not isinstance(before, AgendaSide):
        raise Http404
    posted = AgendaPosted(request.POST)
    name = found.meeting.committee_name or found.meeting.committee.name
    lead = f"The {name} is recommended to:-"
    at = posted.press(request.POST.get("do", ""), lead=lead)
    draft, faults = posted.draft(before, _issues(found.meeting))
    base = _number(request.POST.get("base", ""))
    is_clerk = _is_clerk(request, found)
    if not is_clerk:
        theirs = {name: getattr(draft, name) for name in AUTHORS}
        draft = before.model_copy(update=theirs)
    if faults:
        return _refused(request, found, draft, base, faults)
    if request.POST.get("compare"):
        return _compared(request, found, draft, base)
    answer = save_side(
        item=found,
        side="agenda",
        draft=draft,
        base=base,
        now=clock.now(),
        by=the_user(request),
    )
    if isinstance(answer, Clash):
        return _clash(request, found, answer.aside.pk)
    if is_clerk and "report_author" in request.POST:
        _assign(request, found)
    if wants_json(request):
        return _told(request, found, answer, at)
    messages.success(request, "Saved.")
    here = reverse("desk-agenda-item", args=[found.meeting.uid, found.uid])
    return redirect(f"{here}#{at}" if at else here)


def _assign(request: HttpRequest, found: AgendaItem) -> None:
    asked = _number(request.POST["report_author"])
    author = _authors(found.meeting).filter(pk=asked).first()
    assign_report(item=found, author=author, now=clock.now(), by=the_user(request))


def _refused(
    request: HttpRequest,
    found: AgendaItem,
    draft: AgendaSide,
    base: int,
    faults: Faults,
) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"errors": dict(reversed(faults))}, status=422)
    return _page(request, found, said=draft, base=base, faults=faults)


def _compared(
    request: HttpRequest, found: AgendaItem, draft: AgendaSide, base: int
) -> HttpResponse:
    aside = keep_aside(
        item=found,
        side="agenda",
        draft=draft,
        base=base,
        now=clock.now(),
        by=the_user(request),
    )
    if aside is None:
        return JsonResponse({"revision": found.revision})
    return _clash(request, found, aside.pk)


def _clash(request: HttpRequest, found: AgendaItem, aside: int) -> HttpResponse:
    url = reverse("desk-conflict", args=[found.uid, "agenda", aside])
    if wants_json(request):
        return JsonResponse({"clash": url}, status=409)
    return redirect(url)


def _told(
    request: HttpRequest, found: AgendaItem, answer: Saved, at: str
) -> HttpResponse:
    told: dict[str, Any] = {
        "revision": answer.revision,
        "saved_at": f"{clock.local_now():%H:%M}",
        "merged": answer.merged_in,
    }
    if request.headers.get("X-Part") == "outcome":
        found.refresh_from_db()
        template = "meetings/desk/agenda/parts.html"
        context = _context(request, found)
        told["part"] = render_to_string(template, context, request)
        told["at"] = at
    return JsonResponse(told)


@for_clerks
@require_POST
def add(request: HttpRequest, uid: str) -> HttpResponse:
    meeting = _meeting(request, uid)
    kind = request.POST.get("kind", "report")
    try:
        new = add_item(
            meeting=meeting,
            title=request.POST.get("title", ""),
            kind=kind if kind in KIND_WORDS else "report",
            after=request.POST.get("after", ""),
            under=request.POST.get("under", ""),
            now=clock.now(),
            by=the_user(request),
        )
    except BuildingError as error:
        messages.error(request, str(error))
        return redirect("desk-agenda", uid)
    return redirect("desk-agenda-item", uid, new.uid)


@for_clerks
@require_POST
def move(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """Up, down, out, under, or after another: by form, or by script."""
    found = _item(request, uid, item)
    how = request.POST.get("move", "")
    now, user = clock.now(), the_user(request)
    says = ""
    try:
        if how == "after":
            other = request.POST.get("after", "")
            put_after(item=found, other=other, now=now, by=user)
        elif how in MOVES:
            direction: Literal["up", "down", "out", "under"] = how  # type: ignore[assignment]
            if not move_item(item=found, move=direction, now=now, by=user):
                says = "It can’t go further that way."
        else:
            says = "Choose where the item goes."
    except BuildingError as error:
        says = str(error)
    found.refresh_from_db()
    done = f"{found.title}, now {found.number or 'without a number'} of the agenda."
    if wants_json(request):
        context = {**_outline(found.meeting), "item": found}
        template = "meetings/desk/agenda/items.html"
        items = render_to_string(template, context, request)
        return JsonResponse({"items": items, "says": says or done})
    (messages.error if says else messages.success)(request, says or done)
    return redirect("desk-agenda-item", uid, item)


@for_clerks
@require_POST
def remove(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    found = _item(request, uid, item)
    try:
        remove_item(item=found, now=clock.now(), by=the_user(request))
    except BuildingError as error:
        messages.error(request, str(error))
        return redirect("desk-agenda-item", uid, item)
    messages.success(request, f"{found.title} is removed from the agenda.")
    return redirect("desk-agenda", uid)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """Withdraw an item, defer it to another meeting, or take it back."""
    found = _item(request, uid, item)
    meetings = _coming(request, found.meeting)
    fault = ""
    if request.method == "POST":
        fault = _taken_off(request, found, list(meetings))
        if not fault:
            return redirect("desk-agenda-item", uid, item)
    context = {
        "item": found,
        "meeting": found.meeting,
        "coming": meetings,
        "typed": request.POST,
        "faults": [("reason", fault)] if fault else [],
    }
    template = "meetings/desk/agenda/take_off.html"
    return render(request, template, context, status=422 if fault else 200)


def _taken_off(request: HttpRequest, found: AgendaItem, coming: list[Meeting]) -> str:
    """Do as was chosen; return what is wrong, or ""."""
    how = request.POST.get("outcome", "")
    now, user = clock.now(), the_user(request)
    if how == "back":
        take_back(item=found, now=now, by=user)
        messages.success(request, f"{found.title} is on the agenda again.")
        return ""
    if how not in {"withdrawn", "deferred"}:
        return "Choose whether the item is withdrawn or deferred."
    reason = request.POST.get("reason", "")
    if not reason.strip():
        return "Write the reason; it is shown to the public."
    to = next((m for m in coming if m.uid == request.POST.get("to")), None)
    outcome: Literal["withdrawn", "deferred"] = (
        "withdrawn" if how == "withdrawn" else "deferred"
    )
    try:
        withdraw(
            item=found,
            outcome=outcome,
            reason=reason,
            to=to if outcome == "deferred" else None,
            now=now,
            by=user,
        )
    except BuildingError as error:
        return str(error)
    messages.success(request, f"{found.title} is {outcome}.")
    return ""


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest, uid: str) -> HttpResponse:
    """Items of other meetings of the committee, to be put on this agenda: those that
    were deferred first. The issue follows."""
    meeting = _meeting(request, uid)
    others = AgendaItem.objects.editable_by(request.user).filter(
        meeting__committee=meeting.committee
    )
    offered = others.exclude(meeting=meeting).exclude(kind="heading")
    if request.method == "POST":
        found = get_object_or_404(offered, uid=request.POST.get("item", ""))
        new = bring_over(item=found, to=meeting, now=clock.now(), by=the_user(request))
        messages.success(request, f"{new.title} is on this agenda now.")
        return redirect("desk-agenda-item", uid, new.uid)
    deferred = Q(withdrawn="deferred", deferred_to__in=["", uid])
    rows = offered.select_related("meeting").order_by("-meeting__date", "position")
    context = {
        "meeting": meeting,
        "deferred": rows.filter(deferred)[:50],
        "offered": rows.exclude(deferred).filter(withdrawn="")[:50],
    }
    return render(request, "meetings/desk/agenda/bring.html", context)


def _outline(meeting: Meeting) -> dict[str, Any]:
    """What the list of items needs."""
    items = list(
        meeting.items.order_by("position").only(
            *("uid", "number", "title", "kind", "parent", "position", "meeting"),
            *("private_class", "withdrawn", "urgency_reason"),
        )
    )
    parents = {each.pk: each.parent_id for each in items}

    def depth(key: int | None) -> int:
        return 1 + depth(parents[key]) if key else 0

    live = PublishedItem.objects.filter(edition__meeting=meeting, live=True)
    deadline = last_lawful_day(meeting.date)
    today = clock.today()
    out = agenda_is_out(meeting)
    published = set(live.values_list("uid", flat=True)) if out else set()
    return {
        "meeting": meeting,
        "lines": [
            {
                "item": each,
                "depth": depth(each.parent_id),
                "is_new": out and each.uid not in published,
            }
            for each in items
        ],
        "is_out": out,
        "deadline": deadline,
        "left": working_days_left(deadline.day, today),
        "late": today > deadline.day,
        "kinds": KINDS,
    }


def _meeting(request: HttpRequest, uid: str) -> Meeting:
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    return get_object_or_404(rows, uid=uid)


def _item(request: HttpRequest, uid: str, item: str) -> AgendaItem:
    rows = AgendaItem.objects.editable_by(request.user).filter(meeting__uid=uid)
    return get_object_or_404(rows.select_related("meeting__committee"), uid=item)


def _is_clerk(request: HttpRequest, found: AgendaItem) -> bool:
    return (
        Meeting.objects.editable_by(request.user).filter(pk=found.meeting_id).exists()
    )


def _issues(meeting: Meeting) -> list[Issue]:
    """The matters of the committee, the latest first."""
    rows = Issue.objects.filter(items__meeting__committee=meeting.committee)
    return list(rows.distinct().order_by("-pk")[:500])


def _authors(meeting: Meeting) -> Any:
    """Accounts that may be given a report of this committee to write."""
    roles = Role.objects.filter(
        Q(committee=meeting.committee) | Q(committee__isnull=True),
        name=RoleName.REPORT_AUTHOR,
    )
    return User.objects.filter(pk__in=roles.values("user"), is_active=True)


def _coming(request: HttpRequest, meeting: Meeting) -> Any:
    rows = Meeting.objects.editable_by(request.user).filter(
        committee=meeting.committee, date__gte=meeting.date, status="scheduled"
    )
    return rows.exclude(pk=meeting.pk).order_by("date", "start_time")[:50]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
