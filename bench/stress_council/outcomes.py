"""What came of an item: its minutes, resolutions, votes, declarations, motions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stress_council.words import Writer

Part = dict[str, Any]
RESOLVED = "RESOLVED –"
_OUTCOMES = ("agreed", "agreed", "agreed", "approved", "noted", "noted", "amended")
_RARE_OUTCOMES = ("refused", "referred", "deferred", "no_decision", "other")
_KINDS = ("disclosable_pecuniary", "other_registrable", "non_registrable", "personal")
_NATURES = (
    "Lives in the street that the report is about.",
    "Is a governor of the school.",
    "Works for a firm that has tendered for the contract.",
    "Is a trustee of the charity that asks for the grant.",
)
_ACTIONS = ("stayed", "stayed_and_voted", "did_not_vote", "left", "spoke_then_left")


def approved(of: str) -> list[Part]:
    text = f"That the minutes of {of} be approved as a correct record and signed."
    return [{"lead": RESOLVED, "text": text, "outcome": "approved"}]


def outcome(writer: Writer, present: Sequence[Part], recommended: list[str]) -> Part:
    """What a matter's item gets at the meeting, from those who were there."""
    draw = writer.rng.random()
    paragraphs = 2 + int(12 * draw**3 + 3 * writer.rng.random())
    found: Part = {}
    if writer.chance(0.03):
        found["declarations"] = [_declaration(writer, present)]
    if writer.chance(0.02):
        found["motions"] = [_motion(writer, present)]
    if writer.chance(0.04):
        found["votes"] = [_vote(writer, present)]
    found["minutes"] = writer.minutes(paragraphs)
    found["resolutions"] = [_resolution(writer, present, recommended)]
    return found


def named_vote(question: str, ballots: Sequence[tuple[Part, str]]) -> Part:
    def count(choice: str) -> int:
        return sum(1 for _, said in ballots if said == choice)

    return {
        "question": question,
        "for": count("for"),
        "against": count("against"),
        "abstain": count("abstain"),
        "ballots": [{"member": each, "vote": said} for each, said in ballots],
    }


def _declaration(writer: Writer, present: Sequence[Part]) -> Part:
    return {
        "member": writer.rng.choice(present),
        "kind": writer.rng.choice(_KINDS),
        "nature": writer.rng.choice(_NATURES),
        "sensitive": writer.chance(0.05),
        "action": writer.rng.choice(_ACTIONS),
    }


def _two(writer: Writer, present: Sequence[Part]) -> Part:
    mover, seconder = writer.rng.sample(present, 2)
    return {"mover": mover, "seconder": seconder}


def _motion(writer: Writer, present: Sequence[Part]) -> Part:
    return {
        "text": writer.actions(1)[0],
        **_two(writer, present),
        "kind": "amendment" if writer.chance(0.6) else "motion",
        "result": writer.rng.choice(("carried", "lost", "lost", "withdrawn")),
    }


def _vote(writer: Writer, present: Sequence[Part]) -> Part:
    """One in four is by name; of the others the counts alone are known."""
    choices = [writer.rng.choice(("for", "for", "against")) for _ in present]
    if writer.chance(0.25):
        return named_vote("The recommendation", [*zip(present, choices, strict=True)])
    return {"for": choices.count("for"), "against": choices.count("against")}


def _resolution(
    writer: Writer, present: Sequence[Part], recommended: list[str]
) -> Part:
    said = recommended
    if not said or writer.chance(0.2):
        said = writer.actions(writer.rng.choice((1, 1, 1, 2, 3)))
    outcomes = _RARE_OUTCOMES if writer.chance(0.06) else _OUTCOMES
    return {
        "lead": RESOLVED,
        "text": said[0] if len(said) == 1 else "",
        "parts": said if len(said) > 1 else [],
        "outcome": writer.rng.choice(outcomes),
        **(_two(writer, present) if writer.chance(0.1) else {}),
    }
