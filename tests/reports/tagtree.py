"""Reads a PDF's tag tree back: what a screen reader gets, and whether it is true."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf

Content = tuple[tuple[int, int], int]  # a page's object, the number on that page
_HEX = re.compile(rb"<([0-9a-fA-F]*)>")
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)


@dataclass
class Node:
    kind: str
    element: pikepdf.Dictionary
    pdf: pikepdf.Pdf  # kept open as long as somebody looks at an element of it
    kids: list["Node | str"] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.lines()
            else:
                yield kid

    @property
    def text(self) -> str:
        """The words in reading order, whatever line they stand on."""
        return " ".join(" ".join(self.lines()).split())

    @property
    def run(self) -> str:
        """The letters in reading order, lines put together without a space."""
        return "".join(self.lines())

    def find(self, *kinds: str) -> list["Node"]:
        found = [self] if self.kind in kinds else []
        for kid in self.kids:
            if isinstance(kid, Node):
                found += kid.find(*kinds)
        return found

    def outline(self) -> list[object]:
        """Nested kinds and texts, for comparing whole trees; plain spans left out."""
        inner: list[object] = []
        for kid in self.kids:
            if isinstance(kid, str):
                inner.append(kid)
            elif kid.kind in {"Span", "NonStruct"}:
                inner += kid.outline()[1:]
            else:
                inner.append(kid.outline())
        return [self.kind, *inner]


class TaggedPdf:
    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._texts: dict[Content, str] = {}
        self._artifacts: list[str] = []
        for page in self.pdf.pages:
            self._read_page(page)
        self._owners: dict[object, tuple[int, int]] = {}
        self._misplaced: list[str] = []
        self.tree = self._node(self._root["/K"][0], None)

    @property
    def _root(self) -> pikepdf.Dictionary:
        root = self.pdf.Root["/StructTreeRoot"]
        assert isinstance(root, pikepdf.Dictionary)
        return root

    @property
    def artifacts(self) -> str:
        """The text that no screen reader says."""
        return " ".join(self._artifacts)

    def fonts(self) -> set[str]:
        return {
            str(font["/BaseFont"]).partition("+")[2].strip(",")
            for page in self.pdf.pages
            for font in page["/Resources"]["/Font"].values()
        }

    def bookmarks(self) -> list[str]:
        with self.pdf.open_outline() as outline:
            return list(_titles(outline.root))

    def links(self) -> list[pikepdf.Dictionary]:
        return [
            annotation
            for page in self.pdf.pages
            for annotation in page.get("/Annots", pikepdf.Array())
            if isinstance(annotation, pikepdf.Dictionary)
            and annotation["/Subtype"] == "/Link"
        ]

    def misfits(self) -> list[str]:
        """What the tree says and the pages don't, or the other way round; [] is right.

        Each marked content belongs to the one element that lists it, which the parent
        tree gives for it, on the page that the element names; each link likewise.
        """
        parents = dict(_numbers(self._root["/ParentTree"]))
        wrong = list(self._misplaced)
        pages = {page.obj.objgen for page in self.pdf.pages}
        wrong += [
            f"{owned} is on no page"
            for owned in self._owners
            if isinstance(owned, tuple)
            and isinstance(owned[0], tuple)
            and owned not in self._texts
            and owned[0] in pages
        ]
        used = {int(link["/StructParent"]) for link in self.links()}
        used |= {int(page.obj.get("/StructParents", -1)) for page in self.pdf.pages}
        wrong += [f"parent tree entry {number}" for number in parents.keys() - used]
        for number, page in enumerate(self.pdf.pages, start=1):
            listed = list(parents.get(int(page.obj.get("/StructParents", -1)), ()))
            for content in self._texts:
                if content[0] == page.obj.objgen:
                    mcid = content[1]
                    given = listed[mcid].objgen if mcid < len(listed) else None
                    if self._owners.get(content) != given or given is None:
                        wrong.append(f"content {mcid} on page {number}")
            for link in page.obj.get("/Annots", ()):
                owner = parents.get(int(link.get("/StructParent", -1)))
                if owner is None or self._owners.get(link.objgen) != owner.objgen:
                    wrong.append(f"link {link.objgen} on page {number}")
        return wrong

    def _read_page(self, page: pikepdf.Page) -> None:
        fonts = {
            name: _letters(font) for name, font in page["/Resources"]["/Font"].items()
        }
        letters: dict[int, str] = {}
        open_marks: list[int | None] = []
        for step in pikepdf.parse_content_stream(page):
            match str(step.operator):
                case "BDC" | "BMC":
                    open_marks.append(self._mark(page, list(step.operands)))
                case "EMC":
                    open_marks.pop()
                case "Tf":
                    letters = fonts[str(step.operands[0])]
                case "TJ" | "Tj":
                    text = _decode(step.operands[0], letters)
                    self._keep(page, open_marks, text)

    def _mark(self, page: pikepdf.Page, operands: list[pikepdf.Object]) -> int | None:
        if len(operands) < 2 or "/MCID" not in operands[1]:
            return None
        mcid = int(operands[1]["/MCID"])
        content = (page.obj.objgen, mcid)
        if content in self._texts:
            self._misplaced.append(f"content {mcid} twice")
        self._texts[content] = ""
        return mcid

    def _keep(self, page: pikepdf.Page, marks: list[int | None], text: str) -> None:
        mcid = next((mark for mark in reversed(marks) if mark is not None), None)
        if mcid is not None:
            self._texts[(page.obj.objgen, mcid)] += text
        elif marks:
            self._artifacts.append(text)
        else:
            self._misplaced.append(f"text that is neither tagged nor artifact: {text}")

    def _node(self, element: pikepdf.Object, parent: pikepdf.Object | None) -> Node:
        assert isinstance(element, pikepdf.Dictionary)
        node = Node(str(element["/S"]).removeprefix("/"), element, self.pdf)
        if parent is not None and element["/P"].objgen != parent.objgen:
            self._misplaced.append(f"{node.kind} names another parent")
        for kid in element.get("/K", pikepdf.Array()):
            self._add_kid(node, element, kid)
        return node

    def _add_kid(self, node: Node, element: pikepdf.Dictionary, kid: object) -> None:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            node.kids.append(self._node(kid, element))
        elif isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            self._own(kid["/Obj"].objgen, element)
        else:
            page, mcid = element["/Pg"], kid
            if isinstance(kid, pikepdf.Dictionary):
                page, mcid = kid.get("/Pg", page), int(kid["/MCID"])
            assert isinstance(mcid, int)
            self._own((page.objgen, mcid), element)
            node.kids.append(self._texts.get((page.objgen, mcid), ""))

    def _own(self, thing: object, element: pikepdf.Dictionary) -> None:
        if thing in self._owners:
            self._misplaced.append(f"{thing} is listed twice")
        self._owners[thing] = element.objgen


def _titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


def _numbers(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    numbers = list(tree.get("/Nums", []))
    yield from ((int(n), o) for n, o in zip(numbers[::2], numbers[1::2], strict=True))
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """Read a font's ToUnicode map: glyph number to letters."""
    letters: dict[int, str] = {}
    for kind, block in _BLOCK.findall(font["/ToUnicode"].read_bytes()):
        codes = [bytes.fromhex(code.decode()) for code in _HEX.findall(block)]
        step = 2 if kind == b"char" else 3
        for place in range(0, len(codes), step):
            first, last = codes[place], codes[place + step - 2]
            start = codes[place + step - 1].decode("utf-16-be")
            for offset in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                text = start[:-1] + chr(ord(start[-1]) + offset)
                letters[int.from_bytes(first) + offset] = text
    return letters


def _decode(operand: pikepdf.Object, letters: dict[int, str]) -> str:
    shown = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
    return "".join(
        letters.get(int.from_bytes(codes[place : place + 2]), "")
        for place in range(0, len(codes), 2)
    )
