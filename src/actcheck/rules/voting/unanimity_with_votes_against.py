"""An unanimous vote with votes against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    unanimous = [voting for voting in facts.votings if voting.unanimous is not None]
    if not unanimous:
        yield NotApplicable()
    for voting in unanimous:
        against = voting.votes_against
        if against is None:
            yield Missing("voting.votes_against")
        elif voting.majority is not None or voting.secret:
            # A form with both words, or a unanimous choice of the way to vote.
            yield NotApplicable()
        elif voting.unanimous is not None and against.value > 0:
            yield Fault(at=voting.unanimous.span, values={"against": against}, related=[(against.span, "against")])
