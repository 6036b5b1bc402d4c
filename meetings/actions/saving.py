"""Saving one side of an item. A second save never overwrites, and is never lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.db.models import Q

from committees.logbook import write_log
from meetings.actions.outline import Outline, is_published
from meetings.drafts.merging import clashing_fields, merged, one_under_the_other
from meetings.drafts.sides import MinutesSide, changed_fields, stored_draft
from meetings.drafts.tables import read_draft, write_draft
from meetings.models import AgendaItem, ItemVersion, Meeting, Minute

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from committees.models import User
    from meetings.drafts.sides import Draft, Side
    from meetings.record.items import ItemRecord


_DECISIONS = ("resolutions", "votes", "motions")


class SavingError(Exception):
    """It can't be saved as asked. The message is fit to show a clerk; `field` names
    what it is about, or is ""."""

    def __init__(self, says: str, field: str = "") -> None:
        super().__init__(says)
        self.field = field


@dataclass(frozen=True)
class Turn:
    """Which opened page saves, and for which time. A page goes on from what it has sent
    itself, whether its answers arrived or not."""

    page: str = ""
    number: int = 0


@dataclass(frozen=True)
class Saved:
    """What stands now, under which revision. `merged_in`: another's changes came in
    with it, so that whoever saved must be shown more than they wrote."""

    revision: int
    draft: Draft
    merged_in: bool = False


@dataclass(frozen=True)
class Clash:
    """Both had changed the same: nothing was taken. `aside` is what was not."""

    aside: ItemVersion
    fields: frozenset[str]


@transaction.atomic
def save_side(
    *,
    item: AgendaItem,
    side: Side,
    draft: Draft,
    base: int,
    now: datetime,
    by: User,
    allowed: Callable[[AgendaItem, Draft, set[str]], None] | None = None,
    turn: Turn = Turn(),
) -> Saved | Clash:
    """Save a draft that was begun from revision `base`, or from what the same page has
    saved before.

    Where others have saved since, what only one side has changed is put together;
    where both have changed the same, the draft is kept aside, and the answer says so.
    `allowed` may refuse fields with SavingError once the item is locked.
    """
    locked, revision = _lock(item, side)
    last, begun_from = _versions(locked, side, revision, base)
    saved = (revision and _stored(last)) or read_draft(locked, side)
    own = last if _is_own(last, turn, by) else _own_last(locked, side, turn, by)
    if own and own.turn >= turn.number:
        # It was on its way for so long that a later one was here before it.
        return Saved(revision, saved)
    known = stored_draft(side, own.held or own.draft) if own else None
    known = known or _stored(begun_from)
    begun = known or saved
    if not known and base < revision:
        # What it was begun from is not known: it can only be held against what is.
        fields = changed_fields(draft, saved)
    else:
        fields = clashing_fields(begun, draft, saved)
    if fields:
        aside = _set_aside(locked, side, draft, base, now, by)
        return Clash(aside=aside, fields=frozenset(fields))
    after = merged(begun, draft, saved)
    changed = changed_fields(saved, after)
    if allowed:
        allowed(locked, after, changed)
    if not changed:
        return Saved(revision, saved, merged_in=saved != draft)
    held = draft.canonical() if turn.page and after != draft else ""
    sent = {"page": turn.page, "turn": turn.number, "held": held} if turn.page else {}
    revision = _write(locked, side, after, changed, revision, now, by, **sent)
    return Saved(revision, after, merged_in=after != draft)


@transaction.atomic
def change_minutes(
    *,
    item: AgendaItem,
    change: Callable[[MinutesSide], MinutesSide],
    now: datetime,
    by: User,
) -> None:
    """Save what `change` makes of the minutes as they stand, whoever else is saving.

    Raises SavingError where a decision would be written on what was withdrawn.
    """
    locked, revision = _lock(item, "minutes")
    said = cast("MinutesSide", current_draft(locked, "minutes", revision))
    save_side(
        item=locked,
        side="minutes",
        draft=change(said),
        base=revision,
        now=now,
        by=by,
        allowed=refuse_decisions_on_withdrawn,
    )


@transaction.atomic
def keep_aside(
    *, item: AgendaItem, side: Side, draft: Draft, base: int, now: datetime, by: User
) -> ItemVersion | None:
    """Keep a text that was found in a browser, to be held against what is saved now.

    None: it says the same.
    """
    locked, revision = _lock(item, side)
    if not changed_fields(draft, current_draft(locked, side, revision)):
        return None
    return _set_aside(locked, side, draft, min(base, revision), now, by)


def was_saved(item: AgendaItem, side: Side, draft: Draft) -> bool:
    """Whether this text was saved once, or set aside and decided on."""
    said = draft.canonical()
    rows = ItemVersion.objects.filter(item=item, side=side)
    kept = rows.filter(Q(aside=False) | Q(settled=True))
    return kept.filter(Q(draft=said) | Q(held=said)).exists()


@transaction.atomic
def settle(
    *,
    aside: ItemVersion,
    choice: str,
    now: datetime,
    by: User,
    seen: int,
    only: Collection[str] | None = None,
) -> Saved | None:
    """Decide between a text that was kept aside and what is saved.

    `choice` is "mine", "saved" or "both"; `seen` the revision that stood beside it;
    `only` the fields that are whoever's to decide, or None for all.
    None: there is another one by now, to be looked at first.
    """
    side = cast("Side", aside.side)
    locked, revision = _lock(aside.item, side)
    if revision != seen:
        return None
    saved = current_draft(locked, side, revision)
    mine = stored_draft(side, aside.draft)
    if choice == "mine":
        after = mine
    elif choice == "both":
        begun = _stored(_version(locked, side, aside.revision)) or saved
        after = one_under_the_other(begun, mine, saved)
    elif choice == "saved":
        after = saved
    else:
        raise SavingError("Choose which text the item has from now on.")
    if only is not None:
        after = saved.model_copy(update={name: getattr(after, name) for name in only})
    changed = changed_fields(saved, after)
    if isinstance(after, MinutesSide):
        refuse_decisions_on_withdrawn(locked, after, changed)
    ItemVersion.objects.filter(pk=aside.pk).update(settled=True)
    if changed:
        revision = _write(locked, side, after, changed, revision, now, by)
    return Saved(revision, after)


@transaction.atomic
def assign_report(
    *, item: AgendaItem, author: User | None, now: datetime, by: User
) -> None:
    """Say who writes the report of an item, or that nobody does."""
    locked, _ = _lock(item, "agenda")
    if locked.report_author_id == (author.pk if author else None):
        return
    AgendaItem.objects.filter(pk=item.pk).update(report_author=author)
    write_log(
        now=now,
        by=by,
        what="gave an item to its author",
        kind="item",
        uid=item.uid,
        within=locked.meeting.uid,
        fields=["report_author"],
    )


def refuse_decisions_on_withdrawn(
    item: AgendaItem, draft: Draft, changed: set[str]
) -> None:
    """Nothing is decided on what was taken off the agenda."""
    if item.withdrawn and any(
        name in changed and getattr(draft, name) for name in _DECISIONS
    ):
        was = "withdrawn" if item.withdrawn == "withdrawn" else "deferred"
        raise SavingError(
            f"Item {item.number} was {was}: it can’t have a resolution, a motion or a"
            " vote. Take the item back on the agenda’s page first."
        )


def current_draft(
    item: AgendaItem, side: Side, revision: int, record: ItemRecord | None = None
) -> Draft:
    """What a side says now: its last version; before the first and after an import,
    its tables, which `record` is read from."""
    version = _version(item, side, revision) if revision else None
    return _stored(version) or read_draft(item, side, record)


def revision_of(item: AgendaItem, side: Side) -> int:
    if side == "agenda":
        return item.revision
    minute = Minute.objects.filter(item=item).first()
    return minute.revision if minute else 0


def _lock(item: AgendaItem, side: Side) -> tuple[AgendaItem, int]:
    """The item with its row locked, and the revision of one side of it.

    What the agenda says may change its numbers: then the meeting is locked first, as
    for each change of the order.
    """
    meeting = item.meeting
    if side == "agenda":
        meetings = Meeting.objects.select_for_update(of=("self",)).order_by()
        meeting = meetings.select_related("committee").get(pk=item.meeting_id)
    locked = AgendaItem.objects.select_for_update().order_by().get(pk=item.pk)
    locked.meeting = meeting
    if side == "agenda":
        return locked, locked.revision
    minute, _ = Minute.objects.get_or_create(item=locked)
    return locked, minute.revision


def _version(item: AgendaItem, side: Side, revision: int) -> ItemVersion | None:
    return _versions(item, side, revision)[0]


def _versions(
    item: AgendaItem, side: Side, *revisions: int
) -> list[ItemVersion | None]:
    """What was saved under each of these revisions; None where that isn't kept."""
    rows = ItemVersion.objects.filter(item=item, side=side, aside=False)
    found = {row.revision: row for row in rows.filter(revision__in=set(revisions))}
    return [found.get(revision) for revision in revisions]


def _stored(version: ItemVersion | None) -> Draft | None:
    return stored_draft(cast("Side", version.side), version.draft) if version else None


def _is_own(version: ItemVersion | None, turn: Turn, by: User) -> bool:
    """Whether this page saved it: then it is also what the page saved last."""
    if version is None or not turn.page:
        return False
    return version.page == turn.page and version.by_id == by.pk


def _own_last(item: AgendaItem, side: Side, turn: Turn, by: User) -> ItemVersion | None:
    """What this page saved last."""
    if not turn.page:
        return None
    rows = ItemVersion.objects.filter(item=item, side=side, aside=False)
    return rows.filter(page=turn.page, by=by).order_by("-turn").first()


def _set_aside(
    item: AgendaItem, side: Side, draft: Draft, base: int, now: datetime, by: User
) -> ItemVersion:
    """Keep a text that wasn't taken; the same one is kept once."""
    kept, _ = ItemVersion.objects.get_or_create(
        item=item,
        side=side,
        revision=base,
        aside=True,
        settled=False,
        by=by,
        draft=draft.canonical(),
        defaults={"at": now},
    )
    return kept


def _write(
    item: AgendaItem,
    side: Side,
    draft: Draft,
    changed: set[str],
    revision: int,
    now: datetime,
    by: User,
    **sent: Any,
) -> int:
    """Write what has changed, and keep it as a version, with what its page `sent`."""
    if revision == 0 and not _has_version(item, side):
        # What was there before the first save is a text that can be gone back to.
        _keep_version(item, side, read_draft(item, side), 0, now, None)
    write_draft(item, draft, changed)
    if "kind" in changed:
        _number_anew(item)
    revision += 1
    if side == "agenda":
        AgendaItem.objects.filter(pk=item.pk).update(revision=revision)
    else:
        Minute.objects.filter(item=item).update(revision=revision, author=by)
    _keep_version(item, side, draft, revision, now, by, **sent)
    write_log(
        now=now,
        by=by,
        what=f"saved the {side} of an item",
        kind="item",
        uid=item.uid,
        within=item.meeting.uid,
        fields=changed,
    )
    return revision


def _number_anew(item: AgendaItem) -> None:
    """A heading has no number, so that what becomes one, or was one, changes those of
    all others: not once it is published."""
    after = AgendaItem.objects.get(pk=item.pk)
    if (after.kind == "heading") == (item.kind == "heading"):
        return
    if is_published(item):
        raise SavingError(
            "This heading is published as one: add an item for the matter instead."
            if item.kind == "heading"
            else f"Item {item.number} is published with its number: it can’t become a"
            " heading.",
            "kind",
        )
    Outline(item.meeting).write()


def _has_version(item: AgendaItem, side: Side) -> bool:
    return ItemVersion.objects.filter(item=item, side=side, aside=False).exists()


def _keep_version(
    item: AgendaItem,
    side: Side,
    draft: Draft,
    revision: int,
    now: datetime,
    by: User | None,
    **sent: Any,
) -> None:
    ItemVersion.objects.create(
        item=item,
        side=side,
        revision=revision,
        at=now,
        by=by,
        draft=draft.canonical(),
        **sent,
    )
