"""Amendments numbered n while number n-1 is named nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    amendment = facts.amendment
    if decision(facts) is None:
        yield NotApplicable()
    elif amendment.number is None:
        yield Missing("amendment.number")
    elif amendment.number.value < 2:
        yield NotApplicable()
    elif amendment.previous_cited is None:
        previous = amendment.number.value - 1
        yield Fault(at=amendment.number.span, values={"number": amendment.number, "previous": previous})
