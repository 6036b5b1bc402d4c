"""Matters that come to more than one meeting."""

from __future__ import annotations

from functools import cache

from meetings.record.items import IssueRecord
from opendata.demo.sheet import FOLDER
from opendata.demo.text import uid

_OTHERS = {  # by what came first: those of the meetings that have a file of their own
    "HO/047": ("damp", "Damp and mould", False),
    "FI/009": ("budget", "Budget monitoring", False),
    "PR/064": ("market hall", "Market Hall roof", True),
    "HW/105": ("gullies", "Road gullies", False),
    "HW/119": ("winter", "Winter service plan", False),
    "CX/031": ("streets", "Streets and open spaces: performance and spending", False),
}
BUSES = IssueRecord(
    uid=uid("issue buses"),
    title="Harrow Valley bus contract",
    reference="HW/112",
    key_decision=True,
)
TREES = IssueRecord(
    uid=uid("issue trees"),
    title="Street trees: felling and planting",
    reference="HW/098",
)


@cache
def _listed() -> dict[str, str]:
    lines = (FOLDER / "issues.txt").read_text("utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def issue(reference: str) -> IssueRecord:
    """Return the issue that a sheet names. `sheets/issues.txt` has the title of each,
    after "key" where it is decided by a key decision."""
    if reference == TREES.reference:
        return TREES
    name = f"sheet {reference}"
    if reference in _OTHERS:
        name, title, is_key = _OTHERS[reference]
    else:
        title = _listed()[reference]
        is_key = title.startswith("key ")
    return IssueRecord(
        uid=uid(f"issue {name}"),
        title=title.removeprefix("key "),
        reference=reference,
        key_decision=is_key,
    )
