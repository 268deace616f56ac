"""Words on which the application of a rule depends."""

from __future__ import annotations

import pytest

from actcheck.source import Document
from actcheck.syntax.circumstances import read_circumstances


def read(written: str) -> list[str]:
    document = Document.from_text(written)
    text = document.folded.lower()
    return [circumstance.what for circumstance in read_circumstances(document, text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("convoqué en urgence le 3 mars", ["urgent_notice"]),
        ("l'urgence a abrégé le délai de convocation", ["urgent_notice"]),
        ("le délai est ramené à un jour", ["urgent_notice"]),
        ("le conseil reconnaît l'urgence", ["urgency_ruled"]),
        ("Le conseil se prononce sur l'urgence", ["urgency_ruled"]),
        ("des travaux d'urgence", []),
        ("le conseil, de nouveau convoqué", ["second_notice"]),
        ("faute de quorum le 3 mars", ["second_notice"]),
        ("le quorum n'étant pas atteint", ["second_notice"]),
        ("le quorum est atteint", []),
        ("installation du conseil municipal", ["first_meeting"]),
        ("sous la présidence du doyen d'âge", ["first_meeting"]),
        ("élection du maire", ["first_meeting"]),
        ("une installation classée", ["classified_installation"]),
        ("article L. 2541-2", ["local_law"]),
        ("département du Bas-Rhin", ["local_law"]),
        ("Meurthe-et-Moselle", []),
        ("la commission d'appel d'offres", ["award_committee"]),
        ("l'avis de la CAO.", ["award_committee"]),
        ("le marché de travaux, lot n° 3", ["works", "works"]),
        ("le marché public de services", ["supplies"]),
        ("l'accord-cadre de fournitures", ["supplies"]),
        ("le code des marchés publics", ["public_contract"]),
        ("l'avenant n° 2 à la convention", ["amended_agreement"]),
        ("avenant à la convention", ["amended_agreement"]),
        ("l'avenant n° 2 au marché public", ["public_contract"]),
        ("un marché aux fleurs", []),
        ("des sujétions techniques imprévues", ["limited_case"]),
        ("ces prestations supplémentaires", ["limited_case"]),
        ("une clause de réexamen", ["unlimited_case"]),
        ("cet avenant, non substantiel", ["unlimited_case"]),
        ("des informations complémentaires", []),
    ],
)
def test_circumstance(written: str, found: list[str]) -> None:
    assert read(written) == found


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("l'article 3 du présent arrêté", 3),
        ("l'article 1er de la présente délibération", 1),
        ("article 12 de la présente décision", 12),
    ],
)
def test_own_article(written: str, number: int) -> None:
    document = Document.from_text(written)
    text = document.folded.lower()
    (own,) = read_circumstances(document, text, [(0, len(text))])
    assert (own.what, own.number) == ("own_article", number)
    assert written[slice(*own.span)] == written.removeprefix("l'")


@pytest.mark.parametrize(
    "written", ["l'article 3 de la présente convention", "l'article 3 du code", "le présent arrêté"]
)
def test_no_own_article(written: str) -> None:
    assert read(written) == []
