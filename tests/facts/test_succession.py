"""What an act tells of the agreement that it decides on."""

from __future__ import annotations

import datetime

from actcheck import pipeline

ACT = """DÉPARTEMENT DES TROIS-RIVIÈRES

DÉLIBÉRATION DE LA COMMISSION PERMANENTE DU CONSEIL DÉPARTEMENTAL

RÉUNION DU 17 MARS 2025

CONVENTION RELATIVE AUX SENTIERS

(N°2025-84)

Après en avoir délibéré,

DÉCIDE :

Article unique : La convention est approuvée, {term}.
"""


def test_the_end_of_a_period_is_the_term() -> None:
    (facts,) = pipeline.read_facts(ACT.format(term="pour une période allant du 1er avril 2025 au 31 décembre 2026"))
    (step,) = facts.steps
    assert (step.amendment, step.term) == (0, datetime.date(2026, 12, 31))


def test_an_agreement_without_an_end_has_no_term() -> None:
    (facts,) = pipeline.read_facts(ACT.format(term="pour trois ans"))
    assert [step.term for step in facts.steps] == [None]
