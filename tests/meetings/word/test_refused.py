"""Files that aren't Word's, or that would hold everything up."""

from __future__ import annotations

import random
import time
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from meetings.word.file import WordFileError, read_word_file
from meetings.word.opening import (
    DEEPEST,
    MOST_BYTES,
    MOST_ELEMENTS,
    MOST_ENTRIES,
    MOST_UNPACKED,
)
from tests.meetings.word.docx import (
    MAIN,
    make_docx,
    make_zip,
    paragraph,
    point,
    run,
    table,
    tracked,
)

OLD = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b '
    f'"&a;&a;&a;">]><w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>&b;</w:t>'
    "</w:r></w:p></w:body></w:document>"
)


def made(name: str, part: bytes) -> bytes:
    """A file in which one part is this."""
    return make_docx(paragraph("x"), parts={name: part})


def deep(times: int) -> bytes:
    inside = f"{'<w:tbl><w:tr><w:tc>' * times}{paragraph('x')}"
    return make_docx(inside + "</w:tc></w:tr></w:tbl>" * times)


def lying() -> bytes:
    """A file whose list says that a huge part is small."""
    data = bytearray(made("word/big.xml", b" " * (MOST_UNPACKED + 10)))
    size = (MOST_UNPACKED + 10).to_bytes(4, "little")
    return bytes(data.replace(size, (10).to_bytes(4, "little")))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "isn’t a whole Word file"),
        (b"%PDF-1.7", "isn’t a whole Word file"),
        (make_docx(paragraph("x"))[:-80], "isn’t a whole Word file"),
        (OLD, "older Word"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "has a password"),
        (make_zip({"a.txt": "x"}), "isn’t a Word document"),
        (make_zip({"[Content_Types].xml": "<x/>", "xl/a.xml": "<x/>"}), "isn’t a Word"),
        (make_docx("", kind="document.macroEnabled.main"), "macros"),
        (made("word/vbaProject.bin", b"x"), "macros"),
        (
            made("word/document.xml", b"<w:document"),
            "isn’t a whole Word file",
        ),
        (make_docx("</w:body>"), "isn’t a whole Word file"),
        (
            made("word/document.xml", ENTITIES.encode()),
            "isn’t a whole",
        ),
        (
            made("word/document.xml", ENTITIES.encode("utf-16")),
            "isn’t a whole",
        ),
        (made("word/styles.xml", ENTITIES.encode()), "isn’t a whole"),
        (
            made("word/document.xml", b"<x/>"),
            "isn’t a whole Word file",
        ),
        (deep(DEEPEST), "far more in this file"),
        (make_docx("<w:p/>" * MOST_ELEMENTS), "far more in this file"),
        (
            made("word/big.xml", b" " * MOST_UNPACKED),
            "far more in this file",
        ),
        (
            made("word/media/a.png", bytes(MOST_UNPACKED)),
            "far more in this",
        ),
        (
            make_docx("", parts={f"w{n}": b"" for n in range(MOST_ENTRIES)}),
            "far more in",
        ),
        (bytes(MOST_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_the_clerk_is_told_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(WordFileError, match=says) as refused:
        read_word_file(data)

    assert "add" in str(refused.value)


def test_a_size_that_is_a_lie() -> None:
    with pytest.raises(WordFileError):
        read_word_file(lying())


def test_a_file_with_a_password_of_the_archive() -> None:
    data = bytearray(make_docx(paragraph("x")))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1

    with pytest.raises(WordFileError, match="password"):
        read_word_file(bytes(data))


def test_as_deep_as_is_read_is_read() -> None:
    assert "x" in read_word_file(deep(DEEPEST // 3 - 3)).html


@pytest.mark.parametrize("seed", range(80))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 the same damage each time
    good = make_docx(paragraph("Words, ", style="Heading1") + paragraph("more") * 5)
    with zipfile.ZipFile(BytesIO(good)) as archive:
        good_parts = {name: archive.read(name) for name in archive.namelist()}
    parts: dict[str, str | bytes] = {**good_parts}
    name = chance.choice(list(parts))
    part = bytearray(good_parts[name])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(part))
        part[at : at + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 3))
    parts[name] = bytes(part)
    if chance.random() < 0.2:
        del parts[name]

    with suppress(WordFileError):
        assert "<script" not in read_word_file(make_zip(parts)).html


@pytest.mark.parametrize(
    "inside",
    [
        '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="-1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>',
        '<w:outlineLvl w:val="-3"/>',
        '<w:pStyle w:val=""/>',
        "<w:rPr><w:del/><w:ins/></w:rPr>",
    ],
)
def test_odd_properties_are_no_error(inside: str) -> None:
    assert "x" in read_word_file(make_docx(paragraph("x", more=inside) * 2)).html


def test_a_style_that_is_based_on_itself() -> None:
    own = (
        f'<w:styles xmlns:w="{MAIN}"><w:style w:type="paragraph" w:styleId="A">'
        '<w:basedOn w:val="A"/></w:style></w:styles>'
    )
    data = make_docx(paragraph("x", style="A"), parts={"word/styles.xml": own.encode()})

    assert read_word_file(data).html == "<p>x</p>"


@pytest.mark.parametrize(
    "body",
    [
        paragraph(*[tracked("ins", "a", by=str(n % 2)) for n in range(3_000)]),
        paragraph(*[run("a", "<w:strike/>" if n % 2 else "") for n in range(6_000)]),
        table(*[("a", "b")] * 2_000, row_properties="<w:del/>"),
        "".join(point("x", level=n % 3) for n in range(3_000)),
    ],
    ids=["insertions", "struck", "rows", "points"],
)
def test_much_takes_a_fair_time(body: str) -> None:
    start = time.process_time()

    read_word_file(make_docx(body))

    assert time.process_time() - start < 8
