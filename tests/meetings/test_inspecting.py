"""What a look into a file finds, whatever is in it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from meetings.papers import kinds, looking, offices, pdfs
from meetings.papers.found import Found, Why
from meetings.papers.kinds import PACKAGE, PDF, RefusedError, kind_of
from meetings.papers.looking import look_into
from meetings.papers.naming import ending_of, title_of, uploaded_name
from tests.meetings.papers import (
    JPEG,
    PNG,
    a_pdf,
    a_scan,
    an_office_file,
    an_open_document,
    zipped,
)

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@pytest.fixture
def put(tmp_path: Path) -> Any:
    def put(content: bytes) -> Path:
        path = tmp_path / "upload"
        path.write_bytes(content)
        return path

    return put


def test_a_tagged_pdf_has_nothing_against_it(put: Any) -> None:
    looked = look_into(put(a_pdf(pages=9)), PDF)

    assert looked
    assert (looked.pages, looked.is_tagged, looked.has_words) == (9, True, True)
    assert looked.found == ()


def test_an_untagged_pdf_is_told(put: Any) -> None:
    looked = pdfs.look(put(a_pdf(tagged=False)))

    assert (looked.is_tagged, looked.has_words) == (False, True)
    assert looked.found == (Found.NO_LANGUAGE, Found.NO_TITLE)


def test_a_scan_has_no_words_and_its_stamp_is_none(put: Any) -> None:
    assert pdfs.look(put(a_scan())).has_words is False


def test_a_scan_with_its_text_behind_it_has_words(put: Any) -> None:
    hidden = b"/Im Do BT 3 Tr [(What was read) 20 (from the picture)] TJ ET"

    assert pdfs.look(put(a_pdf(drawing=hidden, picture=True))).has_words is True


def test_words_in_a_form_on_the_page_are_words(put: Any, tmp_path: Path) -> None:
    with pikepdf.open(put(a_pdf(drawing=b"/Fm Do"))) as pdf:
        form = Stream(pdf, b"BT <0041004200430044> Tj ET", Subtype=Name.Form)
        pdf.pages[0].Resources.XObject = Dictionary(Fm=form)
        pdf.save(tmp_path / "with-form")

    assert pdfs.look(tmp_path / "with-form").has_words is True


def test_a_blank_pdf_has_no_words(put: Any) -> None:
    assert pdfs.look(put(a_pdf(drawing=b""))).has_words is False


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"notes": ("Text",)}, Found.COMMENTS),
        ({"notes": ("Link", "Highlight")}, Found.COMMENTS),
        ({"attached": True}, Found.ATTACHMENTS),
        ({"notes": ("FileAttachment",)}, Found.ATTACHMENTS),
    ],
)
def test_what_is_left_behind_in_a_pdf_is_told(
    put: Any, given: dict[str, Any], found: Found
) -> None:
    assert pdfs.look(put(a_pdf(**given))).found == (found,)


def test_links_are_no_comments(put: Any) -> None:
    assert pdfs.look(put(a_pdf(notes=("Link", "PrinterMark")))).found == ()


def test_a_password_to_open_is_refused_and_an_owner_s_is_not(put: Any) -> None:
    locked = pikepdf.Encryption(user="secret", owner="owner")
    owned = pikepdf.Encryption(user="", owner="owner")

    assert pdfs.look(put(a_pdf(encryption=locked))).refused is Why.LOCKED
    looked = pdfs.look(put(a_pdf(encryption=owned)))
    assert (looked.refused, looked.has_words) == (None, True)


@pytest.mark.parametrize(
    "root",
    [
        {"/OpenAction": SCRIPT},
        {"/OpenAction": Dictionary(S=Name.Launch, F=String("cmd.exe"))},
        {"/Names": Dictionary(JavaScript=Dictionary(Names=Array([])))},
        {"/AA": Dictionary(WC=SCRIPT)},
        {"/OpenAction": Dictionary(S=Name.URI, URI=String("/"), Next=SCRIPT)},
        {"/OpenAction": Dictionary(S=Name.GoTo, D=String("a"), Next=Array([SCRIPT]))},
        {"/AcroForm": Dictionary(Fields=Array([Dictionary(AA=Dictionary(K=SCRIPT))]))},
        {"/Outlines": Dictionary(First=Dictionary(A=SCRIPT))},
    ],
)
def test_what_runs_is_refused(put: Any, root: dict[str, Any]) -> None:
    assert pdfs.look(put(a_pdf(root=root))).refused is Why.SCRIPT


@pytest.mark.parametrize("indirect", [False, True])
def test_what_runs_on_a_page_that_isn_t_in_the_sample_is_refused(
    put: Any, tmp_path: Path, *, indirect: bool
) -> None:
    with pikepdf.open(put(a_pdf(pages=200))) as pdf:
        kind = pdf.make_indirect(Name.JavaScript) if indirect else Name.JavaScript
        script = Dictionary(S=kind, JS=String("app.alert(1)"))
        pdf.pages[1].obj.AA = pdf.make_indirect(Dictionary(O=script))
        pdf.save(tmp_path / "script")

    assert pdfs.look(tmp_path / "script").refused is Why.SCRIPT


def test_a_report_about_scripts_is_taken(put: Any) -> None:
    about = {"/About": String("/S /JavaScript"), "/S": Name("/JavaScripts")}

    looked = pdfs.look(put(a_pdf(drawing=b"BT (/S /JavaScript) Tj ET", root=about)))

    assert looked.refused is None


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\nxref\n0 9999999999\n"]
)
def test_a_broken_pdf_is_refused(put: Any, content: bytes) -> None:
    assert pdfs.look(put(content)).refused is Why.BROKEN


@pytest.mark.parametrize("at", range(5, 1200, 97))
def test_a_pdf_cut_off_or_spoilt_anywhere_is_no_error(put: Any, at: int) -> None:
    whole = a_pdf(notes=("Text",), attached=True)

    pdfs.look(put(whole[:at]))
    pdfs.look(put(whole[:at] + b"\xff(/[" + whole[at + 4 :]))


@pytest.mark.parametrize(
    "root",
    [
        {"/StructTreeRoot": String("x"), "/MarkInfo": Array([1])},
        {"/Lang": Array([1]), "/Names": String("x"), "/OpenAction": Array([])},
        {"/MarkInfo": Dictionary(Marked=String("yes"))},
    ],
)
def test_an_odd_pdf_is_looked_into_as_far_as_it_goes(
    put: Any, root: dict[str, Any]
) -> None:
    looked = pdfs.look(put(a_pdf(root=root)))

    assert looked.refused is None
    assert looked.pages == 1


def test_a_long_pdf_is_sampled_from_its_first_page_to_its_last(put: Any) -> None:
    looked = look_into(put(a_pdf(pages=1000)), PDF)

    assert looked
    assert (looked.pages, looked.has_words) == (1000, True)


def test_what_unpacks_without_end_is_given_up(put: Any, tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"(" * (1 << 20)) for _ in range(3000))
    packed += packer.flush()
    with pikepdf.open(put(a_pdf())) as pdf:
        drawing = Stream(pdf, packed)
        drawing.stream_dict.Filter = Name.FlateDecode
        pdf.pages[0].Contents = drawing
        pdf.save(tmp_path / "bomb", compress_streams=False)

    looked = look_into(tmp_path / "bomb", PDF)

    assert looked is None or looked.has_words is None


def test_a_look_that_takes_too_long_is_given_up(
    put: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "LONGEST_WAIT", 0)

    assert look_into(put(a_pdf()), PDF) is None


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (an_office_file("docx"), kinds.WORD),
        (an_office_file("xlsx"), kinds.EXCEL),
        (an_office_file("pptx"), kinds.POWERPOINT),
        (an_open_document("text"), kinds.ODT),
        (an_open_document("spreadsheet"), kinds.ODS),
        (an_open_document("presentation"), kinds.ODP),
    ],
)
def test_office_files_are_known_by_what_is_in_them(
    put: Any, content: bytes, media_type: str
) -> None:
    path = put(content)

    assert kind_of(path, "x", "") == PACKAGE
    looked = look_into(path, PACKAGE)
    assert looked
    assert (looked.media_type, looked.refused, looked.found) == (media_type, None, ())


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (an_office_file(word__document="<w:p><w:ins w:id='1'/>"), "tracked_changes"),
        (an_office_file(word__document="<w:p><w:del/></w:p>"), "tracked_changes"),
        (an_office_file(word__comments="<w:comment w:id='1'/>"), "comments"),
        (an_office_file("xlsx", xl__comments1="<comments/>"), "comments"),
        (an_open_document(content="<text:tracked-changes />"), "tracked_changes"),
        (an_open_document(content="<office:annotation />"), "comments"),
    ],
)
def test_what_is_left_behind_in_an_office_file_is_told(
    put: Any, content: bytes, found: str
) -> None:
    assert offices.look(put(content)).found == (found,)


def test_tracked_changes_across_two_pieces_are_found(put: Any) -> None:
    far = "x" * ((1 << 20) - 3) + "<w:ins w:id='1'/>"

    found = offices.look(put(an_office_file(word__document=far))).found

    assert found == (Found.TRACKED_CHANGES,)


def test_an_inserted_table_row_is_no_tracked_change(put: Any) -> None:
    plain = an_office_file(word__document="<w:instrText>x</w:instrText><w:insideH/>")

    assert offices.look(put(plain)).found == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (an_office_file(word__vbaProject="x"), Why.MACROS),
        (zipped({"[Content_Types].xml": "document.macroEnabled.main"}), Why.MACROS),
        (
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "Basic/x": "x",
                }
            ),
            Why.MACROS,
        ),
        (zipped({"a.pdf": "x"}), Why.UNKNOWN),
        (zipped({"mimetype": "application/epub+zip"}), Why.UNKNOWN),
        (an_office_file()[:-40], Why.BROKEN),
        (b"PK\x03\x04" + b"\x00" * 99, Why.BROKEN),
    ],
)
def test_other_packages_are_refused(put: Any, content: bytes, why: Why) -> None:
    assert offices.look(put(content)).refused is why


@pytest.mark.parametrize(
    ("content", "ending", "kind"),
    [
        (a_pdf(), "pdf", PDF),
        (b"\xef\xbb\xbf%PDF-1.4", "pdf", PDF),
        (PNG, "png", kinds.PNG),
        (JPEG, "jpg", kinds.JPEG),
        (JPEG, "jpeg", kinds.JPEG),
        ("Ŵyn, £5".encode(), "csv", kinds.CSV),
        ("Caf\u00e9,£5".encode("cp1252"), "csv", kinds.CSV),
        ("Llŷn\n".encode(), "txt", kinds.TEXT),
    ],
)
def test_a_file_is_what_is_in_it(
    put: Any, content: bytes, ending: str, kind: str
) -> None:
    assert kind_of(put(content), "x", ending) == kind


@pytest.mark.parametrize(
    ("content", "ending", "says"),
    [
        (b"", "pdf", "is empty. Save it again"),
        (a_pdf(), "docx", "is a PDF by what is in it, not a Word document"),
        (a_pdf(), "", "has no ending, and is a PDF"),
        (a_pdf(), "xyz", "has “.xyz”, and is a PDF"),
        (PNG, "jpg", "is a PNG picture by what is in it, not a JPEG picture"),
        (b"Just words", "pdf", "is plain text by what is in it, not a PDF"),
        (a_pdf(), "exe", "is a program"),
        (b"MZ\x90\x00", "pdf", "is a program"),
        (b"\x7fELF", "txt", "is a program"),
        (b"#!/bin/sh\nrm", "txt", "is a program"),
        (b"x = 1", "bat", "is a program"),
        (b"words", "docm", "has macros in it"),
        (b"<!DOCTYPE html><p>x", "html", "is a web page"),
        (b"  <html>", "txt", "is a web page"),
        (b"<svg xmlns='x'/>", "svg", "is a web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "png", "is a web page"),
        (b"<html>%PDF-1.4", "pdf", "is a web page"),
        (b"words", "svg", "is a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc", "of an old Office format, or has"),
        (b"{\\rtf1", "rtf", "is rich text (RTF)"),
        (b"words\x00more", "txt", "is of no known kind"),
        (b"words", "md", "is of no known kind"),
        ("Caf\u00e9".encode("cp1252"), "txt", "encoding UTF-8"),
        ("words".encode("utf-16"), "txt", "encoding UTF-8"),
    ],
)
def test_a_refusal_says_what_to_do(
    put: Any, content: bytes, ending: str, says: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        kind_of(put(content), "Costs", ending)

    words = str(refused.value)
    assert says in words
    assert "“Costs”" in words
    assert any(way in words for way in ("Save", "save", "Give", "Choose"))


@pytest.mark.parametrize(
    ("sent", "name", "title"),
    [
        (
            "Appendix 1: %22Costs%22 – £5m.pdf",
            'Appendix 1: "Costs" – £5m.pdf',
            'Appendix 1: "Costs" – £5m',
        ),
        ("Ll\u0079\u0302n.pdf", "Ll\u0177n.pdf", "Ll\u0177n"),
        ("a%0D%0ASet-Cookie: x.pdf", "a Set-Cookie: x.pdf", "a Set-Cookie: x"),
        ("a\x00b\x1b.pdf", "a b .pdf", "a b"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "fdp.exe", "fdp"),
        ("v1.2 of the plan.docx", "v1.2 of the plan.docx", "v1.2 of the plan"),
        (".pdf", ".pdf", ".pdf"),
    ],
)
def test_a_name_is_the_owner_s(sent: str, name: str, title: str) -> None:
    """D1, D3."""
    assert uploaded_name(sent) == name
    assert title_of(uploaded_name(sent)) == title


def test_the_ending_is_the_last_one() -> None:
    assert ending_of("report.pdf.EXE") == "exe"
    assert ending_of("report") == ""
