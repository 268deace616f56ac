"""Votes that no member present and no proxy explains, and without which the result would be another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Outcome
from actcheck.rules.attendance.persons import movements
from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.voting.headcount import headcount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, VotingFacts


def check(facts: Facts) -> Iterator[Observation]:
    count = headcount(facts)
    if isinstance(count, Missing):
        yield count
        return
    if count.unexplained is None or movements(facts):
        yield Missing("attendance.present", "attendance.proxies")
        return
    if count.unexplained <= 0:
        return
    voting = facts.voting
    if voting.votes_for is None or voting.votes_against is None:
        yield Missing("voting.votes_against")
        return
    adopted = _adopted(voting)
    if adopted is None:
        yield Missing("voting.outcome")
        return
    winners, losers = (voting.votes_for, voting.votes_against) if adopted else (voting.votes_against, voting.votes_for)
    left = winners.value - count.unexplained
    # A tie rejects what was put to the vote, the casting vote aside.
    decided_by_them = left <= losers.value if adopted else left < losers.value
    if winners.value < losers.value or not decided_by_them:
        return
    yield Fault(
        at=winners.span,
        values={
            "unexplained": count.unexplained,
            "present": count.present,
            "proxies": count.proxies,
            "winning": winners.value,
            "left": left,
            "losing": losers.value,
        },
        related=[(losers.span, None)],
        notes=["against_adoption" if adopted else "for_adoption"],
    )


def _adopted(voting: VotingFacts) -> bool | None:
    if voting.outcome is not None:
        return voting.outcome.value == Outcome.ADOPTED
    if voting.votes_for is None or voting.votes_against is None or voting.votes_for.value == voting.votes_against.value:
        return None
    return voting.votes_for.value > voting.votes_against.value
