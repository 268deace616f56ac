from __future__ import annotations

import pytest

from actcheck.reporters.letter.observations import _law, _quote
from actcheck.reporters.review.sheet import Article, Passage
from actcheck.source import Document, Span


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (
            Article("CGCT L. 2121-20 (en vigueur depuis le 24 février 1996)", "Un seul pouvoir."),
            (
                "Aux termes de l'article L. 2121-20 du code général des collectivités territoriales"
                " (en vigueur depuis le 24 février 1996), « Un seul pouvoir »."
            ),
        ),
        (
            Article("CRPA L. 221-4", ""),
            "Voir l'article L. 221-4 du code des relations entre le public et l'administration.",
        ),
        (
            Article("loi n° 2020-290 du 23 mars 2020, art. 10", "Mots"),
            "Loi n° 2020-290 du 23 mars 2020, art. 10 : « Mots ».",
        ),
        (Article("Principe de non-rétroactivité", ""), "Principe de non-rétroactivité."),
    ],
)
def test_the_law_is_quoted_as_a_letter_does(article, said):
    assert _law(article) == said


def passage(document: Document, words: str) -> Passage:
    start = document.original.index(words)
    line, column = document.location(start)
    return Passage("a", Span(start, start + len(words)), line, column, words)


def test_a_short_passage_is_quoted_with_its_line_around_it():
    line = "mot " * 30 + "**Pour : 44** voix " + "mot " * 30
    document = Document.from_text(f"avant\n{line}\naprès")
    assert _quote(passage(document, "44"), document) == (
        "… mot mot mot mot mot mot mot mot Pour : 44 voix mot mot mot mot mot mot mot mot mot …"
    )
    whole = Document.from_text("Pour : 44 voix")
    assert _quote(passage(whole, "44"), whole) == "Pour : 44 voix"


def test_a_long_passage_is_quoted_alone_and_without_markup():
    words = "**Étaient présents** : M. Jean MARTEL, Mme Anne BRISSON"
    document = Document.from_text(f"avant {words} après")
    assert _quote(passage(document, words), document) == "Étaient présents : M. Jean MARTEL, Mme Anne BRISSON"
