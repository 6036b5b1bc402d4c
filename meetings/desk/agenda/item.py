"""The form of one agenda item: for its clerk, and for the author of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import browser_secret, signed_in, the_user, wants_json
from committees.models import Role, RoleName, User
from meetings.actions.saving import (
    Clash,
    SavingError,
    assign_report,
    current_draft,
    keep_aside,
    save_side,
    was_saved,
)
from meetings.desk.agenda.issues import issue_label, issues_of
from meetings.desk.agenda.outline import KINDS, outline_of
from meetings.desk.agenda.posted import AgendaPosted
from meetings.desk.documents_entry import entry_of
from meetings.desk.pages import turn_of
from meetings.drafts.sides import AUTHORED, AgendaSide
from meetings.law import EXEMPTIONS, council_nation
from meetings.models import AgendaItem, Meeting

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from meetings.actions.saving import Saved
    from meetings.desk.rows import Faults


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
        **(outline_of(found.meeting) if is_clerk else {"meeting": found.meeting}),
        "item": found,
        "is_clerk": is_clerk,
        "draft": current,
        "revision": found.revision if base is None else base,
        "kinds": KINDS,
        "issues": [issue_label(each) for each in issues_of(found.meeting)],
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
    return issue_label(issue) if issue else ""


def _save(request: HttpRequest, found: AgendaItem) -> HttpResponse:
    is_clerk = _is_clerk(request, found)
    draft, faults, at = _read(request, found, is_clerk=is_clerk)
    base = _number(request.POST.get("base", ""))
    if faults:
        return _refused(request, found, draft, base, faults)
    if request.POST.get("look"):
        return JsonResponse({"was_saved": was_saved(found, "agenda", draft)})
    if request.POST.get("compare"):
        return _compared(request, found, draft, base)
    now, user = clock.now(), the_user(request)
    try:
        answer = save_side(
            item=found,
            side="agenda",
            draft=draft,
            base=base,
            now=now,
            by=user,
            allowed=None if is_clerk else while_it_is_theirs(user),
            turn=turn_of(request),
        )
    except SavingError as error:
        return _refused(request, found, draft, base, [(error.field, str(error))])
    if isinstance(answer, Clash):
        return _clash(request, found, answer.aside.pk)
    if is_clerk and _chose_author(request):
        _assign(request, found)
    if wants_json(request):
        return _told(request, found, answer, at)
    messages.success(request, "Saved.")
    here = reverse("desk-agenda-item", args=[found.meeting.uid, found.uid])
    return redirect(f"{here}#{at}" if at else here)


def while_it_is_theirs(user: User) -> Callable[..., None]:
    """A report author's save that was on its way when the agenda went out is refused:
    asked once the item is locked."""

    def allowed(item: AgendaItem, *_: object) -> None:
        if not AgendaItem.objects.written_by(user).filter(pk=item.pk).exists():
            raise SavingError(
                "The report is no longer yours to change: its agenda is out. Tell the"
                " clerk what should be changed."
            )

    return allowed


def _read(
    request: HttpRequest, found: AgendaItem, *, is_clerk: bool
) -> tuple[AgendaSide, Faults, str]:
    """What the form says once its pressed button has done its work, what is wrong with
    it, and the id to go on at."""
    before = current_draft(found, "agenda", found.revision)
    if not isinstance(before, AgendaSide):
        raise Http404
    posted = AgendaPosted(request.POST)
    name = found.meeting.committee_name or found.meeting.committee.name
    lead = f"The {name} is recommended to:-"
    at = posted.press(request.POST.get("do", ""), lead=lead)
    draft, faults = posted.draft(before, issues_of(found.meeting))
    if not is_clerk:
        theirs = {name: getattr(draft, name) for name in AUTHORED}
        draft = before.model_copy(update=theirs)
    elif not wants_json(request):
        posted.half_typed(draft)
    return draft, faults, at


def _chose_author(request: HttpRequest) -> bool:
    """Whether the page says another author than when it was opened: what another clerk
    has chosen meanwhile stays."""
    asked = request.POST.get("report_author")
    return asked is not None and asked != request.POST.get("report_author_was")


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


def _is_clerk(request: HttpRequest, found: AgendaItem) -> bool:
    return (
        Meeting.objects.editable_by(request.user).filter(pk=found.meeting_id).exists()
    )


def _authors(meeting: Meeting) -> Any:
    """Accounts that may be given a report of this committee to write."""
    roles = Role.objects.filter(
        Q(committee=meeting.committee) | Q(committee__isnull=True),
        name=RoleName.REPORT_AUTHOR,
    )
    return User.objects.filter(pk__in=roles.values("user"), is_active=True)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
