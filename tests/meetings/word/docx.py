"""Small Word files, written by hand."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.KIND+xml"/>
</Types>"""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS = f"""<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1"
 Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>"""
_OWN_RELS = f"""<Relationships xmlns="{_PACKAGE}">
<Relationship Id="r1" Type="{_RELATIONS}/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="{_RELATIONS}/numbering" Target="numbering.xml"/>
<Relationship Id="r3" Type="{_RELATIONS}/comments" Target="comments.xml"/>
<Relationship Id="r4" Type="{_RELATIONS}/hyperlink" TargetMode="External"
 Target="https://www.example.org/"/>
<Relationship Id="r5" Type="{_RELATIONS}/image" Target="media/a.png"/>
</Relationships>"""
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}">'
    f'<w:name w:val="{name}"/></w:style>'
    for name in ("heading 1", "heading 2", "heading 3", "List Bullet", "List Bullet 2")
) + (
    '<w:style w:type="paragraph" w:styleId="ItemHeading"><w:name w:val="Item Heading"/>'
    '<w:basedOn w:val="Heading2"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/>'
    "<w:rPr><w:strike/></w:rPr></w:style>"
)
_FORMS = ("decimal", "lowerLetter", "lowerRoman")
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    f'<w:lvlText w:val="%{at + 1}."/></w:lvl>'
    for at, form in enumerate(_FORMS)
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def _root(name: str, inside: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{MAIN}" '
        f'xmlns:r="{_RELATIONS}">{inside}</w:{name}>'
    )


def make_docx(
    body: str,
    *,
    comments: str = "",
    kind: str = "document.main",
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word file with this in its body, and with other `parts` by name."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": _KINDS.replace("KIND", kind),
        "_rels/.rels": _RELS,
        "word/_rels/document.xml.rels": _OWN_RELS,
        "word/document.xml": _root("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": _root("styles", STYLES),
        "word/numbering.xml": _root("numbering", NUMBERING),
        "word/comments.xml": _root("comments", comments),
        **(parts or {}),
    }
    return make_zip(made)


def make_zip(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return (
        f"<w:r><w:rPr>{properties}</w:rPr>"
        f'<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
    )


def paragraph(*inside: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs, or of bare words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else run(each) for each in inside)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def point(text: str, *, numbering: int = 1, level: int = 0, style: str = "") -> str:
    return paragraph(
        text,
        style=style,
        more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/>'
        "</w:numPr>",
    )


def tracked(name: str, text: str, by: str = "Ruth", number: int = 1) -> str:
    tag = "delText" if name in {"del", "moveFrom"} else "t"
    return (
        f'<w:{name} w:id="{number}" w:author="{by}" w:date="2027-03-18T18:00:00Z">'
        f"{run(text, tag=tag)}</w:{name}>"
    )


def table(*rows: tuple[str, ...], row_properties: str = "") -> str:
    inside = "".join(
        f"<w:tr><w:trPr>{row_properties}</w:trPr>"
        + "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{inside}</w:tbl>"
