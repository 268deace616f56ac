"""What other acts say, where some of them leave something out or come later."""

from __future__ import annotations

import datetime

from actcheck import pipeline
from actcheck.facts import Facts, register_answers
from actcheck.facts.register_answers import Chain, Claim, KnownAct, OtherAct, RegisterAnswers
from actcheck.rules import Fault
from actcheck.rules.amendments import amendment_number_used_twice
from actcheck.rules.register import cited_date_disputed

ACT = """COMMUNE DE VAL-SUR-ORNETTE

DELIBERATION DU CONSEIL MUNICIPAL

SEANCE DU 13 MAI 2024

Délibération n° 2024-40

Objet : Convention relative aux chemins de randonnée - avenant n°1 la prolongeant jusqu'au 31/12/2025

Vu la délibération n° 2023-14 du 6 mars 2023 ;

Après en avoir délibéré,

DECIDE :

Article unique : L'avenant n°1 est approuvé.
"""


def facts(known: RegisterAnswers) -> Facts:
    (read,) = pipeline.read_facts(ACT)
    return read.model_copy(update={"known": known})


def test_a_witness_without_a_date_is_none_for_a_date() -> None:
    silent = register_answers.Testimony(by="2024-02", title="Convention")
    others = register_answers.Testimony(by="2024-03", date=datetime.date(2023, 3, 7), acts=2)
    known = RegisterAnswers(cited=(KnownAct(number="2023-14", testimonies=(silent, others)),))
    (fault,) = cited_date_disputed.check(facts(known))
    assert isinstance(fault, Fault)
    assert ACT[slice(*fault.at)] == "6 mars 2023"
    assert (fault.values["other_day"], fault.values["acts"]) == (datetime.date(2023, 3, 7), 2)


def test_a_number_taken_again_by_a_later_act_is_that_acts_fault() -> None:
    later = OtherAct(number="2024-71", date=datetime.date(2024, 9, 9))
    earlier = OtherAct(number="2024-12", date=datetime.date(2024, 3, 5))

    def known(*acts: OtherAct) -> RegisterAnswers:
        claims = tuple(Claim(step=1, of="decided", value=act.number or "", by=act) for act in acts)
        return RegisterAnswers(chain=Chain(object="", links=(), claims=claims))

    assert list(amendment_number_used_twice.check(facts(known(later)))) == []
    (fault,) = amendment_number_used_twice.check(facts(known(later, earlier)))
    assert isinstance(fault, Fault)
    assert fault.values["by"] == "2024-12"
