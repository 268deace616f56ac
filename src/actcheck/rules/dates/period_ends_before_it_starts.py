"""Periods whose last day comes before the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    if not facts.periods:
        yield NotApplicable()
    for period in facts.periods:
        if period.ends < period.starts:
            yield Fault(at=period.span, values={"starts": period.starts, "ends": period.ends})
