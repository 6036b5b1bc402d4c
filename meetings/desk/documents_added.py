"""Files coming in: new documents, and another file in one's place.

The views are exempt from the CSRF check at the door and checked inside: that check
reads the form, and nobody's files are read before it is known whose they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import signed_in, the_user, wants_json
from committees.short_forms import takes_files
from meetings.actions.papers import PapersError, add_documents, replace_file
from meetings.desk.document_forms import ReplaceForm, UploadForm
from meetings.desk.documents import back_to, editable_document, keeps
from meetings.desk.documents_entry import (
    documents_url,
    entry_of,
    name_of,
    rows_of,
    same_file,
)
from meetings.models import AgendaItem, Document, Meeting
from meetings.papers.kinds import RefusedError
from meetings.papers.receiving import receive
from meetings.papers.uploads import files_of, take_uploads

if TYPE_CHECKING:
    from django.core.files.uploadedfile import TemporaryUploadedFile
    from django.http import HttpRequest, HttpResponse

    from meetings.papers.receiving import Received

    Faults = list[tuple[str, str]]

_CHOOSE = "Choose the file to upload."


@takes_files
@csrf_exempt
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def of_meeting(request: HttpRequest, uid: str) -> HttpResponse:
    """The meeting's own documents; a POST adds to them."""
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    return _entry(request, get_object_or_404(rows, uid=uid), None)


@takes_files
@csrf_exempt
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def of_item(request: HttpRequest, uid: str, item: str) -> HttpResponse:
    """An item's documents; a POST adds to them."""
    user = request.user
    rows = AgendaItem.objects.editable_by(user) | AgendaItem.objects.written_by(user)
    mine = rows.filter(meeting__uid=uid).select_related("meeting__committee").distinct()
    found = get_object_or_404(mine, uid=item)
    return _entry(request, found.meeting, found)


@takes_files
@csrf_exempt
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, uid: str) -> HttpResponse:
    """Another file in a document's place."""
    found = editable_document(request, uid)
    if request.method != "POST":
        return _replacing(request, found, [])
    try:
        too_big = take_uploads(request, several=False)
    except RefusedError as error:
        return _replacing(request, found, [("id_file", str(error))], status=413)
    answer: HttpResponse = csrf_protect(_replace)(request, found, too_big)
    return answer


def _entry(
    request: HttpRequest, meeting: Meeting, item: AgendaItem | None
) -> HttpResponse:
    if request.method != "POST":
        return _page(request, meeting, item, None, [])
    try:
        too_big = take_uploads(request, several=not wants_json(request))
    except RefusedError as error:
        faults = [("id_file", str(error))]
        return _refused(request, meeting, item, None, faults, status=413)
    answer: HttpResponse = csrf_protect(_add)(request, meeting, item, too_big)
    return answer


def _add(
    request: HttpRequest, meeting: Meeting, item: AgendaItem | None, too_big: list[str]
) -> HttpResponse:
    """Take the files that can be taken, and say why the others can't."""
    form = UploadForm(request.POST, meeting=meeting)
    uploads = files_of(request, "file")
    faults = [("id_file", says) for says in too_big]
    if form.is_valid() and form.cleaned_data["title"] and len(uploads) > 1:
        form.add_error(
            "title", "Leave the title empty for several files, or choose one file."
        )
    if not (uploads or faults):
        faults.append(("id_file", _CHOOSE))
    if not form.is_valid():
        faults += form.faults()
        return _refused(request, meeting, item, form, faults)
    received, refused = _received(uploads, request.POST.getlist("name"))
    faults += refused
    try:
        added = add_documents(
            meeting=meeting,
            item=item,
            received=received,
            described=form.description(),
            now=clock.now(),
            by=the_user(request),
        )
    except PapersError as error:
        faults, added = [("", str(error))], []
    if not added:
        return _refused(request, meeting, item, form, faults)
    return _told(request, meeting, item, added, faults)


def _received(
    uploads: list[TemporaryUploadedFile], names: list[str]
) -> tuple[list[Received], Faults]:
    """The files that are taken, and why the others aren't. `names` are the files' own,
    where a script has sent them: a form spells some letters otherwise."""
    known = names if len(names) == len(uploads) else [""] * len(uploads)
    received: list[Received] = []
    faults: Faults = []
    for upload, name in zip(uploads, known, strict=True):
        try:
            received.append(receive(upload, name=name))
        except RefusedError as error:
            faults.append(("id_file", str(error)))
    return received, faults


def _told(
    request: HttpRequest,
    meeting: Meeting,
    item: AgendaItem | None,
    added: list[Document],
    faults: Faults,
) -> HttpResponse:
    """Say what was added, which of it is here already, and what was not taken."""
    others = list(
        Document.objects.editable_by(request.user)
        .filter(meeting=meeting, sha256__in=[row.sha256 for row in added])
        .select_related("item")
        .order_by("pk")
    )
    says = [_added_words(row, others) for row in added]
    if wants_json(request):
        rows = rows_of(the_user(request), meeting, item)
        context = {"rows": rows, "on_agenda": request.POST.get("from") == "agenda"}
        part = "meetings/desk/partials/documents_list.html"
        return JsonResponse({
            "added": says,
            "refused": [each for _, each in faults],
            "list": render_to_string(part, context, request),
        })  # fmt: skip
    messages.success(request, " ".join(says))
    for _, fault in faults:
        messages.error(request, fault)
    return redirect(back_to(added[0], request))


def _added_words(row: Document, others: list[Document]) -> str:
    says = f"“{name_of(row)}” is added."
    same = same_file(row, others)
    return f"{says} It is the same file as {same}." if same else says


def _refused(
    request: HttpRequest,
    meeting: Meeting,
    item: AgendaItem | None,
    form: UploadForm | None,
    faults: Faults,
    *,
    status: int = 422,
) -> HttpResponse:
    if wants_json(request):
        says = [each for _, each in faults]
        return JsonResponse({"added": [], "refused": says}, status=status)
    return _page(request, meeting, item, form, faults, status=status)


def _page(
    request: HttpRequest,
    meeting: Meeting,
    item: AgendaItem | None,
    form: UploadForm | None,
    faults: Faults,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "is_clerk": keeps(request, meeting),
        "item": item,
        "documents": entry_of(the_user(request), meeting, item, form=form),
        "faults": faults,
        "file_faults": [says for field, says in faults if field == "id_file"],
    }
    page = "meetings/desk/documents/page.html"
    return render(request, page, context, status=status)


def _replace(request: HttpRequest, found: Document, too_big: list[str]) -> HttpResponse:
    faults = [("id_file", says) for says in too_big]
    uploads = files_of(request, "file")
    if not (uploads or faults):
        faults.append(("id_file", _CHOOSE))
    received, refused = _received(uploads[:1], request.POST.getlist("name"))
    faults += refused
    if faults:
        return _replacing(request, found, faults)
    try:
        row = replace_file(
            document=found,
            received=received[0],
            now=clock.now(),
            by=the_user(request),
        )
    except PapersError as error:
        return _replacing(request, found, [("", str(error))])
    says = f"“{name_of(row)}” has its new file."
    if row.uid != found.uid:
        says += " What was published stays as it was until the next edition."
    messages.success(request, says)
    return redirect(back_to(row))


def _replacing(
    request: HttpRequest, found: Document, faults: Faults, *, status: int = 0
) -> HttpResponse:
    if wants_json(request):
        says = [each for _, each in faults]
        return JsonResponse({"added": [], "refused": says}, status=status or 422)
    context = {
        "document": found,
        "name": name_of(found),
        "meeting": found.meeting,
        "is_clerk": keeps(request, found.meeting),
        "form": ReplaceForm(),
        "back": documents_url(found.meeting, found.item),
        "faults": faults,
        "file_faults": [says for field, says in faults if field == "id_file"],
    }
    page = "meetings/desk/documents/replace.html"
    return render(request, page, context, status=status or (422 if faults else 200))
