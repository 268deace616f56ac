"""An unanimous vote with abstentions, without "of the votes cast"."""

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
        abstentions = voting.abstentions
        if voting.unanimous_of_votes_cast:
            continue
        if abstentions is None:
            yield Missing("voting.abstentions")
        elif voting.majority is not None or voting.secret:
            # A form with both words, or a unanimous choice of the way to vote.
            yield NotApplicable()
        elif voting.unanimous is not None and abstentions.value > 0:
            yield Fault(
                at=voting.unanimous.span,
                values={"abstentions": abstentions},
                related=[(abstentions.span, "abstentions")],
            )
