"""Rich text of the sheets: paragraphs, lists, tables and headings by their marks."""

from __future__ import annotations

from functools import cache
from html import escape

from meetings.richtext import clean_rich_text

_LISTS = {"- ": "ul", "1 ": "ol"}


@cache
def marked_up(text: str) -> str:
    """Return the rich text of a sheet's words; `sheets/README.md` names the marks."""
    parts = [part.strip("\n") for part in text.strip().split("\n\n")]
    return clean_rich_text("".join(_part(part) for part in parts if part.strip()))


def folded(text: str) -> str:
    """Return one paragraph on one line."""
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Return plain text with its paragraphs kept apart and their lines folded."""
    return "\n\n".join(filter(None, map(folded, text.split("\n\n"))))


def points(text: str) -> list[str]:
    """Return the points of a list, each on one line; words without a mark are one."""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("- "):
            found.append(line[2:])
        elif found:
            found[-1] += f" {line}"
        else:
            found.append(line)
    return [each for each in map(folded, found) if each]


def _part(part: str) -> str:
    if part[:2] in _LISTS:
        return _list(part.splitlines())
    if part.startswith("|"):
        return _table(part.splitlines())
    if part.startswith("## "):
        head, _, rest = part[3:].partition("\n")
        return f"<h3>{escape(head, quote=False)}</h3>{_part(rest) if rest else ''}"
    if part.startswith("cy: "):
        return f'<p lang="cy">{escape(folded(part[4:]), quote=False)}</p>'
    return f"<p>{escape(folded(part), quote=False)}</p>"


def _list(lines: list[str]) -> str:
    """Points may go on in the next line; those under a point stand two to the right."""
    name = _LISTS[lines[0][:2]]
    items: list[list[str]] = []
    for line in lines:
        if line[:2] in _LISTS:
            items.append([line[2:]])
        else:
            items[-1].append(line)
    return f"<{name}>{''.join(map(_point, items))}</{name}>"


def _point(lines: list[str]) -> str:
    own = [line for line in lines if line[:4] not in {f"  {mark}" for mark in _LISTS}]
    under = [line[2:] for line in lines if line not in own]
    words = escape(folded(" ".join(own)), quote=False)
    return f"<li>{words}{_list(under) if under else ''}</li>"


def _table(lines: list[str]) -> str:
    """The first row has the heads; `|= words` above it is the caption."""
    caption = ""
    if lines[0].startswith("|="):
        caption = f"<caption>{escape(lines[0][2:].strip(), quote=False)}</caption>"
        lines = lines[1:]
    head, *rows = [_cells(line) for line in lines]
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join(f"<td>{cell}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cells(line: str) -> list[str]:
    inside = line.strip().strip("|").split("|")
    return [escape(cell.strip(), quote=False) for cell in inside]
