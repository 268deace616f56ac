"""Votes of groups that do not make up the votes counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if all(voting.group_total is None for voting in facts.votings):
        yield NotApplicable()
    for voting in facts.votings:
        group_total, votes_for = voting.group_total, voting.votes_for
        if group_total is not None and votes_for is not None and group_total.value != votes_for.value:
            yield Fault(
                at=votes_for.span,
                values={"votes_for": votes_for, "group_total": group_total},
                related=[(group_total.span, "groups")],
            )
