"""Sums, effects, matters and circumstances of a dossier: which of them are decided, and which are the act's."""

from __future__ import annotations

import datetime

import pytest

from actcheck import pipeline
from actcheck.facts import Facts

ACT = """\
COMMUNE DE VALMORON

DÉLIBÉRATION DU CONSEIL MUNICIPAL

Séance du 17 mars 2025

OBJET : {title}

Vu la délibération du 2 mars 2020 fixant un tarif de 9 € à compter du 1er avril 2020 ;

Considérant que le coût est de 100 € par an à compter du 1er mai 2024, avec une TVA de 20 % ;

Après en avoir délibéré,

DECIDE :

{body}

{foot}
"""


def read(
    body: str = "Article 1 : La convention est approuvée.", *, title: str = "CANTINE", foot: str = "", act: str = ACT
) -> Facts:
    (facts,) = pipeline.read_facts(act.format(title=title, body=body, foot=foot))
    return facts


def test_what_stands_behind_the_formula_is_decided() -> None:
    facts = read("Article 1 : Le tarif est fixé à 12 € à compter du 1er juin 2025.", title="TARIF DE 12 €")
    assert [(amount.cents, amount.in_title, amount.decided) for amount in facts.amounts] == [
        (1200, True, False),
        (900, False, False),
        (10_000, False, False),
        (1200, False, True),
    ]
    assert [(effect.date, effect.decided) for effect in facts.effects] == [
        (datetime.date(2020, 4, 1), False),
        (datetime.date(2024, 5, 1), False),
        (datetime.date(2025, 6, 1), True),
    ]
    assert [(rate.hundredths, rate.of, rate.part) for rate in facts.rates] == [(2000, "tax", "deliberation")]


def test_without_a_formula_the_first_article_decides() -> None:
    act = ACT.replace("Après en avoir délibéré,\n\nDECIDE :\n\n", "")
    facts = read("Article 1 : Le tarif est de 12 €.\n\nArticle 2 : Il est publié.", act=act)
    assert [(amount.cents, amount.decided) for amount in facts.amounts] == [
        (900, False),
        (10_000, False),
        (1200, True),
    ]


def test_an_act_that_decides_nothing() -> None:
    act = ACT.replace("Après en avoir délibéré,\n\nDECIDE :\n\n", "")
    facts = read("Le tarif est de 12 €.", act=act)
    assert [amount.decided for amount in facts.amounts] == [False, False, False]
    assert [effect.decided for effect in facts.effects] == [False, False]


def test_a_date_that_is_no_day_has_no_effect() -> None:
    facts = read("Article 1 : Le tarif s'applique à compter du 31 février 2025.")
    assert [effect.date.year for effect in facts.effects] == [2020, 2024]


ANNEX = """\
Le maire,

Signé

Paul MARTINET

ANNEXE

Le tarif est de 15 € à compter du 1er juillet 2025, au taux de TVA de 10 %, la la part etc...

Prêt : 1 €
Don : 2 €
Total : 3 €
"""


def test_sums_and_effects_of_an_annex_are_of_the_dossier_and_not_decided() -> None:
    facts = read(foot=ANNEX)
    assert [(a.cents, a.decided) for a in facts.amounts if a.part == "attachment"] == [
        (1500, False),
        (100, False),
        (200, False),
        (300, False),
    ]
    assert [(e.date, e.decided) for e in facts.effects if e.part == "attachment"] == [
        (datetime.date(2025, 7, 1), False)
    ]
    assert [(r.hundredths, r.part) for r in facts.rates] == [(2000, "deliberation"), (1000, "attachment")]
    assert [(c.rows, c.total, c.part) for c in facts.columns] == [((100, 200), 300, "attachment")]


def test_slips_of_an_annex_are_not_the_act_s() -> None:
    assert read(foot=ANNEX).oddities == ()
    assert [oddity.what for oddity in read("Article 1 : La la convention.").oddities] == ["doubled_word"]


def test_a_matter_is_decided_behind_the_formula_or_named_by_the_title() -> None:
    facts = read("Article 1 : Fixe les tarifs de la cantine.", title="TARIFS DE LA CANTINE")
    assert [(matter.subject, matter.decided) for matter in facts.matters] == [("tariff", False), ("tariff", True)]
    before = ACT.replace("Considérant que", "Considérant qu'il faut fixer les tarifs de la cantine et que")
    assert read(act=before).matters == ()


@pytest.mark.parametrize(
    ("identifier", "departement", "day", "number"),
    [
        ("099-219901634-20250317-2025014-DE", "099", datetime.date(2025, 3, 17), "2025014"),
        ("099-219901634-20250317-DEL_2025-014-DE", "099", datetime.date(2025, 3, 17), "DEL2025014"),
        ("099-219901634-20251317-2025014-DE", "099", None, "2025014"),
        ("99-219901634-20250317-2025014-DE", None, None, None),
        ("099-21990163-20250317-2025014-DE", None, None, None),
        ("099-219901634-2025031-2025014-DE", None, None, None),
    ],
)
def test_a_receipt_is_read_where_its_identifier_is_whole(
    identifier: str, departement: str | None, day: datetime.date | None, number: str | None
) -> None:
    receipt = read(foot=f"Accusé de réception en préfecture {identifier}").receipt
    assert (receipt.departement and receipt.departement.value) == departement
    assert (receipt.day and receipt.day.value) == day
    assert (receipt.number and receipt.number.value) == number
    assert (receipt.identifier and receipt.identifier.value) == (identifier if departement else None)


CONTRACT = """\
Article 1 : L'avenant n° 1 au marché public de travaux est approuvé. Montant initial : 100 € HT, soit 120 € TTC. \
Montant de l'avenant : 5 € HT, soit une augmentation de 5 %. Nouveau montant : 105 € HT.
"""


def test_a_contract_is_read_with_its_amounts_without_tax() -> None:
    contract = read(CONTRACT).contract
    assert contract.public
    assert contract.works
    assert contract.supplies is None
    assert contract.award_committee is None
    assert contract.initial
    assert contract.change
    assert contract.new
    assert contract.rate
    assert (contract.initial.value, contract.change.value, contract.new.value, contract.rate.value) == (
        10_000,
        500,
        10_500,
        500,
    )


def test_a_contract_is_read_with_its_amounts_with_tax_where_there_are_no_others() -> None:
    contract = read(CONTRACT.replace(" HT, soit 120 € TTC", " TTC").replace(" HT", " TTC")).contract
    assert contract.initial
    assert contract.new
    assert (contract.initial.value, contract.new.value) == (10_000, 10_500)


def test_an_amount_stated_in_two_ways_is_not_known() -> None:
    contract = read(CONTRACT + "\nArticle 2 : Montant initial : 110 € HT. Une augmentation de 6 %.").contract
    assert contract.initial is None
    assert contract.rate is None


def test_a_contract_that_is_only_spoken_of_is_none() -> None:
    facts = read("Article 1 : La convention est approuvée.", act=ACT.replace("que le coût", "que le marché public"))
    assert facts.contract.public is None


def test_an_agreement_that_is_amended_is_no_contract() -> None:
    facts = read(CONTRACT + "\nArticle 2 : L'avenant n° 3 à la convention de groupement est approuvé.")
    assert facts.contract.public is None
    assert facts.contract.initial is None


def test_a_contract_is_named_by_the_title() -> None:
    facts = read("Article 1 : L'avenant n° 1 est approuvé.", title="MARCHÉ PUBLIC DE TRAVAUX - AVENANT N° 1")
    assert facts.contract.public
    assert facts.contract.works


def test_circumstances_are_those_of_the_act() -> None:
    act = ACT.replace("OBJET", "Convoqué en urgence, le conseil reconnaît l'urgence.\n\nOBJET")
    circumstances = read(
        act=act, foot=ANNEX.replace("Le tarif est", "Installation du conseil. Le tarif est")
    ).circumstances
    assert circumstances.urgent_notice
    assert circumstances.urgency_ruled
    assert circumstances.first_meeting is None


def test_own_articles_have_their_numbers() -> None:
    facts = read("Article 1 : L'article 2 de la présente délibération est affiché.\n\nArticle 2 : Le plan est joint.")
    assert [own.number for own in facts.own_articles] == [2]
