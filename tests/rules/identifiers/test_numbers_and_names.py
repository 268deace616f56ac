"""The edges of identifiers, and of names one letter apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actcheck.facts import ActFacts, Fact, Facts
from actcheck.facts.model import ReceiptFacts
from actcheck.rules.identifiers import (
    approximate_official_name,
    person_spelled_two_ways,
    receipt_number_differs,
    siret_key,
    siret_of_another_siren,
)
from actcheck.rules.observation import Fault, Missing, NotApplicable
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

PLACE = Span(10, 20)


def numbers(siren: str, *sirets: tuple[str, int]) -> Facts:
    """A SIREN from 100 to 111, and SIRETs so many characters from it (behind it, or before it)."""
    return Facts(
        span=Span(0, 999),
        sirens=(Fact(value=siren, span=Span(100, 111)),),
        sirets=tuple(
            Fact(value=value, span=Span(111 + gap, 128 + gap) if gap >= 0 else Span(83 + gap, 100 + gap))
            for value, gap in sirets
        ),
    )


@pytest.mark.parametrize(("gap", "compared"), [(18, True), (19, False), (-18, True), (-19, False)])
def test_a_siret_beside_a_siren_is_compared(gap: int, compared: bool) -> None:
    (observation,) = siret_of_another_siren.check(numbers("384 719 266", ("912 045 036 00015", gap)))
    assert isinstance(observation, Fault if compared else NotApplicable)


def test_two_sirets_beside_a_siren_are_not() -> None:
    both = numbers("384 719 266", ("912 045 036 00015", 5), ("912 045 036 00023", -5))
    assert list(siret_of_another_siren.check(both)) == [NotApplicable()]


def test_a_pair_behind_a_siren_alone_is_compared() -> None:
    alone = numbers("912 045 03", ("912 045 036 00015", 5))
    assert list(siret_of_another_siren.check(alone)) == [NotApplicable()]
    second = numbers("384 719 266", ("912 045 036 00015", 5))
    first = (Fact(value="912 045 036", span=Span(900, 911)),)
    facts = second.model_copy(update={"sirens": first + second.sirens})
    (fault,) = siret_of_another_siren.check(facts)
    assert isinstance(fault, Fault)
    assert fault.at == second.sirets[0].span


@pytest.mark.parametrize(
    ("digits", "notes"),
    [("912 045 036 0001", ["length"]), ("912 045 036 000155", ["length"]), ("912 045 036 00016", ["key"])],
)
def test_what_is_wrong_with_a_siret_is_said(digits: str, notes: list[str]) -> None:
    facts = Facts(span=Span(0, 99), sirets=(Fact(value=digits, span=PLACE),))
    (fault,) = siret_key.check(facts)
    assert isinstance(fault, Fault)
    assert fault.notes == notes


@pytest.mark.parametrize(
    ("number", "transmitted", "differ"),
    [
        ("2025-014", "2025014", False),
        ("14", "2025_014", False),
        ("2025-014", "14", False),
        ("2025-014", "DEL2025015", True),
        ("DEL-2025-03-014", "2025014", True),
        ("2025-000", "2025000", False),
        ("12-2025", "2025012", False),
        ("A", "2025012", False),
    ],
)
def test_numbers_are_alike_where_one_holds_the_other_or_its_rank(number: str, transmitted: str, differ: bool) -> None:
    facts = Facts(
        span=Span(0, 99),
        act=ActFacts(number=Fact(value=number, span=PLACE)),
        receipt=ReceiptFacts(number=Fact(value=transmitted, span=Span(30, 40))),
    )
    assert [isinstance(one, Fault) for one in receipt_number_differs.check(facts)] == [True] * differ


def test_a_number_that_is_not_stated_is_named() -> None:
    facts = Facts(span=Span(0, 99), receipt=ReceiptFacts(number=Fact(value="14", span=PLACE)))
    assert list(receipt_number_differs.check(facts)) == [Missing("act.number")]


@pytest.mark.parametrize(
    ("listed", "named", "said"),
    [
        ("Odile TRAVASSAC", "Odile TRAVASAC", True),
        ("Odile TRAVASAC", "Odile TRAVASSAC", True),
        ("Odile TRAVASSAC", "Odile TRAVESSAC", True),
        ("Odile TRAVASSAC", "Odile TRAVSASAC", True),
        ("Odile TRAVASSAC", "Odile TRAVASSACO", True),
        ("Odile TRAVASSAC", "Odile GRAVASSAC", True),
        ("Odile TRAVASSAC", "Odile TRAVESSEC", False),
        ("Odile TRAVASSAC", "Odile TRASSAVAC", False),
        ("Odile TRAVASSAC", "Odille TRAVASAC", False),
        ("Odile TRAVASSAC", "TRAVASAC", False),
        ("Odile TRAVASSAC", "Odile Jeanne TRAVASAC", False),
        ("Odile TRAVA", "Odile TRAVO", True),
        ("Odile TRAV", "Odile TRAB", False),
        ("Odile TRAVA", "Odile TRAV", False),
        ("Michel TRAVASSAC", "Michele TRAVASSAC", False),
        ("Michele TRAVASSAC", "Michel TRAVASSAC", False),
        ("Michel TRAVASSAC", "Michol TRAVASSAC", True),
        ("TRAVASSAC", "TRAVASAC", False),
    ],
)
def test_names_one_letter_apart(build: Callable[..., Facts], listed: str, named: str, said: bool) -> None:
    facts = build(present=[listed, "Jean PASTOURAC"], secretary=named)
    assert [one.values["there"] for one in person_spelled_two_ways.check(facts) if isinstance(one, Fault)] == (
        [listed] if said else []
    )


def test_a_name_near_two_of_the_list_is_nobody_s(build: Callable[..., Facts]) -> None:
    facts = build(present=["Odile TRAVASSAC", "Odile TRAVASSOC"], secretary="Odile TRAVASSIC")
    assert list(person_spelled_two_ways.check(facts)) == []


def test_a_name_is_said_once_and_the_next_ones_are_looked_at(build: Callable[..., Facts]) -> None:
    facts = build(
        present=["Odile TRAVASSAC", "Jeanne PASTOURAC"],
        proxies=[
            ("Paul GERVIN", None),
            ("Line VIDALOU", "Jeanne PASTOURAC"),
            ("Marc VIDALOU", "Odile TRAVASAC"),
            ("Louis VIDALOU", "Odile TRAVASAC"),
        ],
        chair="Odile TRAVASAC",
        secretary="Jeanne PASTOURAK",
    )
    found = [one.values["here"] for one in person_spelled_two_ways.check(facts) if isinstance(one, Fault)]
    assert found == ["Odile TRAVASAC", "Jeanne PASTOURAK"]


def names(*written: str) -> Facts:
    return Facts(span=Span(0, 99), names=tuple(Fact(value=name, span=PLACE) for name in written))


def test_names_of_bodies_are_compared_one_by_one() -> None:
    (fault,) = approximate_official_name.check(
        names(
            "Vaurelle",
            "Amicale des rameurs (ADR)",
            "Agences régionales de santé (ARS)",
            "agences régionales de santé (ARS)",
        )
    )
    assert isinstance(fault, Fault)
    assert fault.values == {
        "here": "Agences régionales de santé",
        "official": "agence régionale de santé",
        "source": "CSP L1431-1",
    }
    assert list(approximate_official_name.check(names("Vaurelle", "ARS"))) == [NotApplicable()]
    assert list(approximate_official_name.check(names("Agence Régionale de Santé (ARS)"))) == []
    assert list(approximate_official_name.check(names("Association des riverains de la Sornette (ARS)"))) == []
