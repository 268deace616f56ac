"""An agreement extended to a day that is already past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.amendments.terms import new_term
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    new, sitting = new_term(facts), facts.sitting.date
    if decision(facts) is None:
        yield NotApplicable()
    elif new is None:
        yield Missing("amendment.new_term")
    elif sitting is None:
        yield Missing("sitting.date")
    elif new.value < sitting.value:
        yield Fault(at=new.span, values={"new": new}, related=[(sitting.span, "sitting")], label="new")
