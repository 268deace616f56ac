"""Amendments decided once the agreement has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.amendments.terms import old_term
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    old, sitting = old_term(facts), facts.sitting.date
    if decision(facts) is None:
        yield NotApplicable()
    elif old is None:
        yield Missing("amendment.old_term")
    elif sitting is None:
        yield Missing("sitting.date")
    elif sitting.value > old.value:
        yield Fault(at=old.span, values={"old": old}, related=[(sitting.span, "sitting")], label="old")
