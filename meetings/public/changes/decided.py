"""What came of an item, before and after: declared, moved, voted, resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.comparing.blocks import Text, line, lines, prose, together
from meetings.public.changes.parts import matched, part_fields
from meetings.public.changes.sides import Field, interest_key
from meetings.templatetags.page_words import (
    declaration_action,
    declaration_kind,
    motion_result,
    vote_name,
)
from meetings.wording import (
    OUTCOMES,
    VOTES,
    listed,
    plain_date,
    printed_people,
    printed_person,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.public.changes.sides import Both
    from meetings.record.decisions import (
        DeclarationRecord,
        MotionRecord,
        ResolutionRecord,
        VoteRecord,
    )
    from meetings.record.items import ItemRecord
    from meetings.record.people import PersonRecord


def declaration_fields(was: ItemRecord, now: ItemRecord, both: Both) -> Iterator[Field]:
    """An interest's nature is told only where it is open in the edition that counts:
    it may be sensitive there, under another name or at another item, or be gone for
    that reason (Localism Act 2011, section 32)."""

    def said(item: ItemRecord) -> Text:
        return lines(
            _declared(each, is_open=interest_key(now.uid, each) in both.open_interests)
            for each in item.declarations
        )

    yield Field("Declarations of interest", said(was), said(now))


def _declared(declaration: DeclarationRecord, *, is_open: bool) -> str:
    said = f"declared: {declaration_kind(declaration.kind).lower()}"
    said = f"{printed_person(declaration.member)} {said}"
    if declaration.sensitive:
        said += " (sensitive)"
    parts = [said, declaration.nature if is_open else ""]
    if given := declaration.dispensation:
        words = "A dispensation was in force"
        if given.granted_on:
            words += f", granted on {plain_date(given.granted_on)}"
        if given.until:
            words += f", until {plain_date(given.until)}"
        parts.append(words)
    parts.append(declaration_action(declaration.action))
    return ended(". ".join(filter(None, parts)))


def ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def motion_fields(was: ItemRecord, now: ItemRecord, both: Both) -> Iterator[Field]:
    for number, old, new in matched(
        was.motions, now.motions, lambda each: each.text, both.allowance
    ):
        named = new or old
        name = "Amendment" if named and named.kind == "amendment" else "Motion"
        yield Field(f"{name}{number}", _moved(old), _moved(new))


def _moved(motion: MotionRecord | None) -> Text:
    if motion is None:
        return Text()
    kind = "Amendment." if motion.kind == "amendment" else "Motion."
    by = _by(motion.mover, motion.seconder)
    result = motion_result(motion.result)
    return together(
        [
            line(f"{kind} {by}".strip()),
            prose(motion.text),
            line(f"{result}." if result else ""),
        ]
    )


def _by(mover: PersonRecord | None, seconder: PersonRecord | None) -> str:
    moved = f"Moved by {printed_person(mover)}" if mover else ""
    seconded = f"seconded by {printed_person(seconder)}" if seconder else ""
    said = ", ".join(filter(None, [moved, seconded]))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def vote_fields(was: ItemRecord, now: ItemRecord, both: Both) -> Iterator[Field]:
    for number, old, new in matched(
        was.votes, now.votes, lambda each: f"{vote_name(each)}", both.allowance
    ):
        yield Field(f"Vote{number}", _voted(old), _voted(new))


def _voted(vote: VoteRecord | None) -> Text:
    if vote is None:
        return Text()
    said = [ended(vote_name(vote))]
    if vote.question and vote.resolutions:
        parts = "part" if len(vote.resolutions) == 1 else "parts"
        said.append(f"On {parts} {listed(map(str, vote.resolutions))}.")
    counts = {"for": vote.for_, "against": vote.against, "abstain": vote.abstain}
    for choice, words in VOTES.items():
        people = [each.member for each in vote.ballots if each.vote == choice]
        count = counts.get(choice)
        told = ["" if count is None else str(count), printed_people(people)]
        if any(told):
            said.append(f"{words}: {', '.join(filter(None, told))}.")
    if vote.casting:
        who = printed_person(vote.casting.member)
        said.append(f"{who} gave the casting vote: {vote.casting.vote}.")
    if vote.required_by_law:
        said.append("The law requires this vote to be recorded by name.")
    return lines(said)


def resolution_fields(was: ItemRecord, now: ItemRecord, both: Both) -> Iterator[Field]:
    for number, old, new in matched(
        was.resolutions, now.resolutions, _resolved, both.allowance
    ):
        name = f"Resolution{number}"
        yield Field(f"{name}, outcome", line(_outcome(old)), line(_outcome(new)))
        yield Field(name, prose(_first(old)), prose(_first(new)))
        yield from part_fields(
            name, old.parts if old else (), new.parts if new else (), both.allowance
        )
        yield Field(f"{name}, moved and seconded", line(_mover(old)), line(_mover(new)))


def _resolved(resolution: ResolutionRecord) -> str:
    return " ".join([resolution.lead, resolution.text, *resolution.parts])


def _first(resolution: ResolutionRecord | None) -> str:
    return f"{resolution.lead} {resolution.text}".strip() if resolution else ""


def _mover(resolution: ResolutionRecord | None) -> str:
    return _by(resolution.mover, resolution.seconder) if resolution else ""


def _outcome(resolution: ResolutionRecord | None) -> str:
    """The council's own words, with the list's where these are others."""
    if resolution is None:
        return ""
    words, printed = OUTCOMES.get(resolution.outcome, ""), resolution.outcome_words
    if printed and printed != words:
        return f"{printed} ({words})" if words else printed
    return words
