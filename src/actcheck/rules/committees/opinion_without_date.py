"""Opinions cited without the day on which they were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation
from actcheck.rules.own_visas import in_own_visas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    opinions = in_own_visas(facts.opinions)
    if not opinions:
        yield NotApplicable()
    for opinion in opinions:
        if opinion.date is None and opinion.date_span is None:
            yield Fault(at=opinion.span)
