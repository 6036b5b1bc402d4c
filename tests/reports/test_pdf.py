import os
import subprocess
import sys
from pathlib import Path

import pytest

from reports.pdf import render_pdf
from reports.sources import renderer_fingerprint
from tests.reports.papers import faults, make_page, make_tagged
from tests.reports.tagtree import TaggedPdf

LETTERS = "ŵ ŷ £ “quoted” ‘so’ ½ € → ✓ CO₂ non‑breaking é ï – … • ẃ Ŵ"
OUR_FONTS = {
    "Source-Sans-3",
    "Source-Sans-3-Italic",
    "Source-Sans-3-Semi-Bold",
    "Source-Sans-3-Bold",
    "Source-Sans-3-Bold-Italic",
    "Source-Serif-4",
    "Source-Serif-4-Semi-Bold",
}
SAMPLE = f"""
<h1>Mill Lane bridge</h1><p>{LETTERS} <em>{LETTERS} <strong>{LETTERS}</strong></em>
<strong>{LETTERS}</strong></p><h2>{LETTERS}</h2><h3>Cost</h3>
<p class="when">{LETTERS}</p>
<ul><li>One<ul><li>Two</li></ul></li></ul>
<table><caption>Votes</caption><thead><tr><th>Vote</th><th>Count</th></tr></thead>
<tbody><tr><th scope="row">For</th><td>3</td></tr></tbody></table>
<p>By <a href="mailto:a@b.example"><strong>post</strong> or not</a>. <a>No address</a>.
<span lang="cy">Cymraeg</span></p><blockquote>Quoted</blockquote><p></p>
"""


def test_checkers_find_nothing_wrong(tmp_path: Path) -> None:
    assert faults(render_pdf(make_page(SAMPLE)), tmp_path) == []


def test_every_letter_of_ours_is_set_in_our_fonts() -> None:
    tagged = make_tagged(SAMPLE)

    assert tagged.fonts() == OUR_FONTS
    assert tagged.tree.find("P")[0].text.startswith(LETTERS)


def test_a_name_in_another_script_is_still_printed() -> None:
    tagged = make_tagged("<p>Dr 王芳 and سلمى</p>")

    assert tagged.tree.text.startswith("Dr ")
    assert tagged.misfits() == []


def test_the_same_page_gives_the_same_bytes() -> None:
    first = render_pdf(make_page(SAMPLE))
    render_pdf(make_page("<h1>Something else</h1><p>ẃ</p>"))

    assert render_pdf(make_page(SAMPLE)) == first


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    source, target = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(make_page(SAMPLE), encoding="utf-8")
    script = (
        "import pathlib, sys; from reports.pdf import render_pdf; "
        "pathlib.Path(sys.argv[2]).write_bytes("
        "render_pdf(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')))"
    )

    subprocess.run(
        [sys.executable, "-c", script, str(source), str(target)],
        check=True,
        env={"PYTHONHASHSEED": "7"},
        cwd=Path(__file__).parents[2],
    )

    assert target.read_bytes() == render_pdf(make_page(SAMPLE))


def test_title_and_bookmark_keep_what_is_shown_and_drop_soft_hyphens() -> None:
    title = "Mill Lane &lt;b&gt;re\xaddevelopment&lt;/b&gt; &amp; “Phase\xa02” – O'Dowd"
    shown = "Mill Lane <b>redevelopment</b> & “Phase\xa02” – O'Dowd"

    tagged = make_tagged(f"<h1>{title}</h1><p>Text</p>", title=title)

    assert str(tagged.pdf.docinfo["/Title"]) == shown
    with tagged.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == shown
    assert tagged.bookmarks() == [shown]
    assert "&" not in tagged.tree.find("H1")[0].text.replace(" & ", "")


def test_the_document_says_its_language_and_dates() -> None:
    head = '<meta name="dcterms.created" content="2021-06-17T09:00:00Z">'

    pdf = TaggedPdf(render_pdf(make_page("<p>Text</p>", head=head))).pdf

    assert str(pdf.Root["/Lang"]) == "en-GB"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20210617090000Z"
    assert "/ModDate" not in pdf.docinfo


@pytest.mark.parametrize("scheme", ["file://", "", "app:", "http://127.0.0.1:9"])
def test_content_reads_no_file_and_no_network(scheme: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><text y="9">QUINCE</text></svg>'
    )
    address = f"{scheme}{secret}"
    body = f"""<p>Before</p><p><img src="{address}" alt="shown instead"></p>
    <object data="{address}">instead</object><style>@import "{address}";
    p {{ background: url({address}) }}</style><p>After</p>"""
    head = f'<link rel="attachment" href="{address}"><base href="{address}">'

    pdf = render_pdf(make_page(body, head=head))

    tagged = TaggedPdf(pdf)
    assert "QUINCE" not in tagged.tree.text
    assert {"Before", "After"} <= set(tagged.tree.text.split())
    assert "/EmbeddedFiles" not in tagged.pdf.Root.get("/Names", {})


def test_the_renderer_has_one_fingerprint() -> None:
    assert renderer_fingerprint() == renderer_fingerprint()
    assert len(renderer_fingerprint()) == 64


def test_who_only_hands_out_does_not_load_what_draws() -> None:
    """It takes a second, and a third of the memory of a process that serves pages."""
    serve = "import config.wsgi, config.urls, sys; print('weasyprint' in sys.modules)"
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}

    done = subprocess.run(
        [sys.executable, "-c", serve],
        env=env,
        stdout=subprocess.PIPE,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert done.stdout == b"False\n"
