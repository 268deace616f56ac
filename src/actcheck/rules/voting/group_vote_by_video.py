"""Votes given by political groups in a meeting held by video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.formalities import said
from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    by_groups = [places for voting in facts.votings if (places := voting.by_groups or voting.group_total) is not None]
    if not by_groups or not said(facts, "video"):
        yield NotApplicable()
    else:
        for place in by_groups:
            yield Fault(at=place.span)
