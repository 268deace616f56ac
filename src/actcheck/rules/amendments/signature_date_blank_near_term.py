"""A blank date of signature while the agreement is about to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.rules.amendments.decided import decision
from actcheck.rules.amendments.terms import old_term
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts


# How near the end must be for a blank date to be worth a word.
_NEAR_DAYS = 60


def check(facts: Facts) -> Iterator[Observation]:
    amendment, sitting, old = facts.amendment, facts.sitting.date, old_term(facts)
    if decision(facts) is None or amendment.signature_blank is None:
        yield NotApplicable()
    elif old is None:
        yield Missing("amendment.old_term")
    elif sitting is None:
        yield Missing("sitting.date")
    elif 0 <= (old.value - sitting.value).days <= _NEAR_DAYS:
        yield Fault(at=amendment.signature_blank.span, values={"old": old}, related=[(old.span, "old")], label="blank")
