"""Opening a Word file that a stranger may have made: which parts, and within limits."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import TreeBuilder
from xml.parsers import expat

from meetings.word.xml import NAMESPACES, w

if TYPE_CHECKING:
    from meetings.word.xml import Element

MOST_BYTES = 20_000_000
MOST_UNPACKED = 50_000_000
MOST_ENTRIES = 2_000
# What Word writes is some 30 deep; what reads it after us needs several calls a step.
DEEPEST = 80
# A hundred pages have some 100,000; reading these takes about 15 seconds.
MOST_ELEMENTS = 250_000

_OLD = bytes.fromhex("D0CF11E0A1B11AE1")  # what .doc and encrypted files begin with
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_KINDS = "[Content_Types].xml"

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(EOFError, OSError, ValueError),
)
_AGAIN = "open it in Word, choose “Save as”, Word document (.docx), and add that file."


class WordFileError(Exception):
    """The file can't be read. The message says what to do."""


def open_parts(data: bytes) -> dict[str, bytes]:
    """Return what is in the file by name, unpacked. Refuses what isn't a .docx."""
    if len(data) > MOST_BYTES:
        raise WordFileError(
            "This file is larger than 20 MB. Take the pictures out of it in Word, "
            "save it, and add it again."
        )
    if data.startswith(_OLD):
        raise WordFileError(_about_old(data))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = _unpacked(archive)
    except _UNREADABLE as error:
        raise damaged() from error
    _check_kind(parts)
    return parts


def _about_old(data: bytes) -> str:
    if _ENCRYPTED in data:
        return (
            "This file has a password. Open it in Word, take the password off under "
            "“File”, “Info”, “Protect document”, save it, and add it again."
        )
    return f"This is a file of an older Word (.doc): {_AGAIN}"


def damaged() -> WordFileError:
    return WordFileError(f"This isn’t a whole Word file. If it opens in Word, {_AGAIN}")


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise too_much()
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for entry in entries:
        if entry.flag_bits & 1:
            raise WordFileError(
                "This file has a password. Take the password off and add it again."
            )
        if not entry.filename.endswith((".xml", ".rels")):
            parts[entry.filename] = b""  # pictures and the like are named, not read
            left -= entry.file_size
        else:
            # What the list says of a size needn't be true.
            with archive.open(entry) as file:
                parts[entry.filename] = file.read(max(left, 0) + 1)
            left -= len(parts[entry.filename])
        if left < 0:
            raise too_much()
    return parts


def too_much() -> WordFileError:
    return WordFileError(
        "There is far more in this file than in minutes. Copy the minutes into a new "
        "document in Word, save it, and add that file."
    )


def _check_kind(parts: dict[str, bytes]) -> None:
    kinds = parts.get(_KINDS, b"")
    if b"macroEnabled" in kinds or any("vbaProject" in name for name in parts):
        raise WordFileError(f"This file has macros in it: {_AGAIN}")
    if _KINDS not in parts or not any(name.startswith("word/") for name in parts):
        raise WordFileError(
            f"This isn’t a Word document (.docx). If it opens in Word, {_AGAIN}"
        )


def read_xml(part: bytes) -> Element:
    """Return the part as a tree. Refuses what can grow as it is read."""
    builder = TreeBuilder()
    depth = count = 0
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise too_much()
        builder.start(
            _named(name), {_named(key): value for key, value in attributes.items()}
        )

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(name))

    def doctype(*_: object) -> None:
        raise damaged()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(part, True)  # noqa: FBT003 the parser's own word for "all of it"
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged() from error
    return builder.close()


def _named(name: str) -> str:
    """Names as ElementTree has them, those of ISO's strict kind as Word's own."""
    space, bracket, local = name.rpartition("}")
    return f"{{{NAMESPACES.get(space, space)}}}{local}" if bracket else name


def main_part(parts: dict[str, bytes]) -> str:
    """The name of the document itself."""
    if rels := parts.get("_rels/.rels"):
        for each in read_xml(rels):
            if each.get("Type", "").endswith("/officeDocument"):
                name = each.get("Target", "").lstrip("/")
                if name in parts:
                    return name
    if "word/document.xml" not in parts:
        raise damaged()
    return "word/document.xml"


def body_of(document: Element) -> Element:
    body = document.find(w("body"))
    if body is None:
        raise damaged()
    return body
