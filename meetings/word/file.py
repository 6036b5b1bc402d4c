"""Minutes that were written in Word, as rich text.

mammoth reads words, links and tables. What it would do in silence is done here before:
tracked changes and the like are asked about, lists counted as Word counts them.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

import mammoth

from meetings.richtext import clean_rich_text
from meetings.word.counting import Counter as NumberCounter
from meetings.word.marks import mark_paragraphs, read_marked
from meetings.word.opening import (
    WordFileError,
    damaged,
    main_part,
    open_parts,
    read_xml,
)
from meetings.word.styles import Styles
from meetings.word.tracked import Question, QuestionKind, Tracked
from meetings.word.xml import COMPATIBILITY, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meetings.word.xml import Element

__all__ = ["Question", "QuestionKind", "WordFile", "WordFileError", "read_word_file"]

_STYLE_MAP = """
p.MinutebookHigh => h3:fresh
p.MinutebookLow => h4:fresh
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
"""
_NOTES = ("footnotes.xml", "endnotes.xml")


@dataclass(frozen=True)
class WordFile:
    """The words of a Word file, and what the person who adds it has to decide."""

    html: str
    questions: tuple[Question, ...] = ()
    pictures: int = 0  # how many were left out

    @property
    def unanswered(self) -> tuple[Question, ...]:
        return tuple(each for each in self.questions if not each.answered)


def read_word_file(data: bytes, answers: Mapping[str, bool] | None = None) -> WordFile:
    """Return what is in a .docx file; `answers` has by a question's key whether its
    words are taken. Raises WordFileError with what to do about it."""
    parts = open_parts(data)
    main = main_part(parts)
    folder = main.rpartition("/")[0]
    trees = {
        name: read_xml(parts[name])
        for name in (main, *(f"{folder}/{note}" for note in _NOTES))
        if name in parts
    }
    styles = Styles.read(_tree(parts, f"{folder}/styles.xml"))
    comments = _comments(_tree(parts, f"{folder}/comments.xml"))
    counter = NumberCounter(_tree(parts, f"{folder}/numbering.xml"))
    numbers: Counter[QuestionKind] = Counter()
    questions: list[Question] = []
    for tree in trees.values():
        _leave_one_of_two(tree)
        questions += Tracked(tree, styles, comments).settle(answers or {}, numbers)
        mark_paragraphs(tree, styles, counter)
    html, pictures = _converted(_packed(parts, trees, folder))
    return WordFile(clean_rich_text(read_marked(html)), tuple(questions), pictures)


def _tree(parts: Mapping[str, bytes], name: str) -> Element | None:
    return read_xml(parts[name]) if parts.get(name) else None


def _comments(root: Element | None) -> dict[str, Element]:
    found = [] if root is None else root.findall(w("comment"))
    return {each.get(w("id"), ""): each for each in found}


def _leave_one_of_two(tree: Element) -> None:
    """Newer Words write some things twice, for themselves and for older ones; mammoth
    reads the second."""
    name = f"{{{COMPATIBILITY}}}"
    for element in tree.iter(f"{name}AlternateContent"):
        if element.find(f"{name}Fallback") is not None:
            for choice in element.findall(f"{name}Choice"):
                element.remove(choice)


def _packed(
    parts: Mapping[str, bytes], trees: Mapping[str, Element], folder: str
) -> bytes:
    """A Word file of what mammoth should read: no numbering, which is done already, and
    no instructions of the file's own."""
    out = BytesIO()
    left_out = {f"{folder}/numbering.xml", f"{folder}/comments.xml"}
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            if name in trees:
                archive.writestr(name, tostring(trees[name], "utf-8"))
            elif name not in left_out and not name.startswith("mammoth/"):
                archive.writestr(name, part)
    return out.getvalue()


def _converted(packed: bytes) -> tuple[str, int]:
    pictures = 0

    def leave_out(_picture: object) -> list[object]:
        nonlocal pictures
        pictures += 1
        return []

    try:
        result = mammoth.convert_to_html(
            BytesIO(packed),
            style_map=_STYLE_MAP,
            convert_image=leave_out,
            include_embedded_style_map=False,
        )
    except Exception as error:  # whatever a stranger's file makes mammoth stumble on
        raise damaged() from error
    return str(result.value), pictures
