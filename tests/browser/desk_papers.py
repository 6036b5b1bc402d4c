"""Documents on a clerk's desk, in every state that their pages show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from meetings import files
from meetings.actions.publishing import publish_agenda, publish_notice
from meetings.models import AgendaItem, Document
from meetings.papers.found import Found
from tests.browser.desk_states import DeskState
from tests.records import NOON

if TYPE_CHECKING:
    from meetings.models import Meeting
    from tests.browser.desk_scenes import Scenes

SAME, OTHER = "a" * 64, "b" * 64
_PLANNED = "/desk/meetings/p-planned/agenda/"


def set_papers(scenes: Scenes) -> None:
    """A meeting whose papers come in, and one whose papers are out."""
    for sha256 in (SAME, OTHER):
        path = files.path_of(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.7")
    planned = scenes.meeting("p-planned", date(2027, 4, 22))
    item = scenes.item(planned, "p-item", "Parking in Mill Lane")
    AgendaItem.objects.filter(pk=item.pk).update(report_author=scenes.people["author"])
    _paper(planned, item, "p-fine", is_tagged=True, has_words=True, pages=9)
    _paper(planned, item, "p-scan", has_words=False, found=list(Found), sha256=OTHER)
    _paper(planned, item, "p-same", is_tagged=False, has_words=True, pages=1)
    _paper(planned, item, "p-bare", media_type="", size=None, filename="")
    _paper(planned, item, "p-secret", private_class="exempt", paragraphs="3", sha256="")
    scenes.item(planned, "p-empty", "Budget", number="")
    _paper(planned, None, "p-pack")
    _paper(planned, None, "p-list", media_type="", size=None, filename="")
    out = scenes.meeting("p-out", date(2027, 4, 29))
    item = scenes.item(out, "p-out-item", "Trees")
    _paper(out, item, "p-open")
    _paper(out, item, "p-closing", sha256=OTHER)
    publish_notice(meeting=out, now=NOON, by=scenes.clerk)
    publish_agenda(meeting=out, now=NOON, by=scenes.clerk)
    _paper(out, None, "p-after")
    closing = Document.objects.filter(uid="p-closing")
    closing.update(private_class="confidential")


def _paper(meeting: Meeting, item: AgendaItem | None, uid: str, **fields: Any) -> None:
    beside = Document.objects.filter(meeting=meeting, item=item)
    given = {
        "title": f"Paper {uid}",
        "kind": "report",
        "filename": f"{uid}.pdf",
        "media_type": "application/pdf",
        "size": 192_512,
        "sha256": SAME,
        **fields,
    }
    Document.objects.create(
        meeting=meeting, item=item, uid=uid, position=beside.count(), **given
    )


def _listed(name: str, path: str, **fields: Any) -> DeskState:
    return DeskState("meetings/desk/documents/page.html", name, path, **fields)


def _one(page: str, name: str, rest: str, **fields: Any) -> DeskState:
    path = f"/desk/documents/{rest}"
    return DeskState(f"meetings/desk/documents/{page}.html", name, path, **fields)


PAPER_STATES = [
    _listed("everything", f"{_PLANNED}p-item/documents/"),
    _listed("a report author's", f"{_PLANNED}p-item/documents/", role="author"),
    _listed("none", f"{_PLANNED}p-empty/documents/"),
    _listed("of a meeting", "/desk/meetings/p-planned/documents/"),
    _listed("the agenda is out", "/desk/meetings/p-out/documents/"),
    _listed(
        "refused",
        f"{_PLANNED}p-item/documents/",
        status=422,
        posted={"kind": "report", "private_class": "exempt"},
    ),
    DeskState("meetings/desk/agenda/page.html", "with documents", f"{_PLANNED}p-item/"),
    _one("document", "as it opens", "p-fine/"),
    _one("document", "not for publication", "p-secret/"),
    _one("document", "published", "p-open/"),
    _one("document", "a report author's", "p-fine/", role="author"),
    _one(
        "document",
        "refused",
        "p-fine/",
        status=422,
        posted={"kind": "cake", "private_class": "exempt"},
    ),
    _one("replace", "as it opens", "p-fine/replace/"),
    _one("replace", "a report author's", "p-fine/replace/", role="author"),
    _one("replace", "refused", "p-fine/replace/", status=422, posted={"file": ""}),
    _one("remove", "not published", "p-fine/remove/"),
    _one("remove", "published", "p-open/remove/"),
    _one("remove", "a report author's", "p-fine/remove/", role="author"),
    _one(
        "remove", "refused", "p-closing/remove/", status=422, posted={"remove": "yes"}
    ),
]
