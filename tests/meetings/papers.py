"""Files as clerks have them, made anew for each test."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
WORDS = b"BT /F1 12 Tf 72 700 Td (Words of a report that can be read) Tj ET"
_TYPES = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    "docx": ("wordprocessingml.document.main+xml", "word/document.xml"),
    "xlsx": ("spreadsheetml.sheet.main+xml", "xl/workbook.xml"),
    "pptx": ("presentationml.presentation.main+xml", "ppt/presentation.xml"),
}


def a_pdf(
    *,
    pages: int = 1,
    drawing: bytes = WORDS,
    tagged: bool = True,
    picture: bool = False,
    root: dict[str, Any] | None = None,
    notes: tuple[str, ...] = (),
    attached: bool = False,
    **saving: Any,
) -> bytes:
    """A PDF with these pages; with a language and a title where it is tagged."""
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for _ in range(pages):
        page = pdf.add_blank_page()
        page.Contents = Stream(pdf, drawing)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        if picture:
            page.Resources.XObject = Dictionary(Im=_picture(pdf))
        if notes:
            page.Annots = Array([_note(kind) for kind in notes])
    if tagged:
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
        pdf.Root.Lang = String("en-GB")
        pdf.docinfo["/Title"] = "A report"
    if attached:
        pdf.attachments["figures.csv"] = b"a,b"
    for name, value in (root or {}).items():
        pdf.Root[name] = value
    made = io.BytesIO()
    # The same bytes for the same page; a password makes them others.
    pdf.save(made, deterministic_id=not saving, **saving)
    return made.getvalue()


def a_scan() -> bytes:
    """A picture of a page with a number stamped on it."""
    return a_pdf(drawing=b"/Im Do BT (12) Tj ET", picture=True, tagged=False)


def an_office_file(ending: str = "docx", **parts: str) -> bytes:
    """A Word, Excel or PowerPoint file; `parts` by their names, with _ for /."""
    kind, main = _MAIN[ending]
    types = f'<Types><Override ContentType="{_TYPES}{kind}"/></Types>'
    return zipped({
        "[Content_Types].xml": types,
        main: "<w:document/>",
        **{name.replace("__", "/") + ".xml": text for name, text in parts.items()},
    })  # fmt: skip


def an_open_document(kind: str = "text", content: str = "<office:body/>") -> bytes:
    name = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": name, "content.xml": content})


def zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in files.items():
            folder.writestr(name, text)
    return made.getvalue()


def _picture(pdf: pikepdf.Pdf) -> Stream:
    return Stream(
        pdf,
        b"\x00",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def _note(kind: str) -> Dictionary:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{kind}"),
        Rect=Array([0, 0, 10, 10]),
        Contents=String("Is this right?"),
    )
