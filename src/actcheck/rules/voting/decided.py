"""Votes with an outcome and the figures that decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actcheck.rules.observation import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Fact, Facts, VotingFacts


class Decided(NamedTuple):
    voting: VotingFacts
    outcome: Fact[str]
    votes_for: Fact[int]
    votes_against: Fact[int]


def decided(facts: Facts) -> Iterator[Decided | Missing]:
    """Each vote of the act with its outcome and figures, or what it does not state."""
    if not facts.votings:
        yield Missing("voting.outcome", "voting.votes_for", "voting.votes_against")
    for voting in facts.votings:
        if voting.outcome is None or voting.votes_for is None or voting.votes_against is None:
            yield Missing("voting.outcome", "voting.votes_for", "voting.votes_against")
        else:
            yield Decided(voting, voting.outcome, voting.votes_for, voting.votes_against)
