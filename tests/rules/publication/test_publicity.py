"""Publicity and remedies where the examples of the rules are silent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from actcheck.facts import Fact, FormalityFact, Profile, RemedyFacts
from actcheck.rules import Fault, Missing, NotApplicable
from actcheck.rules.publication import (
    enforceable_too_early,
    individual_decision_sent_late,
    list_posted_late,
    posted_where_published_online,
    remedy_before_another_court,
)
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts
    from actcheck.rules.observation import Observation

SPAN = Span(0, 5)
COUNCIL = {"kind": "commune", "assembly": "council"}


def with_words(facts: Facts, *whats: str, date: datetime.date | None = None) -> Facts:
    words = tuple(FormalityFact(span=SPAN, what=what, date=date) for what in whats)
    return facts.model_copy(update={"formalities": words})


@pytest.mark.parametrize(("population", "expected"), [(3500, [Fault]), (3499, [NotApplicable]), (None, [Missing])])
def test_small_communes_choose(
    build: Callable[..., Facts], population: int | None, expected: list[type[Observation]]
) -> None:
    facts = with_words(build(**COUNCIL), "posted").model_copy(update={"profile": Profile(population=population)})
    assert [type(one) for one in posted_where_published_online.check(facts)] == expected


def test_an_unknown_authority_may_be_any(build: Callable[..., Facts]) -> None:
    facts = with_words(build(kind=None), "posted")
    assert list(posted_where_published_online.check(facts)) == [Missing("authority.kind")]


def test_what_was_posted_before_the_sitting_is_its_notice(build: Callable[..., Facts]) -> None:
    facts = with_words(build(), "posted", date=datetime.date(2025, 3, 16))
    assert list(posted_where_published_online.check(facts)) == [NotApplicable()]


def test_a_list_without_a_day_cannot_be_late(build: Callable[..., Facts]) -> None:
    assert list(list_posted_late.check(build(on=None))) == [Missing("sitting.date")]


def test_a_day_after_the_act_is_not_too_early(build: Callable[..., Facts]) -> None:
    certified = FormalityFact(span=Span(9900, 9905), what="enforceable", date=datetime.date(2025, 3, 18))
    assert list(enforceable_too_early.check(build().model_copy(update={"formalities": (certified,)}))) == []


def test_an_earlier_act_is_called_enforceable_above(build: Callable[..., Facts]) -> None:
    facts = with_words(build(), "enforceable", date=datetime.date(2021, 4, 2))
    assert list(enforceable_too_early.check(facts)) == [NotApplicable()]


def test_a_decision_on_a_person_may_not_say_when_it_was_sent(build: Callable[..., Facts]) -> None:
    facts = with_words(build(), "individual")
    assert list(individual_decision_sent_late.check(facts)) == [Missing("sitting.date", "transmission.sent_on")]


@pytest.mark.parametrize(
    ("whats", "expected"),
    [
        (("other_court",), [Fault]),
        (("other_court", "administrative_court"), [NotApplicable]),
        (("administrative_court",), []),
        ((), []),
    ],
)
def test_another_court_beside_the_right_one(
    build: Callable[..., Facts], whats: tuple[str, ...], expected: list[type[Observation]]
) -> None:
    facts = with_words(build(), *whats)
    stated = facts.model_copy(update={"remedies": RemedyFacts(stated=Fact[bool](value=True, span=SPAN))})
    assert [type(one) for one in remedy_before_another_court.check(stated)] == expected
