"""What the form of one agenda item says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from committees.models import Officer
from committees.uids import new_uid
from meetings.desk.rows import clean, of, one, press_part, rows_of
from meetings.drafts.sides import AgendaSide
from meetings.models.choices import ITEM_KINDS, PRIVATE_CLASSES
from meetings.word.pasted import plain_to_rich, tidy_pasted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from meetings.desk.rows import Faults, Row
    from meetings.models import Issue

SECTIONS = ("recommendations", "officer_contacts", "background_papers")
CONTACT = ("name", "job_title", "email", "phone")
PARAGRAPHS = ("purpose", "summary")


def issue_label(issue: Issue) -> str:
    """How a form names an issue: reference and title."""
    return f"{issue.reference} {issue.title}".strip()


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
            rows = self.sections[place]
            rows.append({"title": [""], "url": [""]})
            return f"background_papers-{len(rows) - 1}-title"
        if verb == "officer":
            return self._add_officer()
        section, _, rest = place.partition("-")
        number, _, part = rest.partition("-parts")
        rows = self.sections.get(section, [])
        if not number.isdecimal() or int(number) >= len(rows):
            return ""
        if "-parts" in rest:
            at = part.removeprefix("-")
            row = rows[int(number)]
            here = f"{section}-{number}"
            return press_part(row, here, verb, int(at) if at.isdecimal() else None)
        if verb == "remove":
            del rows[int(number)]
        return section

    def _add_officer(self) -> str:
        """An officer of the list, as they are now; anybody else as typed."""
        typed = " ".join(clean(self.post.get("officer", "")).split())
        if not typed:
            self.faults.append(("officer", "Type part of an officer’s name or job."))
            return "officer"
        name = typed.partition(",")[0].strip()
        found = [
            officer
            for officer in Officer.objects.filter(name__icontains=name)[:20]
            if officer_label(officer) == typed or officer.name == typed
        ]
        told = {"name": typed}
        if len(found) == 1:
            told = {field: getattr(found[0], field) for field in CONTACT}
        rows = self.sections["officer_contacts"]
        rows.append({field: [value] for field, value in told.items()})
        return "officer"

    def draft(
        self, before: AgendaSide, issues: Iterable[Issue]
    ) -> tuple[AgendaSide, Faults]:
        """The draft that the form holds, without what can't be read."""
        tree: dict[str, Any] = {
            "title": self._text("title"),
            "kind": of(ITEM_KINDS, self._text("kind"), "report"),
            "issue": self._issue(before, issues),
            **{name: self._rich(name) for name in PARAGRAPHS},
            "recommendations": [
                _recommendation(row) for row in self.sections["recommendations"]
            ],
            "officer_contacts": [
                {field: one(row, field) for field in CONTACT}
                for row in self.sections["officer_contacts"]
                if one(row, "name").strip()
            ],
            "background_papers": [
                {"title": one(row, "title"), "url": one(row, "url")}
                for row in self.sections["background_papers"]
                if one(row, "title").strip()
            ],
            "wards": [
                ward.strip() for ward in self._text("wards").split(",") if ward.strip()
            ],
            "private": self._private(),
            "urgency_reason": self._text("urgency_reason"),
        }
        if not tree["title"].strip():
            self.faults.append(("title", "Write the title of the item."))
        try:
            return AgendaSide.model_validate_json(json.dumps(tree)), self.faults
        except ValidationError as error:
            for each in error.errors():
                place = "-".join(map(str, each["loc"]))
                name = place.rpartition("-")[2].replace("_", " ").capitalize()
                self.faults.append((place, f"{name}: {each['msg']}."))
        return before, self.faults

    def _text(self, name: str) -> str:
        return clean(self.post.get(name, ""))

    def _rich(self, name: str) -> str:
        text = self._text(name)
        return tidy_pasted(text) if "<" in text else plain_to_rich(text)

    def _issue(
        self, before: AgendaSide, issues: Iterable[Issue]
    ) -> dict[str, Any] | None:
        """The issue that is named, or the one that a press makes anew; a name that is
        neither changes nothing, since it may be half typed."""
        typed = " ".join(self._text("issue").split())
        key = bool(self.post.get("key_decision"))
        if not typed:
            return None
        for issue in issues:
            if issue_label(issue) == typed:
                told = {"title": issue.title, "reference": issue.reference}
                return {"uid": issue.uid, **told, "key_decision": key}
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
            "paragraphs": sorted({int(p) for p in paragraphs if p.isdecimal()}),
            "open_title": self._text("open_title"),
            "description": self._text("private_description"),
            "public_interest": self._text("public_interest"),
            "review_on": self._text("review_on") or None,
        }


def _recommendation(row: Row) -> dict[str, Any]:
    return {
        "to": one(row, "to"),
        "lead": one(row, "lead"),
        "parts": [clean(part) for part in row.get("parts", [])],
        "closing": one(row, "closing"),
    }
