"""Opinions that an attachment quotes are another act's."""

from __future__ import annotations

import datetime

import pytest

from actcheck.facts import Fact, Facts, OpinionFact, SittingFacts
from actcheck.rules import Fault, Missing, NotApplicable
from actcheck.rules.committees import opinion_after_sitting, opinion_dates_differ, unfavourable_opinion_not_mentioned
from actcheck.source import Span

SITTING, BEFORE, AFTER = (datetime.date(2025, 3, day) for day in (17, 3, 24))


def opinion(start: int, part: str, date: datetime.date | None, *, favourable: bool | None = None) -> OpinionFact:
    return OpinionFact(
        span=Span(start, start + 5),
        part=part,
        in_citation=part != "report",
        committee_number="2",
        date=date,
        date_span=Span(start + 3, start + 5) if date else None,
        favourable=favourable,
    )


def facts(*opinions: OpinionFact) -> Facts:
    sitting = SittingFacts(date=Fact[datetime.date](value=SITTING, span=Span(90, 95)))
    return Facts(span=Span(0, 99), sitting=sitting, opinions=opinions)


def test_an_attachment_may_quote_a_later_opinion() -> None:
    assert list(opinion_after_sitting.check(facts(opinion(0, "attachment", AFTER)))) == [NotApplicable()]


@pytest.mark.parametrize("check", [opinion_dates_differ.check, unfavourable_opinion_not_mentioned.check])
def test_the_visas_of_an_attachment_are_not_the_act_s(check) -> None:
    quoted = opinion(0, "attachment", BEFORE, favourable=True)
    assert list(check(facts(quoted, opinion(10, "report", AFTER, favourable=False)))) == [NotApplicable()]


def test_a_fault_has_the_dates_as_places() -> None:
    (fault,) = opinion_dates_differ.check(facts(opinion(0, "deliberation", BEFORE), opinion(10, "report", AFTER)))
    assert isinstance(fault, Fault)
    assert (fault.at, fault.related) == (Span(13, 15), [(Span(3, 5), "visa")])


def test_an_opinion_without_date_is_missing_a_fact() -> None:
    assert list(opinion_after_sitting.check(facts(opinion(0, "deliberation", None)))) == [Missing("opinions.date")]
