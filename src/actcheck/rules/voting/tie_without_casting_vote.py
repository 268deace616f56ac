"""An act adopted with as many votes for as against, without a word of the chair's casting vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Outcome
from actcheck.rules.observation import Fault, Missing, Observation
from actcheck.rules.voting.accounts import on_accounts
from actcheck.rules.voting.decided import decided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# There, another rule is for the secret ballot.
NO_CASTING_VOTE_IN_SECRET = ("commune", "epci", "ept")


def check(facts: Facts) -> Iterator[Observation]:
    kind = facts.authority.kind
    for vote in decided(facts):
        if isinstance(vote, Missing):
            yield vote
            continue
        tie = vote.outcome.value == Outcome.ADOPTED and vote.votes_for.value == vote.votes_against.value
        none_in_secret = vote.voting.secret and kind is not None and kind.value in NO_CASTING_VOTE_IN_SECRET
        if tie and not none_in_secret and not vote.voting.casting_vote and not on_accounts(facts):
            yield Fault(
                at=vote.outcome.span,
                values={"votes_for": vote.votes_for, "votes_against": vote.votes_against},
                related=[(vote.votes_for.span, "for"), (vote.votes_against.span, "against")],
            )
