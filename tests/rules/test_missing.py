"""What a check says where its facts are not stated, and its rule would not ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck import pipeline
from actcheck.facts import AmendmentFacts, Fact
from actcheck.facts.register_answers import RegisterAnswers
from actcheck.rules import Missing, NotApplicable
from actcheck.rules.amendments import decided_after_known_term
from actcheck.rules.attendance import (
    proxy_holder_absent,
    quorum_not_reached_standing_committee,
    second_meeting_too_soon,
)
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts


def test_a_second_meeting_without_a_day() -> None:
    (facts,) = pipeline.read_facts(
        "COMMUNE DE VAL-SUR-ORNETTE\n\nDÉLIBÉRATION DU CONSEIL MUNICIPAL\n\n"
        "Le conseil municipal, réuni à nouveau faute de quorum le 15 mars 2025, après en avoir délibéré,\n\n"
        "APPROUVE la convention.\n"
    )
    assert list(second_meeting_too_soon.check(facts)) == [Missing("sitting.date")]


def test_a_quorum_beside_voters_that_nothing_explains(build: Callable[..., Facts]) -> None:
    counts = {"members_in_office": 24, "present": 5, "present_listed": 5, "voters_stated": 20}
    facts = build(present=["Anne BRISSON"], away=["Claire VASSEUR"], counts=counts)
    assert list(quorum_not_reached_standing_committee.check(facts)) == [Missing("attendance.proxies")]


def test_a_proxy_without_a_holder_beside_one_that_has_one(build: Callable[..., Facts]) -> None:
    facts = build(
        present=["Anne BRISSON", "Jean LENOIR"],
        away=["Claire VASSEUR", "Louis CARRON"],
        proxies=[("Claire VASSEUR", None), ("Louis CARRON", "Anne BRISSON")],
        counts={"present_stated": 2, "present_listed": 2},
    )
    assert list(proxy_holder_absent.check(facts)) == []


def test_an_amendment_of_no_chain_that_the_register_knows(build: Callable[..., Facts]) -> None:
    amendment = AmendmentFacts(decided=Fact(value=True, span=Span(1, 2)), number=Fact(value=2, span=Span(1, 2)))
    facts = build().model_copy(update={"known": RegisterAnswers(), "amendment": amendment})
    assert list(decided_after_known_term.check(facts)) == [NotApplicable()]
