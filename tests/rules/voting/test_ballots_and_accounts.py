"""Ballots, accounts and members with an interest, where the examples of the rules are silent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from actcheck.ast import Outcome
from actcheck.facts import FormalityFact, MatterFact
from actcheck.findings import Severity
from actcheck.rules import Fault, Missing, NotApplicable
from actcheck.rules.voting import (
    accounts_rejected_without_majority,
    appointment_without_secret_ballot,
    casting_vote_in_secret_ballot,
    head_votes_on_accounts,
    interested_member_votes,
)
from actcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.facts import Facts

SPAN = Span(0, 5)
COUNCIL = {"kind": "commune", "assembly": "council"}
STATED = Missing("voting.outcome", "voting.votes_for", "voting.votes_against")


def on_accounts(facts: Facts) -> Facts:
    return facts.model_copy(update={"matters": (MatterFact(span=SPAN, subject="accounts", decided=True),)})


def with_words(facts: Facts, what: str, name: str | None = None) -> Facts:
    words = FormalityFact(span=SPAN, what=what, name=name)
    return facts.model_copy(update={"formalities": (*facts.formalities, words)})


def test_without_an_outcome_nothing_is_rejected_nor_adopted(build: Callable[..., Facts]) -> None:
    facts = build(**COUNCIL, voting={"votes_for": 2, "votes_against": 2, "secret": True})
    assert list(casting_vote_in_secret_ballot.check(facts)) == [STATED]
    assert list(accounts_rejected_without_majority.check(on_accounts(facts))) == [STATED]


def test_an_appointment_needs_the_authority(build: Callable[..., Facts]) -> None:
    facts = with_words(build(kind=None), "appointment")
    assert list(appointment_without_secret_ballot.check(facts)) == [Missing("authority.kind")]


def test_another_chair_without_a_word_of_who_withdrew_is_information(build: Callable[..., Facts]) -> None:
    facts = on_accounts(build(**COUNCIL, voting={"votes_for": 2, "outcome": str(Outcome.ADOPTED)}))
    assert [f.severity for f in head_votes_on_accounts.check(facts) if isinstance(f, Fault)] == [Severity.WARNING]
    presided = with_words(facts, "elected_chair")
    (fault,) = head_votes_on_accounts.check(presided)
    assert isinstance(fault, Fault)
    assert (fault.severity, fault.notes) == (Severity.INFORMATION, ["nothing_said"])


def test_the_chair_counts_only_where_it_is_the_mayor(build: Callable[..., Facts]) -> None:
    counts = {"present": 2, "present_stated": 2, "proxies": 0}
    voting = {"votes_for": 2, "total": 2}
    present = ["Paul MARTINET", "Jean LENOIR"]
    facts = on_accounts(build(**COUNCIL, chair="Paul MARTINET", present=present, counts=counts, voting=voting))
    assert [f.notes for f in head_votes_on_accounts.check(facts) if isinstance(f, Fault)] == [["nothing_said"]]
    mayor = with_words(facts, "head_chairs")
    (fault,) = head_votes_on_accounts.check(mayor)
    assert isinstance(fault, Fault)
    assert (fault.severity, fault.notes) == (None, ["counted"])


@pytest.mark.parametrize("act", [{"on": None}, {"kind": None}])
def test_an_interest_needs_authority_and_day(build: Callable[..., Facts], act: dict[str, object]) -> None:
    facts = with_words(build(**{**COUNCIL, **act}), "interested", "Jean LENOIR")
    assert list(interested_member_votes.check(facts)) == [Missing("sitting.date", "authority.kind")]


def test_the_chair_signs_for_the_authority(build: Callable[..., Facts]) -> None:
    facts = build(**COUNCIL, chair="Jean LENOIR", present=["Jean LENOIR", "Anne BRISSON"])
    assert list(interested_member_votes.check(with_words(facts, "interested", "Jean LENOIR"))) == []
    (fault,) = interested_member_votes.check(with_words(facts, "interested", "Anne BRISSON Martin"))
    assert isinstance(fault, Fault)
    assert fault.values == {"name": "Anne BRISSON"}


def test_a_family_name_alone_points_at_nobody(build: Callable[..., Facts]) -> None:
    facts = build(**COUNCIL, present=["Jean LENOIR"])
    assert list(interested_member_votes.check(with_words(facts, "interested", "LENOIR"))) == []


@pytest.mark.parametrize(("day", "said"), [(23, True), (24, False)])
def test_presence_alone_counts_up_to_the_law_of_december_2025(
    build: Callable[..., Facts], day: int, said: bool
) -> None:
    facts = build(**COUNCIL, on=datetime.date(2025, 12, day), present=["Jean LENOIR"])
    found = list(interested_member_votes.check(with_words(facts, "interested", "Jean LENOIR")))
    assert [type(one) for one in found] == ([Fault] if said else [Missing])


def test_no_interest_is_read(build: Callable[..., Facts]) -> None:
    assert list(interested_member_votes.check(build(**COUNCIL))) == [NotApplicable()]
