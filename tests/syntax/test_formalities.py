"""The words on the form of an act, and what they are taken for."""

from __future__ import annotations

import datetime

import pytest

from actcheck import pipeline

HEAD = "COMMUNE DE VALMORON\n\nDÉLIBÉRATION DU CONSEIL MUNICIPAL\n\nSéance du 17 mars 2025\n\n"


def read(text: str) -> list[tuple[str, str]]:
    """What stands in a text behind a head, and where."""
    whole = HEAD + text
    (part, *_) = pipeline.parse(whole).parts
    return [(words.what, whole[slice(*words.span)]) for words in part.formalities]


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("Il est voté à bulletins secrets.", "secret_ballot", "voté à bulletins secrets"),
        ("Le vote a lieu à main levée.", "open_ballot", "main levée"),
        ("Une seule liste a été présentée.", "single_candidate", "seule liste"),
        ("Mme Anne BRISSON est candidate unique, aucun autre candidat ne se présente.", "single_candidate", None),
        (
            "Le conseil décide à l'unanimité de ne pas procéder au scrutin secret.",
            "waived_unanimously",
            "unanimité de ne pas procéder au scrutin secret",
        ),
        ("Le conseil décide de ne pas recourir au vote secret, à l'unanimité.", "waived_unanimously", None),
        ("Il décide à l'unanimité de voter à main levée.", "waived_unanimously", "unanimité de voter à main levée"),
        ("Il est décidé de ne pas procéder au scrutin secret.", "waived", "ne pas procéder au scrutin secret"),
        ("Le conseil choisit de ne pas voter au scrutin secret (à la majorité).", "waived_by_majority", None),
        ("M. le maire se retire.", "withdrawn", "se retire"),
        ("Le maire quitte alors la salle.", "withdrawn", "quitte alors la salle"),
        ("Il n'a pas pris part au vote.", "withdrawn", "n'a pas pris part au"),
        ("Hors de la présence du maire, le conseil vote.", "withdrawn", "Hors de la présence"),
        ("M. LENOIR est élu président de séance.", "elected_chair", "élu président"),
        ("Mme BRISSON prend la présidence.", "elected_chair", "prend la présidence"),
        ("Sous la présidence de M. Jean LENOIR, premier adjoint.", "elected_chair", None),
        ("Sous la présidence de M. Paul MARTINET, maire.", "head_chairs", "présidence de M. Paul MARTINET, maire"),
        ("La réunion se tient par visioconférence.", "video", "visioconférence"),
        ("Vu l'avis de l'Assemblée de Corse", "own_statute", "Assemblée de Corse"),
        ("Jean LENOIR (suppléant de Louis CARRON)", "alternate", "Louis CARRON"),
        ("Extrait du registre", "extract", "Extrait du"),
        ("Séance ouverte à 18 h 30", "hour", "8 h"),
        ("portant délégation de signature", "delegation", "délégation de signature"),
        ("L'acte est publié sous forme électronique.", "online", "forme électronique"),
    ],
)
def test_words(text: str, what: str, words: str | None) -> None:
    found = dict(read(text))
    assert what in found
    if words is not None:
        assert found[what] == words


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Il décide à la majorité absolue. Il est ensuite élu au scrutin secret.", "waived_by_majority"),
        ("Le maire quitte ses fonctions.", "withdrawn"),
        ("Il retire le point de l'ordre du jour.", "withdrawn"),
        ("La commune, représentée par son maire, M. Paul MARTINET.", "interested"),
        ("Sous la présidence de M. Paul MARTINET, vice-président.", "head_chairs"),
        ("Les enfants participent au défilé.", "withdrawn"),
    ],
)
def test_other_words(text: str, what: str) -> None:
    assert what not in dict(read(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("une subvention à l'association Les Amis du canal, présidée par M. Jean LENOIR de la Roche", "Jean LENOIR"),
        ("la vente à Mme Odile FARGE de la parcelle", "Odile FARGE"),
        ("le club de tir, représenté par son président M. Louis CARRON", "Louis CARRON"),
    ],
)
def test_who_has_a_part_in_the_matter(text: str, name: str) -> None:
    assert dict(read(text))["interested"].startswith(name)


def test_nobody_is_named_in_small_letters() -> None:
    assert read("la vente à monsieur le préfet du département") == []


@pytest.mark.parametrize(
    ("words", "months"), [("deux mois", 2), ("2 mois", 2), ("deux (2) mois", 2), ("trois mois", 3), ("un mois", 1)]
)
def test_months_to_go_to_the_court(words: str, months: int) -> None:
    text = HEAD + f"Recours devant le tribunal administratif dans un délai de {words}."
    (facts,) = pipeline.read_facts(text)
    assert [one.months for one in facts.formalities if one.what == "remedy_delay"] == [months]


@pytest.mark.parametrize("words", ["exécutoire le 20 mars 2025", "exécutoire à compter du 20/03/2025"])
def test_the_day_from_which_an_act_is_enforceable(words: str) -> None:
    (facts,) = pipeline.read_facts(HEAD + f"Certifié {words}.")
    assert [one.date for one in facts.formalities if one.what == "enforceable"] == [datetime.date(2025, 3, 20)]


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Désignation des délégués au syndicat des eaux", ["appointment"]),
        ("Élection du maire", ["appointment"]),
        ("Recrutement d'un agent contractuel", ["individual"]),
        ("Tarifs de la salle des fêtes", []),
        ("Désignation d'un maître d'œuvre", []),
    ],
)
def test_titles(title: str, what: list[str]) -> None:
    (facts,) = pipeline.read_facts(HEAD + f"Objet : {title}\n\nLe conseil municipal décide.\n")
    assert [one.what for one in facts.formalities if one.what in ("appointment", "individual")] == what
