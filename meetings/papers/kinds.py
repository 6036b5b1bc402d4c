"""What a file is, by what is in it and never by its name."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
WORD = f"{_OFFICE}wordprocessingml.document"
EXCEL = f"{_OFFICE}spreadsheetml.sheet"
POWERPOINT = f"{_OFFICE}presentationml.presentation"
ODT, ODS, ODP = f"{_OPEN}text", f"{_OPEN}spreadsheet", f"{_OPEN}presentation"
CSV, TEXT = "text/csv", "text/plain"
# Word, Excel, PowerPoint and OpenDocument: a folder in one file.
PACKAGE = "package"

ENDINGS = {
    "pdf": PDF,
    "docx": WORD,
    "xlsx": EXCEL,
    "pptx": POWERPOINT,
    "odt": ODT,
    "ods": ODS,
    "odp": ODP,
    "csv": CSV,
    "txt": TEXT,
    "png": PNG,
    "jpg": JPEG,
    "jpeg": JPEG,
}
NAMES = {
    PDF: "a PDF",
    WORD: "a Word document",
    EXCEL: "an Excel workbook",
    POWERPOINT: "a PowerPoint presentation",
    ODT: "an OpenDocument text",
    ODS: "an OpenDocument spreadsheet",
    ODP: "an OpenDocument presentation",
    CSV: "a CSV table",
    TEXT: "plain text",
    PNG: "a PNG picture",
    JPEG: "a JPEG picture",
}
TAKEN = (
    "A document can be PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text, PNG"
    " or JPEG."
)
_FIRST = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"PK\x03\x04", PACKAGE),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")
_PROGRAM_ENDINGS = frozenset({
    "exe", "com", "bat", "cmd", "msi", "scr", "ps1", "vbs", "js", "jar", "sh", "app",
    "dll", "lnk", "hta", "py",
})  # fmt: skip
_MACRO_ENDINGS = frozenset({
    "docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "ppsm", "potm",
})  # fmt: skip
_WEB_ENDINGS = frozenset({"html", "htm", "xhtml", "svg", "xml", "mht", "mhtml"})
_PIECE = 1 << 20
_BLANKS = b" \t\r\n\f\xef\xbb\xbf"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


class RefusedError(Exception):
    """The file is not taken. The message says what to do, fit to show a clerk."""


def kind_of(path: Path, name: str, ending: str) -> str:
    """The media type of a file, or PACKAGE: that is told by a look into it.

    Raises RefusedError for what is never taken, and where name and content disagree.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise RefusedError(
            f"“{name}” is empty. Save it again in the program that made it, and choose"
            " the new file."
        )
    found = _by_its_head(head, name)
    if found is None:
        refuse_ending(ending, name)
        found = _text(path, name, ending)
    if found != PACKAGE:
        must_agree(found, name, ending)
    return found


def must_agree(found: str, name: str, ending: str) -> None:
    """Refuse a file that is something else than its name says."""
    refuse_ending(ending, name)
    said = ENDINGS.get(ending)
    if said == found:
        return
    if said is None:
        written = f"“.{ending}”" if ending else "no ending"
        raise RefusedError(
            f"“{name}” has {written}, and is {NAMES[found]} by what is in it. Give its"
            f" name the ending “.{_ending_for(found)}”, or save it as PDF."
        )
    raise RefusedError(
        f"“{name}” is {NAMES[found]} by what is in it, not {NAMES[said]}. Save it as"
        f" PDF, or give its name the ending “.{_ending_for(found)}”."
    )


def refuse_ending(ending: str, name: str) -> None:
    """Refuse what a name alone says: on somebody's computer it would be run."""
    if ending in _PROGRAM_ENDINGS:
        raise _program(name)
    if ending in _MACRO_ENDINGS:
        raise macros(name)
    if ending in _WEB_ENDINGS:
        raise _web_page(name)


def macros(name: str) -> RefusedError:
    return RefusedError(
        f"“{name}” has macros in it, which could harm a reader’s computer. Save it as"
        " PDF or Word without macros (.docx)."
    )


def unknown(name: str) -> RefusedError:
    return RefusedError(
        f"“{name}” is of no known kind. Save it as PDF or Word. {TAKEN}"
    )


def _by_its_head(head: bytes, name: str) -> str | None:
    """By the first letters; None where they tell nothing."""
    begins = head.lstrip(_BLANKS)
    found = next((kind for first, kind in _FIRST if begins.startswith(first)), None)
    if found:
        return found
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise RefusedError(
            f"“{name}” is of an old Office format, or has a password. Take the password"
            " off and save it as PDF or Word (.docx)."
        )
    if head.startswith(_PROGRAMS):
        raise _program(name)
    if begins.startswith(b"<"):
        raise _web_page(name)
    if begins.startswith(b"{\\rtf"):
        raise RefusedError(f"“{name}” is rich text (RTF). Save it as PDF or Word.")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _other_alphabet(name)
    return None


def _text(path: Path, name: str, ending: str) -> str:
    """CSV or plain text; a table may be of an older Windows alphabet, as Excel
    writes it, since it is never shown as a page."""
    is_utf8 = _is_utf8(path, name)
    if ending == "csv":
        return CSV
    if ending not in ENDINGS:
        raise unknown(name)
    if ending == "txt" and not is_utf8:
        raise _other_alphabet(name)
    return TEXT


def _is_utf8(path: Path, name: str) -> bool:
    """Whether a text is; refuses what is no text at all."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    is_utf8 = True
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if _CONTROL.search(piece):
                raise unknown(name)
            is_utf8 = is_utf8 and "\ufffd" not in decoder.decode(piece)
    return is_utf8 and "\ufffd" not in decoder.decode(b"", final=True)


def _other_alphabet(name: str) -> RefusedError:
    return RefusedError(
        f"“{name}” is in an alphabet that browsers would show wrongly. Save it with the"
        " encoding UTF-8, or as PDF."
    )


def _program(name: str) -> RefusedError:
    return RefusedError(
        f"“{name}” is a program. Choose the document itself, saved as PDF or Word."
    )


def _web_page(name: str) -> RefusedError:
    return RefusedError(
        f"“{name}” is a web page or a drawing in XML, which could run in a reader’s"
        " browser. Save it as PDF or Word; a drawing also as PNG."
    )


def _ending_for(media_type: str) -> str:
    return next(ending for ending, each in ENDINGS.items() if each == media_type)
