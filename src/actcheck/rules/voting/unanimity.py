"""The votes that an act calls unanimous."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Fact, Facts, VotingFacts


def unanimous(facts: Facts) -> Iterator[tuple[VotingFacts, Fact[bool]]]:
    """Each vote called unanimous, and where.

    Left aside: a form with "à la majorité" too, of which nobody can tell what was struck out, and a
    secret ballot, where unanimity may be about the way to vote.
    """
    for voting in facts.votings:
        if voting.unanimous is not None and voting.majority is None and not voting.secret:
            yield voting, voting.unanimous
