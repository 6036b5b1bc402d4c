"""Lists: each item a label and one body, inner lists in the body of their item."""

import pydyf

from reports.tags.tree import Tag, TagTree


def mend_lists(tree: TagTree) -> None:
    for outer in [tag for tag in tree.walk() if tag["S"] == "/L"]:
        _put_stray_lists_in_items(tree, outer)
    for item in [tag for tag in tree.walk() if tag["S"] == "/LI"]:
        _fold_into_one_body(tree, item)
    for each in [tag for tag in tree.walk() if tag["S"] == "/L"]:
        _say_how_it_is_numbered(tree, each)


def _put_stray_lists_in_items(tree: TagTree, outer: Tag) -> None:
    """A list that stands between items (`<ul><li>…</li><ul>…`) joins the one before."""
    kids = []
    for kid in outer["K"]:
        tag = tree.tag(kid)
        if tag is None or tag["S"] == "/LI":
            kids.append(kid)
            continue
        if not kids:
            kids.append(tree.new("/LI", outer, tag["Pg"]).reference)
        before = tree.get(kids[-1])
        tree.set_kids(before, [*before["K"], kid])
    tree.set_kids(outer, kids)


def _fold_into_one_body(tree: TagTree, item: Tag) -> None:
    labels = []
    content = []
    bodies = []
    for kid in item["K"]:
        tag = tree.tag(kid)
        if tag is not None and tag["S"] == "/Lbl":
            labels.append(kid)
        elif tag is not None and tag["S"] == "/LBody":
            bodies.append(tag)
            content.extend(tag["K"])
        else:
            content.append(kid)
    body = bodies[0] if bodies else tree.new("/LBody", item, item["Pg"])
    for other in bodies[1:]:
        tree.drop(other)
    tree.set_kids(body, content)
    tree.set_kids(item, [*labels, body.reference])


def _say_how_it_is_numbered(tree: TagTree, outer: Tag) -> None:
    source = tree.source(outer)
    ordered = source is not None and source.element.tag == "ol"
    labelled = any(
        inner["S"] == "/Lbl"
        for item in tree.tags_in(outer)
        for inner in tree.tags_in(item)
    )
    if labelled:
        numbering = "/Decimal" if ordered else "/Disc"
        outer["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
