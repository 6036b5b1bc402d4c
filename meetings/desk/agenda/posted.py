"""What the form of one agenda item says."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from committees.models import Officer
from committees.uids import new_uid
from meetings.desk.agenda.issues import issue_label
from meetings.desk.rows import clean, figures, of, one, press_part, rows_of, validated
from meetings.drafts.sides import AgendaSide
from meetings.models.choices import ITEM_KINDS, PRIVATE_CLASSES
from meetings.word.pasted import plain_to_rich, tidy_pasted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.http import QueryDict

    from meetings.desk.rows import Faults, Row
    from meetings.record.items import IssueRecord

SECTIONS = ("recommendations", "officer_contacts", "background_papers")
CONTACT = ("name", "job_title", "email", "phone")
PARAGRAPHS = ("purpose", "summary")
# The ids of fields that are called otherwise than their place in the draft.
_IDS = {
    "private-class": "private",
    "private-paragraphs": "paragraphs",
    "private-open_title": "open_title",
    "private-description": "private_description",
    "private-public_interest": "public_interest",
    "private-review_on": "review_on",
    "issue-title": "issue",
    "issue-reference": "issue_reference",
}


def officer_label(officer: Officer) -> str:
    said = (officer.name, officer.job_title, officer.team)
    return ", ".join(filter(None, said))


class AgendaPosted:
    """The form's rows and texts, changed by the button that was pressed."""

    def __init__(self, post: QueryDict) -> None:
        self.post = post
        self.sections = rows_of(post, SECTIONS)
        self.faults: Faults = []

    def press(self, value: str, *, lead: str) -> str:
        """Do what a button of the form says; return the id to go on at, or ""."""
        verb, _, place = value.partition(":")
        if verb == "add" and place == "recommendations":
            rows = self.sections[place]
            rows.append({"lead": [lead], "parts": [""]})
            return f"recommendations-{len(rows) - 1}-parts-0"
        if verb == "add" and place == "background_papers":
            # The page has an empty row after those that say something.
            return f"background_papers-{len(_said_rows(self.sections[place]))}-title"
        if verb == "officer":
            return self._add_officer()
        if verb == "new-issue":
            return "issue"
        section, _, rest = place.partition("-")
        number, _, part = rest.partition("-parts")
        rows = self.sections.get(section, [])
        n = figures(number)
        if n is None or n >= len(rows):
            return ""
        if "-parts" in rest:
            at = figures(part.removeprefix("-"))
            return press_part(rows[n], f"{section}-{n}", verb, at)
        if verb == "remove":
            del rows[n]
        return section

    def _add_officer(self) -> str:
        """An officer of the list, as they are now; anybody else as typed."""
        typed = " ".join(clean(self.post.get("officer", "")).split())
        if not typed:
            self.faults.append(("officer", "Type part of an officer’s name or job."))
            return "officer"
        rows = self.sections["officer_contacts"]
        officer = _officer_called(typed)
        if officer:
            told = {field: getattr(officer, field) for field in CONTACT}
        else:
            told = {"name": typed}
        rows.append({field: [value] for field, value in told.items()})
        # Who isn't on the list has more to be written in.
        return "officer" if officer else f"officer_contacts-{len(rows) - 1}-job_title"

    def draft(
        self, before: AgendaSide, issues: Iterable[IssueRecord]
    ) -> tuple[AgendaSide, Faults]:
        """The draft that the form holds, without what can't be read: that is said as
        faults, each with the id of its field.

        What the form hasn't, as it has hardly anything for a heading, stays as it is.
        """
        kind = of(ITEM_KINDS, self._text("kind"), before.kind)
        tree = before.model_dump(mode="json", by_alias=True)
        tree |= {"title": self._text("title"), "kind": kind}
        if "purpose" in self.post:
            tree |= {
                **{name: self._rich(name) for name in PARAGRAPHS},
                "recommendations": [
                    _recommendation(row) for row in self.sections["recommendations"]
                ],
                "officer_contacts": self._contacts(),
                "background_papers": self._papers(),
                "wards": self._wards(before),
            }
        if "issue" in self.post:
            tree["issue"] = self._issue(before, issues)
        if "private_class" in self.post:
            tree["private"] = self._private()
        if "urgency_reason" in self.post:
            tree["urgency_reason"] = self._text("urgency_reason")
        if not tree["title"].strip():
            self.faults.append(("title", "Write the title of the item."))
        draft, faults = validated(AgendaSide, tree, _said)
        self.faults += [(_IDS.get(place, place), says) for place, says in faults]
        return draft, self.faults

    def half_typed(self, draft: AgendaSide) -> None:
        """Say what a half-typed issue lacks, to whoever has pressed Save; as a form
        saves itself, it may be typed on."""
        typed = " ".join(self._text("issue").split())
        saved = draft.issue and issue_label(draft.issue)
        if typed and typed not in {saved, draft.issue.title if draft.issue else ""}:
            says = "No issue is called that. Choose one, or press “Make a new issue”."
            self.faults.append(("issue", says))
        elif self.post.get("key_decision") and not draft.issue:
            says = "Name the issue that the key decision is about."
            self.faults.append(("issue", says))

    def _contacts(self) -> list[dict[str, str]]:
        return self._named(
            "officer_contacts",
            CONTACT,
            "Write the officer’s name, or remove the officer.",
        )

    def _papers(self) -> list[dict[str, str]]:
        return self._named(
            "background_papers",
            ("title", "url"),
            "Write the title of the background paper, or remove its address.",
        )

    def _named(
        self, section: str, fields: Sequence[str], says: str
    ) -> list[dict[str, str]]:
        """The rows that say something; each needs the first of its fields."""
        found = [
            {field: one(row, field) for field in fields}
            for row in _said_rows(self.sections[section])
        ]
        for n, row in enumerate(found):
            if not row[fields[0]].strip():
                self.faults.append((f"{section}-{n}-{fields[0]}", says))
        return found

    def _wards(self, before: AgendaSide) -> list[str]:
        """Names with commas between, one of which may have a comma of its own."""
        text = self._text("wards")
        if text == ", ".join(before.wards):
            return list(before.wards)
        return [ward.strip() for ward in text.split(",") if ward.strip()]

    def _text(self, name: str) -> str:
        return clean(self.post.get(name, ""))

    def _rich(self, name: str) -> str:
        text = self._text(name)
        return tidy_pasted(text) if "<" in text else plain_to_rich(text)

    def _issue(
        self, before: AgendaSide, issues: Iterable[IssueRecord]
    ) -> dict[str, Any] | None:
        """The issue that is named, or the one that a press makes anew; a name that is
        neither changes nothing, since it may be half typed."""
        typed = " ".join(self._text("issue").split())
        key = bool(self.post.get("key_decision"))
        if not typed:
            return None
        for issue in issues:
            if issue_label(issue) == typed:
                return {**issue.model_dump(), "key_decision": key}
        if self.post.get("do") == "new-issue":
            reference = " ".join(self._text("issue_reference").split())
            told = {"title": typed, "reference": reference}
            return {"uid": new_uid(), **told, "key_decision": key}
        if before.issue is None:
            return None
        return {**before.issue.model_dump(), "key_decision": key}

    def _private(self) -> dict[str, Any] | None:
        private_class = of(PRIVATE_CLASSES, self._text("private_class"))
        if not private_class:
            return None
        paragraphs = self.post.getlist("paragraphs")
        if private_class == "exempt" and not paragraphs:
            says = "Choose at least one paragraph of the law’s list."
            self.faults.append(("paragraphs", says))
        return {
            "class": private_class,
            "paragraphs": sorted({n for p in paragraphs if (n := figures(p))}),
            "open_title": self._text("open_title"),
            "description": self._text("private_description"),
            "public_interest": self._text("public_interest"),
            "review_on": self._text("review_on") or None,
        }


def _officer_called(typed: str) -> Officer | None:
    """The officer whose label it is, or the only one who is called that."""
    words = typed.partition(",")[0].strip()
    rows = list(Officer.objects.filter(name__icontains=words))
    labelled = [row for row in rows if officer_label(row) == typed]
    called = [row for row in rows if row.name == typed]
    if labelled:
        return labelled[0]
    return called[0] if len(called) == 1 else None


def _said_rows(rows: Iterable[Row]) -> list[Row]:
    """The rows in which something is written."""
    return [row for row in rows if any(map(str.strip, chain(*row.values())))]


def _said(place: tuple[int | str, ...]) -> str:
    names = [each for each in place if isinstance(each, str)]
    return _WORDS.get(names[-1], names[-1].replace("_", " ").capitalize())


_WORDS = {
    "title": "The title",
    "purpose": "The purpose",
    "summary": "The summary",
    "parts": "The recommendation",
    "lead": "The opening words",
    "closing": "The closing words",
    "review_on": "The day",
    "url": "The web address",
    "wards": "A ward’s name",
    "name": "The officer’s name",
    "reference": "The reference",
}


def _recommendation(row: Row) -> dict[str, Any]:
    return {
        "to": one(row, "to"),
        "lead": one(row, "lead"),
        "parts": [clean(part) for part in row.get("parts", [])],
        "closing": one(row, "closing"),
    }
