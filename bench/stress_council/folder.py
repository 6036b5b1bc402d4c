"""The stress council as a folder of records, written one meeting at a time."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stress_council.committees import council_file
from stress_council.meetings import meeting
from stress_council.papers import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from stress_council.plan import Plan


@dataclass
class Written:
    """What was written; `extremes` are the meetings that were chosen for something."""

    counts: Counter[str] = field(default_factory=Counter)
    size: int = 0
    extremes: list[str] = field(default_factory=list)


def write_folder(
    plan: Plan, folder: Path, progress: Callable[[int, int], None]
) -> Written:
    """Write council.json, meetings/<uid>.json and files/<sha256> into a new folder.

    Raises FileExistsError where there is a council already.
    """
    (folder / "meetings").mkdir(parents=True)
    (folder / "files").mkdir()
    shelf, written = Shelf(), Written()
    for sha256, content in shelf.files.items():
        (folder / "files" / sha256).write_bytes(content)
        written.size += len(content)
    people = council_file(plan.committees, plan.members, plan.officers)
    written.size += _write(folder / "council.json", people)
    for kind in ("committees", "members", "memberships", "officers"):
        written.counts[kind] = len(people[kind])
    written.counts["issues"] = plan.sizes.issues
    for n, sitting in enumerate(plan.sittings, start=1):
        record = meeting(plan, sitting, shelf)
        path = folder / "meetings" / f"{sitting.uid}.json"
        written.size += _write(path, record)
        written.counts["meetings"] += 1
        written.counts["documents"] += len(record["documents"])
        for item in walk_items(record["items"]):
            written.counts["items"] += 1
            written.counts["documents"] += len(item.get("documents", ()))
        if sitting.extreme:
            written.extremes.append(sitting.extreme)
        progress(n, len(plan.sittings))
    return written


def walk_items(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from walk_items(item.get("items", []))


def _write(path: Path, part: dict[str, Any]) -> int:
    """As an export writes it, but for what is left out because it is the default."""
    data = (json.dumps(part, ensure_ascii=False, indent=2) + "\n").encode()
    return path.write_bytes(data)
