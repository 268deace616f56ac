"""The edges of days of effect."""

from __future__ import annotations

import datetime

import pytest

from actcheck.facts import ActFacts, Fact, Facts, SignatureFacts, SittingFacts
from actcheck.facts.model import LegalReference, MatterFact, StatedEffect
from actcheck.findings import Severity
from actcheck.rules.effect import order_effective_before_signature, retroactive_effect_stated, retroactive_tariff
from actcheck.rules.observation import Fault, Missing, NotApplicable
from actcheck.source import Span

DAY = datetime.date(2025, 3, 12)
PLACE = Span(10, 20)


def dated(days: int) -> StatedEffect:
    return StatedEffect(span=PLACE, part="order", date=DAY + datetime.timedelta(days), decided=True)


def order(days: int, *, signed: bool = True, sitting: int | None = None, article: str = "R411-8") -> Facts:
    code = "CROUTE" if article.startswith("R") else "CGCT"
    visa = LegalReference(
        span=PLACE,
        canonical=f"{code} {article}",
        nature="code",
        part="order",
        in_citation=True,
        raw=article,
        code=code,
        article=article,
    )
    return Facts(
        span=Span(0, 99),
        act=ActFacts(kind=Fact(value="order", span=PLACE)),
        references=(visa,),
        effects=(dated(days),),
        signature=SignatureFacts(date=Fact(value=DAY, span=PLACE) if signed else None),
        sitting=SittingFacts(
            date=None if sitting is None else Fact(value=DAY + datetime.timedelta(sitting), span=PLACE)
        ),
    )


@pytest.mark.parametrize(("days", "faults"), [(-400, 1), (-401, 0), (-1, 1), (0, 0)])
def test_only_the_last_months_are_looked_at(days: int, faults: int) -> None:
    assert len(list(order_effective_before_signature.check(order(days)))) == faults


def test_the_day_of_an_order_stands_for_its_signature() -> None:
    (fault,) = order_effective_before_signature.check(order(-5, signed=False, sitting=0))
    assert isinstance(fault, Fault)
    assert list(order_effective_before_signature.check(order(-5, signed=False))) == [Missing("signature.date")]


def test_the_signature_comes_first() -> None:
    assert list(order_effective_before_signature.check(order(2, sitting=9))) == []


@pytest.mark.parametrize(
    ("article", "severity"),
    [
        ("R411-8", None),
        ("L2212-2", None),
        ("L2213-1", None),
        ("L2215-1", None),
        ("L3221-4", None),
        ("L2122-18", Severity.INFORMATION),
    ],
)
def test_an_order_of_police_is_graver_than_one_about_a_person(article: str, severity: Severity | None) -> None:
    (fault,) = order_effective_before_signature.check(order(-5, article=article))
    assert isinstance(fault, Fault)
    assert fault.severity is severity
    assert fault.notes == ["individual" if severity else "police"]


def tariffs(days: int, *, sitting: bool = True) -> Facts:
    return Facts(
        span=Span(0, 99),
        matters=(MatterFact(span=PLACE, subject="tariff", decided=True),),
        effects=(dated(days),),
        sitting=SittingFacts(date=Fact(value=DAY, span=PLACE) if sitting else None),
    )


@pytest.mark.parametrize(("days", "faults"), [(-400, 1), (-401, 0), (-1, 1), (0, 0)])
def test_tariffs_of_the_last_months_are_looked_at(days: int, faults: int) -> None:
    assert len(list(retroactive_tariff.check(tariffs(days)))) == faults


def test_the_day_of_a_contract_is_not_that_of_the_tariffs() -> None:
    facts = tariffs(-5)
    of_contract = facts.effects[0].model_copy(update={"of_agreement": True})
    assert list(retroactive_tariff.check(facts.model_copy(update={"effects": (of_contract,)}))) == [NotApplicable()]


def test_tariffs_without_a_sitting_are_undetermined() -> None:
    assert list(retroactive_tariff.check(tariffs(-5, sitting=False))) == [Missing("sitting.date")]


@pytest.mark.parametrize(("kind", "severity"), [("order", Severity.INFORMATION), ("deliberation", None), (None, None)])
def test_an_order_that_looks_back_is_only_pointed_at(kind: str | None, severity: Severity | None) -> None:
    looking_back = dated(-5).model_copy(update={"retroactive": True})
    facts = Facts(
        span=Span(0, 99),
        act=ActFacts(kind=None if kind is None else Fact(value=kind, span=PLACE)),
        effects=(looking_back, dated(5)),
    )
    (fault,) = retroactive_effect_stated.check(facts)
    assert isinstance(fault, Fault)
    assert fault.severity is severity
