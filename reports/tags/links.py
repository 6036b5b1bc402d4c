"""Links: one annotation a line, described by the link's words."""

from typing import Any

import pydyf

from reports.preparing import words_of
from reports.tags.tree import Kid, Tag, TagTree

_PRINTED_TOO = 4  # the annotation flag "Print"


def drop_needless_links(tree: TagTree) -> None:
    """Take out the second annotation that `<strong>` inside `<a>` brings, and links
    with no words, which would be heard as "link" and nothing else.
    """
    for tag in list(tree.walk()):
        for kid in list(tag["K"]):
            annotation = _link_annotation(tree, kid)
            if annotation is not None and _is_needless(tree, tag):
                tag["K"].remove(kid)
                _drop_annotation(tree, tree.get(kid), annotation)


def describe_links(tree: TagTree) -> None:
    for tag in tree.walk():
        if tag["S"] != "/Link":
            continue
        annotations = [
            annotation
            for kid in tag["K"]
            if (annotation := _link_annotation(tree, kid)) is not None
        ]
        if not annotations:
            tag["S"] = "/Span"  # an `<a>` whose address the sanitiser took
        source = tree.source(tag)
        words = words_of(source.element) if source else ""
        for annotation in annotations:
            annotation["F"] = _PRINTED_TOO
            if words:
                annotation["Contents"] = pydyf.String(words)


def _link_annotation(tree: TagTree, kid: Kid) -> Any:
    item = tree.get(kid)
    if item is None or item.get("Type") != "/OBJR":
        return None
    annotation = tree.get(item["Obj"])
    return annotation if annotation.get("Subtype") == "/Link" else None


def _is_needless(tree: TagTree, tag: Tag) -> bool:
    if tag["S"] == "/Link":
        source = tree.source(tag)
        return source is not None and not words_of(source.element)
    above = tree.parent(tag)
    while above is not None and above["S"] != "/Link":
        above = tree.parent(above)
    return above is not None


def _drop_annotation(tree: TagTree, reference: Any, annotation: Any) -> None:
    place = tree.parents.index(annotation["StructParent"])
    del tree.parents[place : place + 2]
    tree.get(reference["Pg"])["Annots"].remove(annotation.reference)
    tree.drop(annotation)
    tree.drop(reference)
