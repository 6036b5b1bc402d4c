"""A Word file of minutes: its words, and what its author left open."""

from __future__ import annotations

import pytest

from meetings.word.file import Question, QuestionKind, read_word_file
from tests.meetings.word.docx import make_docx, paragraph, point, run, table, tracked

LIST = "<ol><li>noted</li><li>agreed</li></ol>"
ADJOURNED = "The Chair adjourned for ten minutes."
PICTURE = (
    '<w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:inline><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.'
    'openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="r5"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def html(*body: str, **answers: bool) -> str:
    named = {key.replace("_", "-"): value for key, value in answers.items()}
    return read_word_file(make_docx("".join(body)), named).html


def only_question(*body: str, comments: str = "") -> Question:
    [question] = read_word_file(make_docx("".join(body), comments=comments)).questions
    return question


@pytest.mark.parametrize(
    ("style", "tag"),
    [
        ("Heading1", "h3"),
        ("Heading2", "h3"),
        ("Heading3", "h4"),
        ("ItemHeading", "h3"),  # based on Heading 2
        ("", "p"),
    ],
)
def test_headings(style: str, tag: str) -> None:
    assert html(paragraph("Bridge", style=style)) == f"<{tag}>Bridge</{tag}>"


def test_the_third_point_is_number_three() -> None:
    body = point("noted") + point("agreed") + paragraph(ADJOURNED) + point("referred")

    assert html(body) == (
        f'{LIST}<p>{ADJOURNED}</p><ol start="3"><li>referred</li></ol>'
    )


def test_lists_in_lists_are_counted_as_word_counts() -> None:
    body = [
        point("one"),
        point("a", level=1),
        point("i", level=2),
        point("b", level=1),
        paragraph("Between"),
        point("c", level=1),
        point("two"),
        point("a again", level=1),
        point("anew", numbering=3),
    ]

    assert html(*body) == (
        "<ol><li>one<ol><li>a<ol><li>i</li></ol></li><li>b</li></ol></li></ol>"
        '<p>Between</p><ol start="3"><li>c</li></ol>'
        '<ol start="2"><li>two<ol><li>a again</li></ol></li></ol><ol><li>anew</li></ol>'
    )


def test_list_styles_without_numbering_nest() -> None:
    body = [
        paragraph("One", style="ListBullet"),
        paragraph("Under", style="ListBullet2"),
        paragraph("Two", style="ListBullet"),
    ]

    assert html(*body) == ("<ul><li>One<ul><li>Under</li></ul></li><li>Two</li></ul>")


def test_a_numbered_heading_keeps_its_number() -> None:
    numbered = point("Bridge", style="Heading2") + point("Trees", style="Heading2")

    assert html(numbered) == "<h3>1. Bridge</h3><h3>2. Trees</h3>"


def test_tables_breaks_and_links() -> None:
    link = f'<w:hyperlink r:id="r4">{run("report", "<w:b/>")}</w:hyperlink>'
    head = table(("A", "B"), row_properties="<w:tblHeader/>")
    assert html(
        head.replace("</w:tbl>", table(("1", "2")).removeprefix("<w:tbl>"))
    ) == (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )
    assert html(paragraph(run("one"), "<w:r><w:br/></w:r>", run("two "), link)) == (
        '<p>one<br>two <a href="https://www.example.org/"><strong>report</strong></a></p>'
    )


def test_pictures_are_left_out_and_counted() -> None:
    file = read_word_file(
        make_docx(paragraph("a", PICTURE, PICTURE), parts={"word/media/a.png": b"x"})
    )

    assert file.pictures == 2
    assert file.html == "<p>a</p>"


INSERTED = paragraph("Paid ", tracked("ins", "ten "), tracked("ins", "pounds"))
DELETED = paragraph("Paid", tracked("del", " ten"), run(" pounds"))
STRUCK = paragraph("Paid", run(" ten", "<w:strike/>"), run(" or nine", "<w:dstrike/>"))
STRUCK_BY_STYLE = paragraph("Paid", run(" ten", '<w:rStyle w:val="Gone"/>'))
HIDDEN = paragraph("Paid", run(" in secret", "<w:vanish/>"))
MOVED = (
    paragraph(
        '<w:moveFromRangeStart w:id="1" w:name="m"/>',
        tracked("moveFrom", "Moved."),
        '<w:moveFromRangeEnd w:id="1"/>',
    )
    + paragraph("Between.")
    + paragraph(
        '<w:moveToRangeStart w:id="2" w:name="m"/>',
        tracked("moveTo", "Moved."),
        '<w:moveToRangeEnd w:id="2"/>',
    )
)


@pytest.mark.parametrize(
    ("body", "kind", "words", "taken", "left"),
    [
        (
            INSERTED,
            "inserted",
            "ten pounds",
            "<p>Paid ten pounds</p>",
            "<p>Paid</p>",
        ),
        (
            DELETED,
            "deleted",
            "ten",
            "<p>Paid ten pounds</p>",
            "<p>Paid pounds</p>",
        ),
        (STRUCK, "struck", "ten or nine", "<p>Paid ten or nine</p>", "<p>Paid</p>"),
        (STRUCK_BY_STYLE, "struck", "ten", "<p>Paid ten</p>", "<p>Paid</p>"),
        (HIDDEN, "hidden", "in secret", "<p>Paid in secret</p>", "<p>Paid</p>"),
        (
            MOVED,
            "moved",
            "Moved.",
            "<p>Between.</p><p>Moved.</p>",
            "<p>Moved.</p><p>Between.</p>",
        ),
    ],
    ids=["inserted", "deleted", "struck", "struck by style", "hidden", "moved"],
)
def test_what_is_open_is_asked_and_done_as_answered(
    body: str, kind: str, words: str, taken: str, left: str
) -> None:
    question = only_question(body)

    assert (question.kind, question.words) == (kind, words)
    assert not question.answered
    assert html(body, **{question.key: True}) == taken
    assert html(body, **{question.key: False}) == left
    as_word_prints = taken if kind in {"inserted", "moved"} else left
    assert html(body) == as_word_prints
    assert question.taken is (kind in {"inserted", "moved"})


def test_a_comment_is_asked_about() -> None:
    anchor = '<w:r><w:commentReference w:id="5"/></w:r>'
    comments = (
        f'<w:comment w:id="5" w:author="Ann">{paragraph("Check this")}</w:comment>'
    )
    data = make_docx(paragraph("The sum is paid.", anchor), comments=comments)

    [question] = read_word_file(data).questions

    assert question == Question(
        "comment-1",
        QuestionKind.COMMENT,
        "Check this",
        "The sum is paid.",
        "Ann",
        taken=False,
        answered=False,
    )
    assert read_word_file(data).html == "<p>The sum is paid.</p>"
    taken = read_word_file(data, {"comment-1": True})
    assert taken.html == "<p>The sum is paid.</p><p>Check this</p>"
    assert taken.unanswered == ()


def test_questions_are_in_the_order_of_the_file_and_say_where_and_by_whom() -> None:
    body = (
        paragraph("First. ", run("gone", "<w:strike/>"))
        + paragraph(f"{'Second ' * 20}", tracked("ins", "x", by="Ann"))
        + paragraph("Third ", tracked("ins", "y", by="Ben"), tracked("ins", "z"))
    )

    questions = read_word_file(make_docx(body)).questions

    assert [(each.key, each.words, each.by) for each in questions] == [
        ("struck-1", "gone", ""),
        ("inserted-1", "x", "Ann"),
        ("inserted-2", "y", "Ben"),
        ("inserted-3", "z", "Ruth"),
    ]
    assert questions[0].where == "First. gone"
    assert questions[1].where.startswith("Second Second")
    assert questions[1].where.endswith("Second…")


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    end = '<w:rPr><w:del w:id="3" w:author="Ruth"/></w:rPr>'
    body = paragraph("One ", tracked("del", "away ")).replace(
        "</w:pPr>", f"{end}</w:pPr>", 1
    )

    assert html(body, paragraph("two")) == "<p>One two</p>"
    assert html(body, paragraph("two"), deleted_1=True) == "<p>One away</p><p>two</p>"
    assert html(body) == "<p>One</p>"


@pytest.mark.parametrize(("mark", "taken"), [("ins", True), ("del", False)])
def test_a_row_that_was_put_in_or_taken_out(mark: str, taken: bool) -> None:  # noqa: FBT001
    row = table(("kept",)).removesuffix("</w:tbl>") + table(
        ("asked",), row_properties=f'<w:{mark} w:id="1" w:author="Ruth"/>'
    ).removeprefix("<w:tbl>")

    question = only_question(row)

    assert (question.words, question.taken) == ("asked", taken)
    assert "asked" in html(row, **{question.key: True})
    assert "asked" not in html(row, **{question.key: False})


def test_a_point_that_was_left_out_is_not_counted() -> None:
    end = '<w:rPr><w:ins w:id="3" w:author="Ruth"/></w:rPr>'
    added = (
        point("x")
        .replace(run("x"), tracked("ins", "put in"))
        .replace("</w:pPr>", f"{end}</w:pPr>", 1)
    )
    body = point("noted") + added + point("agreed")

    assert html(body) == "<ol><li>noted</li><li>put in</li><li>agreed</li></ol>"
    assert html(body, inserted_1=False) == LIST


def test_what_was_put_in_and_taken_out_again() -> None:
    inner = tracked("del", " twice", by="Ben")
    body = paragraph(
        "Said", f'<w:ins w:id="1" w:author="Ann">{run(" once")}{inner}</w:ins>'
    )

    questions = read_word_file(make_docx(body)).questions

    assert [each.words for each in questions] == ["once", "twice"]
    assert html(body) == "<p>Said once</p>"
    assert html(body, inserted_1=True, deleted_1=True) == "<p>Said once twice</p>"
    assert html(body, inserted_1=False, deleted_1=True) == "<p>Said</p>"
