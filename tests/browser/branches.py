"""Which parts of which templates were rendered: a branch that none saw is untested."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.template.base import Node, NodeList, TextNode
from django.template.defaulttags import IfNode
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.template.context import Context
    from django.utils.safestring import SafeString


@contextmanager
def noting_nodes() -> Iterator[set[int]]:
    """Give the set that the nodes which are rendered meanwhile are put in, by id."""
    seen: set[int] = set()
    with pytest.MonkeyPatch.context() as patch:
        for kind in (Node, TextNode):
            _note(patch, kind, seen)
        yield seen


def _note(patch: pytest.MonkeyPatch, kind: type[Node], seen: set[int]) -> None:
    render = kind.render_annotated

    def noted(self: Node, context: Context) -> int | str | SafeString:
        seen.add(id(self))
        return render(self, context)

    patch.setattr(kind, "render_annotated", noted)


def branches_unseen(names: Iterable[str], seen: set[int]) -> list[str]:
    """Each branch of these templates of which no node was rendered, by its line.

    The templates are those that were rendered: the loader keeps them.
    """
    unseen = []
    for name in names:
        template = get_template(name).template  # type: ignore[attr-defined]
        for branch in _branches(template.nodelist):
            if not any(id(node) in seen for node in branch):
                token = branch[0].token
                assert token
                words = " ".join(token.contents.split())[:60]
                unseen.append(f"{name}:{token.lineno}: {words}")
    return unseen


def _branches(nodes: NodeList) -> Iterator[NodeList]:
    for node in nodes:
        for inside in _inside(node):
            # What stands in a page outside its blocks is never rendered, and what a
            # block stands in is filled by another.
            if inside and not isinstance(node, ExtendsNode):
                yield inside
            yield from _branches(inside)


def _inside(node: Node) -> list[NodeList]:
    if isinstance(node, IfNode):
        return [nodes for _, nodes in node.conditions_nodelists]
    found = [getattr(node, name, None) for name in node.child_nodelists]
    return [nodes for nodes in found if isinstance(nodes, NodeList)]
