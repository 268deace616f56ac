"""Delegations and elections, decisions of presidents, where the examples of the rules are silent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from actcheck.facts import ActFacts, CitedAct
from actcheck.rules import Fault, Missing, NotApplicable
from actcheck.rules.competence import delegation_before_election, president_decision_without_delegation
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation

DELEGATION = CitedAct(
    span=Span(0, 5), part="deliberation", in_citation=True, date=datetime.date(2019, 7, 1), delegates=True
)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("commune", [Fault]), ("departement", [Fault]), ("syndicat", [NotApplicable])],
)
def test_the_last_election_is_that_of_the_authority(
    build: Callable[..., Facts], kind: str, expected: list[type[Observation]]
) -> None:
    facts = build(kind=kind).model_copy(update={"cited_acts": (DELEGATION,)})
    assert [type(one) for one in delegation_before_election.check(facts)] == expected


def test_a_number_of_another_year_makes_the_date_doubtful(build: Callable[..., Facts]) -> None:
    cited = DELEGATION.model_copy(update={"number_year": 2021})
    facts = build().model_copy(update={"cited_acts": (cited,)})
    assert list(delegation_before_election.check(facts)) == [Missing("cited_acts")]


def test_without_a_day_no_election_is_the_last(build: Callable[..., Facts]) -> None:
    facts = build(on=None).model_copy(update={"cited_acts": (DELEGATION,)})
    assert list(delegation_before_election.check(facts)) == [Missing("sitting.date")]


def test_a_text_of_no_kind_decides_nothing(build: Callable[..., Facts]) -> None:
    facts = build().model_copy(update={"act": ActFacts()})
    assert list(president_decision_without_delegation.check(facts)) == [NotApplicable()]
