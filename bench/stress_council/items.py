"""The items of a meeting: standing ones, headings, matters with their issues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stress_council import names
from stress_council.issues import issue
from stress_council.outcomes import approved, outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stress_council.papers import Shelf
    from stress_council.plan import Plan, Sitting
    from stress_council.words import Writer

Part = dict[str, Any]
ITEMS_WITH_PARTS = 17  # items: from so many on, some stand under others
MEETING_DOCUMENTS = 2  # the front sheet and another, which belong to no item
_HEADINGS = (
    *("Reports of officers", "Matters for decision", "Matters for information"),
    *("Reports of working groups", "Referred by the Council", "Planning applications"),
    *("Questions and petitions", "Notices of motion"),
)
_KINDS = ("report",) * 16 + ("information",) * 2 + ("questions", "other")
_INTEREST = (
    "The sums are being negotiated, and the council would get worse terms if they were "
    "known. That outweighs the public’s interest in knowing them now."
)


@dataclass
class Agenda:
    """What the items of one meeting are made from."""

    plan: Plan
    sitting: Sitting
    shelf: Shelf
    writer: Writer
    present: Sequence[Part]
    has_minutes: bool
    counted: int = 0

    def uid(self, kind: str, number: int) -> str:
        return names.uid(f"{self.sitting.uid} {kind} {number}")

    def items(self) -> list[Part]:
        matters = [*self._matters()]
        listed = [*self._standing(), *self._under_headings(matters)]
        if self.sitting.private:
            listed.append(self._exclusion())
            # What is private is taken last, behind closed doors.
            last = matters[-1]
            listed.remove(last)
            listed.append(self._private(last))
        for n, each in enumerate(listed):
            each["uid"] = self.uid("item", n)
        return self._numbered(listed)

    def meeting_documents(self) -> list[Part]:
        return [
            self.shelf.document(self.uid("paper", n), "other", self.writer.rng)
            for n in range(min(MEETING_DOCUMENTS, self.sitting.documents - 1))
        ]

    def _standing(self) -> Iterator[Part]:
        before = self.sitting.before
        if self.sitting.standing > 2:
            yield self._item("Apologies for absence", "apologies")
        if self.sitting.standing > 1:
            yield self._item("Declarations of interest", "declarations")
        if not before:
            yield self._item("The Chair’s announcements", "information")
            return
        days = " and ".join(_in_words(each) for each in before)
        meetings = "the meetings" if before[1:] else "the meeting"
        found = self._item(f"Minutes of {meetings} on {days}", "minutes")
        found["purpose"] = f"<p>To approve the minutes of {meetings} on {days}.</p>"
        if self.has_minutes:
            found["resolutions"] = approved(f"{meetings} on {days}")
        yield found

    def _item(self, title: str, kind: str) -> Part:
        """With the keys of a record in their order, the uid and number to be filled."""
        return {"uid": "", "number": "", "title": title, "kind": kind}

    def _exclusion(self) -> Part:
        found = self._item("Exclusion of the press and public", "exclusion")
        if self.has_minutes:
            text = (
                "That the press and public be excluded under section 100A(4) of the "
                "Local Government Act 1972."
            )
            found["resolutions"] = [
                {"lead": "RESOLVED –", "text": text, "outcome": "agreed"}
            ]
        return found

    def _private(self, item: Part) -> Part:
        rng = self.writer.rng
        item["private"] = {
            "class": "exempt",
            "paragraphs": [rng.choice((1, 3, 3, 3, 5))],
            "open_title": rng.choice(("", "A contract", "Land in the town")),
            "description": "A contract that is being negotiated.",
            "public_interest": _INTEREST,
        }
        return item

    def _under_headings(self, matters: list[Part]) -> Iterator[Part]:
        headings = self.sitting.headings
        for n, each in enumerate(matters):
            for place in range(headings):
                if n == len(matters) * place // headings:
                    title = _HEADINGS[place % len(_HEADINGS)]
                    yield self._item(title, "heading")
            yield each

    def _matters(self) -> Iterator[Part]:
        sitting, rng = self.sitting, self.writer.rng
        slots = sitting.slots
        papers = sitting.documents - len(self.meeting_documents())
        shares = [papers // slots + (n < papers % slots) for n in range(slots)]
        for n in range(1, slots):  # some have many, some have none
            moved = rng.randrange(shares[n] + 1) if rng.random() < 0.5 else 0
            shares[n] -= moved
            shares[n - 1] += moved
        paper = MEETING_DOCUMENTS
        for n, share in enumerate(shares):
            number = self.plan.issues[sitting.first_slot + n]
            yield self._matter(number, [*range(paper, paper + share)])
            paper += share

    def _matter(self, number: int, papers: list[int]) -> Part:
        writer, rng = self.writer, self.writer.rng
        named = issue(number, self.plan.sizes.issues, self.plan.seed)
        found = self._item(named["title"], rng.choice(_KINDS))
        found["issue"] = named
        found["purpose"] = f"<p>{writer.purpose()}</p>"
        if writer.chance(0.7):
            found["summary"] = writer.summary()
        recommended: list[str] = []
        if writer.chance(0.7):
            recommended = writer.actions(rng.choice((1, 1, 1, 2, 3, 4)))
            lead = "The committee is recommended to agree:"
            found["recommendations"] = [{"lead": lead, "parts": recommended}]
        contacts = rng.sample(self.plan.officers, rng.choice((0, 1, 1, 2)))
        found["officer_contacts"] = [
            {key: each[key] for key in ("name", "job_title", "email", "phone")}
            for each in contacts
        ]
        found["documents"] = [
            self.shelf.document(self.uid("paper", n), self.shelf.kind(place, rng), rng)
            for place, n in enumerate(papers)
        ]
        self._rarer(found)
        if self.has_minutes and "withdrawn" not in found:
            found |= outcome(writer, self.present, recommended)
        return found

    def _rarer(self, found: Part) -> None:
        writer, rng = self.writer, self.writer.rng
        if writer.chance(0.05):
            found["background_papers"] = [{"title": f"File {rng.randrange(9_000)}"}]
        if writer.chance(0.15):
            found["wards"] = rng.sample(names.WARDS, rng.choice((1, 1, 2)))
        if found["documents"] and writer.chance(0.02):
            found["documents"][-1]["private"] = {"class": "exempt", "paragraphs": [3]}
        if writer.chance(0.008):
            found["kind"] = "urgent"
            found["urgency_reason"] = "The grant can only be accepted by Friday."
        elif writer.chance(0.008) and (later := self.sitting.after):
            found["withdrawn"] = {
                "outcome": "deferred",
                "reason": "The figures for the last quarter have not come yet.",
                "to": later.uid,
            }

    def _numbered(self, listed: list[Part]) -> list[Part]:
        """Number them; in a long agenda two in ten stand under the one before."""
        runs_on = self.plan.committees[self.sitting.committee].continuous
        found: list[Part] = []
        number = 0
        for each in listed:
            if each["kind"] == "heading":
                found.append(each)
                continue
            above = found[-1] if found else None
            if self._goes_under(above, each):
                under = above.setdefault("items", []) if above else []
                each["number"] = f"{number}{'abcdef'[len(under)]}"
                under.append(each)
            else:
                number += 1
                each["number"] = str(number)
                found.append(each)
            if runs_on and self.has_minutes:
                each["minute_number"] = str(self.sitting.minutes_from + self.counted)
                self.counted += 1
        return found

    def _goes_under(self, above: Part | None, item: Part) -> bool:
        return (
            self.sitting.items >= ITEMS_WITH_PARTS
            and above is not None
            and "issue" in above
            and "issue" in item
            and "private" not in item
            and len(above.get("items", ())) < 6
            and self.writer.chance(0.2)
        )


def _in_words(sitting: Sitting) -> str:
    day = sitting.date
    return f"{day.day} {day.strftime('%B')} {day.year}"
