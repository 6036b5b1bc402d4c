"""A tag tree that WeasyPrint has built and not yet written."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import pydyf

from reports.tags.building import Source

# A pydyf.Dictionary of /Type /StructElem, with the `source` that building.py notes.
Tag: TypeAlias = Any
# What stands in a tag's K: a reference to another object, or the number of a piece
# of marked content on the tag's page.
Kid: TypeAlias = Any


class TagTree:
    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self._objects = {
            item.reference: item for item in pdf.objects if item.free != "f"
        }
        self.root = self._objects[pdf.catalog["StructTreeRoot"]]
        self.parents = self._objects[self.root["ParentTree"]]["Nums"]
        self._moved: dict[bytes, bytes] = {}

    def get(self, kid: Kid) -> Any:
        """Return the object that `kid` refers to, or None for a content's number."""
        return self._objects.get(kid) if isinstance(kid, bytes) else None

    def tag(self, kid: Kid) -> Tag | None:
        """Return `kid` where it is a tag, not content or an annotation."""
        found = self.get(kid)
        return found if found and found.get("Type") == "/StructElem" else None

    def tags_in(self, tag: Tag) -> list[Tag]:
        return [inner for kid in tag["K"] if (inner := self.tag(kid)) is not None]

    def walk(self) -> Iterator[Tag]:
        """Yield every tag that is in the tree, in reading order."""
        waiting = [self.tag(kid) for kid in reversed(self.root["K"])]
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting.extend(reversed(self.tags_in(tag)))

    def parent(self, tag: Tag) -> Tag | None:
        return self.tag(tag["P"])

    def source(self, tag: Tag) -> Source | None:
        return getattr(tag, "source", None)

    def new(self, kind: str, parent: Tag, page: bytes) -> Tag:
        tag = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": kind,
                "K": pydyf.Array(),
                "Pg": page,
                "P": parent.reference,
            }
        )
        self.add(tag)
        return tag

    def add(self, item: Any) -> None:
        self.pdf.add_object(item)
        self._objects[item.reference] = item

    def set_kids(self, tag: Tag, kids: list[Kid]) -> None:
        """Make `kids` what `tag` holds, and `tag` the parent of those of them."""
        for kid in kids:
            if (inner := self.tag(kid)) is not None:
                inner["P"] = tag.reference
        tag["K"][:] = kids

    def absorb(self, tag: Tag, other: Tag) -> None:
        """Move what `other` holds to the end of `tag`; `other` is no more."""
        moved = [
            pydyf.Dictionary({"Type": "/MCR", "Pg": other["Pg"], "MCID": kid})
            if isinstance(kid, int)
            else kid
            for kid in other["K"]
        ]
        self.set_kids(tag, [*tag["K"], *moved])
        self._moved[other.reference] = tag.reference
        self.drop(other)

    def drop(self, item: Any) -> None:
        """Empty an object. To free it would make pydyf write a wrong file."""
        item.clear()

    def owners(self) -> dict[int, Any]:
        """Return the parent tree: page or annotation number to owner or owners."""
        return dict(zip(self.parents[::2], self.parents[1::2], strict=True))

    def settle_parents(self) -> None:
        """Point the parent tree at the tags that content was moved to."""
        for place, owner in enumerate(self.parents):
            if isinstance(owner, list):
                owner[:] = [self._now(reference) for reference in owner]
            elif place % 2:
                self.parents[place] = self._now(owner)

    def _now(self, reference: bytes) -> bytes:
        while reference in self._moved:
            reference = self._moved[reference]
        return reference
