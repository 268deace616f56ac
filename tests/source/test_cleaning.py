"""Each cleaning: the exact text, and the stretch of the original that a word of it was read from."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actcheck.source import Document, Span

# original, cleaned text, a stretch of the cleaned text, what the original has there
CLEANED = [
    pytest.param("**Vu** le code", "Vu le code", "Vu", "Vu", id="bold"),
    pytest.param("**Vu** le code", "Vu le code", "Vu le", "Vu** le", id="bold-inside-the-stretch"),
    pytest.param("**CONSEIL\nMUNICIPAL**", "CONSEIL\nMUNICIPAL", "MUNICIPAL", "MUNICIPAL", id="bold-two-lines"),
    pytest.param("**Excusé(s)** : A", "Excusé(s) : A", "Excusé(s)", "Excusé(s)", id="bold-parenthesis"),
    pytest.param("**Vote** **:** 3", "Vote : 3", ":", ":", id="bold-colon"),
    pytest.param("« **le Syndicat** »,", "« le Syndicat »,", "le Syndicat", "le Syndicat", id="bold-quoted"),
    pytest.param("__DÉCIDE__ :", "DÉCIDE :", "DÉCIDE", "DÉCIDE", id="underscores"),
    pytest.param("le *maire* et", "le maire et", "maire", "maire", id="light"),
    pytest.param("***Article 1***", "Article 1", "Article 1", "Article 1", id="strong-and-light"),
    pytest.param("**_Article 1_**", "Article 1", "Article 1", "Article 1", id="two-marks"),
    pytest.param("**Vu –** le", "Vu – le", "–", "–", id="bold-dash"),
    pytest.param("**A**, Luc (Pr**)", "A, Luc (Pr**)", "Luc (Pr**", "Luc (Pr**", id="bold-and-a-note"),
    pytest.param("Nom :**Brun**", "Nom :Brun", "Brun", "Brun", id="bold-after-a-sign"),
    pytest.param(r"\*a* b", "*a* b", "a*", "a*", id="escaped-star"),
    pytest.param("## **Article 1 : Objet**", "Article 1 : Objet", "Article 1", "Article 1", id="heading"),
    pytest.param("a\n### B\nc", "a\nB\nc", "B\nc", "B\nc", id="heading-amid"),
    pytest.param("a\n   # B # c", "a\nB # c", "\nB", "\n   # B", id="heading-indented"),
    pytest.param("PERROT-\nDUBOIS", "PERROT-DUBOIS", "DUBOIS", "DUBOIS", id="one-name-over-two-lines"),
    pytest.param("PERROT-\nPaul", "PERROT-\nPaul", "Paul", "Paul", id="two-names"),
    pytest.param("D É C I D E :", "DÉCIDE :", "DÉCIDE", "D É C I D E", id="letters-apart"),
    pytest.param("C O M M U N E   D E\nV", "COMMUNE   DE\nV", "DE", "D E", id="words-with-letters-apart"),
    pytest.param("lots A B C D et E F", "lots A B C D et E F", "B C", "B C", id="an-enumeration"),
    pytest.param(r"1\. Vu \*", "1. Vu *", ". Vu", ". Vu", id="escapes"),
    pytest.param("la 2<sup>ème</sup> commission", "la 2ème commission", "2ème", "2<sup>ème", id="sup"),
    pytest.param("la 2^{ème} commission", "la 2ème commission", "ème", "ème", id="latex"),
    pytest.param("le $1^{er}$ mars", "le 1er mars", "1er mars", "1^{er}$ mars", id="latex-mathematics"),
    pytest.param("$1^{er}$2^{e} $3", "1er2e $3", "er2", "er}$2", id="latex-twice"),
    pytest.param(r"1$^{\text{er}}$ mars", "1er mars", "er", "er", id="latex-text"),
    pytest.param(r"n$^{\circ}$ 12", "n° 12", "°", r"$^{\circ}$", id="latex-degree"),
    pytest.param('<input checked="" type="checkbox"/> Oui', " Oui", "Oui", "Oui", id="input"),
    pytest.param("Pour<br/>Contre", "Pour\nContre", "\n", "<br/>", id="br"),
    pytest.param("Pour<BR>\nContre", "Pour\nContre", "Contre", "Contre", id="br-at-line-end"),
    pytest.param("<p>Vu</p><p>Vu</p>", "Vu\n\nVu", "Vu\n", "Vu</p>", id="paragraphs"),
    pytest.param("<td>Pour</td><td>12</td>", "Pour\t12\t", "12", "12", id="cells"),
    pytest.param('<b>Vu</b> <u>la</u> <i class="x">loi</i>', "Vu la loi", "loi", "loi", id="inline-tags"),
    pytest.param("a <img alt='*b* &eacute;'/>c", "a c", "c", "c", id="marks-in-a-tag"),
    pytest.param("a<!-- image -->b", "ab", "ab", "a<!-- image -->b", id="comment"),
    pytest.param("l&#39;arr&ecirc;t&eacute;", "l'arrêté", "té", "t&eacute;", id="entities"),
    pytest.param("A&nbsp;:&amp;", "A\u00a0:&", "&", "&amp;", id="nbsp-and-amp"),
    pytest.param("dé\u00adlibé\u00ad\nration", "délibération", "libération", "libé\u00ad\nration", id="soft-hyphens"),
    pytest.param("\ufeffV\u200bu\u202c", "Vu", "Vu", "V\u200bu", id="invisible"),
    pytest.param("celui-\nci", "celui-ci", "celui-ci", "celui-\nci", id="line-end-hyphen"),
    pytest.param("Val-de-  \r\n  Brume", "Val-de-Brume", "Brume", "Brume", id="line-end-hyphen-spaces"),
    pytest.param("celui-\r\nci", "celui-ci", "i-c", "i-\r\nc", id="line-end-hyphen-windows"),
    pytest.param("celui-\r\n  ci", "celui-ci", "i-c", "i-\r\n  c", id="line-end-hyphen-indented"),
    pytest.param("a\r\nb\rc", "a\nb\nc", "\nb", "\r\nb", id="line-ends"),
    pytest.param("a\fb", "a\nb", "\n", "\f", id="page-break"),
    pytest.param("la\n\fsuite", "la\nsuite", "suite", "suite", id="page-break-after-a-line-end"),
    pytest.param("a&#129;b&#13;c", "a b\nc", " b", "&#129;b", id="control-entities"),
    pytest.param("a\x00b\x1fc\x85d", "a b c\nd", "b c", "b\x1fc", id="control"),
    pytest.param("De\u0301cide\u0301", "Décidé", "é", "e\u0301", id="decomposed"),
    pytest.param("a =\u0338 b", "a ≠ b", "≠", "=\u0338", id="decomposed-sign"),
    pytest.param("\u0301a\u0338", "\u0301a\u0338", "a", "a", id="mark-without-composed-letter"),
    pytest.param("o\ufb03ciel", "officiel", "f", "\ufb03", id="ligature"),
]


@pytest.mark.parametrize(("original", "text", "stretch", "there"), CLEANED)
def test_cleaned_text_and_its_place(original: str, text: str, stretch: str, there: str) -> None:
    document = Document.from_text(original)
    assert document.text == text
    start = text.index(stretch)
    span = document.span(start, start + len(stretch))
    assert original[span.start : span.end] == there


KEPT = [
    "(Pr*), Ana (Pr**), Luc (Pr**) et Zoé (Pr*)",
    "(*) absent (*) excusé",
    "(*), Luc (Pr*)",
    "* un\n* deux",
    "Luc (****), ****nul****",
    "2*3 = 6 et 2 * 3 * 4",
    "*un\ndeux*",
    "**un\n\ndeux**",
    "n° 22_12_14_001",
    "le _____ 2024 et ____ heures",
    "-----------",
    "| --- | --- |",
    "#signature#",
    "n #",
    "    # un",
    "####### un",
    "si a < b et c > d",
    "si a <b et c> d",
    "<script>alert(1)</script>",
    "<https://exemple.fr/?a=1&b=2>",
    "R&D; &inconnu; &notit; AT&T",
    "Présents : A -\nExcusés : B",
    "12-\n13",
    "un  deux   trois",
    "l’œuvre – « d’art »\u00a0:",
    r"C:\Actes\2024",
]


@pytest.mark.parametrize("text", KEPT)
def test_text_that_is_not_markup_stays(text: str) -> None:
    document = Document.from_text(text)
    assert document.text == text
    assert [document.span(i, i + 1) for i in range(len(text))] == [Span(i, i + 1) for i in range(len(text))]


def test_empty_stretches() -> None:
    document = Document.from_text("**Vu** le <b>code</b>")
    assert document.text == "Vu le code"
    assert document.span(0, 0) == Span(2, 2)
    assert document.span(2, 2) == Span(6, 6)
    assert document.span(10, 10) == Span(17, 17)
    assert Document.from_text("<b></b>").span(0, 0) == Span(0, 0)
    assert Document.from_text("").span(0, 0) == Span(0, 0)


words = st.text(alphabet="abcéÉ12«»(), '’\n", max_size=40)
MARKUP = [
    "**",
    "*",
    "__",
    "_",
    "<b>",
    "</b>",
    "<br>",
    "<td a='1'>",
    "&eacute;",
    "^{",
    "$^{",
    "}",
    "}$",
    "\\",
    "# ",
    "<!--",
]
CHARACTERS = ["\r\n", "\r", "\f", "-\n", "&#10;", "\u00ad", "\u200b", "\ufeff", "e\u0301", "\u0301", "\ufb01", "\x00"]
markup = st.sampled_from([*MARKUP, *CHARACTERS])
marked_up = st.lists(st.one_of(words, markup), max_size=30).map("".join)
any_text = st.one_of(st.text(st.characters(), max_size=60), marked_up)


@given(any_text)
def test_spans_lie_inside_the_original_and_in_order(original: str) -> None:
    document = Document.from_text(original)
    reached = 0
    previous = Span(0, 0)
    for i in range(len(document.text)):
        span = document.span(i, i + 1)
        assert reached <= span.start < span.end <= len(original) or span == previous
        reached, previous = span.end, span


@given(any_text, st.data())
def test_a_stretch_goes_from_its_first_character_to_its_last(original: str, data: st.DataObject) -> None:
    document = Document.from_text(original)
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    span = document.span(start, end)
    assert 0 <= span.start <= span.end <= len(original)
    if start < end:
        assert span.start == document.span(start, start + 1).start
        assert span.end == document.span(end - 1, end).end
    else:
        assert span.start == span.end


@given(any_text)
def test_a_character_that_is_not_transformed_is_the_original_one(original: str) -> None:
    document = Document.from_text(original)
    for i, character in enumerate(document.text):
        there = original[slice(*document.span(i, i + 1))]
        # Else an entity, a tag, a ligature, a decomposed letter, a line end or a control character.
        if len(there) == 1 and there.isprintable() and there not in "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06":
            assert there == character


@given(any_text)
def test_what_the_cleaned_text_never_holds(original: str) -> None:
    text = Document.from_text(original).text
    assert not set(text) & set("\r\f\x00\x0b\x1f\x7f\x85\u2028\u00ad\u200b\u200e\u202a\ufeff")


@given(st.lists(st.from_regex(r"[a-zé0-9]{1,8}", fullmatch=True), min_size=1, max_size=8), st.data())
def test_emphasis_leaves_the_text_that_never_had_it(plain: list[str], data: st.DataObject) -> None:
    marks = st.sampled_from(["", "**", "*", "__", "_", "***"])
    emphasized = []
    for word in plain:
        mark = data.draw(marks)
        emphasized.append(f"{mark}{word}{mark}")
    document = Document.from_text(" ".join(emphasized))
    assert document.text == " ".join(plain)


@pytest.mark.parametrize(
    "unit",
    ["*a ", "**a\n", "a* ", "<a x=", "<!-- ", "&amp", "^{", "$1^{", "# ", "\n ", "-\n", "\f", "e\u0301\u0301", "_" * 9],
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    Document.from_text(text)
    assert time.process_time() - began < 2
