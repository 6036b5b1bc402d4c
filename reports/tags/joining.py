"""Joins the tags of what a page break, or a line break in a link, took apart."""

from reports.heads import AS_ROWS
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
            _settle_heads_and_feet(tree, earlier, part)
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


def _settle_heads_and_feet(tree: TagTree, table: Tag, rest: Tag) -> None:
    """Of a head printed on each page the first is the head, of a foot the last."""
    for group in tree.tags_in(rest):
        if group["S"] not in {"/THead", "/TFoot"} or _is_ordinary_rows(tree, group):
            continue
        twin = _twin(tree, table, group)
        if group["S"] == "/TFoot":
            if twin is not None:
                table["K"].remove(twin.reference)
        else:
            rest["K"].remove(group.reference)
            if twin is None:
                _put_first(tree, table, group)


def _is_ordinary_rows(tree: TagTree, group: Tag) -> bool:
    source = tree.source(group)
    return source is not None and source.element.get("class") == AS_ROWS


def _put_first(tree: TagTree, table: Tag, head: Tag) -> None:
    """The table's first page had no room for its head, and the caption stays on top."""
    captions = [tag.reference for tag in tree.tags_in(table) if tag["S"] == "/Caption"]
    others = [kid for kid in table["K"] if kid not in captions]
    tree.set_kids(table, [*captions, head.reference, *others])


def _twin(tree: TagTree, table: Tag, group: Tag) -> Tag | None:
    source = tree.source(group)
    for other in tree.tags_in(table):
        if source is not None and source.is_same(tree.source(other)):
            return other
    return None
