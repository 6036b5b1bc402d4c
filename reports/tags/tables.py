"""Tables: which head cells each cell belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

import pydyf

from reports.tags.tree import Tag, TagTree

_SCOPES = {
    "row": "/Row",
    "rowgroup": "/Row",
    "col": "/Column",
    "colgroup": "/Column",
}


@dataclass(frozen=True)
class _Cell:
    """A cell and the rows and columns that it covers, counted from 0."""

    tag: Tag
    rows: range
    columns: range
    in_head: bool
    alone_with_heads: bool  # every cell of its row is a head cell


def describe_tables(tree: TagTree) -> None:
    """Give each head cell a scope and an ID, and each other cell its head cells."""
    tables = [tag for tag in tree.walk() if tag["S"] == "/Table"]
    for number, table in enumerate(tables, start=1):
        cells = list(_cells(tree, table))
        heads = [cell for cell in cells if cell.tag["S"] == "/TH"]
        for head in heads:
            head.tag["A"]["Scope"] = _scope(tree, head)
            name = f"table-{number}-{head.rows.start + 1}-{head.columns.start + 1}"
            head.tag["ID"] = pydyf.String(name)
        for cell in cells:
            cell.tag["A"].pop("Headers", None)
            if cell.tag["S"] == "/TD" and (names := _head_names(cell, heads)):
                cell.tag["A"]["Headers"] = pydyf.Array(names)


def _cells(tree: TagTree, table: Tag) -> Iterator[_Cell]:
    taken: set[tuple[int, int]] = set()
    for number, (row, in_head) in enumerate(_rows(tree, table)):
        column = 0
        tags = [tag for tag in tree.tags_in(row) if tag["S"] in {"/TD", "/TH"}]
        heads_only = all(tag["S"] == "/TH" for tag in tags)
        for tag in tags:
            while (number, column) in taken:
                column += 1
            rows = range(number, number + tag["A"].get("RowSpan", 1))
            columns = range(column, column + tag["A"].get("ColSpan", 1))
            taken.update((r, c) for r in rows for c in columns)
            yield _Cell(tag, rows, columns, in_head, heads_only)


def _rows(tree: TagTree, table: Tag) -> Iterator[tuple[Tag, bool]]:
    for group in tree.tags_in(table):
        if group["S"] == "/TR":
            yield group, False
        elif group["S"] in {"/THead", "/TBody", "/TFoot"}:
            for row in tree.tags_in(group):
                yield row, group["S"] == "/THead"


def _scope(tree: TagTree, head: _Cell) -> str:
    source = tree.source(head.tag)
    said = source.element.attrib.get("scope", "") if source else ""
    as_placed = "/Column" if head.in_head or head.alone_with_heads else "/Row"
    return _SCOPES.get(said, as_placed)


def _head_names(cell: _Cell, heads: list[_Cell]) -> list[pydyf.String]:
    beside = [
        head.tag["ID"]
        for head in heads
        if head.tag["A"]["Scope"] == "/Row" and set(head.rows) & set(cell.rows)
    ]
    above = [
        head.tag["ID"]
        for head in heads
        if head.tag["A"]["Scope"] == "/Column"
        and head.rows.start < cell.rows.start
        and set(head.columns) & set(cell.columns)
    ]
    return beside + above
