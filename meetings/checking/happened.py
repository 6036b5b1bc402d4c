"""What minutes lack, and what in them can't be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetings.checking.findings import Finding, error, warning
from meetings.in_the_room import is_same, order_taken, room_at
from meetings.record.meeting import walk_items
from meetings.wording import printed_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetings.checking.findings import Context, Level
    from meetings.in_the_room import Room
    from meetings.record.decisions import MotionRecord, ResolutionRecord, VoteRecord
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord

# What somebody does who is in the room.
_VOTED = ("for", "against", "abstain")
_IN_THE_ROOM = frozenset({*_VOTED, "did_not_vote"})
# What takes a majority.
_CARRIED = frozenset({"agreed", "approved"})
_SETTLED_KINDS = frozenset({"report", "urgent"})


def happened(record: MeetingRecord, context: Context) -> Iterator[Finding]:
    order = order_taken(record.items)
    items = list(walk_items(record.items))
    if not record.attendance:
        named = any(vote.ballots for item in items for vote in item.votes)
        words = "is empty" + (", though votes have names." if named else ".")
        level: Level = "error" if named else "warning"
        yield Finding(level, "The attendance list", words, "attendance")
    seconded = context.seconded or any(
        each.seconder for item in items for each in item.resolutions
    )
    for item in items:
        if item.withdrawn:
            yield from _withdrawn(item)
            continue
        room = None
        if record.attendance:
            room = room_at(
                item.uid,
                attendance=record.attendance,
                order=order,
                declarations=item.declarations,
            )
        yield from _settled(item)
        yield from _resolved(item, room, seconded=seconded)
        for n, vote in enumerate(item.votes):
            yield from _vote(item, n, vote, room)
        for n, motion in enumerate(item.motions):
            if not motion.text:
                words = f"has an empty {motion.kind}. Fill it or remove it."
                yield error(item, words, "minutes", f"motions-{n}-text")
            yield from _by_two(item, motion, f"motions-{n}-seconder")
    yield from _excluded(items)


def _withdrawn(item: ItemRecord) -> Iterator[Finding]:
    """Nobody decides what was not taken."""
    was = "deferred" if item.withdrawn and item.withdrawn.to else "withdrawn"
    for what, field, there in (
        ("a resolution", "resolutions", item.resolutions),
        ("a vote", "votes", item.votes),
        ("a motion", "motions", item.motions),
    ):
        if there:
            words = f"was {was}, yet it has {what}. Remove it, or put the item back."
            yield error(item, words, "minutes", f"{field}-0")


def _settled(item: ItemRecord) -> Iterator[Finding]:
    if item.kind in _SETTLED_KINDS and not (item.minutes or item.resolutions):
        words = "has neither minutes nor a resolution."
        yield warning(item, words, "minutes", "minutes")
    private = item.private
    if private and item.minutes and not private.public_summary:
        words = (
            "is not for publication and has no summary for the public. Write one where"
            " nobody could else tell fairly what was done (section 100C(2))."
        )
        yield warning(item, words, "minutes", "public_summary")


def _resolved(
    item: ItemRecord, room: Room | None, *, seconded: bool
) -> Iterator[Finding]:
    for n, each in enumerate(item.resolutions):
        if not (each.text or each.parts):
            words = "has a resolution without words. Fill it or remove it."
            yield error(item, words, "minutes", f"resolutions-{n}-text")
        for m, part in enumerate(each.parts):
            if not part.strip():
                words = f"has an empty part {m + 1} in its resolution. Fill it or"
                field = f"resolutions-{n}-parts-{m}"
                yield error(item, f"{words} remove it.", "minutes", field)
        if seconded and each.mover and not each.seconder:
            words = "has no seconder, as other resolutions of this committee have."
            yield warning(item, words, "minutes", f"resolutions-{n}-seconder")
        yield from _by_two(item, each, f"resolutions-{n}-seconder")
        for person, what in ((each.mover, "moved"), (each.seconder, "seconded")):
            if person and room and (why := room.why_out(person)):
                words = f"was {what} by {printed_person(person)}, who {why}."
                yield warning(item, words, "minutes", f"resolutions-{n}")


def _by_two(
    item: ItemRecord, moved: MotionRecord | ResolutionRecord, field: str
) -> Iterator[Finding]:
    if moved.mover and moved.seconder and is_same(moved.mover, moved.seconder):
        words = f"was moved and seconded by the same, {printed_person(moved.mover)}."
        yield warning(item, words, "minutes", field)


def _vote(
    item: ItemRecord, n: int, vote: VoteRecord, room: Room | None
) -> Iterator[Finding]:
    field = f"votes-{n}"
    yield from _numbers(item, vote, room, field)
    if vote.required_by_law and not vote.ballots:
        words = "has a vote that the law wants by name, and no names."
        yield error(item, words, "minutes", field)
    for ballot in vote.ballots:
        person = ballot.member
        if ballot.vote not in _IN_THE_ROOM:
            continue
        if room and not room.holds(person):
            why = room.why_out(person) or "isn’t on the attendance list"
            words = f"has a vote by {printed_person(person)}, who {why} at that item."
            yield error(item, words, "minutes", field)
        declared = [
            each
            for each in item.declarations
            if is_same(each.member, person) and not each.dispensation
        ]
        if declared and ballot.vote in _VOTED:
            who = printed_person(person)
            words = f"has {who} in the vote, who declared an interest in it."
            yield warning(item, words, "minutes", field)
    casting = vote.casting
    if casting and room and not room.holds(casting.member):
        why = room.why_out(casting.member) or "isn’t on the attendance list"
        words = f"has a casting vote by {printed_person(casting.member)}, who {why}."
        yield error(item, words, "minutes", field)
    yield from _tied(item, vote, field)
    yield from _lost(item, vote, field)
    yield from _added_up(item, vote, field)


def _numbers(
    item: ItemRecord, vote: VoteRecord, room: Room | None, field: str
) -> Iterator[Finding]:
    counts = [n for n in (vote.for_, vote.against, vote.abstain) if n is not None]
    if not (counts or vote.ballots or vote.casting or vote.required_by_law):
        words = "has a vote without numbers or names. Fill it or remove it."
        yield error(item, words, "minutes", field)
    if room and sum(counts) > len(room.present):
        words = f"has a vote of {sum(counts)}, with {len(room.present)} in the room."
        yield warning(item, words, "minutes", field)


def _tied(item: ItemRecord, vote: VoteRecord, field: str) -> Iterator[Finding]:
    """A casting vote is given where the others were equal. Totals may have it in."""
    for_, against = _how_many(vote, "for"), _how_many(vote, "against")
    if for_ is None or against is None or not vote.casting:
        return
    more = for_ - against if vote.casting.vote == "for" else against - for_
    if more not in {0, 1}:
        said = f"{for_} for and {against} against"
        words = f"has a casting vote where there was no tie: {said}."
        yield warning(item, words, "minutes", field)


def _lost(item: ItemRecord, vote: VoteRecord, field: str) -> Iterator[Finding]:
    """The one vote on the one resolution, all counted: it decides."""
    if len(item.votes) > 1 or len(item.resolutions) != 1 or vote.resolutions:
        return
    if vote.for_ is None or vote.against is None or item.motions:
        return
    if not vote.for_ + vote.against:
        return
    more = vote.for_ - vote.against
    is_carried = more > 0 or (
        more == 0 and vote.casting is not None and vote.casting.vote == "for"
    )
    outcome = item.resolutions[0].outcome
    if outcome in _CARRIED and not is_carried:
        said = f"{vote.for_} for and {vote.against} against"
        words = f"has a resolution that is {outcome}, and a vote of {said}."
        yield warning(item, words, "minutes", field)


def _how_many(vote: VoteRecord, choice: str) -> int | None:
    counted = vote.for_ if choice == "for" else vote.against
    if counted is not None or not vote.ballots:
        return counted
    return sum(each.vote == choice for each in vote.ballots)


def _added_up(item: ItemRecord, vote: VoteRecord, field: str) -> Iterator[Finding]:
    """Totals against names. Few names beside many votes are those of members who
    asked for theirs (SI 1993/202, Schedule 2): these aren't all."""
    counts = {"for": vote.for_, "against": vote.against, "abstain": vote.abstain}
    names = {
        choice: sum(each.vote == choice for each in vote.ballots) for choice in counts
    }
    if vote.casting and vote.ballots:
        chosen = vote.casting.vote
        if counts[chosen] == names[chosen] + 1:
            names[chosen] += 1
    total = sum(count or 0 for count in counts.values())
    on_request = not vote.required_by_law and 2 * sum(names.values()) <= total
    for choice, word in (
        ("for", "for"),
        ("against", "against"),
        ("abstain", "abstained"),
    ):
        count = counts[choice]
        if count is None or not vote.ballots or count == names[choice]:
            continue
        if names[choice] < count and on_request:
            continue
        words = (
            f"has a vote whose total and names disagree: {word} {count}, and"
            f" {names[choice]} by name."
        )
        yield error(item, words, "minutes", field)


def _excluded(items: list[ItemRecord]) -> Iterator[Finding]:
    """The public is excluded by resolution (section 100A(4))."""
    taken = [each for each in items if each.private and not each.withdrawn]
    resolved = any(each.kind == "exclusion" and each.resolutions for each in items)
    if taken and not resolved:
        words = (
            "was taken in private, and no resolution to exclude the public is in the"
            " minutes (section 100A(4))."
        )
        yield warning(taken[0], words, "minutes", "minutes")
