from pathlib import Path

import pytest

from reports.pdf import render_pdf
from tests.reports.papers import faults, make_page, make_tagged
from tests.reports.tagtree import Node

NESTED = """<ul><li>First<ul><li>A<ul><li>i<ul><li>x</li></ul></li></ul></li>
<li>B</li></ul></li><li>Second</li></ul>"""


def item(label: str, *content: object) -> list[object]:
    return ["LI", ["Lbl", label], ["LBody", *content]]


def nested(top: str, inner: str) -> list[object]:
    deepest = ["L", item(inner, "x")]
    third = ["L", item(inner, "i", deepest)]
    second = ["L", item(inner, "A", third), item(inner, "B")]
    return ["L", item(top, "First", second), item(top, "Second")]


def test_inner_lists_are_in_their_items_body_after_its_own_words() -> None:
    tagged = make_tagged(NESTED)

    assert tagged.tree.find("L")[0].outline() == nested("• ", "– ")
    assert tagged.misfits() == []


def test_words_after_an_inner_list_stay_after_it() -> None:
    body = "<ul><li>First<ol><li>one</li><li>two</li></ol>and so on</li></ul>"

    [outer, _] = make_tagged(body).tree.find("L")

    numbers = ["L", item("1. ", "one"), item("2. ", "two")]
    assert outer.outline() == ["L", item("• ", "First", numbers, "and so on")]


def test_paragraphs_and_stray_lists_in_items_are_in_the_body(tmp_path: Path) -> None:
    body = "<ul><li><p>One</p><p>Two</p></li><ul><li>Stray</li></ul></ul>"

    [outer, _] = make_tagged(body).tree.find("L")

    stray = ["L", item("– ", "Stray")]
    assert outer.outline() == ["L", item("• ", ["P", "One"], ["P", "Two"], stray)]
    assert faults(render_pdf(make_page(body)), tmp_path) == []


def test_a_nested_list_split_by_pages_is_one_list(tmp_path: Path) -> None:
    for lines in range(40, 52):
        page = make_page("<p>line</p>" * lines + NESTED.replace("ul>", "ol>"))
        body = make_tagged("<p>line</p>" * lines + NESTED).tree

        assert body.find("L")[0].outline() == nested("• ", "– ")
        assert faults(render_pdf(page), tmp_path) == []


def test_the_third_point_is_number_three() -> None:
    body = """<ol><li>noted</li><li>agreed</li></ol><p>The Chair adjourned.</p>
    <ol start="3"><li>referred</li><li>closed</li></ol>"""

    tree = make_tagged(body).tree

    labels = [label.text for label in tree.find("Lbl")]
    assert labels == ["1.", "2.", "3.", "4."]
    assert tree.find("L")[0].element["/A"]["/ListNumbering"] == "/Decimal"


def test_a_paragraph_split_by_a_page_is_one_paragraph() -> None:
    words = " ".join(f"word{number}" for number in range(1500))

    tagged = make_tagged(f"<p>{words}</p><p>Next</p>")

    assert len(tagged.pdf.pages) > 2
    assert [paragraph.text for paragraph in tagged.tree.find("P")] == [words, "Next"]
    assert tagged.misfits() == []


def big_table() -> str:
    words = " ".join(f"word{number}" for number in range(899)) + " ENDMARK"
    rows = "".join(
        f"<tr><td>row{n}</td><td>{words if n == 12 else f'cell{n}'}</td>"
        f"<td>£{n}</td></tr>"
        for n in range(1, 31)
    )
    return f"""<table><thead><tr><th rowspan="2">Row</th><th colspan="2">Group</th></tr>
    <tr><th>Words</th><th>Cost</th></tr></thead><tbody>{rows}</tbody>
    <tfoot><tr><td>Sum</td><td></td><td>£465</td></tr></tfoot></table>"""


def cell_texts(table: Node) -> list[list[str]]:
    return [[cell.text for cell in row.find("TD", "TH")] for row in table.find("TR")]


def test_a_table_longer_than_a_page_is_one_table(tmp_path: Path) -> None:
    body = f"<h1>Budget</h1>{big_table()}<p>After</p>"

    tagged = make_tagged(body)

    [table] = tagged.tree.find("Table")
    rows = cell_texts(table)
    assert rows[:2] == [["Row", "Group"], ["Words", "Cost"]]
    assert [row[0] for row in rows[2:]] == [
        *(f"row{n}" for n in range(1, 31)),
        "Sum",
    ]
    assert rows[13][1].split() == [*(f"word{n}" for n in range(899)), "ENDMARK"]
    assert rows[13][2] == "£12"
    assert tagged.artifacts.count("Words") == len(tagged.pdf.pages) - 1
    assert faults(render_pdf(make_page(body)), tmp_path) == []


def test_cells_know_the_head_cells_above_and_beside_them() -> None:
    body = """<table><thead><tr><th rowspan="2">Row</th><th colspan="2">Group</th></tr>
    <tr><th>Words</th><th>Cost</th></tr></thead>
    <tbody><tr><th>Roads</th><td>mended</td><td>£5</td></tr></tbody></table>"""

    tree = make_tagged(body).tree

    heads = {str(head.element["/ID"]): head for head in tree.find("TH")}
    scopes = {head.text: str(head.element["/A"]["/Scope"]) for head in heads.values()}
    assert scopes == {
        "Row": "/Column",
        "Group": "/Column",
        "Words": "/Column",
        "Cost": "/Column",
        "Roads": "/Row",
    }
    belongs = [
        [heads[str(name)].text for name in cell.element["/A"]["/Headers"]]
        for cell in tree.find("TD")
    ]
    assert belongs == [["Roads", "Group", "Words"], ["Roads", "Group", "Cost"]]


def test_a_head_taller_than_a_page_is_printed_all_the_same(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    body = f"""<table><thead><tr><th>{words}</th><th>Cost</th></tr></thead>
    <tbody><tr><td>Roads</td><td>£5</td></tr></tbody></table>"""

    tagged = make_tagged(body)

    assert tagged.tree.text == f"{words} Cost Roads £5"
    assert len(tagged.tree.find("THead")) == 1
    assert faults(render_pdf(make_page(body)), tmp_path) == []


def test_a_head_above_a_row_that_fills_a_page_is_printed(tmp_path: Path) -> None:
    tall = "<br>".join(f"line{number}" for number in range(49))
    body = f"""<h1>T</h1><table><caption>Budget</caption>
    <thead><tr><th>Head</th><th>Cost</th></tr></thead><tbody>
    <tr style="break-inside: avoid"><td>{tall}</td><td>£5</td></tr>
    <tr><td>a</td><td>b</td></tr><tr style="break-inside: avoid"><td>{tall}</td>
    <td>£6</td></tr></tbody></table>"""

    tagged = make_tagged(body)

    assert tagged.tree.text.startswith("T Budget Head Cost line0")
    assert faults(render_pdf(make_page(body)), tmp_path) == []


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>",
        "<tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td></tr>",
        "<tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td></tr>",
        "<tr><th colspan=9>a</th></tr><tr><td>b</td><td>c</td></tr>",
        "<tr></tr><tr><td>b</td><td>c</td></tr>",
    ],
)
def test_a_table_with_missing_cells_is_filled_up(rows: str, tmp_path: Path) -> None:
    body = f"<table><thead><tr><th>H</th><th>I</th></tr></thead>{rows}</table>"

    tagged = make_tagged(body)

    assert faults(render_pdf(make_page(body)), tmp_path) == []
    said = [letter for letter in "abc" if f">{letter}<" in rows]
    assert tagged.tree.text.split() == ["H", "I", *said]


def test_every_identifier_is_in_the_index_once() -> None:
    tagged = make_tagged(big_table() * 2)

    root = tagged.pdf.Root["/StructTreeRoot"]
    names = list(root["/IDTree"]["/Names"])
    indexed = {
        str(name): tag.objgen for name, tag in zip(*[iter(names)] * 2, strict=True)
    }
    heads = {str(h.element["/ID"]): h.element.objgen for h in tagged.tree.find("TH")}
    assert indexed == heads
    assert len(heads) == 8
    assert int(root["/ParentTreeNextKey"]) > max(root["/ParentTree"]["/Nums"][::2])


def test_a_cell_without_heads_names_none() -> None:
    tree = make_tagged("<table><tr><td>a</td><td></td></tr></table>").tree

    assert ["/Headers" in cell.element["/A"] for cell in tree.find("TD")] == [
        False,
        False,
    ]


def test_running_head_and_foot_are_not_read_out() -> None:
    tagged = make_tagged("<p>line</p>" * 90)

    assert "RUNNING" not in tagged.tree.text
    assert "Page" not in tagged.tree.text
    assert tagged.artifacts.count("RUNNING-FOOT") == len(tagged.pdf.pages)
    assert tagged.artifacts.count("RUNNING-HEAD") == len(tagged.pdf.pages) - 1


def test_a_link_is_described_by_its_words_and_is_printed() -> None:
    body = (
        '<p><a href="https://a.example/">The <strong>re\xadport</strong>\n now</a></p>'
    )

    tagged = make_tagged(body)

    [link] = tagged.links()
    assert str(link["/Contents"]) == "The report now"
    assert str(link["/A"]["/URI"]) == "https://a.example/"
    assert int(link["/F"]) == 4
    [tag] = tagged.tree.find("Link")
    assert tag.text == "The report now"
    assert tagged.misfits() == []


def test_a_link_over_several_lines_and_pages_is_one_link(tmp_path: Path) -> None:
    words = "decision " * 700
    body = f'<p><a href="https://a.example/">{words}</a></p>'

    tagged = make_tagged(body)

    [tag] = tagged.tree.find("Link")
    assert tag.text.split() == words.split()
    assert len(tagged.links()) > len(tagged.pdf.pages) > 1
    assert faults(render_pdf(make_page(body)), tmp_path) == []


def test_a_link_without_words_is_left_out(tmp_path: Path) -> None:
    body = '<p>Before <a href="https://a.example/"><br></a> after</p>'

    tagged = make_tagged(body)

    assert tagged.links() == []
    assert faults(render_pdf(make_page(body)), tmp_path) == []


def test_a_table_in_a_list_split_by_a_page_keeps_its_order(tmp_path: Path) -> None:
    first, second = ("one " * 300).strip(), ("two " * 300).strip()
    body = f"""<ul><li><table><tr><th>A</th><th>B</th></tr><tr><td><ol><li>{first}
    </li></ol></td><td>{second}</td></tr></table></li></ul>"""

    tagged = make_tagged("<p>line</p>" * 30 + body)

    [table] = tagged.tree.find("Table")
    assert [cell.text for cell in table.find("TD")] == [f"1. {first}", second]
    assert faults(render_pdf(make_page("<p>line</p>" * 30 + body)), tmp_path) == []


def test_an_anchor_without_an_address_is_no_link() -> None:
    assert make_tagged("<p><a>Once a link</a></p>").tree.find("Link") == []


def test_the_language_of_a_passage_is_kept() -> None:
    body = """<p>The <span lang="cy">Senedd</span></p><p lang="cy">Cyngor</p>
    <ul lang="cy"><li>Un</li></ul>"""

    tree = make_tagged(body).tree

    spoken = {
        node.text: str(node.element["/Lang"])
        for node in tree.find("Span", "P", "L")
        if "/Lang" in node.element
    }
    assert spoken == {"Senedd": "cy", "Cyngor": "cy", "• Un": "cy"}


def test_nothing_is_tagged_that_says_nothing() -> None:
    tree = make_tagged("<p>One</p><p></p><ul></ul><p><strong></strong></p>").tree

    assert len(tree.find("P")) == 1
    assert tree.find("L") == []
