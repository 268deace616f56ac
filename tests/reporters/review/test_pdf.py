from __future__ import annotations

import pytest

weasyprint = pytest.importorskip("weasyprint", reason="weasyprint is not installed", exc_type=ImportError)

from actcheck.findings import Severity  # noqa: E402
from actcheck.reporters.formats import Asked  # noqa: E402
from actcheck.reporters.review import pdf  # noqa: E402


def boxes(box, kind):
    if type(box).__name__ == kind:
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child, kind)


@pytest.fixture
def laid_out(sheet_of):
    def made(*texts, language="fr"):
        asked = Asked(language=language, least=Severity.INFORMATION, rules=dict)
        sheets = [sheet_of(text, language, number) for number, text in enumerate(texts, 1)]
        return pdf.document(pdf.paged(sheets, asked, ()))

    return made


def lines_of(document):
    for number, page in enumerate(document.pages, 1):
        for line in boxes(page._page_box, "LineBox"):
            words = "".join(text.text for text in boxes(line, "TextBox"))
            yield number, page, line, words


def test_no_line_is_cut(laid_out, act, hostile, checked_act):
    long = checked_act(act.document.original + "Considérant que " + "la salle est louée à l'année, " * 400 + "\nfin\n")
    document = laid_out(act, hostile, long)
    seen = 0
    for number, page, line, words in lines_of(document):
        # The numbers of pages stand in the margin.
        if words.strip() and "/" not in words:
            seen += 1
            assert line.position_y >= 0, (number, words)
            assert line.position_y + line.height <= page.height + 0.5, (number, words)
            assert line.position_x >= 0, (number, words)
    assert seen > 150
    bottom = {number: page.height - page._page_box.margin_bottom for number, page in enumerate(document.pages, 1)}
    in_margin = [
        words
        for number, _, line, words in lines_of(document)
        if words.strip() and line.position_y + line.height > bottom[number] + 1
    ]
    assert in_margin == [f"{number} / {len(document.pages)}" for number in range(1, len(document.pages) + 1)]


def test_the_pages_say_what_the_sheets_say(laid_out, act):
    said = "\n".join(words for _, _, _, words in lines_of(laid_out(act)))
    for words in ("Rapport d'examen", "Légalité externe", "CGCT L. 3121-16", "À faire", "Règles vérifiées", "conforme"):
        assert words in said
    for finding in act.findings:
        assert finding.rule in said


def test_each_finding_leads_to_its_place(laid_out, act):
    document = laid_out(act)
    targets = {name for page in document.pages for name in page.anchors}
    links = [target for page in document.pages for kind, target, *_ in page.links if kind == "internal"]
    assert len(links) > 20
    assert set(links) <= targets


def test_its_pages_are_a4_and_its_outline_leads_to_each_act(laid_out, act):
    document = laid_out(act, act)
    assert {(round(page.width / 96 * 25.4), round(page.height / 96 * 25.4)) for page in document.pages} == {(210, 297)}
    outline = [label for label, *_ in document.make_bookmark_tree()]
    assert outline == ["Rapport d'examen", "Tarifs de la salle", "Tarifs de la salle"]


def test_it_is_written_as_bytes(written, act):
    content = written("pdf", act)
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")


def test_what_an_act_holds_is_not_fetched(laid_out, checked_act):
    words = "".join(
        words for *_, words in lines_of(laid_out(checked_act("OBJET : <img src='http://x.invalid/y.png'>\n")))
    )
    assert "<img src='http://x.invalid/y.png'>" in words
    with pytest.raises(ValueError, match="fetches nothing"):
        pdf._refuse("http://x.invalid/")
