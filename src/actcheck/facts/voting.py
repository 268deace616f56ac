"""Votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.facts.model import Fact, VotingFacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.ast import Tally, Voting


def voting_facts(voting: Voting) -> VotingFacts:
    """The facts of one vote."""
    tallies = [voting.votes_for, voting.votes_against, voting.abstentions]
    counts = [fact for fact in map(_count, tallies) if fact is not None]
    votes_for = _count(voting.votes_for)
    grouped = [t for t in tallies if t is not None and t.groups]
    group_counts = [c for t in grouped for c in t.group_counts]
    return VotingFacts(
        span=voting.span,
        votes_for=votes_for,
        votes_against=_count(voting.votes_against),
        abstentions=_count(voting.abstentions),
        not_voting=_count(voting.not_voting),
        total=Fact[int](value=sum(f.value for f in counts), span=votes_for.span, derived=True) if votes_for else None,
        complete=len(counts) == len(tallies),
        unanimous=None if voting.unanimity is None else Fact[bool](value=True, span=voting.unanimity),
        unanimous_of_votes_cast=voting.unanimity_of_votes_cast,
        majority=None if voting.majority is None else Fact[bool](value=True, span=voting.majority),
        outcome=None
        if voting.outcome is None
        else Fact[str](value=voting.outcome.value, span=voting.outcome_span or voting.span),
        casting_vote=voting.casting_vote,
        secret=voting.secret,
        by_groups=Fact[bool](value=True, span=grouped[0].span) if grouped and not group_counts else None,
        group_total=_group_total(voting.votes_for),
    )


def main_voting(votings: Sequence[VotingFacts]) -> VotingFacts:
    """The act's own vote: its only one, or the only one with figures; else none."""
    if len(votings) == 1:
        return votings[0]
    counted = [voting for voting in votings if voting.votes_for is not None]
    return counted[0] if len(counted) == 1 else VotingFacts()


def _count(tally: Tally | None) -> Fact[int] | None:
    if tally is None or tally.count is None:
        return None
    return Fact[int](value=tally.count, span=tally.span)


def _group_total(tally: Tally | None) -> Fact[int] | None:
    if tally is None or not tally.group_counts or len(tally.group_counts) != len(tally.groups):
        return None
    return Fact[int](value=sum(tally.group_counts), span=tally.span, derived=True)
