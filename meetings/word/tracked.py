"""What Word's author left open: tracked changes, comments, struck and hidden words.

Nothing of it is taken or dropped in silence: each is a question to the person who adds
the file, and is done as they answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from meetings.word import xml
from meetings.word.xml import DEL_TEXT, Element, P, R, SubElement, T, text_of, w

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from meetings.word.styles import Styles

_BEGINNING = 60  # letters of a paragraph by which it is known again

_TRACKED = {w("ins"), w("del"), w("moveFrom"), w("moveTo")}
_AWAY = {w("del"), w("moveFrom")}
_SILENT = {
    *map(w, ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart")),
    *map(w, ("commentRangeEnd", "lastRenderedPageBreak", "permStart", "permEnd")),
}


class QuestionKind(StrEnum):
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    COMMENT = "comment"
    STRUCK = "struck"
    HIDDEN = "hidden"


# What Word itself would print: insertions, and moved words where they went.
_TAKEN_BY_WORD = {QuestionKind.INSERTED, QuestionKind.MOVED}


@dataclass(frozen=True)
class Question:
    """Shall these words be in the minutes? For moved words: at their new place?

    `taken` says what was done, as answered or, where it wasn't, as Word itself would.
    `where` is the beginning of the paragraph, `by` whoever did it.
    """

    key: str
    kind: QuestionKind
    words: str
    where: str
    by: str
    taken: bool
    answered: bool


@dataclass
class _Open:
    kind: QuestionKind
    words: str
    where: str
    by: str
    there: list[Element] = field(default_factory=list)  # in, if the words are taken
    gone: list[Element] = field(default_factory=list)  # out, if the words are taken


class Tracked:
    """The open questions of one part of a Word file."""

    def __init__(
        self, root: Element, styles: Styles, comments: Mapping[str, Element]
    ) -> None:
        self._root = root
        self._styles = styles
        self._parents = xml.parents_in(root)
        self._open: list[_Open] = []
        self._in_rows: set[Element] = set()
        self._beginnings: dict[Element, str] = {}
        self._find_rows()
        self._find_changes()
        self._find_moves()
        for paragraph in root.iter(P):
            self._find_runs(paragraph)
        self._find_comments(comments)
        order = {element: place for place, element in enumerate(root.iter())}
        self._open.sort(key=lambda each: order[each.there[0]])

    def settle(
        self, answers: Mapping[str, bool], numbers: Counter[QuestionKind]
    ) -> list[Question]:
        """Do to the part what was answered, and return the questions."""
        questions: list[Question] = []
        for each in self._open:
            numbers[each.kind] += 1
            key = f"{each.kind}-{numbers[each.kind]}"
            taken = answers.get(key, each.kind in _TAKEN_BY_WORD)
            self._settle(each, taken=taken)
            questions.append(
                Question(
                    key,
                    each.kind,
                    " ".join(each.words.split()),
                    each.where,
                    each.by,
                    taken,
                    key in answers,
                )
            )
        self._settle_rest()
        return questions

    # Finding

    def _find_rows(self) -> None:
        for row in self._root.iter(w("tr")):
            for name, kind in (
                ("ins", QuestionKind.INSERTED),
                ("del", QuestionKind.DELETED),
            ):
                mark = row.find(f"{w('trPr')}/{w(name)}")
                if mark is None or row in self._in_rows or not text_of(row):
                    continue
                self._ask(kind, row, mark, where=_beginning(text_of(row)))
                self._in_rows.update(row.iter())

    def _find_changes(self) -> None:
        kinds = {w("ins"): QuestionKind.INSERTED, w("del"): QuestionKind.DELETED}
        for element in self._root.iter():
            kind = kinds.get(element.tag)
            if kind is None or self._is_mark(element) or element in self._in_rows:
                continue
            last = self._open[-1] if self._open else None
            if last and last.kind is kind and self._follows(last, element):
                last.there.append(element)
                last.words = f"{last.words}{_words(element)}"
            elif _words(element).strip():
                self._ask(kind, element, element, where=self._where(element))

    def _find_moves(self) -> None:
        """What was moved under one name, away from one place and to another."""
        moves: dict[str, _Open] = {}
        names: dict[str, str] = {}  # of the moves that we are in
        for element in self._root.iter():
            if element.tag in {w("moveFromRangeStart"), w("moveToRangeStart")}:
                names[element.get(w("id"), "")] = element.get(w("name"), "")
            elif element.tag in {w("moveFromRangeEnd"), w("moveToRangeEnd")}:
                names.pop(element.get(w("id"), ""), None)
            elif element.tag in {w("moveFrom"), w("moveTo")}:
                words = _words(element).strip()
                if self._is_mark(element) or not words:
                    continue
                name = next(reversed(names.values()), "") or words
                move = moves.setdefault(name, _Open(QuestionKind.MOVED, "", "", ""))
                (move.there if element.tag == w("moveTo") else move.gone).append(
                    element
                )
                move.by = move.by or element.get(w("author"), "")
        for move in moves.values():
            self._open.append(self._as_moved(move))

    def _as_moved(self, move: _Open) -> _Open:
        """A move of which only one end is in the file is an insertion or a deletion."""
        if not move.gone:
            move.kind = QuestionKind.INSERTED
        if not move.there:
            move.kind = QuestionKind.DELETED
            move.there, move.gone = move.gone, []
        move.words = " ".join(" ".join(map(_words, move.there)).split())
        move.where = self._where(move.there[0])
        return move

    def _find_runs(self, paragraph: Element) -> None:
        kinds = {
            QuestionKind.STRUCK: ("strike", "dstrike"),
            QuestionKind.HIDDEN: ("vanish", "webHidden"),
        }
        last: tuple[_Open, QuestionKind] | None = None
        for run in paragraph.iter(R):
            if self._paragraph(run) is not paragraph or not xml.run_text(run):
                continue
            above = {each.tag for each in xml.ancestors(run, self._parents)}
            kind = next(
                (
                    kind
                    for kind, names in kinds.items()
                    if not above & _AWAY and self._styles.run_is(run, paragraph, *names)
                ),
                None,
            )
            if kind is None:
                last = None
            elif last and last[1] is kind:
                last[0].there.append(run)
                last[0].words += xml.run_text(run)
            elif xml.run_text(run).strip():
                self._ask(kind, run, run, where=self._where(run))
                last = (self._open[-1], kind)

    def _find_comments(self, comments: Mapping[str, Element]) -> None:
        for reference in self._root.iter(w("commentReference")):
            comment = comments.get(reference.get(w("id"), ""))
            if comment is not None and text_of(comment):
                self._open.append(
                    _Open(
                        QuestionKind.COMMENT,
                        text_of(comment),
                        self._where(reference),
                        comment.get(w("author"), ""),
                        [reference],
                    )
                )

    def _ask(
        self, kind: QuestionKind, element: Element, mark: Element, where: str
    ) -> None:
        by = mark.get(w("author"), "")
        self._open.append(_Open(kind, _words(element), where, by, [element]))

    def _is_mark(self, element: Element) -> bool:
        """Whether it says something of a paragraph's end or of a row, not of words."""
        parent = self._parents.get(element)
        return parent is None or parent.tag in {
            *map(w, ("rPr", "trPr", "tcPr", "numPr", "pPr", "sectPr"))
        }

    def _follows(self, last: _Open, element: Element) -> bool:
        """Whether only marks stand between the two, and one person did both."""
        before = last.there[-1]
        parent = self._parents.get(element)
        if parent is None or self._parents.get(before) is not parent:
            return False
        if before.get(w("author"), "") != element.get(w("author"), ""):
            return False
        inside = list(parent)
        between = inside[inside.index(before) + 1 : inside.index(element)]
        return all(each.tag in _SILENT for each in between)

    def _paragraph(self, element: Element) -> Element | None:
        above = xml.ancestors(element, self._parents)
        return next((each for each in above if each.tag == P), None)

    def _where(self, element: Element) -> str:
        paragraph = self._paragraph(element)
        if paragraph is None:
            return ""
        if paragraph not in self._beginnings:
            words = _beginning(_words(paragraph)) or _beginning(text_of(paragraph))
            self._beginnings[paragraph] = words
        return self._beginnings[paragraph]

    # Settling

    def _settle(self, each: _Open, *, taken: bool) -> None:
        if each.kind is QuestionKind.COMMENT:
            if taken:
                self._write_comment(each)
        elif each.kind in {QuestionKind.STRUCK, QuestionKind.HIDDEN}:
            for run in each.there:
                self._unmark(run) if taken else xml.remove(run, self._parents)
        else:
            for element in each.there if taken else each.gone:
                self._keep(element)
            for element in each.gone if taken else each.there:
                xml.remove(element, self._parents)

    def _keep(self, element: Element) -> None:
        """The words are in: as if nothing had been tracked."""
        for text in element.iter(DEL_TEXT):
            text.tag = T
        self._keep_ends(element)
        if element.tag != w("tr"):
            xml.unwrap(element, self._parents)
            return
        for inner in [each for each in element.iter() if each.tag in _TRACKED]:
            if self._is_mark(inner):
                xml.remove(inner, self._parents)
            else:
                xml.unwrap(inner, self._parents)

    def _keep_ends(self, element: Element) -> None:
        """A paragraph of kept words keeps its end too."""
        around = self._paragraph(element)
        paragraphs = list(element.iter(P))
        if not paragraphs and around is not None:
            paragraphs = [around]
        for paragraph in paragraphs:
            for mark in paragraph.findall(f"{w('pPr')}/{w('rPr')}/{w('del')}"):
                xml.remove(mark, self._parents)

    def _unmark(self, run: Element) -> None:
        properties = run.find(w("rPr"))
        for name in ("strike", "dstrike", "vanish", "webHidden"):
            for each in [] if properties is None else properties.findall(w(name)):
                xml.remove(each, self._parents)

    def _write_comment(self, each: _Open) -> None:
        paragraph = self._paragraph(each.there[0])
        if paragraph is None:
            return
        parent = self._parents[paragraph]
        made = Element(P)
        SubElement(SubElement(made, R), T).text = each.words
        parent.insert(list(parent).index(paragraph) + 1, made)
        self._parents[made] = parent

    def _settle_rest(self) -> None:
        """Marks that say nothing of any word go as Word itself would have them."""
        for element in list(self._root.iter()):
            if element.tag not in _TRACKED or self._is_mark(element):
                continue
            if element.tag in _AWAY:
                xml.remove(element, self._parents)
            else:
                xml.unwrap(element, self._parents)


def _words(element: Element) -> str:
    """Its letters; of an insertion not what was deleted in it later."""
    away = {each for tag in _AWAY - {element.tag} for each in element.iter(tag)}
    if element.tag == w("tr"):
        return text_of(element)
    skipped = {run for each in away for run in each.iter(R)}
    runs = [element] if element.tag == R else element.iter(R)
    return "".join(xml.run_text(run) for run in runs if run not in skipped)


def _beginning(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _BEGINNING:
        return text
    return f"{text[:_BEGINNING].rsplit(' ', 1)[0]}…"
