"""References as they are printed, and their pages."""

from __future__ import annotations

import datetime

import pytest

from actcheck import read_facts
from actcheck.law import citing

DAY = datetime.date(2015, 8, 7)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("CSS", "L223-5"), "code de la sécurité sociale, art. L. 223-5"),
        (("CGCT", "LO1112-1"), "code général des collectivités territoriales, art. L.O. 1112-1"),
        (
            ("CGCT", "L1612-12", "L1612-15"),
            "code général des collectivités territoriales, art. L. 1612-12 à L. 1612-15",
        ),
        (("CCIV", "1382"), "code civil, art. 1382"),
        (("CGCT", None), "code général des collectivités territoriales"),
        ((None, "L2121-29"), "art. L. 2121-29"),
    ],
)
def test_an_article_as_it_is_printed(arguments: tuple[str | None, ...], words: str) -> None:
    assert citing.article_of_code(*arguments) == words


def test_what_follows_an_article() -> None:
    assert citing.article_of_code("CASF", "L262-1", et_seq=True).endswith("art. L. 262-1 et suivants")


@pytest.mark.parametrize(
    ("nature", "number", "date", "words", "url"),
    [
        (
            "law",
            "2015-991",
            DAY,
            "loi n° 2015-991 du 7 août 2015",
            "https://www.legifrance.gouv.fr/eli/loi/2015/8/7/2015-991/jo/texte",
        ),
        ("law", "2015-991", None, "loi n° 2015-991", None),
        ("decree", None, DAY, "décret du 7 août 2015", None),
        ("eu_regulation", "2016/679", None, "règlement (UE) 2016/679", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        ("eu_regulation", "651/2014", None, "règlement (UE) 651/2014", "https://eur-lex.europa.eu/eli/reg/2014/651/oj"),
        ("eu_directive", "2014/24/UE", None, "directive 2014/24/UE", "https://eur-lex.europa.eu/eli/dir/2014/24/oj"),
        ("eu_directive", "24", None, "directive 24", None),
        ("order", "2020-12", DAY, "arrêté n° 2020-12 du 7 août 2015", None),
        ("other", "12", None, None, None),
    ],
)
def test_a_text_as_it_is_printed_and_its_page(
    nature: str, number: str | None, date: datetime.date | None, words: str | None, url: str | None
) -> None:
    assert citing.text(nature, number, date) == words
    assert citing.text_url(nature, number, date) == url


def test_a_reference_in_an_act_has_both() -> None:
    (facts,) = read_facts("Vu le code de la sécurité sociale, notamment son article L 223-5 alinéa 2 ;\n")
    (reference,) = facts.references
    assert reference.normalized == "code de la sécurité sociale, art. L. 223-5"
    assert reference.url == "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006073189"
    assert reference.subdivision == "alinéa 2"
    assert reference.raw == "L 223-5"
