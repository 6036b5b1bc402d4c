"""Minutes that were written in Word: read, asked about, and put into their items."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from committees import clock
from committees.access import for_clerks, the_user
from committees.short_forms import takes_files
from meetings.actions.saving import SavingError
from meetings.actions.word_minutes import put_into_minutes
from meetings.desk.sitting import Sitting, takes_minutes
from meetings.files import draft_of
from meetings.models import Meeting
from meetings.papers.kinds import RefusedError
from meetings.papers.uploads import files_of, take_uploads
from meetings.word.apart import read_apart
from meetings.word.file import QuestionKind, WordFileError
from meetings.word.splitting import split_by_items

if TYPE_CHECKING:
    from pathlib import Path

    from django.http import HttpRequest, HttpResponse

    from meetings.models import AgendaItem
    from meetings.word.file import WordFile

# How long a file waits for its clerk.
KEPT = timedelta(days=7)
ASKS = {
    QuestionKind.INSERTED: "Put in by {}, not accepted yet. Take it?",
    QuestionKind.DELETED: "Taken out by {}, not accepted yet. Keep it all the same?",
    QuestionKind.MOVED: "Moved by {}, not accepted yet. Take it where it is now?",
    QuestionKind.COMMENT: "A comment by {}. Take it into the minutes?",
    QuestionKind.STRUCK: "Struck through. Take it all the same?",
    QuestionKind.HIDDEN: "Hidden in the file. Take it?",
}


@dataclass(frozen=True)
class Ask:
    """A question about some words of the file, with what was answered."""

    key: str
    asks: str
    words: str
    where: str
    answer: str


@dataclass(frozen=True)
class Piece:
    """What the file says of one item; `number` "" is what stands before the first."""

    number: str
    title: str
    html: str
    chosen: str


@takes_files
@csrf_exempt
@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def word_file(request: HttpRequest, uid: str) -> HttpResponse:
    """The file is kept for its clerk alone until its words are in the minutes."""
    rows = Meeting.objects.editable_by(request.user).select_related("committee")
    sitting = Sitting(get_object_or_404(rows, uid=uid))
    too_much = ""
    if request.method == "POST":
        # Before the token is asked for, since that reads the form with its file.
        try:
            too_much = " ".join(take_uploads(request, several=False))
        except RefusedError as error:
            return _page(request, sitting, None, [("file", str(error))])
    answer: HttpResponse = _protected(request, sitting, too_much)
    return answer


@csrf_protect
def _protected(request: HttpRequest, sitting: Sitting, too_much: str) -> HttpResponse:
    try:
        return _answered(request, sitting, too_much)
    except WordFileError as error:
        return _page(request, sitting, None, [("file", str(error))])


def _answered(request: HttpRequest, sitting: Sitting, too_much: str) -> HttpResponse:
    path = _path(request, sitting.meeting)
    if request.method != "POST":
        found = _read(path, request) if path.is_file() else None
        return _page(request, sitting, found, [])
    if too_much:
        return _page(request, sitting, None, [("file", too_much)])
    pressed = request.POST.get("do", "")
    if pressed == "forget":
        path.unlink(missing_ok=True)
        return redirect("desk-word-file", sitting.meeting.uid)
    if pressed == "put":
        return _put(request, sitting, path)
    return _received(request, sitting, path)


def _received(request: HttpRequest, sitting: Sitting, path: Path) -> HttpResponse:
    files = files_of(request, "file")
    if not files:
        says = "Choose the Word file that the minutes were written in."
        return _page(request, sitting, None, [("file", says)])
    data = files[0].read()
    read_apart(data)
    with draft_of(path) as draft:
        draft.write_bytes(data)
        draft.replace(path)
    _sweep(path.parent)
    return redirect("desk-word-file", sitting.meeting.uid)


def _put(request: HttpRequest, sitting: Sitting, path: Path) -> HttpResponse:
    if not path.is_file():
        says = "The file isn’t here any more. Choose it again."
        return _page(request, sitting, None, [("file", says)])
    found = _read(path, request)
    if found.unanswered:
        first = found.unanswered[0].key
        says = f"{len(found.unanswered)} of the questions have no answer yet."
        return _page(request, sitting, found, [(f"answer-{first}", says)])
    texts: dict[str, str] = {}
    for n, piece in enumerate(_pieces(request, sitting, found)):
        item = request.POST.get(f"item-{n}", "")
        if item:
            texts[item] = f"{texts.get(item, '')}{piece.html}"
    try:
        number = put_into_minutes(
            meeting=sitting.meeting, texts=texts, now=clock.now(), by=the_user(request)
        )
    except SavingError as error:
        return _page(request, sitting, found, [("item-0", str(error))])
    path.unlink(missing_ok=True)
    messages.success(request, f"The file’s words are in the minutes of {number} items.")
    return redirect("desk-minutes", sitting.meeting.uid)


def _page(
    request: HttpRequest,
    sitting: Sitting,
    found: WordFile | None,
    faults: list[tuple[str, str]],
) -> HttpResponse:
    context = {
        "meeting": sitting.meeting,
        "found": found,
        "questions": _questions(request, found) if found else [],
        "pieces": _pieces(request, sitting, found) if found else [],
        "items": _items(sitting),
        "faults": faults,
    }
    template = "meetings/desk/minutes/word_file.html"
    return render(request, template, context, status=422 if faults else 200)


def _read(path: Path, request: HttpRequest) -> WordFile:
    answers = {
        name.removeprefix("answer-"): value == "take"
        for name, value in request.POST.items()
        if name.startswith("answer-")
    }
    return read_apart(path.read_bytes(), answers)


def _questions(request: HttpRequest, found: WordFile) -> list[Ask]:
    return [
        Ask(
            key=each.key,
            asks=ASKS[each.kind].format(each.by or "somebody"),
            words=each.words,
            where=each.where,
            answer=request.POST.get(f"answer-{each.key}", ""),
        )
        for each in found.questions
    ]


def _pieces(request: HttpRequest, sitting: Sitting, found: WordFile) -> list[Piece]:
    """The file cut at the agenda's items, each with the item that it goes to."""
    items = {item.number: item for item in _items(sitting)}
    cut = split_by_items(found.html, [(i.number, i.title) for i in items.values()])
    pieces = []
    for n, (number, html) in enumerate(cut.items()):
        item = items.get(number)
        chosen = request.POST.get(f"item-{n}", item.uid if item else "")
        title = item.title if item else "Before the first item"
        if html:
            pieces.append(Piece(number, title, html, chosen))
    return pieces


def _items(sitting: Sitting) -> list[AgendaItem]:
    return [item for item in sitting.in_order if takes_minutes(item)]


def _sweep(folder: Path) -> None:
    """Take away the files that nobody has come back to for so long."""
    for each in folder.glob("*.docx"):
        if each.stat().st_mtime < time.time() - KEPT.total_seconds():
            each.unlink(missing_ok=True)


def _path(request: HttpRequest, meeting: Meeting) -> Path:
    """Where one clerk's file of one meeting lies meanwhile."""
    folder: Path = settings.DATA_DIR
    return folder / "word" / f"{meeting.pk}-{the_user(request).pk}.docx"
