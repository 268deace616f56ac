"""A new term that comes before the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.amendments.terms import new_term, old_term
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    old, new = old_term(facts), new_term(facts)
    if decision(facts) is None:
        yield NotApplicable()
    elif new is None:
        yield Missing("amendment.new_term")
    elif old is None:
        yield Missing("amendment.old_term")
    elif new.value < old.value:
        yield Fault(at=new.span, values={"old": old, "new": new}, related=[(old.span, "old")], label="new")
