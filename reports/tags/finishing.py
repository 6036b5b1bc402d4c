"""The finisher: the last word on a PDF before it is written."""

from typing import Any

import pydyf

from reports.tags.joining import join_what_was_split
from reports.tags.links import describe_links, drop_needless_links
from reports.tags.lists import mend_lists
from reports.tags.tables import describe_tables
from reports.tags.tree import Tag, TagTree

# Cells may be empty: they hold a place in their row.
_MAY_BE_EMPTY = ("/TD", "/TH", "/Document")


def finish(document: Any, pdf: Any) -> None:
    """Mend the tag tree of `pdf`, drawn by WeasyPrint from `document`."""
    tree = TagTree(pdf)
    drop_needless_links(tree)
    join_what_was_split(tree)
    mend_lists(tree)
    _prune(tree, tree.tag(tree.root["K"][0]))
    describe_links(tree)
    describe_tables(tree)
    _make_artifacts_of_the_rest(tree, len(document.pages))
    _list_identifiers(tree)


def _prune(tree: TagTree, tag: Tag) -> None:
    """Take out tags that hold nothing: an empty paragraph is nothing to read."""
    for inner in tree.tags_in(tag):
        _prune(tree, inner)
        if not inner["K"] and inner["S"] not in _MAY_BE_EMPTY:
            tag["K"].remove(inner.reference)
            tree.drop(inner)


def _make_artifacts_of_the_rest(tree: TagTree, pages: int) -> None:
    """Mark as page furniture what no tag in the tree holds.

    That is the running head and foot, and a table's head printed once more.
    """
    tagged = {tag.reference for tag in tree.walk()}
    owners = tree.owners()
    for number in range(pages):
        left = {
            mcid
            for mcid, reference in enumerate(owners[number])
            if reference not in tagged
        }
        page = tree.get(tree.pdf.page_references[number])
        stream = tree.get(page["Contents"]).stream
        # Marked content is three items in WeasyPrint's stream.
        for place, item in enumerate(stream):
            if item == b"BDC" and _mcid(stream[place - 1]) in left:
                stream[place - 2] = "/Artifact"
                stream[place - 1] = pydyf.Dictionary({"Type": "/Pagination"})
        for mcid in left:
            owners[number][mcid] = "null"
    for item in tree.pdf.objects:
        lost = isinstance(item, dict) and item.get("Type") == "/StructElem"
        if lost and item.reference not in tagged:
            tree.drop(item)


def _mcid(properties: Any) -> int | None:
    return properties.get("MCID") if isinstance(properties, dict) else None


def _list_identifiers(tree: TagTree) -> None:
    named = sorted(
        (tag["ID"].data, tag["ID"], tag.reference) for tag in tree.walk() if "ID" in tag
    )
    if named:
        names = pydyf.Array()
        for _, name, reference in named:
            names.extend([name, reference])
        index = pydyf.Dictionary({"Names": names})
        tree.add(index)
        tree.root["IDTree"] = index.reference
    tree.root["ParentTreeNextKey"] = 1 + max(tree.owners())
