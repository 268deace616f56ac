"""A vote given by political groups without the votes of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if all(voting.by_groups is None and voting.group_total is None for voting in facts.votings):
        yield NotApplicable()
    for voting in facts.votings:
        if voting.by_groups is not None:
            yield Fault(at=voting.by_groups.span)
