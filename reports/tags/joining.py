"""Joins the tags of what a page break, or a line break in a link, took apart."""

from reports.tags.tree import Kid, Tag, TagTree

_CELLS = ("/TD", "/TH")


def join_what_was_split(tree: TagTree) -> None:
    for kid in tree.root["K"]:
        _join_inside(tree, tree.tag(kid))
    tree.settle_parents()


def _join_inside(tree: TagTree, tag: Tag) -> None:
    kept: list[Kid] = []
    for kid in list(tag["K"]):
        part = tree.tag(kid)
        if part is None or (earlier := _earlier_part(tree, kept, part)) is None:
            kept.append(kid)
            continue
        if part["S"] == "/Table":
            _leave_out_repeated_groups(tree, earlier, part)
        tree.absorb(earlier, part)
    tag["K"][:] = kept
    for inner in tree.tags_in(tag):
        _join_inside(tree, inner)


def _earlier_part(tree: TagTree, kept: list[Kid], part: Tag) -> Tag | None:
    # A row that goes on has all its cells once more: the match is further back.
    near = kept if part["S"] in _CELLS else kept[-1:]
    source = tree.source(part)
    for kid in near:
        tag = tree.tag(kid)
        if tag is None or source is None or tag["S"] != part["S"]:
            continue
        if source.is_same(tree.source(tag)):
            return tag
    return None


def _leave_out_repeated_groups(tree: TagTree, table: Tag, rest: Tag) -> None:
    """Of a head printed on each page the first is the head, of a foot the last."""
    for group in tree.tags_in(rest):
        if (twin := _twin(tree, table, group)) is None:
            continue
        if group["S"] == "/THead":
            rest["K"].remove(group.reference)
        elif group["S"] == "/TFoot":
            table["K"].remove(twin.reference)


def _twin(tree: TagTree, table: Tag, group: Tag) -> Tag | None:
    source = tree.source(group)
    for other in tree.tags_in(table):
        if source is not None and source.is_same(tree.source(other)):
            return other
    return None
