"""Yearly accounts called rejected by a tied vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Outcome
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.voting.accounts import on_accounts
from actcheck.rules.voting.decided import decided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if not on_accounts(facts):
        yield NotApplicable()
        return
    for vote in decided(facts):
        if isinstance(vote, Missing):
            yield vote
        elif vote.outcome.value == Outcome.REJECTED and vote.votes_for.value == vote.votes_against.value:
            yield Fault(
                at=vote.outcome.span,
                values={"votes_for": vote.votes_for, "votes_against": vote.votes_against},
                related=[(vote.votes_for.span, "for"), (vote.votes_against.span, "against")],
            )
