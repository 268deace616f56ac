"""Amendments signed once the agreement has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.amendments.terms import old_term
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


def check(facts: Facts) -> Iterator[Observation]:
    old, signed = old_term(facts), facts.amendment.signed_on
    if decision(facts) is None:
        yield NotApplicable()
    elif old is None:
        yield Missing("amendment.old_term")
    elif signed is None:
        yield Missing("amendment.signed_on")
    elif signed.value > old.value:
        yield Fault(at=signed.span, values={"signed": signed, "old": old}, related=[(old.span, "old")], label="signed")
