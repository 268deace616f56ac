"""Dates that no calendar has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    for date in facts.dates:
        if date.impossible:
            yield Fault(at=date.span, values={"written": date.raw})
