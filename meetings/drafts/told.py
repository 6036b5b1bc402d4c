"""A draft as one text to be read and compared: every field that says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from meetings.drafts.sides import AgendaSide
from meetings.wording import outcome_words, plain_date, printed_person, vote_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.utils.safestring import SafeString

    from meetings.drafts.sides import Draft, MinutesSide
    from meetings.record.decisions import (
        DeclarationRecord,
        MotionRecord,
        ResolutionRecord,
        VoteRecord,
    )


def told(draft: Draft) -> SafeString:
    """The draft as cleaned HTML, heading by heading."""
    parts = _agenda(draft) if isinstance(draft, AgendaSide) else _minutes(draft)
    return mark_safe("".join(parts))  # noqa: S308


def _minutes(draft: MinutesSide) -> Iterator[str]:
    yield draft.minutes
    for declaration in draft.declarations:
        yield _named("Declared", _declared(declaration))
    for motion in draft.motions:
        yield _named(motion.kind.capitalize(), f"{motion.text}{_by(motion)}")
        if motion.result:
            yield _named("Result", motion.result.replace("_", " "))
    for vote in draft.votes:
        yield _named("Vote", _voted(vote))
    for resolution in draft.resolutions:
        yield _named(resolution.lead or "Resolution", resolution.text)
        yield _listed(resolution.parts)
        outcome = outcome_words(resolution.outcome, resolution.outcome_words)
        yield _named("Outcome", f"{outcome}{_by(resolution)}")
    yield _named("Summary for the public", draft.public_summary)
    yield _named("Minute number", draft.minute_number)
    for follow_up in draft.follow_ups:
        due = f", by {plain_date(follow_up.due)}" if follow_up.due else ""
        owner = f", {follow_up.owner}" if follow_up.owner else ""
        yield _named("Follow-up", f"{follow_up.text}{owner}{due}")


def _agenda(draft: AgendaSide) -> Iterator[str]:
    yield _named("Title", draft.title)
    yield _named("Kind", draft.kind)
    if draft.issue:
        yield _named("Issue", f"{draft.issue.reference} {draft.issue.title}".strip())
        yield _named("Key decision", "yes" if draft.issue.key_decision else "")
    yield draft.purpose
    yield draft.summary
    for each in draft.recommendations:
        yield _named(each.to or "Recommended", each.lead)
        yield _listed(each.parts)
        yield _named("Then", each.closing)
    for contact in draft.officer_contacts:
        said = (contact.name, contact.job_title, contact.email, contact.phone)
        yield _named("Officer", ", ".join(filter(None, said)))
    for paper in draft.background_papers:
        yield _named("Background paper", f"{paper.title} {paper.url}".strip())
    yield _named("Wards", ", ".join(draft.wards))
    if private := draft.private:
        numbers = ", ".join(map(str, private.paragraphs))
        yield _named("Not for publication", f"{private.class_} {numbers}".strip())
        yield _named("Open title", private.open_title)
        yield _named("Description", private.description)
        yield _named("Public interest", private.public_interest)
        if private.review_on:
            yield _named("To be reviewed", plain_date(private.review_on))
    yield _named("Reason for urgency", draft.urgency_reason)


def _named(name: str, text: str) -> str:
    return format_html("<p><strong>{}</strong> {}</p>", name, text) if text else ""


def _listed(parts: Iterable[str]) -> str:
    items = format_html_join("", "<li>{}</li>", ((part,) for part in parts))
    return format_html("<ol>{}</ol>", items) if items else ""


def _by(moved: MotionRecord | ResolutionRecord) -> str:
    mover = f" Moved by {printed_person(moved.mover)}." if moved.mover else ""
    seconder = (
        f" Seconded by {printed_person(moved.seconder)}." if moved.seconder else ""
    )
    return mover + seconder


def _declared(declaration: DeclarationRecord) -> str:
    said = [
        printed_person(declaration.member),
        declaration.kind.replace("_", " "),
        declaration.nature,
        declaration.action.replace("_", " "),
        "sensitive" if declaration.sensitive else "",
        "with a dispensation" if declaration.dispensation else "",
    ]
    return ", ".join(filter(None, said))


def _voted(vote: VoteRecord) -> str:
    counts = (
        ("for", vote.for_),
        ("against", vote.against),
        ("abstained", vote.abstain),
    )
    said = [f"{name} {count}" for name, count in counts if count is not None]
    names = [f"{printed_person(b.member)}: {vote_words(b.vote)}" for b in vote.ballots]
    casting = vote.casting
    if casting:
        names.append(f"casting vote {casting.vote}, {printed_person(casting.member)}")
    return ". ".join(filter(None, [vote.question, ", ".join(said), "; ".join(names)]))
