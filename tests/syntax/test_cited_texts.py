"""Visas as they are written, and what they cite in canonical form."""

from __future__ import annotations

import pytest

from actcheck import read_facts


def cited(visa: str) -> list[str]:
    (facts,) = read_facts(f"CONSEIL MUNICIPAL\n\nSéance du 17 mars 2025\n\n{visa}\n\nDÉCIDE :\n")
    return [reference.canonical for reference in facts.references]


@pytest.mark.parametrize(
    ("visa", "expected"),
    [
        ("Vu les articles L. 1612-12 à L. 1612-15 du CGCT ;", ["CGCT L1612-12 TO L1612-15"]),
        ("Vu les articles L. 115-1 à 5 du code de l'action sociale et des familles ;", ["CASF L115-1 TO L115-5"]),
        ("Vu les articles L. 115-1 à 5 et R. 115-2 du CASF ;", ["CASF L115-1 TO L115-5", "CASF R115-2"]),
        ("Vu le CGCT et notamment ses articles L 2224-7 et suivants,", ["CGCT L2224-7 ETSEQ"]),
        ("Vu les articles 1379, 1407 et suivants du code général des impôts,", ["CGI 1379", "CGI 1407 ETSEQ"]),
        ("Vu l'article L. 2122-22, 4° du CGCT ;", ["CGCT L2122-22"]),
        ("Vu l'article L.2122-22-4° du CGCT ;", ["CGCT L2122-22"]),
        ("Vu l'article L. 1111-6 II du CGCT ;", ["CGCT L1111-6"]),
        ("Vu l'article L. 5211-41-3, III, du CGCT ;", ["CGCT L5211-41-3"]),
        ("Vu l'article L. 80 I du livre des procédures fiscales ;", ["LPF L80-I"]),
        ("Vu l'article L. 16 B du livre des procédures fiscales ;", ["LPF L16-B"]),
        ("Vu l'article R.* 283 C-1 du livre des procédures fiscales ;", ["LPF R283-C-1"]),
        ("Vu l'article L 2 121-15 du CGCT ;", ["CGCT L2121-15"]),
        (
            "Vu l’article 1639 A bis, 1636 B sexies et 1636 B septies du CGI,",
            ["CGI 1639-A-BIS", "CGI 1636-B-SEXIES", "CGI 1636-B-SEPTIES"],
        ),
        ("Vu les articles L. 1331-1 et suivants du CSP,", ["CSP L1331-1 ETSEQ"]),
        (
            "Vu le Code général des collectivités territoriales (CGCT), notamment ses articles L.1411-1 et suivants,",
            ["CGCT L1411-1 ETSEQ"],
        ),
        ("Vu le code général des collectivités territoriales (CGCT) ;", ["CODE CGCT"]),
        ("Vu l'article R 2313-1 du CGCT, et l'article 72 de la Constitution,", ["CGCT R2313-1", "OTHER"]),
        ("Vu l'article L. 271-4 du CE ;", ["OTHER"]),
        (
            "Vu l'article L. 2121-29 du CGCT, l'article L. 151-1 du CSS et l'article L. 541-1 du code du travail ;",
            ["CGCT L2121-29", "CSS L151-1", "CTRAV L541-1"],
        ),
        (
            "Vu l'article L. 2121-29 du CGCT, L. 151-1 et L. 151-2 du code de l'urbanisme ;",
            ["CGCT L2121-29", "CURB L151-1", "CURB L151-2"],
        ),
        (
            "Vu le CGCT, notamment ses articles L. 2121-29 et L. 2122-21, l'article L. 151-1 du code de l'urbanisme ;",
            ["CGCT L2121-29", "CGCT L2122-21", "CURB L151-1"],
        ),
        ("Vu le CGCT, l'article L. 151-1 du code de l'urbanisme ;", ["CODE CGCT", "CURB L151-1"]),
        ("Vu l'article L. 2121-29 du CGCT, et le code de l'urbanisme ;", ["CGCT L2121-29", "CODE CURB"]),
        # A number without "article" or letter between two codes is neither's.
        ("Vu le code du travail 5-3 du code de l'urbanisme ;", ["CODE CTRAV", "CODE CURB"]),
        (
            "Vu la loi n° 2015-991 du 7 août 2015, notamment ses articles 1er et 2, et le CGCT ;",
            ["LOI 2015-991 2015-08-07", "CODE CGCT"],
        ),
    ],
)
def test_articles_of_codes(visa: str, expected: list[str]) -> None:
    assert cited(visa) == expected


@pytest.mark.parametrize(
    ("visa", "expected"),
    [
        ("Vu la loi n° 2015-991 du 7 août 2015 ;", ["LOI 2015-991 2015-08-07"]),
        ("Vu la Loi n° 82.213 du 2 mars 1982 ;", ["LOI 82-213 1982-03-02"]),
        ("Vu la loi NOTRe du 7 août 2015,", ["LOI 2015-08-07"]),
        ("Vu la loi de finances pour 2020 n° 2019-1479 du 28 décembre 2019 ;", ["LOI 2019-1479 2019-12-28"]),
        (
            "Vu les lois n° 83-634 du 13 juillet 1983 et n° 84-53 du 26 janvier 1984,",
            ["LOI 83-634 1983-07-13", "LOI 84-53 1984-01-26"],
        ),
        (
            "Vu les décrets n° 2006-1690 et n° 2006-1691 du 22 décembre 2006,",
            ["DECRET 2006-1690", "DECRET 2006-1691 2006-12-22"],
        ),
        ("Vu le décret n° 2019 – 589 du 14 juin 2019 ;", ["DECRET 2019-589 2019-06-14"]),
        ("Vu l'ordonnance 2015-899 du 23 juillet 2015,", ["ORD 2015-899 2015-07-23"]),
        ("Vu l'arrêté préfectoral n°2013/123 du 2 mai 2013,", ["ARRETE 2013/123 2013-05-02"]),
        ("Vu le règlement (UE) 2016/679 du 27 avril 2016 ;", ["UE 2016/679 2016-04-27"]),
        ("Vu le règlement (UE) n° 651/2014 de la Commission du 17 juin 2014 ;", ["UE 651/2014 2014-06-17"]),
        ("Vu le règlement (CE) n° 1370/2007 du 23 octobre 2007 ;", ["UE 1370/2007 2007-10-23"]),
        ("Vu la directive 2014/24/UE du 26 février 2014 ;", ["DIRECTIVE 2014/24 2014-02-26"]),
        ("Vu la directive européenne 2000/60/CE du 23 octobre 2000 ;", ["DIRECTIVE 2000/60 2000-10-23"]),
        ("Vu la directive 92/43/CEE du Conseil du 21 mai 1992 ;", ["DIRECTIVE 92/43 1992-05-21"]),
    ],
)
def test_laws_decrees_and_european_texts(visa: str, expected: list[str]) -> None:
    assert cited(visa) == expected


def test_a_reference_says_its_code_its_place_and_its_page() -> None:
    (facts,) = read_facts("CONSEIL MUNICIPAL\n\nVu les articles L. 223-5 à L. 223-8 du CSS ;\n\nDÉCIDE :\n")
    (reference,) = facts.references
    assert reference.code_title == "code de la sécurité sociale"
    assert reference.legi_id == "LEGITEXT000006073189"
    assert (reference.article, reference.through, reference.et_seq) == ("L223-5", "L223-8", False)
    assert reference.through_span is not None
    assert reference.normalized == "code de la sécurité sociale, art. L. 223-5 à L. 223-8"
    assert reference.url == "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006073189"


def test_the_articles_of_a_law_and_its_page() -> None:
    (facts,) = read_facts("CONSEIL MUNICIPAL\n\nVu l'article 3 de la loi n° 83-634 du 13 juillet 1983 ;\n\nDÉCIDE :\n")
    (reference,) = facts.references
    assert reference.articles == ("3",)
    assert reference.normalized == "loi n° 83-634 du 13 juillet 1983, art. 3"
    assert reference.url == "https://www.legifrance.gouv.fr/eli/loi/1983/7/13/83-634/jo/texte"


@pytest.mark.parametrize(
    ("visa", "url"),
    [
        ("Vu la directive 92/43/CEE du 21 mai 1992 ;", "dir/1992/43/oj"),
        ("Vu le règlement (UE) 2016/679 du 27 avril 2016 ;", "reg/2016/679/oj"),
        ("Vu le règlement (UE) n° 651/2014 du 17 juin 2014 ;", "reg/2014/651/oj"),
    ],
)
def test_the_page_of_a_european_text(visa: str, url: str) -> None:
    (facts,) = read_facts(f"CONSEIL MUNICIPAL\n\n{visa}\n\nDÉCIDE :\n")
    assert [reference.url for reference in facts.references] == [f"https://eur-lex.europa.eu/eli/{url}"]


@pytest.mark.parametrize(
    ("visa", "subdivision"),
    [
        ("Vu l'article L. 2122-22, 4° du CGCT ;", "4°"),
        ("Vu l'article L 2122-22 alinéa 4 du CGCT ;", "alinéa 4"),
        ("Vu l'article L. 1111-6 II du CGCT ;", "II"),
        ("Vu l'article L. 2122-22 du CGCT ;", None),
    ],
)
def test_what_follows_the_number(visa: str, subdivision: str | None) -> None:
    (facts,) = read_facts(f"CONSEIL MUNICIPAL\n\n{visa}\n\nDÉCIDE :\n")
    assert [reference.subdivision for reference in facts.references] == [subdivision]
