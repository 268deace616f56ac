"""The terms of an agreement before and after an amendment, from the act and its annexes."""

from __future__ import annotations

import datetime

import pytest

from actcheck import syntax
from actcheck.facts import AmendmentFacts, read
from actcheck.source import Document

HEAD = """DÉPARTEMENT DU HAUT-MARAIS

DÉLIBÉRATION DE LA COMMISSION PERMANENTE

RÉUNION DU 9 DÉCEMBRE 2024

"""
OBJECT = "CONVENTION RELATIVE AUX TABLETTES - AVENANT N°2"
FOOT = """
Le Président du Conseil départemental,

Signé

Paul MARTINET

"""
ANNEX = """AVENANT N°2

Entre, d'une part,

Le Département du Haut-Marais, représenté par son Président,

Et, d'autre part,

L'association « La Malle à livres », représentée par sa présidente,

Il est convenu ce qui suit :

"""


def amendment(text: str) -> AmendmentFacts:
    return read(syntax.parse(Document.from_text(text)))[0].amendment


def act(article: str, *, title: str = OBJECT, recital: str = "") -> str:
    return f"{HEAD}{title}\n\n{recital}Après en avoir délibéré,\n\nDÉCIDE :\n\nArticle 1 : {article}\n{FOOT}"


def new_terms(facts: AmendmentFacts) -> list[str]:
    return [str(term.value) for term in facts.term_dates]


@pytest.mark.parametrize(
    "words", ["prolongée jusqu'au 31/12/2025", "prolongation jusqu'au 31/12/2025", "a effet jusqu'au 31/12/2025"]
)
def test_a_prolongation_in_an_article_is_the_new_term(words: str) -> None:
    text = act(f"D'autoriser l'avenant n°2, la convention étant {words}.")
    facts = amendment(text)
    assert new_terms(facts) == ["2025-12-31"]
    assert text[slice(*facts.new_term.span)] == "31/12/2025"
    assert facts.old_terms == ()


def test_a_prolongation_in_the_title_is_the_new_term() -> None:
    title = f"{OBJECT} - PROLONGATION JUSQU'AU 31/12/2025"
    assert new_terms(amendment(act("D'autoriser l'avenant n°2.", title=title))) == ["2025-12-31"]


@pytest.mark.parametrize(
    "recital",
    [
        "Considérant que la convention arrive à échéance le 31/12/2024 ;\n\n",
        "Considérant que la convention, déjà prolongée jusqu'au 31/12/2024, est à prolonger ;\n\n",
    ],
)
def test_a_recital_recalls_the_old_term(recital: str) -> None:
    text = act("D'autoriser l'avenant n°2 prolongeant la convention jusqu'au 31/12/2025.", recital=recital)
    facts = amendment(text)
    assert facts.old_term.value == datetime.date(2024, 12, 31)
    assert text[slice(*facts.old_term.span)] == "31/12/2024"
    assert facts.new_term.value == datetime.date(2025, 12, 31)


def test_an_article_recalls_the_old_term() -> None:
    facts = amendment(
        act("La convention, qui arrive à échéance le 31/12/2024, est prolongée jusqu'au 31/12/2025 par l'avenant n°2.")
    )
    assert facts.old_term.value == datetime.date(2024, 12, 31)
    assert new_terms(facts) == ["2025-12-31"]


def test_of_an_annex_only_the_object_and_the_amending_clauses() -> None:
    text = (
        act("D'autoriser l'avenant n°2.")
        + ANNEX
        + "Article 1 : Objet\n\nL'avenant prolonge la convention jusqu'au 31/12/2025. Il modifie l'article 7.\n\n"
        "Article 2 : Durée\n\nLe premier alinéa de l'article 7 est remplacé par :\n\n"
        "« La convention est conclue jusqu'au 30/11/2025. »\n\n"
        "Article 3 : Bilan\n\nLe bilan est attendu jusqu'au 15/03/2026.\n"
    )
    assert new_terms(amendment(text)) == ["2025-12-31", "2025-11-30"]


def test_an_annex_without_an_amending_clause_is_read_whole() -> None:
    text = (
        act("D'autoriser l'avenant n°2.")
        + ANNEX
        + (
            "Article 1 : Objet\n\nL'avenant prolonge la convention.\n\n"
            "Article 2 : Durée\n\nLa convention court jusqu'au 31/12/2025.\n"
        )
    )
    assert new_terms(amendment(text)) == ["2025-12-31"]


def test_the_previous_amendment_of_a_cited_title_may_have_no_number() -> None:
    visas = (
        "Vu la délibération n°2023-12 du Conseil départemental en date du 02/07/2023"
        " « Tablettes - Avenant prolongeant la convention jusqu'au 31/12/2023 » ;\n\n"
        "Vu la délibération n°2024-12 du Conseil départemental en date du 02/07/2024"
        " « Tablettes - Avenant n°1 prolongeant la convention jusqu'au 31/12/2024 » ;\n\n"
    )
    read_ = amendment(act("D'autoriser l'avenant n°2.", recital=visas))
    assert [str(term.value) for term in read_.old_terms] == ["2024-12-31"]
