"""One document at the desk: its file, what is said of it, its place, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from committees import clock
from committees.access import signed_in, the_user
from committees.models import Committee
from meetings import files
from meetings.actions.papers import (
    PapersError,
    describe_document,
    is_handed_out,
    is_in_an_edition,
    is_private,
    move_document,
    remove_document,
)
from meetings.desk.document_forms import DocumentForm
from meetings.desk.documents_entry import documents_url, name_of
from meetings.models import AgendaItem, Document
from meetings.papers.naming import SHOWN, served_name

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from meetings.models import Meeting


@signed_in
@require_safe
def file(request: HttpRequest, uid: str, filename: str) -> HttpResponseBase:
    """The file, a draft's and a private one's too; never run as a page of ours."""
    found = editable_document(request, uid)
    if not files.is_held(found.sha256):
        raise Http404("The file is not held here.")
    name = served_name(found.filename, found.title, found.media_type)
    if filename != name:
        return redirect("desk-document-file", uid, name)
    shown = SHOWN.get(found.media_type)
    headers = {"X-Content-Type-Options": "nosniff"}
    if found.media_type != "application/pdf":
        # A browser's own PDF reader doesn't work in a sandbox.
        headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return FileResponse(
        files.path_of(found.sha256).open("rb"),
        as_attachment=shown is None,
        filename=name,
        content_type=shown or "application/octet-stream",
        headers=headers,
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, uid: str) -> HttpResponse:
    """What is said of a document, and where it belongs."""
    found = editable_document(request, uid)
    items = _items(request, found)
    form = DocumentForm(request.POST or None, meeting=found.meeting, about=found)
    form.offer("item", [(uid, words) for uid, (words, _) in items.items()])
    if form.is_bound and form.is_valid():
        try:
            row = describe_document(
                document=found,
                described=form.description(),
                item=items[form.cleaned_data["item"]][1],
                now=clock.now(),
                by=the_user(request),
            )
        except PapersError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"“{name_of(row)}” is saved.{_still_open(row)}")
            return redirect(back_to(row))
    context = {
        "document": found,
        "name": name_of(found),
        "meeting": found.meeting,
        "is_clerk": keeps(request, found.meeting),
        "form": form,
        "back": documents_url(found.meeting, found.item),
        "faults": list(form.faults()) if form.is_bound else [],
    }
    status = 422 if form.is_bound else 200
    page = "meetings/desk/documents/document.html"
    return render(request, page, context, status=status)


@signed_in
@require_POST
def move(request: HttpRequest, uid: str) -> HttpResponse:
    """One place up or down among the documents beside it."""
    found = editable_document(request, uid)
    pressed = request.POST.get("move")
    if pressed not in ("up", "down"):
        raise Http404
    try:
        moved = move_document(
            document=found,
            direction="up" if pressed == "up" else "down",
            now=clock.now(),
            by=the_user(request),
        )
    except PapersError as error:
        messages.error(request, str(error))
    else:
        says = f"moved {pressed}" if moved else f"can’t go further {pressed}"
        messages.success(request, f"“{name_of(found)}” {says}.")
    return redirect(back_to(found, request))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, uid: str) -> HttpResponse:
    """Asks once more, and says what stays."""
    found = editable_document(request, uid)
    faults = []
    if request.method == "POST":
        try:
            remove_document(document=found, now=clock.now(), by=the_user(request))
        except PapersError as error:
            faults = [("", str(error))]
        else:
            messages.success(request, f"“{name_of(found)}” is removed.")
            return redirect(back_to(found, request))
    context = {
        "document": found,
        "name": name_of(found),
        "meeting": found.meeting,
        "is_clerk": keeps(request, found.meeting),
        "back": documents_url(found.meeting, found.item),
        "is_published": is_in_an_edition(found),
        "faults": faults,
    }
    status = 422 if faults else 200
    page = "meetings/desk/documents/remove.html"
    return render(request, page, context, status=status)


def editable_document(request: HttpRequest, uid: str) -> Document:
    """For the clerk of its committee, and for the author of its item's report."""
    rows = Document.objects.editable_by(request.user)
    joined = rows.select_related("meeting__committee", "item__parent")
    return get_object_or_404(joined, uid=uid)


def keeps(request: HttpRequest, meeting: Meeting) -> bool:
    """Whether it is a clerk of the meeting's committee who asks."""
    committees = Committee.objects.editable_by(request.user)
    return committees.filter(pk=meeting.committee_id).exists()


def back_to(row: Document, request: HttpRequest | None = None) -> str:
    """Where a document is listed: the page on which the button was pressed."""
    if request and request.POST.get("from") == "agenda" and row.item:
        page = reverse("desk-agenda-item", args=[row.meeting.uid, row.item.uid])
    else:
        page = documents_url(row.meeting, row.item)
    return f"{page}#documents"


def _items(
    request: HttpRequest, found: Document
) -> dict[str, tuple[str, AgendaItem | None]]:
    """Where it may belong, by the item's uid: its words, and the item."""
    user = request.user
    rows = AgendaItem.objects.editable_by(user).filter(meeting=found.meeting)
    items: dict[str, tuple[str, AgendaItem | None]] = {}
    if rows.exists():
        items[""] = ("The meeting as a whole", None)
    else:
        rows = AgendaItem.objects.written_by(user).filter(meeting=found.meeting)
    for item in rows.order_by("position"):
        items[item.uid] = (f"{item.number} {item.title}".strip(), item)
    return items


def _still_open(row: Document) -> str:
    if is_private(row) and is_handed_out(row):
        return (
            " It stays public at its address until the next edition is published, which"
            " keeps it back."
        )
    return ""
