"""An act adopted with as many votes for as against, without a word of the chair's casting vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Outcome
from actcheck.rules.observation import Fault, Missing, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

# The accounts are adopted unless a majority votes against them.
_ACCOUNTS = "CGCT L1612-12"
_NO_CASTING_VOTE_IN_SECRET = ("commune", "epci", "ept")


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.votings:
        yield Missing("voting.outcome", "voting.votes_for", "voting.votes_against")
    accounts = any(reference.canonical == _ACCOUNTS for reference in facts.references)
    kind = facts.authority.kind
    for voting in facts.votings:
        outcome, votes_for, votes_against = voting.outcome, voting.votes_for, voting.votes_against
        if outcome is None or votes_for is None or votes_against is None:
            yield Missing("voting.outcome", "voting.votes_for", "voting.votes_against")
            continue
        tie = outcome.value == Outcome.ADOPTED and 0 < votes_for.value == votes_against.value
        none_in_secret = voting.secret and kind is not None and kind.value in _NO_CASTING_VOTE_IN_SECRET
        if tie and not accounts and (none_in_secret or not voting.casting_vote):
            yield Fault(
                at=outcome.span,
                values={"votes_for": votes_for, "votes_against": votes_against},
                related=[(votes_for.span, None), (votes_against.span, None)],
                notes=["secret"] if none_in_secret else [],
            )
