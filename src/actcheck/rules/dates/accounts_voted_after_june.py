"""Yearly accounts voted after 30 June."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.sitting_days import earliest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts

_JUNE = 6
# The day was put off that year by a law of exception.
_EXCEPTION = 2020


def check(facts: Facts) -> Iterator[Observation]:
    voted = next((matter for matter in facts.matters if matter.subject == "accounts" and matter.decided), None)
    sitting = facts.sitting.date
    if voted is None:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    elif (day := earliest_day(facts, sitting)).year != _EXCEPTION and day.month > _JUNE:
        yield Fault(at=voted.span, related=[(sitting.span, "sitting")])
