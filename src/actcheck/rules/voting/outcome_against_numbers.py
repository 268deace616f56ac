"""An act adopted with more votes against than for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Outcome
from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.votings:
        yield Missing("voting.outcome", "voting.votes_for", "voting.votes_against")
    for voting in facts.votings:
        outcome, votes_for, votes_against = voting.outcome, voting.votes_for, voting.votes_against
        if outcome is None or votes_for is None or votes_against is None:
            yield Missing("voting.outcome", "voting.votes_for", "voting.votes_against")
        elif outcome.value == Outcome.ADOPTED and votes_for.value < votes_against.value:
            yield Fault(
                at=outcome.span,
                values={"votes_for": votes_for, "votes_against": votes_against},
                related=[(votes_for.span, "for"), (votes_against.span, "against")],
            )
