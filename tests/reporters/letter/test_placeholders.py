from __future__ import annotations

import docx
import pytest

from actcheck.errors import ActcheckError
from actcheck.reporters.letter.placeholders import fill

KNOWN = dict.fromkeys(("name", "rank", "empty", "items", "parts", "part"))


def document(*paragraphs: str):
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    return made


def filled(made, **values):
    fill(made, values, KNOWN, where="t.docx")
    return [paragraph.text for paragraph in made.paragraphs]


def test_a_placeholder_gives_way_to_its_value():
    assert filled(document("De {{name}}, à {{ name }}."), name="Vaurelle") == ["De Vaurelle, à Vaurelle."]


def test_runs_that_cut_a_placeholder_keep_their_looks():
    made = docx.Document()
    paragraph = made.add_paragraph("A ")
    for text, bold in (("{{na", True), ("me", False), ("}} Z", None)):
        paragraph.add_run(text).bold = bold
    assert filled(made, name="B") == ["A B Z"]
    assert [(run.text, run.bold) for run in made.paragraphs[0].runs] == [
        ("A ", None),
        ("B", True),
        ("", False),
        (" Z", None),
    ]


def test_a_block_is_repeated_and_sees_what_is_around_it():
    made = document(
        "{{#parts}}", "{{part}}", "{{#items}}", "{{rank}} {{part}} {{name}}", "{{/items}}", "{{/parts}}", "fin"
    )
    parts = [
        {"part": "I", "items": [{"rank": "1"}, {"rank": "2"}]},
        {"part": "II", "items": [{"rank": "3"}]},
    ]
    assert filled(made, parts=parts, name="n") == ["I", "1 I n", "2 I n", "II", "3 II n", "fin"]


@pytest.mark.parametrize("nothing", [[], ""])
def test_a_block_of_nothing_goes(nothing):
    assert filled(document("a", "{{#items}}", "{{rank}}", "{{/items}}", "b"), items=nothing) == ["a", "b"]


def test_a_block_of_a_text_stands_once():
    assert filled(document("{{#name}}", "De {{name}}", "{{/name}}"), name="X") == ["De X"]


def test_a_paragraph_of_empty_values_goes_and_one_with_a_value_stays():
    assert filled(document("Réserve : {{empty}}", "{{empty}}{{name}}"), empty="", name="X") == ["X"]


def test_tables_headers_and_footers_are_filled():
    made = document("x")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "{{name}}", "{{empty}}"
    made.sections[0].header.paragraphs[0].text = "En-tête {{name}}"
    filled(made, name="N", empty="")
    assert [cell.text for cell in table.row_cells(0)] == ["N", ""]
    assert made.sections[0].header.paragraphs[0].text == "En-tête N"


def test_what_xml_cannot_hold_is_shown_by_its_code():
    assert filled(document("{{name}}"), name="a\x0b\u202eb\ud800") == ["a\\x0b\\u202eb\\ud800"]


@pytest.mark.parametrize(
    ("paragraphs", "what"),
    [
        (("{{nom}}",), "« {{nom}} » n'existe pas"),
        (("{{#items}}", "x"), "« {{#items}} » n'a pas son autre moitié"),
        (("{{/items}}",), "« {{/items}} » n'a pas son autre moitié"),
        (("x {{#items}}",), "« {{#items}} » doit être seul"),
        (("{{items}}",), "« {{items}} » est une liste"),
    ],
)
def test_what_cannot_be_filled_is_said(paragraphs, what):
    with pytest.raises(ActcheckError) as refused:
        filled(document(*paragraphs), items=[{"rank": "1"}], name="")
    assert refused.value.what.startswith(what)
    assert refused.value.where == "t.docx"
