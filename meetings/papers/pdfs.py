"""A look into a PDF: whether it can be read, by eye and by ear. Odd ones are usual."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import pikepdf

from meetings.papers.found import Found, Looked, Why
from meetings.papers.kinds import PDF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Answer = TypeVar("Answer")

# Of a long PDF, this many pages are looked into, spread over the whole.
SAMPLE = 60
# Of a page's drawing, this much; of what it draws in turn, this many and this deep.
_MOST_DRAWN = 2 << 20
_MOST_FORMS, _DEEPEST = 30, 3
# A scan may have a number or a stamp on it: fewer letters than these.
_STAMP = 20
_SHOWN = re.compile(
    rb"""(?P<one>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\)|<[0-9A-Fa-f\s]*>)\s*(?:Tj|'|")
       |(?P<many>\[[^\]]{0,20000}\])\s*TJ""",
    re.VERBOSE | re.DOTALL,
)
_IN_MANY = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_COMMENTS = {
    "/Text", "/FreeText", "/Highlight", "/StrikeOut", "/Underline", "/Squiggly",
    "/Caret", "/Ink", "/Stamp", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine",
    "/Redact", "/Sound", "/Movie",
}  # fmt: skip
_RUNS = {"/JavaScript", "/Launch"}
# As an object is written out: an action of that kind, on its own or within another. Of
# a PDF that has more objects, those that come later aren't read.
_ACTION = re.compile(rb"/S\s*/(JavaScript|Launch)(?![A-Za-z0-9_])")
_TEXT = re.compile(rb"\((?:[^()\\]|\\.)*+\)", re.DOTALL)
_MOST_OBJECTS = 150_000


def look(path: Path) -> Looked:
    """Look into a PDF, whose owner's password alone is no hindrance."""
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return _look(pdf)
    except pikepdf.PasswordError:
        return Looked(PDF, refused=Why.LOCKED)
    except pikepdf.PdfError:
        return Looked(PDF, refused=Why.BROKEN)


def _look(pdf: pikepdf.Pdf) -> Looked:
    pages = len(pdf.pages)
    if not pages:
        return Looked(PDF, refused=Why.EMPTY)
    root = pdf.Root
    sample = list(_sample(pages))
    notes: set[str] = _unless_odd(lambda: _annotations(pdf, sample), set())
    scripts = _unless_odd(lambda: _entry(root, "/Names", "/JavaScript"), None)
    if scripts is not None or any(map(_runs, islice(pdf.objects, _MOST_OBJECTS))):
        return Looked(PDF, refused=Why.SCRIPT)
    warned = {
        Found.NO_LANGUAGE: not _unless_odd(lambda: str(root.get("/Lang", "")), ""),
        Found.NO_TITLE: not _unless_odd(lambda: _title(pdf), ""),
        Found.COMMENTS: bool(notes & _COMMENTS),
        Found.ATTACHMENTS: "/FileAttachment" in notes
        or _unless_odd(lambda: len(pdf.attachments), 0) > 0,
    }
    return Looked(
        PDF,
        pages=pages,
        is_tagged=_unless_odd(lambda: _is_tagged(root), None),
        has_words=_any_words(pdf, sample),
        found=tuple(each for each, holds in warned.items() if holds),
    )


def _unless_odd(ask: Callable[[], Answer], otherwise: Answer) -> Answer:
    """Nothing in a PDF is sure to be of the kind that it should be."""
    try:
        return ask()
    except (
        pikepdf.PdfError,
        pikepdf.DependencyError,
        ArithmeticError,
        AttributeError,
        LookupError,
        NotImplementedError,
        RecursionError,
        RuntimeError,
        TypeError,
        ValueError,
    ):
        return otherwise


def _sample(pages: int) -> Iterator[int]:
    """All pages, or as many of a long one as are looked into."""
    if pages <= SAMPLE:
        yield from range(pages)
    else:
        yield from sorted({n * (pages - 1) // (SAMPLE - 1) for n in range(SAMPLE)})


def _entry(thing: pikepdf.Object | None, *names: str) -> pikepdf.Object | None:
    """What stands under these names, one in the other; None where nothing does."""
    for name in names:
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            return None
        thing = thing.get(name)
    return thing


def _is_tagged(root: pikepdf.Object) -> bool:
    return _entry(root, "/StructTreeRoot") is not None and (
        _entry(root, "/MarkInfo", "/Marked") == True  # noqa: E712
    )


def _title(pdf: pikepdf.Pdf) -> str:
    title = _unless_odd(lambda: str(pdf.docinfo.get("/Title", "")).strip(), "")
    if title:
        return title
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        return str(metadata.get("dc:title", "")).strip()


def _runs(thing: pikepdf.Object) -> bool:
    """Whether an object runs something, whatever sets it off: opening or closing the
    PDF, a page or a field of it, or another action."""
    if isinstance(thing, pikepdf.Name):
        return str(thing) in _RUNS  # which an action refers to
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Array):
        return False
    written = _unless_odd(lambda: thing.unparse(resolved=True), b"")
    return _ACTION.search(_TEXT.sub(b"", written)) is not None


def _annotations(pdf: pikepdf.Pdf, sample: list[int]) -> set[str]:
    """The kinds of what lies on the pages."""
    kinds: set[str] = set()
    for n in sample:
        notes = _entry(pdf.pages[n].obj, "/Annots")
        if not isinstance(notes, pikepdf.Array):
            continue
        for note in list(notes)[:500]:
            kinds.add(str(_entry(note, "/Subtype") or ""))
    return kinds


def _any_words(pdf: pikepdf.Pdf, sample: list[int]) -> bool | None:
    """Whether some page shows text; None where none does and some can't be read."""
    told = True
    for n in sample:
        has_words = _unless_odd(partial(_has_words, pdf.pages[n]), None)
        if has_words:
            return True
        told = told and has_words is not None
    return False if told else None


def _has_words(page: pikepdf.Page) -> bool:
    """Whether a page shows text; on a picture, more than a stamp."""
    budget = [_MOST_FORMS]
    letters, pictures = _drawn(page.obj, 0, budget)
    return letters >= _STAMP if pictures else letters > 0


def _drawn(thing: pikepdf.Object, depth: int, budget: list[int]) -> tuple[int, bool]:
    """How many letters a page, or a form on it, shows, and whether pictures."""
    letters = sum(_letters(each) for each in _streams(thing, depth))
    pictures = False
    forms = _entry(thing, "/Resources", "/XObject")
    if not isinstance(forms, pikepdf.Dictionary):
        return letters, pictures
    for form in forms.values():
        kind = str(_entry(form, "/Subtype") or "")
        pictures = pictures or kind == "/Image"
        if kind == "/Form" and depth < _DEEPEST and budget[0] > 0:
            budget[0] -= 1
            more, also = _drawn(form, depth + 1, budget)
            letters, pictures = letters + more, pictures or also
    return letters, pictures


def _streams(thing: pikepdf.Object, depth: int) -> Iterator[bytes]:
    """The drawing of a page, which may be in pieces, or that of a form."""
    drawn = thing if depth else _entry(thing, "/Contents")
    pieces = list(drawn) if isinstance(drawn, pikepdf.Array) else [drawn]
    for piece in pieces[:50]:
        if isinstance(piece, pikepdf.Stream):
            yield piece.read_bytes()[:_MOST_DRAWN]


def _letters(drawing: bytes) -> int:
    """About how many letters are shown; invisible ones count: a search finds them."""
    count = 0
    for shown in _SHOWN.finditer(drawing):
        one = shown["one"]
        for text in [one] if one else _IN_MANY.findall(shown["many"]):
            count += (len(text) - 2) // (4 if text.startswith(b"<") else 1)
    return count
