"""What an act decides on: with its verb, with its figure, or by its title."""

from __future__ import annotations

import pytest

from actcheck.ast import Heading
from actcheck.source import Document, Span
from actcheck.syntax.matters import matter_of_title, read_matters


def read(written: str) -> list[tuple[str, int | None]]:
    document = Document.from_text(written)
    text = document.folded.lower()
    found = read_matters(document, text, [(0, len(text))])
    assert all(matter.decided for matter in found)
    return [(matter.subject, matter.figure) for matter in found]


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("ADOPTE le budget primitif 2025", "budget"),
        ("vote la décision modificative n° 1", "budget"),
        ("approuve le compte administratif 2024", "accounts"),
        ("prend acte de la tenue du débat d'orientations budgétaires", "budget_debate"),
        ("fixe les taux des taxes foncières", "rates"),
        ("approuve la modification des statuts", "statutes"),
        ("décide d'adhérer au syndicat des eaux", "membership"),
        ("approuve le principe de la délégation de service public", "service_delegation"),
        ("approuve le programme local de l'habitat", "planning"),
        ("fixe les tarifs de la cantine", "tariff"),
        ("adopte le règlement du cimetière", "tariff"),
    ],
)
def test_decided(written: str, subject: str) -> None:
    assert read(written) == [(subject, None)]


@pytest.mark.parametrize("written", ["le budget primitif 2025 est commenté", "les tarifs de la cantine sont rappelés"])
def test_only_named(written: str) -> None:
    assert read(written) == []


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("le bail est conclu pour une durée de quinze ans", 15),
        ("la location, pour une durée ferme de 9 ans", 9),
        ("la location pour une durée de douze (12) ans", 12),
        ("le louage pour une période de vingt et un ans", 21),
    ],
)
def test_years_of_a_lease(written: str, years: int) -> None:
    assert read(written) == [("lease", years)]


@pytest.mark.parametrize(
    "written", ["un bail emphytéotique d'une durée de 40 ans", "le bail rural, d'une durée de 9 ans"]
)
def test_another_lease(written: str) -> None:
    assert read(written) == []


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("la vente de gré à gré du tracteur au prix de 5 200 €", 520_000),
        ("cession d'un véhicule pour un montant de 12 000,50 €", 1_200_050),
    ],
)
def test_price_of_a_sale(written: str, cents: int) -> None:
    assert read(written) == [("movable_sale", cents)]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("VOTE DU BUDGET PRIMITIF 2025", "budget"),
        ("Compte administratif 2024", "accounts"),
        ("Débat d'orientations budgétaires", "budget_debate"),
        ("Fixation des taux d'imposition", "rates"),
        ("Modification des statuts du syndicat", "statutes"),
        ("Tarifs de la cantine", "tariff"),
        ("Subvention à l'association Budget primitif", None),
        ("Achat d'un tracteur", None),
    ],
)
def test_title(title: str, subject: str | None) -> None:
    span = Span(7, 7 + len(title))
    matter = matter_of_title(Heading(span=span, text=title))
    assert (None if matter is None else matter.subject) == subject
    if matter is not None:
        assert matter.span == span
        assert not matter.decided
