"""What typists let slip, and what is no slip."""

from __future__ import annotations

import pytest

from actcheck import pipeline


def slips(written: str) -> list[tuple[str, str, str | None]]:
    act = f"COMMUNE DE VALMORON\n\nDélibération du 3 mars 2025\n\nArticle 1 : {written}\n"
    (facts,) = pipeline.read_facts(act)
    return [(oddity.what, oddity.written, oddity.usual) for oddity in facts.oddities]


@pytest.mark.parametrize(
    ("written", "what", "slip", "usual"),
    [
        ("un prêt,, et un don", "doubled_mark", ",,", ","),
        ("un prêt, , et un don", "doubled_mark", ", ,", ","),
        ("un prêt ; voté,; un don", "doubled_mark", ",;", ";"),
        ("voté;, un don", "doubled_mark", ";,", ";"),
        ("voté :", None, "", None),
        ("voté:: un don", "doubled_mark", "::", ":"),
        ("Le prêt est voté..", "doubled_mark", "..", "."),
        ("le prêt de de la commune", "doubled_word", "de de", "de"),
        ("le prêt pour\nla\nla commune", "doubled_word", "la\nla", "la"),
        ("un prêt , un don", "space_before_mark", " ,", ","),
        ("un prêt .\n", "space_before_mark", " .", "."),
        ("un prêt; un don", "no_space_before_mark", ";", "\N{NO-BREAK SPACE};"),
        ("est-ce un prêt? oui", "no_space_before_mark", "?", "\N{NO-BREAK SPACE}?"),
        ("un prêt de 30€ par an", "currency", "€", "\N{NO-BREAK SPACE}€"),
        ("la 2ème tranche", "ordinal", "2ème", "2e"),
        ("la 3ieme tranche", "ordinal", "3ieme", "3e"),
        ("les 12èmes rencontres", "ordinal", "12èmes", "12es"),
        ("la 1ère tranche", "ordinal", "1ère", "1re"),
        ("les 1ères tranches", "ordinal", "1ères", "1res"),
        ("le 1 er mars", "ordinal", "1 er", "1er"),
        ("des bancs, etc...", "et_cetera", "etc...", "etc."),
        ("des bancs, etc…", "et_cetera", "etc…", "etc."),
        ("des bancs, etc..", "et_cetera", "etc..", "etc."),
        ("un prêt « relais", "unclosed", "«", None),
        ("un prêt relais »", "unopened", "»", None),
    ],
)
def test_slip(written: str, what: str | None, slip: str, usual: str | None) -> None:
    assert slips(written) == ([] if what is None else [(what, slip, usual)])


@pytest.mark.parametrize(
    "written",
    [
        "un prêt, un don ; un legs : trois.",
        "un prêt... et un don",
        "Fait le ..............",
        "voir ../plans",
        "le maire le sait et la lui remet",
        "il le leur dit ; de là, de l'eau",
        "VOTE\nPour\nPour : 12",
        "à 18:30 et https://valmoron.example",
        "1er, 1re, 2e, 12es",
        "les 2 emprunts",
        "30 € et 30\N{NO-BREAK SPACE}€",
        "un taux de 5%",
        "des bancs, etc.",
        "un prêt « relais », un don « simple »",
        "un prêt « dit « relais » »",
        "12,5 m",
        "a) un prêt",
    ],
)
def test_no_slip(written: str) -> None:
    assert slips(written) == []


def test_slips_stand_in_order() -> None:
    assert [what for what, _, _ in slips("un « prêt,, un don; oui")] == [
        "unclosed",
        "doubled_mark",
        "no_space_before_mark",
    ]
