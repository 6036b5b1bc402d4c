"""Forms with rows that can be added, moved and removed: `parts-0-text` and the like."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from pydantic import ValidationError

from meetings.record.base import RecordModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import QueryDict

    Place: TypeAlias = tuple[int | str, ...]

Draft = TypeVar("Draft", bound=RecordModel)
Row: TypeAlias = dict[str, list[str]]
Faults: TypeAlias = list[tuple[str, str]]

MOST_ROWS = 200
MOST_ROUNDS = 5
_UNSEEN = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def rows_of(post: QueryDict, sections: Sequence[str]) -> dict[str, list[Row]]:
    """A form's rows, section by section, in their order."""
    field = re.compile(rf"({'|'.join(sections)})-(\d{{1,4}})-(.+)", re.ASCII)
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for key in post:
        if named := field.fullmatch(key):
            section, number, name = named.groups()
            found[section].setdefault(int(number), {})[name] = post.getlist(key)
    return {
        section: [found[section][n] for n in sorted(found[section])][:MOST_ROWS]
        for section in sections
    }


def one(row: Row, field: str) -> str:
    return clean(row.get(field, [""])[-1])


def clean(text: str) -> str:
    """Without what a paste brings along unseen; Word's line break is one."""
    return _UNSEEN.sub("", text.replace("\x0b", "\n"))


def figures(text: str) -> int | None:
    """A number as a form of ours sends it; None for anything else, such as one with
    thousands of figures."""
    is_short = text.isascii() and text.isdecimal() and len(text) < 10
    return int(text) if is_short else None


def of(known: Sequence[str], value: str, otherwise: str = "") -> str:
    """A value of a closed list; what isn't in it was typed by no form of ours."""
    return value if value in known else otherwise


def press_part(row: Row, here: str, verb: str, at: int | None) -> str:
    """Add, remove or move one of a row's parts; return the id to go on at."""
    parts = row.setdefault("parts", [])
    if verb == "add":
        parts.append("")
        return f"{here}-parts-{len(parts) - 1}"
    if at is None or at >= len(parts):
        return here
    if verb == "remove":
        del parts[at]
        return f"{here}-parts-{max(at - 1, 0)}" if parts else here
    to = at + {"up": -1, "down": 1}.get(verb, 0)
    if 0 <= to < len(parts):
        parts[at], parts[to] = parts[to], parts[at]
        at = to
    return f"{here}-parts-{at}"


def validated(
    model: type[Draft], tree: dict[str, Any], says: Callable[[Place], str]
) -> tuple[Draft, Faults]:
    """The draft of a tree; what of it is refused is taken out and named, by its place,
    with the words that `says` has for it."""
    faults: Faults = []
    for _ in range(MOST_ROUNDS):
        try:
            return model.model_validate_json(json.dumps(tree)), faults
        except ValidationError as error:
            for each in error.errors():
                place = "-".join(map(str, each["loc"]))
                faults.append((place, f"{says(each['loc'])} {each['msg']}."))
                _take_out(tree, each["loc"])
    return model(), [("", "This form can’t be read. Open the item anew.")]


def _take_out(tree: Any, place: Place) -> None:
    """Empty what stands at a place; a part of a list is left in it, empty."""
    for step in place[:-1]:
        if tree is None:
            return
        tree = tree[step]
    last = place[-1]
    if isinstance(tree, list):
        tree[int(last)] = ""
    elif isinstance(tree, dict):
        tree.pop(str(last), None)
