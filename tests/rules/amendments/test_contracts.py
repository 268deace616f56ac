"""The edges of changes to public contracts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from actcheck.facts import AmendmentFacts, Fact, Facts
from actcheck.facts.model import ContractFacts, LegalReference
from actcheck.rules.amendments import (
    award_committee_not_mentioned,
    contract_amounts_do_not_add_up,
    contract_change_over_half,
    contract_change_over_limit,
    contract_change_rate_differs,
    previous_amendment_before_agreement,
)
from actcheck.rules.amendments.contract import change_of
from actcheck.rules.observation import Fault, Missing, NotApplicable
from actcheck.source import Span

PLACE = Span(10, 20)


def fact(value: Any, at: int = 10) -> Fact[Any] | None:
    return None if value is None else Fact(value=value, span=Span(at, at + 5))


def contract(
    initial: int | None = 100_000_00,
    change: int | None = None,
    new: int | None = None,
    *,
    rate: int | None = None,
    number: int | None = 1,
    works: bool | None = True,
    supplies: bool | None = None,
    articles: tuple[str, ...] = (),
) -> Facts:
    return Facts(
        span=Span(0, 99),
        amendment=AmendmentFacts(decided=fact(True), number=fact(number)),
        contract=ContractFacts(
            public=fact(True),
            works=fact(works),
            supplies=fact(supplies),
            initial=fact(initial, 20),
            change=fact(change, 30),
            new=fact(new, 40),
            rate=fact(rate, 50),
        ),
        references=tuple(
            LegalReference(
                span=PLACE,
                canonical=f"CCP {article}",
                nature="code",
                part="deliberation",
                in_citation=True,
                raw=article,
                code="CCP",
                article=article,
            )
            for article in articles
        ),
    )


def faults(observations: object) -> int:
    return sum(isinstance(one, Fault) for one in observations)  # type: ignore[attr-defined]


def test_a_change_is_stated_or_the_new_amount_less_the_initial_one() -> None:
    assert change_of(contract(change=7, new=100_000_09)) == fact(7, 30)
    assert change_of(contract(new=100_000_09)) == Fact(value=9, span=Span(40, 45), derived=True)
    assert change_of(contract(new=100_000_09, number=None)) == Fact(value=9, span=Span(40, 45), derived=True)
    assert change_of(contract(new=100_000_09, number=2)) is None
    assert change_of(contract(initial=None, new=100_000_09)) is None
    assert change_of(contract()) is None


@pytest.mark.parametrize(
    ("change", "works", "supplies", "found"),
    [
        (14_999_99, True, None, 0),
        (15_000_00, True, None, 1),
        (9_999_99, None, True, 0),
        (10_000_00, None, True, 1),
        (10_000_00, True, True, 0),
        (10_000_00, None, None, 0),
        (15_000_00, None, None, 1),
        (-20_000_00, True, None, 0),
    ],
)
def test_a_low_change_stays_below_its_limit(change: int, works: bool | None, supplies: bool | None, found: int) -> None:
    facts = contract(change=change, works=works, supplies=supplies)
    assert faults(contract_change_over_limit.check(facts)) == found


@pytest.mark.parametrize("article", ["R2194-1", "R2194-2", "R2194-3", "R2194-5", "R2194-6", "R2194-7"])
def test_another_case_is_another_limit(article: str) -> None:
    facts = contract(change=30_000_00, articles=(article,))
    assert list(contract_change_over_limit.check(facts)) == [NotApplicable()]


@pytest.mark.parametrize("article", ["R2194-4", "R2194-8", "R2194-9", "R2194-10", "L2194-1"])
def test_an_article_that_opens_no_other_case(article: str) -> None:
    assert faults(contract_change_over_limit.check(contract(change=30_000_00, articles=(article,)))) == 1


def claiming(facts: Facts, **cases: Any) -> Facts:
    return facts.model_copy(update={"contract": facts.contract.model_copy(update=cases)})


def test_a_case_is_claimed_in_words() -> None:
    facts = contract(change=80_000_00)
    limited = claiming(facts, limited_case=fact(True))
    assert list(contract_change_over_limit.check(limited)) == [NotApplicable()]
    assert faults(contract_change_over_half.check(limited)) == 1
    unlimited = claiming(facts, unlimited_case=fact(True))
    assert list(contract_change_over_limit.check(unlimited)) == [NotApplicable()]
    assert list(contract_change_over_half.check(unlimited)) == [NotApplicable()]
    both = claiming(limited, unlimited_case=fact(True))
    assert list(contract_change_over_half.check(both)) == [NotApplicable()]


@pytest.mark.parametrize(("change", "found"), [(50_000_00, 0), (50_000_01, 1)])
@pytest.mark.parametrize("article", ["R2194-2", "R2194-3", "R2194-5"])
def test_half_is_the_most(article: str, change: int, found: int) -> None:
    assert faults(contract_change_over_half.check(contract(change=change, articles=(article,)))) == found


@pytest.mark.parametrize("article", ["R2194-1", "R2194-6", "R2194-7"])
def test_some_cases_have_no_limit(article: str) -> None:
    facts = contract(change=80_000_00, articles=("R2194-2", article))
    assert list(contract_change_over_half.check(facts)) == [NotApplicable()]


@pytest.mark.parametrize(
    ("initial", "works", "supplies", "found"),
    [
        (265_199_99, None, True, 0),
        (265_200_00, None, True, 1),
        (265_200_00, True, True, 0),
        (265_200_00, None, None, 0),
        (6_657_599_99, True, None, 0),
        (6_657_600_00, True, None, 1),
    ],
)
def test_a_large_contract_comes_before_the_committee(
    initial: int, works: bool | None, supplies: bool | None, found: int
) -> None:
    facts = contract(initial=initial, change=initial // 10, works=works, supplies=supplies)
    assert faults(award_committee_not_mentioned.check(facts)) == found


@pytest.mark.parametrize(("change", "found"), [(50_000_00, 0), (50_000_01, 1)])
def test_five_percent_need_no_opinion(change: int, found: int) -> None:
    facts = contract(initial=1_000_000_00, change=change, works=None, supplies=True)
    assert faults(award_committee_not_mentioned.check(facts)) == found


@pytest.mark.parametrize(
    ("change", "new", "found"),
    [
        (5_000_00, 105_001_50, 0),
        (5_000_00, 105_001_51, 1),
        (5_000_00, 104_998_50, 0),
        (5_000_00, 104_998_49, 1),
        (5_000_00, 95_000_00, 0),
        (-5_000_00, 95_000_00, 0),
        (5_000_00, 94_000_00, 1),
    ],
)
def test_amounts_add_up_to_the_euro_whatever_the_sign(change: int, new: int, found: int) -> None:
    assert faults(contract_amounts_do_not_add_up.check(contract(change=change, new=new))) == found


@pytest.mark.parametrize(
    ("rate", "number", "change", "new", "found"),
    [
        (450, 1, 5_000_00, None, 0),
        (449, 1, 5_000_00, None, 1),
        (550, 1, 5_000_00, None, 0),
        (551, 1, 5_000_00, None, 1),
        (500, 1, -5_000_00, None, 0),
        (1200, 2, 5_000_00, 112_000_00, 0),
        (1000, 2, 11_000_00, 121_000_00, 0),
        (1600, 2, 11_000_00, 121_000_00, 1),
        (1100, 1, 11_000_00, 11_000_00, 0),
    ],
)
def test_a_percentage_is_that_of_the_amounts_to_half_a_point(
    rate: int, number: int, change: int, new: int | None, found: int
) -> None:
    facts = contract(change=change, new=new, rate=rate, number=number)
    assert faults(contract_change_rate_differs.check(facts)) == found


@pytest.mark.parametrize(
    ("check", "facts", "missing"),
    [
        (contract_change_over_limit.check, contract(None, 1), ["contract.initial"]),
        (contract_change_over_limit.check, contract(0, 1), ["contract.initial"]),
        (contract_change_over_limit.check, contract(), ["contract.change"]),
        (contract_change_over_half.check, contract(None, 1, articles=("R2194-2",)), ["contract.initial"]),
        (contract_change_over_half.check, contract(0, 1, articles=("R2194-2",)), ["contract.initial"]),
        (contract_change_over_half.check, contract(articles=("R2194-2",)), ["contract.change"]),
        (award_committee_not_mentioned.check, contract(None, 1), ["contract.initial"]),
        (award_committee_not_mentioned.check, contract(0, 1), ["contract.initial"]),
        (award_committee_not_mentioned.check, contract(), ["contract.change"]),
        (contract_change_rate_differs.check, contract(None, 1, rate=500), ["contract.initial"]),
        (contract_change_rate_differs.check, contract(0, 1, rate=500), ["contract.initial"]),
        (contract_change_rate_differs.check, contract(rate=500), ["contract.change"]),
        (
            contract_amounts_do_not_add_up.check,
            contract(None, number=None),
            ["contract.initial", "contract.change", "contract.new", "amendment.number"],
        ),
        (contract_amounts_do_not_add_up.check, contract(change=1), ["contract.new"]),
    ],
)
def test_what_is_not_stated_is_named(check: object, facts: Facts, missing: list[str]) -> None:
    assert list(check(facts)) == [Missing(*missing)]  # type: ignore[operator]


@pytest.mark.parametrize(("previous", "found"), [("2023-09-25", 1), ("2023-09-26", 0)])
def test_an_amendment_of_the_day_of_its_contract_is_lawful(previous: str, found: int) -> None:
    def day(written: str) -> Fact[datetime.date]:
        return Fact(value=datetime.date.fromisoformat(written), span=PLACE)

    amendment = AmendmentFacts(decided=fact(True), previous_date=day(previous), agreement_date=day("2023-09-26"))
    facts = Facts(span=Span(0, 99), amendment=amendment)
    assert faults(previous_amendment_before_agreement.check(facts)) == found
    undated = Facts(span=Span(0, 99), amendment=amendment.model_copy(update={"agreement_date": None}))
    assert list(previous_amendment_before_agreement.check(undated)) == [Missing("amendment.agreement_date")]
