"""An item of a sheet as an item of the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from meetings.law import EXEMPTIONS, Nation
from meetings.record.documents import (
    BackgroundPaperRecord,
    DocumentKind,
    DocumentRecord,
    PrivateRecord,
)
from meetings.record.items import (
    ItemRecord,
    OriginRecord,
    RecommendationRecord,
    WithdrawnRecord,
)
from opendata.demo.conduct import CONDUCT
from opendata.demo.decided import declaration, motion, resolution, vote
from opendata.demo.issues import issue
from opendata.demo.markup import folded, marked_up, paragraphs, points
from opendata.demo.people import officer_named
from opendata.demo.sheet import head_and_rest
from opendata.demo.standing_papers import STANDING
from opendata.demo.text import uid
from opendata.demo.timetable import sitting_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetings.record.decisions import ResolutionRecord
    from opendata.demo.diary import Diary
    from opendata.demo.documents import Shelf
    from opendata.demo.room import Room
    from opendata.demo.sheet import Entry, ItemSheet
    from opendata.demo.timetable import Timetable

_APPLICATION = re.compile(r"\{ref (\d+) ([A-Z]+)\}")
_MEGABYTE = 1024 * 1024
_WHOSE_REPORT = "To consider a report of the"


@dataclass(frozen=True)
class Writer:
    """Writes the items of one meeting. `held`: whether anything came of them yet;
    `order` are the uids of all its items."""

    room: Room
    timetable: Timetable
    diary: Diary
    shelf: Shelf
    held: bool
    order: list[str]

    def words(self, text: str) -> str:
        """Write out the days and the applications' numbers that a text points to."""
        year = self.room.sitting.on(self.diary, -20, 0).year % 100
        text = _APPLICATION.sub(
            lambda found: f"{year:02}/{int(found[1]):05}/{found[2]}", text
        )
        return self.timetable.days(text, self.room.session.committee)

    def write(self, sheet: ItemSheet, number: str, uid_: str) -> ItemRecord:
        """Return the item, without what stands under it."""
        item = ItemRecord(
            uid=uid_,
            number=number,
            title=self.words(sheet.head),
            **self._agenda(sheet, number),
        )
        if "withdrawn" in sheet or "deferred" in sheet:
            return item.model_copy(update={"withdrawn": self._withdrawn(sheet)})
        outcome = self._outcome(sheet, number) if self.held else {}
        return item.model_copy(update=outcome)

    def _agenda(self, sheet: ItemSheet, number: str) -> dict[str, Any]:
        officers = [officer_named(name) for name in sheet.names("officer")]
        private = self.private(sheet)
        supplement = sheet.one("supplement")
        return {
            "kind": sheet.one("kind", "report"),
            "issue": issue(sheet.one("issue")) if "issue" in sheet else None,
            "purpose": marked_up(self._purpose(sheet)),
            "summary": marked_up(self.words(sheet.one("summary"))),
            "recommendations": self._recommendations(sheet),
            "officer_contacts": tuple(each.contact for each in officers),
            "documents": tuple(self.papers(sheet, number, private)),
            "background_papers": tuple(map(_background, sheet.all("background"))),
            "wards": tuple(sheet.names("wards")),
            "private": private,
            "urgency_reason": paragraphs(self.words(sheet.one("urgent"))),
            "supplement": int(supplement) if supplement else None,
            "origins": tuple(map(origin, sheet.all("origin"))),
        }

    def _outcome(self, sheet: ItemSheet, number: str) -> dict[str, Any]:
        after = sheet.one("after")
        return {
            "taken_after": self.room.sitting.item(after) if after else None,
            "declarations": tuple(
                declaration(value, self.room, self.diary)
                for value in sheet.all("interest")
            ),
            "motions": (
                *(motion(each, self.room, "motion") for each in sheet.all("motion")),
                *(
                    motion(each, self.room, "amendment")
                    for each in sheet.all("amendment")
                ),
            ),
            "votes": tuple(
                vote(value, self.room, self.room.voters(sheet, number, self.order))
                for value in sheet.all("vote")
            ),
            "minutes": marked_up(self.words(sheet.one("minutes"))),
            "resolutions": tuple(self._resolutions(sheet)),
        }

    def _purpose(self, sheet: ItemSheet) -> str:
        """Words that begin small go on after whose report it is."""
        purpose = self.words(sheet.one("purpose"))
        if purpose[:1].islower():
            officer = officer_named(sheet.names("officer")[0])
            return f"{_WHOSE_REPORT} {officer.job_title} {purpose}"
        return purpose

    def _resolutions(self, sheet: ItemSheet) -> list[ResolutionRecord]:
        return [
            resolution(self.words(value), self.room) for value in sheet.all("resolved")
        ]

    def _recommendations(self, sheet: ItemSheet) -> tuple[RecommendationRecord, ...]:
        """Those of the sheet; where a report was agreed to without any, its own."""
        if sheet.one("advice") == "none":
            return ()
        if "advice" in sheet:
            return tuple(map(self._advice, sheet.all("advice")))
        plain = sheet.one("kind", "report") == "report" and not sheet.one("private")
        if not plain or "officer" not in sheet:
            return ()
        return tuple(
            _as_recommended(each, CONDUCT[self.room.session.committee].said)
            for each in self._resolutions(sheet)[:1]
            if each.outcome in {"agreed", "noted", "approved"}
        )

    def _advice(self, value: str) -> RecommendationRecord:
        """`advice: to | lead`, then points, then a line that begins `closing `."""
        said, _, closing = self.words(value).partition("\nclosing ")
        lead, _, rest = f"{said}\n".partition("\n- ")
        rest = f"- {rest}" if rest else ""
        to, _, lead = lead.rpartition("| ")
        return RecommendationRecord(
            to=to.strip(),
            lead=folded(lead),
            parts=tuple(points(rest)),
            closing=folded(closing),
        )

    def private(self, sheet: Entry) -> PrivateRecord | None:
        if "private" not in sheet:
            return None
        class_, *paragraphs_ = sheet.one("private").replace(",", " ").split()
        years = sheet.one("review")
        return PrivateRecord.model_validate(
            {
                "class": class_,
                "paragraphs": tuple(map(int, paragraphs_)),
                "open_title": sheet.one("open-title"),
                "description": folded(sheet.one("description")),
                "public_interest": paragraphs(sheet.one("public-interest")),
                "public_summary": (
                    paragraphs(sheet.one("public-summary")) if self.held else ""
                ),
                "review_on": self.diary.annual_meeting(-int(years)) if years else None,
            }
        )

    def papers(
        self, sheet: Entry, number: str, private: PrivateRecord | None
    ) -> list[DocumentRecord]:
        """Return the documents of an item, or of a meeting."""
        found = []
        if "report" in sheet:
            found.append(self._report(sheet, number, private))
        for place, value in enumerate(sheet.all("paper")):
            found.append(self._paper(value, number, place))
        for name in sheet.names("shared"):
            key = f"{self.room.sitting.key} {number} {name}"
            found.append(STANDING[name].on_the(self.shelf, key))
        return found

    def _report(
        self, sheet: Entry, number: str, private: PrivateRecord | None
    ) -> DocumentRecord:
        officer = officer_named(sheet.names("officer")[0])
        title = self.words(sheet.head)
        return self.shelf.paper(
            f"{_slug(title)}.pdf",
            f"Report of the {officer.job_title}",
            _as_paper(marked_up(self.words(sheet.one("report")))),
            about=title,
            head=self.room.sitting.head(self.diary, number),
            private=private,
            key=f"{self.room.sitting.key} {number} report",
        )

    def _paper(self, value: str, number: str, place: int) -> DocumentRecord:
        """`paper: kind | title | 2.1 MB`, or with a text under it that is printed;
        `late …`, `supplement 1` and `private 3 …` may follow."""
        (kind, title, *more), body = head_and_rest(self.words(value))
        options = dict(_option(each) for each in more)
        key = f"{self.room.sitting.key} {number} {place} {title}"
        private = _private_paper(options.get("private", ""))
        if body:
            document = self.shelf.paper(
                f"{_slug(title)}.pdf",
                title,
                _as_paper(marked_up(body)),
                head=self.room.sitting.head(self.diary, number or "all"),
                kind=_kind(kind),
                private=private,
                late=options.get("late", ""),
                key=key,
            )
        else:
            document = DocumentRecord(
                uid=uid(f"document {key}"),
                kind=_kind(kind),
                title=title,
                filename=f"{_slug(title)}.pdf",
                media_type="application/pdf",
                size=int(float(options["MB"]) * _MEGABYTE),
            )
        supplement = options.get("supplement")
        return document.model_copy(
            update={"supplement": int(supplement) if supplement else None}
        )

    def _withdrawn(self, sheet: ItemSheet) -> WithdrawnRecord:
        if "withdrawn" in sheet:
            reason = paragraphs(self.words(sheet.one("withdrawn")))
            return WithdrawnRecord(outcome="withdrawn", reason=reason)
        (to,), reason = head_and_rest(sheet.one("deferred"))
        sitting = sitting_of(self.room.session.committee, to) if to else None
        return WithdrawnRecord(
            outcome="deferred",
            reason=paragraphs(self.words(reason)),
            to=sitting.uid if sitting else None,
        )


def exclusion_words(private: Sequence[tuple[str, PrivateRecord]]) -> tuple[str, str]:
    """Return what an item to close the doors is for, and what is resolved under it.

    Exempt matter needs a resolution (section 100A(4)); confidential matter must be
    kept from the public without one, and the minutes say so (section 100A(2)).
    """
    numbers = [number for number, _ in private]
    which = f"item {numbers[0]}" if len(numbers) == 1 else f"items {_joined(numbers)}"
    exempt = [(number, each) for number, each in private if each.class_ == "exempt"]
    purpose = (
        f"To decide whether the press and public should leave the meeting for {which}."
    )
    said = [
        f"item {number} (exempt information under "
        f"{EXEMPTIONS[Nation.ENGLAND].cite(each.paragraphs)})"
        for number, each in exempt
    ]
    if not said:
        return purpose, ""
    return purpose, (
        "That under section 100A(4) of the Local Government Act 1972 the press and "
        f"public be excluded from the meeting for {_joined(said)}, since the public "
        "interest in keeping it from them outweighs the public interest in disclosing "
        "it."
    )


def _joined(parts: Sequence[str]) -> str:
    head = ", ".join(parts[:-1])
    return f"{head} and {parts[-1]}" if head else parts[0]


def _as_recommended(each: ResolutionRecord, said: str) -> RecommendationRecord:
    if not each.parts:
        return RecommendationRecord(lead=each.text)
    *firsts, last = [part[0].lower() + part[1:].rstrip(".") for part in each.parts]
    parts = [*(f"{part};" for part in firsts), f"{last}."]
    return RecommendationRecord(
        lead=f"{said} is recommended to agree:", parts=tuple(parts)
    )


def _background(value: str) -> BackgroundPaperRecord:
    title, _, url = value.partition("|")
    return BackgroundPaperRecord(title=title.strip(), url=url.strip())


def origin(value: str) -> OriginRecord:
    system, kind, id_ = value.split()
    return OriginRecord(system=system, kind=kind, id=id_)


def _option(text: str) -> tuple[str, str]:
    if text.endswith(" MB"):
        return "MB", text.removesuffix(" MB")
    name, _, rest = text.partition(" ")
    return name, rest


def _private_paper(text: str) -> PrivateRecord | None:
    """`private 3 Why it is kept back.`"""
    if not text:
        return None
    number, _, why = text.partition(" ")
    return PrivateRecord.model_validate(
        {
            "class": "exempt",
            "paragraphs": (int(number),),
            "public_interest": why,
        }
    )


def _kind(text: str) -> DocumentKind:
    kinds: tuple[DocumentKind, ...] = get_args(DocumentKind)
    return kinds[kinds.index(text)]


def _slug(title: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", title.lower()))[:60].strip("-")


def _as_paper(rich_text: str) -> str:
    """Headings stand a step higher in a paper than in the minutes."""
    return re.sub(r"(</?)h3>", r"\1h2>", rich_text)
