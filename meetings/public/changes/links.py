"""Which two editions are compared, and the address of what changed between them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from meetings.models import Edition, PublishedItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meetings.querysets import PublishedItemQuerySet


def in_order(editions: Iterable[Edition]) -> list[Edition]:
    """Agendas, then minutes, each by number. A notice has no page of its own."""
    listed = [each for each in editions if each.kind != "notice"]
    return sorted(listed, key=lambda each: (each.kind == "minutes", each.number))


def latest_pair(editions: Iterable[Edition]) -> tuple[Edition, Edition] | None:
    """The edition that counts and the one before it: of the minutes, else of the
    agenda. None where nothing has an earlier edition."""
    listed = in_order(editions)
    for kind in ("minutes", "agenda"):
        of_kind = [each for each in listed if each.kind == kind]
        if len(of_kind) > 1:
            return of_kind[-2], of_kind[-1]
    return None


def changes_link(
    uid: str, editions: Iterable[Edition], read: Edition
) -> tuple[str, str] | None:
    """For the page of an edition: what changed since the one before it, or, where it
    is an earlier one, what changed after it. An address and its words."""
    listed = in_order(editions)
    latest = latest_pair(listed)
    if latest is None:
        return None
    of_kind = [each for each in listed if each.kind == read.kind]
    before = [each for each in of_kind if each.number < read.number]
    pair = latest
    if of_kind and of_kind[-1].pk != read.pk:
        pair = (read, of_kind[-1])
    elif before:
        pair = (before[-1], read)
    kind, numbers = pair[0].kind, [each.number for each in pair]
    is_latest = [each.pk for each in pair] == [each.pk for each in latest]
    address = changes_address(uid, kind, *([] if is_latest else numbers))
    words = f"What changed in the {kind} from edition {numbers[0]} to {numbers[1]}"
    return address, words


def changes_address(uid: str, kind: str, *numbers: int) -> str:
    """The address of a comparison; without numbers that of the latest one."""
    address = reverse("changes", args=[uid])
    if not numbers:
        return address
    before, after = (f"{kind}-{number}" for number in numbers)
    return f"{address}?{urlencode({'from': before, 'to': after})}"


def with_editions_around(rows: PublishedItemQuerySet) -> PublishedItemQuerySet:
    """Beside each item, for `item_changes_link`: the number of the edition before its
    own and of the last one, both of its kind."""
    of_kind = Edition.objects.filter(
        meeting=OuterRef("edition__meeting"), kind=OuterRef("edition__kind")
    ).order_by("-number")
    earlier = of_kind.filter(number__lt=OuterRef("edition__number"))
    return rows.annotate(
        number_before=Subquery(earlier.values("number")[:1]),
        number_last=Subquery(of_kind.values("number")[:1]),
    )


def item_changes_link(found: PublishedItem) -> tuple[str, str] | None:
    """For the page of an item from `with_editions_around`: what changed of it since
    the edition before; what came after, where it is gone. An address and its words."""
    around = vars(found)
    number, before = found.edition.number, around["number_before"]
    last, kind, uid = around["number_last"], found.edition.kind, found.published.uid
    if last > number:
        address = changes_address(uid, kind, number, last)
        return f"{address}#item-{found.uid}", f"What changed in edition {last}"
    if before is None:
        return None
    address = changes_address(uid, kind, *([] if found.live else [before, number]))
    then = PublishedItem.objects.filter(
        uid=found.uid,
        edition__meeting=found.edition.meeting_id,
        edition__kind=kind,
        edition__number=before,
    )
    if then.values_list("record", flat=True).first() == found.record:
        return address, f"What changed at other items since edition {before}"
    words = f"What changed at this item since edition {before}"
    return f"{address}#item-{found.uid}", words
